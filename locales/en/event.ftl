## Questions about an event

event-kind-title = Kind
event-kind-question = What sort of event is it?
event-kind-seminar = Seminar
event-kind-master_class = Master class
event-kind-course = Course
event-kind-internship = Internship
event-kind-contest = Contest
event-kind-training = Training
event-kind-interview = Interview
event-kind-meeting = Meeting
event-kind-deadline = Deadline

event-title-title = Title
event-title-question = What is it called?
event-title-example = Seminar “The first hundred days of a head”
event-title-hint = So it stands in the list

event-starts_at-title = Start
event-starts_at-question = When does it start? Write the day and the time.
event-starts_at-example = 12 December 10:00 or tomorrow at 15
event-starts_at-hint = Of a deadline: the last moment

event-ends_at-title = End
event-ends_at-question = When does it end? You can write how long it takes.
event-ends_at-example = 2 hours, 17:00 or 13 December 16:00
event-ends_at-h1 = 1 hour
event-ends_at-h1_5 = 90 min
event-ends_at-h2 = 2 hours
event-ends_at-h3 = 3 hours
event-ends_at-h4 = 4 hours
event-ends_at-h6 = 6 hours

event-description-title = Description
event-description-question = What is it about, and what should people bring?
event-place-title = Place
event-place-question = Where is it?
event-place-example = School No. 5, 1 School Street, room 12
event-place-hint = The address opens a map
event-link-title = Link
event-link-question = By which link do people join?
event-capacity-title = Places
event-capacity-question = How many places? No answer: any number.
event-capacity-example = 30
event-capacity-hint = Who gets none joins the waiting list
event-confirm_hours-title = Hours to answer from the waiting list
event-confirm_hours-question = A place becomes free: how many hours is it kept for the next one? No answer: a day.
event-confirm_hours-example = 12
event-confirm_hours-hint = The night does not count: the hours begin in the morning

event-tracks-title = Tracks
event-tracks-question = For which tracks? No answer: for all.
event-stages-title = Stages
event-stages-question = For people at which stages? No answer: at any.
event-municipalities-title = Districts invited
event-municipalities-question = For which districts? No answer: for all.
event-owner-title = Whose event
event-owner-question = Whose event is it? No answer: everybody's, led by the coordinator of the region.
event-owner-hint = A district's event is seen by its people only
event-people-title = List of people
event-people-question = Only for people on a list? Paste the names, one a line.
event-people-example = Anna Sokolova
event-people-hint = Without a list: for everybody who fits

event-host-title = Host
event-host-question = Which organisation is the host? Write the first letters of its name.
event-host-example = School No. 5
event-contact-title = Contact
event-contact-question = Whom should people ask?
event-contact-example = methodology office, +7 914 123-45-67
event-materials-title = Materials
event-materials-question = Links to materials, one a line: title and address.
event-materials-example = Programme https://example.ru/program
event-materials-hint = Files can be added later, on the card
event-signup_opens_at-title = Sign-up from
event-signup_opens_at-question = From when can people sign up? No answer: at once.
event-signup_closes_at-title = Sign-up until
event-signup_closes_at-question = Until when can people sign up? No answer: until the start.
event-target_share-title = Expected share, %
event-target_share-question = What share of those invited should take part, in per cent?
event-target_share-example = 40
event-target_share-hint = For the indicators of the programme
event-points-title = Points
event-points-question = How many points does a participant get?
event-points-example = 5
event-certificate-title = Certificate
event-certificate-question = What should the certificate say? The bot adds name and date.
event-certificate-example = completed a seminar on school management of 16 hours
event-timezone-title = Time zone
event-timezone-question = In which zone are start and end meant?

event-form-heading = <b>New event</b>
event-form-change-heading = <b>What shall change?</b>
event-form-move-heading = <b>New time</b>
event-form-preview = Next: as people will see it
event-form-compare = Next: check the changes

## What is wrong

event-fault = { $field }: { $reason }
event-fault-empty = a title is needed.
event-fault-long = { $count } characters, and { $limit } fit. Please shorten it.
event-fault-link = an address that begins with http:// or https:// is needed.
event-fault-many = no more than { $limit } fit.
event-fault-range = a number from { $low } to { $high } is needed.
event-fault-kind = “{ $value }” is no kind of event.
event-fault-zone = “{ $value }” is no time zone.
event-fault-track = “{ $value }” is no track of the programme.
event-fault-order = before the start. Write a time after the start or a duration, such as “2 hours”.
event-fault-instant = the same as the start. Write a duration, such as “2 hours”.
event-fault-length =
    longer than { $days ->
        [one] { $days } day
       *[other] { $days } days
    }: check the year.
event-fault-closes-late = after the event has started. Sign-up ends by then.
event-fault-closes-after = after the contest has ended. Sign-up ends by then.
event-fault-opens-late = after the event has started. Sign-up opens earlier.
event-fault-closes-early = before sign-up opens.
event-fault-past = { $moment } has passed. Write a time to come.
event-fault-far = { $moment } is too far away. Check the year.
event-time-skipped = { $time }: the clocks change that night, and zone { $zone } has no such time. Change the start or the end.
event-material-link = “{ $line }”: this line has no address. Write a title and an address that begins with https://.
event-people-many = There are { $count } names in the list, and { $limit } fit. Choose people by stage or district.
event-people-unknown =
    { $count ->
        [one] Not found in the programme: { $names }. Check surname and name.
       *[other] Not found in the programme ({ $count }): { $names }. Check surnames and names.
    }
event-people-several =
    { $count ->
        [one] Several people fit: { $names }. Add the patronymic or the phone.
       *[other] Several people fit ({ $count }): { $names }. Add patronymics or phones.
    }
event-host-gone = This organisation is not there any more. Choose the host again.
event-owner-gone = This district is not in the programme any more. Choose again whose event it is.
event-audience-foreign = The event belongs to the district “{ $place }”, and other districts are invited. Take them out, or make the event everybody's.
event-not-yours = Only the coordinator of the region can make and change events outside of your district.
event-capacity-taken =
    { $taken ->
        [one] { $taken } person holds a place already
       *[other] { $taken } people hold places already
    }, and you leave { $capacity }. Take people off the list first.
event-cancelled-already = The event is cancelled already.
event-over = The event is over, there is nothing to cancel.
event-changed-meanwhile = The event has been changed meanwhile. Open its card again and check.
event-kind-stands = The kind cannot be changed any more: the event has interview times, stages or diaries. Make another event.
event-times-outside = Interviews left outside the new time: { $count }, the first at { $first }. Move or remove them first. Nothing has been changed.
event-stage-outside = The stage “{ $stage }” closes at { $closes }, after the new end. Change the stage first. Nothing has been changed.
event-cancel-reason = Write the reason: everybody signed up will read it. For example: “The speaker is ill, a new date will follow”.
event-series-count = A series has { $low } to { $high } meetings. Write another number.
event-series-short = There would be no repetition before that day. Write a later one.
event-series-long = That makes more than { $limit } meetings. Write an earlier day.
event-series-refused = The meeting of { $start }: { $reason } Nothing was changed.
event-series-already = This event repeats already.

## What people will read

event-told-changed =
    <b>Changed: { $title }</b>
    { $lines }
event-told-line = { $field }: { $old } → <b>{ $new }</b>
event-told-new = { $field }: new, see the card
event-told-lines =
    { $first }
    { $rest }
event-told-cancelled =
    <b>Cancelled: { $title }</b>
    It was planned for { $start }.
    The reason: { $reason }
event-told-series-changed =
    <b>Changed: { $title }</b>
    { $count ->
        [one] This is { $count } meeting of yours.
       *[other] These are { $count } meetings of yours.
    }
    { $lines }
event-told-several-changed =
    <b>Your events have changed: { $count }</b>
    { $lines }
event-told-now = { $field }: <b>{ $new }</b>
event-told-times = { $field }:
event-told-moved = • { $old } → <b>{ $new }</b>
event-told-one-of-several = • <b>{ $title }</b>, { $start }. New: { $fields }
event-told-fields = { $first }, { $rest }
event-told-date = • { $start }
event-told-more = and { $count } more, in the list “Mine”
event-told-series-cancelled =
    <b>Cancelled: { $title }</b>
    { $count ->
        [one] { $count } meeting of yours will not take place:
       *[other] { $count } meetings of yours will not take place:
    }
    { $lines }
    Reason: { $reason }

## Making, and the card

event-manage = Manage
event-new = Make an event
event-to-list = To the events
event-to-card = ← To the card
event-whose = <b>Whose event is it?</b>
event-origins =
    <b>New event</b>
    { $count ->
        [0] Begin with a blank form or upload a plan from Excel.
       *[other] Choose a template of the programme, a blank form or a plan from Excel.
    }
    To repeat an earlier one, press “Copy” on its card.
event-blank = Blank form
event-template-gone = The programme has no such template any more. Choose another.
event-begun =
    { $has_title ->
        [yes] You began “{ $title }”.
       *[no] You have begun such an event.
    } Go on?
event-preview =
    <b>So people will see it:</b>

    { $card }

    { $count ->
        [0] ⚠️ Nobody fits so far. Check tracks, stages and districts.
        [one] For { $count } person.
       *[other] For { $count } people.
    }{ $unreachable ->
        [0] { "" }
       *[other] { " " }The bot cannot write to { $unreachable } of them.
    }
event-make = Make the event
event-edit-again = Change the answers
event-made =
    The event is made: <b>{ $title }</b>
    { $when }
    People see it in their lists already.
event-open = Open the card
event-make-another = Make another
event-unchanged = Nothing has changed so far. Touch the line that needs correcting.
event-compare =
    <b>What changes: { $title }</b>
    { $count ->
        [0] Nobody needs to be told.
        [one] { $count } person will be told.
       *[other] { $count } people will be told.
    }
event-compare-following =
    { $count ->
        [one] With those after it, { $count } person will be told.
       *[other] With those after it, { $count } people will be told.
    } Each of them gets one message.
event-save = Save
event-save-one = This one only
event-save-following =
    { $count ->
        [one] This one and { $count } after it
       *[other] This one and { $count } after it
    }
event-saved =
    { $events ->
        [one] Saved.
       *[other] Saved, events: { $events }.
    } { $count ->
        [0] Nobody had to be told.
        [one] { $count } person is told.
       *[other] { $count } people are told.
    }
event-both = { $first }; { $second }

event-card-cancelled = ❌ Cancelled: { $reason }
event-card-over = It is over.
event-card-when = 🗓 { $when }
event-card-zone = Time zone of the event: { $zone }
event-card-series = Meeting { $number } of { $total } in the series
event-card-line = { $field }: { $value }
event-card-materials = Materials: { $count }
event-card-audience = For: { $who }
event-everybody = everybody in the programme
event-card-owner = Event of the district: { $place }
event-card-prose = { $field }: <i>{ $text }</i>
event-card-signed =
    Signed up: <b>{ $signed }</b>{ $capacity ->
        [0] { "" }
       *[other] { " " }of { $capacity } places
    }, invited: { $audience }
event-card-attended =
    Came: <b>{ $count }</b>, { $share } % of those invited{ $target ->
        [0] { "" }
       *[other] { " " }(expected { $target } %)
    }
event-group =
    { $group ->
        [signed_up] Signed up
        [waiting] Waiting
        [offered] Offered a place
        [attended] Came
       *[absent] Did not come
    }: { $count }
event-mark = Note who came
event-sheet = List in Excel
event-sheet-promised = The file is being made and will come here by itself.
event-edit = Change
event-move = Move
event-copy = Copy
event-repeat = Repeat
event-materials = Materials: { $count }
event-as-seen = As people see it
event-cancel = Cancel the event

## Cancelling

event-cancel-ask =
    { $events ->
        [one] <b>Cancel: { $title }</b>
       *[other] <b>Cancel: { $title } and those after it, { $events } in all</b>
    }
    Write the reason: everybody signed up will read it.
event-cancel-following =
    { $count ->
        [one] Cancel { $count } after it too
       *[other] Cancel { $count } after it too
    }
event-cancel-confirm =
    { $events ->
        [one] <b>Cancel: { $title }?</b>
       *[other] <b>Cancel: { $title } and those after it, { $events } in all?</b>
    }
    { $total ->
        [0] Nobody has signed up, no message is needed.
       *[other] { $count ->
            [one] { $count } person will get a message.
           *[other] { $count } people will get a message.
        } This cannot be undone.
    }{ $lost ->
        [0] { "" }
       *[other] { " " }⚠️ The bot cannot write to { $lost }. Please phone them; the numbers are in “List in Excel”.
    }
    The reason: { $reason }
event-cancel-now =
    { $count ->
        [0] Yes, cancel
       *[other] Yes, cancel and tell: { $count }
    }
event-cancel-done =
    { $events ->
        [one] The event is cancelled.
       *[other] Events cancelled: { $events }.
    } { $count ->
        [0] Nobody had to be told.
        [one] { $count } person is told.
       *[other] { $count } people are told.
    }
event-keep = Leave it as it is

## Repeating

event-repeat-press = Choose by a button: “every second Tuesday” may mean once a fortnight or once a month.
event-repeat-how = <b>How shall it repeat: { $title }?</b>
event-repeat-weekly =
    Every { $weekday ->
        [d1] Monday
        [d2] Tuesday
        [d3] Wednesday
        [d4] Thursday
        [d5] Friday
        [d6] Saturday
       *[d7] Sunday
    }
event-repeat-fortnightly = Every two weeks
event-repeat-monthly =
    Every month: { $number ->
        [n1] 1st
        [n2] 2nd
        [n3] 3rd
        [n4] 4th
       *[last] last
    } { $weekday ->
        [d1] Monday
        [d2] Tuesday
        [d3] Wednesday
        [d4] Thursday
        [d5] Friday
        [d6] Saturday
       *[d7] Sunday
    }
event-repeat-until = How many meetings in all, with the first? Press or write a number from { $low } to { $high }. The last day will do too, such as 25.05.2027.
event-repeat-unclear = Write a number from { $low } to { $high } or the last day, such as 25.05.2027.
event-times = { $count }
event-repeat-look =
    <b>{ $title }</b>
    { $count ->
        [one] { $count } meeting in all:
       *[other] { $count } meetings in all:
    }
event-repeat-date = • { $when }
event-repeat-now =
    { $count ->
        [one] Make { $count } more meeting
       *[other] Make { $count } more meetings
    }
event-repeat-done =
    { $count ->
        [one] { $count } more meeting is made.
       *[other] { $count } more meetings are made.
    } Each can be changed or cancelled alone, or with those after it.

## Materials

event-materials-list =
    <b>Materials: { $title }</b>
    { $count ->
        [0] Nothing so far.
       *[other] Now: { $count }. A button takes one away.
    }
    Send a file or a link: title and address.
event-materials-many = There can be no more than { $limit } materials. Take some away and send it again.
event-material-added = Added. You can send more.
event-material-dropped = Taken away.
event-material-drop = ✕ { $title }
event-material-gone = This material is not there any more.
event-material-kind = Send a file or a link. Nothing else can be attached here.
