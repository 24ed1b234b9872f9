## An interview: what the invited person sees

interview-to-card = To the event
interview-your-time =
    Your time: <b>{ $moment }</b>{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }
interview-choose-time =
    { $count ->
        [0] There is no free time now. Look again later: the coordinator may add some.
        [one] Choose a time: { $count } slot is free.
       *[other] Choose a time: { $count } slots are free.
    }
interview-choose = Choose a time
interview-other-time = Another time
interview-other-day = Another day
interview-give-back = Cancel my booking
interview-times-title = <b>{ $title }</b>
interview-times-button = Choose a time
interview-no-times = There is no free time now. The coordinator may add some, look again later.
interview-which-day = Which day suits you?
interview-which-time =
    { $day }. Which time suits you?{ $zone ->
        [none] {""}
       *[other] {" "}Local time ({ $zone }).
    }
interview-day =
    { $day } — { $count ->
        [one] { $count } slot
       *[other] { $count } slots
    }
interview-booked =
    <b>You are booked: { $moment }</b>
    { $title }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }

    We will remind you. If your plans change, choose another time on the card of the event.
interview-moved =
    <b>Time changed: { $moment }</b>
    { $title }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }

    Your earlier time is free for others now.
interview-calendar-file = Calendar file
interview-yours-already = This time is yours already.
interview-move-question =
    You are booked for { $before }.
    Change to <b>{ $after }</b>? Others can take your earlier time at once.
interview-move-sure = Yes, change
interview-keep = Leave as it is
interview-nothing-booked = You have no booking.
interview-give-back-question =
    Cancel your booking for { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }?
    Others can take this time at once.
interview-give-back-sure = Yes, cancel it
interview-given-back =
    Booking cancelled: { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }.
    “{ $title }”: while there is free time, you can book again.

## Refusals

interview-not-invited = This interview is not for your group. If this is a mistake, write to the coordinator.
interview-cancelled = This interview is cancelled, nothing can be changed in it.
interview-not-open = Booking opens { $moment }.
interview-closed = Booking closed { $moment }. If you need another time, write to the coordinator.
interview-taken = The time { $moment } has just been taken. Choose another.
interview-past = The time { $moment } has passed.
interview-begun = Your interview ({ $moment }) has begun, the booking cannot be changed.
interview-slot-gone = This time is there no more. Open the event and choose another.
interview-lost = This conversation was interrupted. Open the interview and begin again.
interview-want-words = A text is wanted here. Write it in words or press “Cancel”.

## What the invited person reads when the coordinator changes a time

interview-told-moved =
    <b>{ $title }: your time has changed</b>
    It was: { $before }
    Now: <b>{ $moment }</b>
    Reason: { $reason }

    If the new time does not suit you, choose another.
interview-told-placed =
    <b>{ $title }: you are booked</b>
    Time: <b>{ $moment }</b>
    A coordinator has booked it.

    If the time does not suit you, choose another.
interview-told-placed-anew =
    <b>{ $title }: your time has changed</b>
    It was: { $before }
    Now: <b>{ $moment }</b>
    A coordinator has booked it.

    If the new time does not suit you, choose another.
interview-told-removed =
    <b>{ $title }: your time is cancelled</b>
    It was: { $moment }
    Reason: { $reason }

    The invitation stands. Please choose another time.

## For the coordinator: the times

interview-staff-times = Interview times: { $booked } of { $total } booked
interview-staff-empty =
    <b>{ $title }</b>
    There are no times yet. Add some, and the invited people can book.
interview-staff-days =
    <b>{ $title }</b>
    Choose a day.
interview-staff-day =
    <b>{ $title }</b>
    { $day }: { $booked } of { $total } booked
interview-staff-day-line = { $day } — { $booked } of { $total } booked
interview-staff-line =
    { $time }{ $has_room ->
        [yes] {" "}· { $room }
       *[no] {""}
    } · { $free ->
        [yes] free
       *[no] { $who }{ $outcome ->
            [recommended] , recommended
            [declined] , not recommended
            [postponed] , postponed
            [absent] , did not come
           *[none] {""}
        }
    }
interview-add = Add times
interview-remove-free = Remove free times: { $count }
interview-remove-free-question =
    Remove the free times of this day ({ $count })?
    { $booked ->
        [0] Nobody is booked on this day.
       *[other] Booked times ({ $booked }) stay.
    }
interview-remove-free-sure = Yes, remove: { $count }
interview-removed-free = Free times removed: { $count }.
interview-ask-plan =
    <b>{ $title }</b>
    Write in one line when and how long each. For example:
    <code>10:00–13:00 by 20 minutes</code>
    You can add the day, a break and rooms:
    <code>16 September 10:00–13:00 by 20 minutes, break 5 minutes, rooms 12 and 14</code>
    { $several ->
        [yes] The event runs from { $first } to { $last }: the day is needed.
       *[no] The event runs from { $first } to { $last }.
    }
interview-understood =
    Understood:
    <b>{ $day }, { $begins }–{ $ends }</b>
    { $minutes } min each{ $pause ->
        [0] {""}
       *[other] , break { $pause } min
    }{ $has_rooms ->
        [yes] , { $rooms }
       *[no] {""}
    }
    This gives { $count ->
        [one] { $count } slot
       *[other] { $count } slots
    }: the first at { $first }, the last at { $last }.

    If this is wrong, write the line again.
interview-add-now = Add: { $count }
interview-added = Slots added: { $count }. Invited people can book now.
interview-added-before = These times were added before.
interview-plan-gone = This is done already, or you have begun something else. Open the list of times again.
interview-plan-unclear = “{ $typed }” was not understood. A start, an end and a length are needed, for example: 10:00–13:00 by 20 minutes
interview-plan-day = The event runs from { $first } to { $last }. Add the day, for example: 16 September 10:00–13:00 by 20 minutes
interview-plan-day-unclear = “{ $typed }” is no such day or is unclear. Write, for example: 16 September 10:00–13:00 by 20 minutes
interview-plan-outside-days = { $day } is outside of the event: it runs from { $first } to { $last }. Choose a day within it or change the event first.
interview-no-such-time = “{ $typed }” is no time of day. Write, for example, 10:00.
interview-no-such-hour = On { $day } the clocks change, there is no { $time } that day. Take another time.
interview-plan-order = The end ({ $ends }) is not after the start ({ $begins }). Write, for example: 10:00–13:00 by 20 minutes
interview-plan-length = { $minutes } min for an interview will not do: from { $shortest } to { $longest } minutes.
interview-plan-pause = A break of { $minutes } min is too long: up to { $limit } minutes. For a long break add the times in two lines.
interview-plan-none = Not one interview of { $minutes } min fits in there.
interview-plan-many = This gives more than { $limit } slots at once. Add them in parts.
interview-plan-rooms = There are { $count } rooms, and up to { $limit } can be added at once.
interview-outside = The time { $moment } is outside of the event: it runs from { $first } to { $last }. Write another time, or let the event last longer first. Nothing was changed.
interview-overlap =
    At { $moment }{ $has_room ->
        [yes] {" "}({ $room })
       *[no] {""}
    } there is a time already, and they overlap. Nothing was changed.

## For the coordinator: one interview

interview-slot =
    <b>{ $title }</b>
    { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }
interview-slot-free = Free
interview-slot-who =
    <b>{ $name }</b>{ $has_contacts ->
        [yes] {"\u000A"}{ $contacts }
       *[no] {""}
    }
interview-outcome =
    Outcome: { $outcome ->
        [recommended] recommended
        [declined] not recommended
        [postponed] decision postponed
        [absent] did not come
       *[none] not noted yet
    }
interview-outcome-button =
    { $chosen ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $outcome ->
        [recommended] Recommend
        [declined] Not recommend
        [postponed] Postpone
       *[absent] Did not come
    }
interview-protocol =
    Protocol: { $protocol }{ $more ->
        [yes] …
       *[no] {""}
    }
interview-protocol-write = Write the protocol
interview-protocol-edit = Change the protocol
interview-protocol-whole = Whole protocol
interview-protocol-of = <b>Protocol: { $name }</b>, { $title }
interview-protocol-title = Protocol
interview-protocol-question = What should be noted about the interview? The outcome is marked by buttons on the card.
interview-protocol-hint = The candidate will not see it
interview-protocol-heading = Check the protocol
interview-protocol-save = Save the protocol
interview-protocol-saved = The protocol is saved.
interview-protocol-empty = The protocol is empty. Write at least a few words.
interview-protocol-long = The protocol has { $count } characters, and { $limit } fit. Please shorten it.
interview-nobody = Nobody is booked for this time, so there is no protocol to write.
interview-not-yet = The interview has not begun: outcome and protocol can be noted after the start.
interview-held = This interview has an outcome already, it cannot be moved or removed.
interview-to-times = To the list of times
interview-to-slot = To the interview
interview-application = Candidate's application
interview-place = Book for somebody
interview-place-whom =
    <b>Whom to book: { $title }</b>
    Time: { $moment }
    { $searched ->
        [yes] Search: “{ $typed }”. { $count ->
            [0] Nobody found. Check the surname: we look among the people of the programme.
           *[other] Found: { $count }.
        }
       *[no] Write a part of a surname, a phone or a school.{ $count ->
            [0] { "" }
           *[other] { " " }Below: those invited without a time ({ $count }).
        }
    }
interview-place-confirm =
    <b>Book for { $name }?</b>
    { $title }
    Time: { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }
interview-place-before = Booked at { $moment } now; that time becomes free.
interview-place-sure = Book
interview-placed = Booked for { $name }.
interview-move-slot = Move
interview-remove-slot = Remove this time
interview-ask-start =
    Now: { $moment }.
    Write the new start, for example 12:30 or 17 September 12:30. The length stays the same.
interview-start-unclear = “{ $typed }” was not understood. Write, for example, 12:30 or 17 September 12:30.
interview-ask-reason = { $name } is booked for this time. Write why it moves; the message will say so.
interview-reason-required = Write the reason: whoever is booked will read it.
interview-reason-long = The reason has { $count } characters, and { $limit } fit. Please shorten it.
interview-move-confirm =
    { $before } → <b>{ $after }</b>
    { $booked ->
        [yes] { $name } will get a message. Reason: { $reason }
       *[no] The time is free, nobody needs to be told.
    }
interview-move-now = Move
interview-moved-slot = Moved.
interview-remove-question = Remove the free time { $moment }?
interview-remove-sure = Yes, remove
interview-remove-ask-reason = { $name } is booked for { $moment }. Write the reason; the message will say so.
interview-remove-confirm =
    Remove { $moment }?
    { $name } will get a message and can choose another time. Reason: { $reason }
interview-remove-booked = Yes, remove and tell
interview-removed = The time is removed.
interview-unbooked = Who has no time
interview-unbooked-title =
    <b>{ $title }</b>
    { $count ->
        [0] Everybody invited has chosen a time or said no.
       *[other] Invited, no time chosen: { $count }{"\u000A"}{ $names }
    }
interview-unbooked-line =
    { $name }{ $has_contacts ->
        [yes] , { $contacts }
       *[no] {""}
    }
interview-event-moved = the whole event was moved
