## The list

participation-list =
    { $side ->
        [mine] { $count ->
            [0] <b>You have not signed up for anything yet</b>
           *[other] <b>My events: { $count }</b>
        }
        [past] { $count ->
            [0] <b>No past events</b>
           *[other] <b>Past events: { $count }</b>
        }
       *[all] { $count ->
            [0] <b>No events yet</b>
           *[other] <b>Events: { $count }</b>
        }
    }
participation-nothing-found = <b>Nothing found</b>
participation-side =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $side ->
        [mine] Mine
        [past] Past
       *[all] All
    }
participation-find = 🔍 Find
participation-filters =
    { $count ->
        [0] Filters
       *[other] Filters: { $count }
    }
participation-clear = ✕ Show everything
participation-calendar-all = All of mine as a calendar file
participation-search = Type a part of a title, a place or an organisation.
participation-searched = Search: “{ $typed }”
participation-shown = Shown: { $filters }
participation-shown-kind = { $kind }
participation-shown-track = track “{ $track }”
participation-shown-free = with places
participation-filters-title = <b>What to show</b> ({ $count } now)
participation-by-kind = Kind
participation-by-track = Track
participation-by-month = Month
participation-only-free =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }With places: { $count }
participation-every = All
participation-mark =
    { $on ->
        [yes] ✓ { $title }
       *[no] { $title }
    }
participation-value =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $title }: { $count }
participation-line =
    { $mark ->
        [signed_up] ✓{ " " }
        [waiting] ⏳{ " " }
        [offered] ❗{ " " }
        [cancelled] ✕ cancelled{ " " }
        [full] full ·{ " " }
       *[none] { "" }
    }{ $day }{ $whole ->
        [yes] { "" }
       *[no] , { $time }
    } · { $title }
participation-day = { $day } { $month }
participation-month-year = { $month } { $year }

participation-month-1 = Jan
participation-month-2 = Feb
participation-month-3 = Mar
participation-month-4 = Apr
participation-month-5 = May
participation-month-6 = Jun
participation-month-7 = Jul
participation-month-8 = Aug
participation-month-9 = Sep
participation-month-10 = Oct
participation-month-11 = Nov
participation-month-12 = Dec

participation-whole-month-1 = January
participation-whole-month-2 = February
participation-whole-month-3 = March
participation-whole-month-4 = April
participation-whole-month-5 = May
participation-whole-month-6 = June
participation-whole-month-7 = July
participation-whole-month-8 = August
participation-whole-month-9 = September
participation-whole-month-10 = October
participation-whole-month-11 = November
participation-whole-month-12 = December

## The card

participation-title = <b>{ $kind }: { $title }</b>
participation-title-alone = <b>{ $title }</b>
participation-when = 🗓 { $when }
participation-clock = Your time: { $zone }. There it will be { $there } ({ $theirs })
participation-where = 📍 { $place }
participation-online = 📍 Online
participation-host = Host: { $host }
participation-places =
    { $free ->
        [0] No places left, { $capacity } in all
       *[other] { $free } of { $capacity } places left
    }
participation-opens = Sign-up opens { $opens }
participation-closes = Sign-up until: { $closes }
participation-is-closed = Sign-up is closed
participation-contact = Contact: { $contact }
participation-description = { $text }
participation-is-cancelled =
    { $has_reason ->
        [yes] ✕ <b>Cancelled:</b> { $reason }
       *[no] ✕ <b>Cancelled</b>
    }
participation-noted =
    { $attendance ->
        [attended] ✓ Noted as present
       *[absent] { $has_reason ->
            [yes] Noted as absent. Reason: { $reason }
           *[no] Noted as absent
        }
    }
participation-am-waiting = ⏳ You are number { $place } on the waiting list. We will write when a place is free
participation-am-offered = ❗ There is a place for you. Please confirm by: { $until }
participation-am-signed-up = ✓ You are signed up
participation-not-for-me = This event is for other participants
participation-result = Result: { $result }

participation-sign-up = Sign up
participation-queue-up = Join the waiting list
participation-take-place = Confirm that I come
participation-leave-place = I cannot come
participation-check-in = I am here: enter the code
participation-map = Map
participation-call = Join the call
participation-calendar-file = Calendar file
participation-more = More
participation-people = Participants
participation-marking = Attendance
participation-to-list = ← To the list
participation-to-card = ← To the event
participation-open-event = Open the event
participation-leave = Withdraw
participation-leave-queue = Leave the waiting list
participation-calendar-remove = Remove from the calendar
participation-give-feedback = Give feedback
participation-give-reason = Give a reason
participation-certificate = Certificate
participation-details =
    { $has_text ->
        [yes] <b>{ $title }</b>

    { $description }
       *[no] <b>{ $title }</b>
    }
participation-material = • <a href="{ $url }">{ $title }</a>
participation-file-broken = The file “{ $name }” does not open. The organisers can attach it again.
participation-file = 📎 { $title }
participation-file-coming = Making the file, it will come in a few seconds
participation-ics =
    { $cancelled ->
        [yes] { $title }: open the file, and the entry in your calendar will be cancelled.
       *[no] { $title }: open the file, and the event appears in your calendar. If it is there already, it is updated.
    }
participation-ics-several = Your events for the calendar: { $count }

## Signing up

participation-receipt =
    ✓ <b>You are signed up: { $title }</b>
    { $when }
    We will remind you. If you cannot come, withdraw on the card: somebody else will get the place.
participation-already =
    { $outcome ->
        [waiting] You are on the waiting list already.
       *[signed_up] You are signed up already.
    }
participation-full =
    <b>{ $title }</b>
    There are no free places any more. You can join the waiting list as number { $place }: when a place is free we will write, and you confirm it.
participation-leave-question =
    <b>Withdraw?</b>
    { $title }
    { $when }

    { $waiting ->
        [0] { $limited ->
            [yes] Your place becomes free; you can have it back only if nobody takes it.
           *[no] You can sign up again while sign-up is open.
        }
       *[other] The next of the waiting list gets your place at once; you cannot have it back.
    }
    { $late ->
        [yes] It begins in less than a day: the organiser counts on you.
       *[no] { "" }
    }
participation-stay = I stay
participation-leave-sure = Yes, withdraw
participation-left = You have withdrawn: { $title }.
participation-left-before = You are not signed up for this event.

participation-told-offer =
    <b>A place has become free: { $title }</b>
    Start: { $start }
    Please confirm by: { $until }. After that the next one gets it.
participation-told-lapsed =
    <b>{ $title }</b>
    The time to confirm is over and the place has gone to the next one. If you still want to come, sign up again.
participation-told-feedback =
    <b>Thank you for coming: { $title }</b>
    How was it? Three short questions, one minute.
participation-told-absence =
    <b>{ $title }</b>
    You were not noted among those present. If there was a reason, write it in one line. If you were there, tell the organiser.

participation-cancelled = “{ $title }” is cancelled. { $reason }
participation-early = Sign-up for “{ $title }” is not open yet. It opens { $opens }.
participation-closed = Sign-up for “{ $title }” closed { $closed }. If it matters much, write to the organiser.
participation-over = “{ $title }” is over.
participation-deadline = “{ $title }” is a deadline, there is nothing to sign up for.
participation-foreign = This event is for other participants, you cannot sign up for it. The events for you are in the list.
participation-consent = To sign up, please first agree to the processing of personal data: /start
participation-started = “{ $title }” has begun. If you did not come, the organiser will ask for the reason.
participation-offer-gone = The place at “{ $title }” has gone to the next one. You can join the waiting list again.
participation-gone = That sign-up is not there any more. Open the menu: /menu
participation-event-gone = There is no such event. Open the list: /menu

## Attendance

participation-ask-code = Enter the code from the screen: <b>{ $title }</b>. It looks like this: ACEH-3456
participation-code-words = The code from the screen is needed, such as ACEH-3456. The organiser shows it.
participation-code-unknown = There is no code “{ $code }”, or it has been changed. Please look at the screen again.
participation-code-late = The code of “{ $title }” is good from { $opens } to { $closes }. It cannot be used now, write to the organiser.
participation-code-consent = To be noted, please first give your consent, then open the code again.
participation-checked-in =
    { $new ->
        [yes] ✓ You are noted at { $time }: { $title }
       *[no] You were noted already at { $time }: { $title }
    }
participation-code-later = The code can be shown from { $opens } to { $closes }.
participation-code =
    <b>{ $title }</b>
    { $renewed ->
        [yes] The new code, the earlier one is void:
       *[no] The code for the screen:
    }

    <b>{ $code }</b>

    or the link: { $link }
    Good from { $opens } to { $closes }. A picture with the QR code follows.
participation-qr = { $title }. Code: { $code }
participation-show-code = Show code and QR
participation-renew-code = Change the code
participation-marking-title =
    <b>Who was there: { $title }</b>
    { $attended } of { $total } noted, { $absent } absent. Press a name: present; once more: absent.
participation-tick-line =
    { $mark ->
        [attended] ✓ { $name }
        [absent] ✕ { $name } · absent
       *[none] ▫ { $name }
    }
participation-all-present = All were there
participation-all-question =
    { $count ->
        [0] Everybody is noted already: { $title }
        [one] Note { $count } person as present: { $title }?
       *[other] Note { $count } people as present: { $title }?
    }
participation-all-sure = Yes, note them
participation-find-person = 🔍 Find
participation-whom = Type a part of a surname, a phone or a school.
participation-not-begun = “{ $title }” has not begun: attendance can be noted from half an hour before the start.
participation-ask-reason = <b>{ $title }</b>. Why could you not come? Press or type one line.
participation-note-why = The reason of the absence? Press or type one line.
participation-reason =
    { $why ->
        [ill] Illness
        [trip] Business trip
        [lessons] Lessons to give
       *[family] Family matters
    }
participation-reason-kept = Noted, thank you.
participation-reason-words = Please write the reason in words, for example: I was ill.
participation-reason-length =
    { $count ->
        [0] Please write the reason in words, for example: I was ill.
       *[other] Too long: { $count } characters, and { $limit } fit. Please be shorter.
    }
participation-not-absent = No absence is noted for “{ $title }”, no reason is needed.

## Participants

participation-people-title =
    <b>{ $title }</b>
    { $group ->
        [waiting] On the waiting list: { $count }, in order
        [offered] Offered a place: { $count }
        [withdrawn] Withdrawn: { $count }
        [attended] Present: { $count }
        [absent] Absent: { $count }
        [signed_up] Signed up: { $count }
       *[all] Taking part or waiting: { $count }
    }
participation-group =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $group ->
        [waiting] Waiting
        [offered] Offered
        [withdrawn] Withdrawn
        [attended] Present
        [absent] Absent
        [signed_up] Signed up
       *[all] All
    }: { $count }
participation-person-line =
    { $mark ->
        [attended] ✓ { $name } · present
        [absent] ✕ { $name } · absent
        [waiting] ⏳ { $name } · waiting
        [offered] ❗ { $name } · offered a place
        [withdrawn] { $name } · withdrawn
       *[signed_up] { $name }
    }
participation-person = <b>{ $name }</b>
    { $title }
participation-person-state =
    { $state ->
        [signed_up] Signed up: { $when }
        [waiting] On the waiting list since { $when }
        [offered] Offered a place, not confirmed yet
       *[withdrawn] Not on the list at present
    }
participation-rated = Rating: { $rating } of 5
participation-useful = Useful: { $text }
participation-wish = To change: { $text }
participation-contacts = Contact: { $contacts }
participation-tick =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $to ->
        [attended] Present
        [absent] Absent
       *[none] Not noted
    }
participation-note-reason = Note the reason

## Put on the list by staff

participation-add = Add somebody
participation-add-whom =
    <b>Whom to sign up: { $title }</b>
    { $searched ->
        [yes] Search: “{ $typed }”. { $count ->
            [0] Nobody found. Check the surname: we look among the people of the programme.
           *[other] Found: { $count }.
        }
       *[no] Type part of a surname, phone or school.{ $count ->
            [0] { "" }
           *[other] { " " }Below are those invited who have not signed up: { $count }.
        }
    }
participation-add-words = Type part of a surname, phone or school, for example: soko
participation-add-invited = ✕ Show those invited
participation-add-line =
    { $state ->
        [signed_up] ✓ { $name }
        [waiting] ⏳ { $name }
        [offered] ❗ { $name }
       *[none] { $name }
    }
participation-add-confirm =
    <b>Sign up { $name }?</b>
    { $title }
    { $when }
participation-add-school = Works at: { $school }
participation-add-before =
    { $state ->
        [waiting] On the waiting list now.
       *[withdrawn] Had signed up before, then withdrew.
    }
participation-add-uninvited = ⚠️ The event is for other people. You may sign them up all the same.
participation-add-closed = Sign-up is closed, but you may do it yourself.
participation-add-told =
    { $told ->
        [yes] The bot will tell them.
       *[no] The bot cannot write to this person, please tell them yourself{ $has_contacts ->
            [yes] : { $contacts }
           *[no] .
        }
    }
participation-add-place =
    { $place ->
        [queue] Put on the waiting list
        [over] Sign up beyond the places
       *[free] { $stands ->
            [yes] Give a place
           *[no] Sign up
        }
    }
participation-added =
    { $place ->
        [0] ✓ <b>Signed up: { $name }</b>
       *[other] ⏳ <b>On the waiting list, number { $place }: { $name }</b>
    }
    { $title }
participation-add-more = Add another
participation-add-tick = Note as present
participation-add-interview = “{ $title }” is an interview: one books a time. Open a free time and press “Book for somebody”.
participation-give-place = Give a place
participation-remove = Take off the list
participation-remove-question =
    <b>Take { $name } off the list?</b>
    { $title }
    { $told ->
        [yes] The bot will tell them.
       *[no] { $ahead ->
            [yes] The bot cannot write to this person, please tell them yourself.
           *[no] The event has begun, nobody will be told.
        }
    }{ $handed_on ->
        [yes] { " " }The place goes to the next on the waiting list.
       *[no] { "" }
    }
participation-remove-keep = Keep
participation-remove-sure = Yes, take off
participation-removed = Taken off the list.
participation-remove-noted = This person’s coming to “{ $title }” is noted already. Take the note back first: “Not noted”.
participation-told-added =
    <b>{ $state ->
        [waiting] You have been put on the waiting list: { $title }
       *[signed_up] You have been signed up: { $title }
    }</b>
    Start: { $start }
    { $state ->
        [waiting] When a place becomes free, we will write and you confirm it.
       *[signed_up] The organiser did this. If you cannot come, withdraw on the card.
    }
participation-told-removed =
    <b>You are no longer signed up: { $title }</b>
    Start: { $start }
    The organiser decided so.{ $has_contact ->
        [yes] { " " }If this is a mistake, write to: { $contact }
       *[no] { " " }If this is a mistake, tell them.
    }

## Feedback and certificate

participation-feedback-given = Your feedback on “{ $title }” has arrived already, thank you.
participation-feedback-absent = Feedback on “{ $title }” comes from those who were there. If you were, tell the organiser.
participation-feedback-closed = Feedback on “{ $title }” was taken for two weeks after its end.
participation-feedback-thanks = Thank you! The organisers will read it.
participation-no-certificate = There is no certificate for “{ $title }”.
participation-certificate-absent = The certificate of “{ $title }” is for those noted as present. If you were there, tell the organiser.
participation-certificate-text =
    <b>CERTIFICATE No { $number }</b>

    <b>{ $name }</b>
    { $words }

    { $title }
    { $days }
    { $department }

feedback-rating-title = Rating
feedback-rating-question = How useful was the event?
feedback-rating-r5 = 5 — very
feedback-rating-r4 = 4
feedback-rating-r3 = 3
feedback-rating-r2 = 2
feedback-rating-r1 = 1 — a waste of time
feedback-useful-title = Useful
feedback-useful-question = What will be of use at work?
feedback-useful-example = the lessons taken apart, the template of a plan
feedback-wish-title = To change
feedback-wish-question = What should be different next time?
feedback-wish-example = more practice, an hour later
