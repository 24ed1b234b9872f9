## The calendar of the year

calendar-title = <b>Calendar · { $cycle }</b>
calendar-of-tracks = For the tracks: { $tracks }
calendar-of-all = For all tracks
calendar-now = <b>On now</b>
calendar-nothing-now = Nothing that ends soon.
calendar-more =
    { $count ->
        [one] and { $count } more, on the page of the month
       *[other] and { $count } more, on the page of the month
    }
calendar-next = <b>Next</b>
calendar-nothing-next = Nothing else is planned in this cycle.
calendar-line = • { $title } — { $days }
calendar-line-running =
    { $left ->
        [0] • { $title } — today is the last day
        [one] • { $title } — until { $day }, { $left } day left
       *[other] • { $title } — until { $day }, { $left } days left
    }
calendar-line-coming =
    { $ahead ->
        [1] • { $title } — tomorrow, { $day }
       *[other] • { $title } — from { $day }, in { $ahead } days
    }
calendar-span-within = { $first }–{ $last }
calendar-over = over
calendar-ahead =
    { $days ->
        [1] tomorrow
       *[other] in { $days } days
    }
calendar-left =
    { $days ->
        [0] today is the last day
        [one] on, { $days } day left
       *[other] on, { $days } days left
    }

## Buttons

calendar-by-month = By month
calendar-lasting-button = All year ({ $count })
calendar-picture = Picture of the year
calendar-show-own = Only mine
calendar-show-all = All tracks
calendar-back = ← Calendar
calendar-to-card = To this entry

## Pages

calendar-month-1 = January
calendar-month-2 = February
calendar-month-3 = March
calendar-month-4 = April
calendar-month-5 = May
calendar-month-6 = June
calendar-month-7 = July
calendar-month-8 = August
calendar-month-9 = September
calendar-month-10 = October
calendar-month-11 = November
calendar-month-12 = December
calendar-short-1 = Jan
calendar-short-2 = Feb
calendar-short-3 = Mar
calendar-short-4 = Apr
calendar-short-5 = May
calendar-short-6 = Jun
calendar-short-7 = Jul
calendar-short-8 = Aug
calendar-short-9 = Sep
calendar-short-10 = Oct
calendar-short-11 = Nov
calendar-short-12 = Dec
calendar-month-title =
    { $parts ->
        [1] <b>{ $month } { $year }</b>
       *[other] <b>{ $month } { $year }</b> · part { $part } of { $parts }
    }
calendar-month-empty = Nothing in particular is planned for this month.
calendar-lasting-title =
    { $count ->
        [one] <b>All year</b> · { $count } entry
       *[other] <b>All year</b> · { $count } entries
    }

## The card

calendar-card-title = <b>{ $title }</b>
calendar-card-days = { $days } ({ $standing })
calendar-card-moved = Moved from { $planned }. Reason: { $reason }
calendar-card-whom =
    { $has_kind ->
        [yes] { $kind } · { $whom }
       *[other] { $whom }
    }
calendar-card-work = To be handed in: { $title }
calendar-card-description = { $description }
calendar-card-responsible = Responsible: { $who }
calendar-card-clause = In the document: { $clause }
calendar-for-all = for everybody
calendar-kind-seminar = Seminar
calendar-kind-master_class = Master class
calendar-kind-course = Course
calendar-kind-internship = Internship
calendar-kind-contest = Contest
calendar-kind-training = Training
calendar-kind-interview = Interview
calendar-kind-meeting = Meeting
calendar-kind-deadline = Deadline
calendar-gone = This entry is not in the present calendar. Open the calendar anew.

## Moving

calendar-move = Move
calendar-move-now = Move
calendar-move-tell = Move and tell them ({ $count })
calendar-move-silently = Move without a message
calendar-other-days = Other dates
calendar-restore = Back to the planned dates
calendar-restore-tell = Put back and tell them ({ $count })
calendar-restore-silently = Put back without a message
calendar-ask-days =
    <b>{ $title }</b>
    Now: { $days }

    Which dates shall it be? Write, for instance: 15 October – 20 November. If only the end changes: until 20 November.
calendar-ask-reason =
    <b>{ $title }</b>
    Was: { $days }
    Will be: { $to }

    Why is it moved? Everybody concerned will see the reason. For instance: holidays.
calendar-confirm =
    <b>Move it?</b>
    { $title }
    Was: { $days }
    Will be: { $to }
    Reason: { $reason }

    { $people ->
        [0] Coordinators will see it; there are no participants concerned yet ({ $whom }).
        [one] { $people } participant ({ $whom }) and the coordinators will see it.
       *[other] { $people } participants ({ $whom }) and the coordinators will see it.
    } { $has_work ->
        [yes] Reminders of the work will follow the new date.
       *[other] { "" }
    }
calendar-moved =
    Done, it is moved.
    <b>{ $title }</b>
    Now: { $days }
calendar-restored =
    The dates are as planned again.
    <b>{ $title }</b>
    { $days }
calendar-restore-sure =
    <b>{ $title }</b>
    Now: { $days }

    Back to the planned dates: { $planned }? { $people ->
        [0] There are no participants concerned yet.
        [one] It concerns { $people } participant.
       *[other] It concerns { $people } participants.
    }
calendar-out-of-reach =
    { $told ->
        [0] Nobody can be told: none of them has opened the bot yet.
       *[other] { $told } of { $people } can be told: the others have not opened the bot yet.
    }
calendar-told-count =
    { $count ->
        [one] { $count } participant gets a message.
       *[other] { $count } participants get a message.
    } The bot does not write at night: where it is night, it comes in the morning.
calendar-told =
    <b>The date was moved: { $title }</b>
    Was: { $before }
    Now: { $after }
    Reason: { $reason }
calendar-told-restored =
    <b>The date is as planned again: { $title }</b>
    Was: { $before }
    Now: { $after }
calendar-told-open = Open the calendar
calendar-words-wanted = Words are needed here: dates or a reason of up to { $limit } characters. Write them or press “Cancel”.
calendar-lost = This move was interrupted. Open the entry and begin anew.
calendar-span-unclear = “{ $typed }” does not look like dates. Write, for instance: 15 October – 20 November.
calendar-day-unreal = “{ $typed }”: there is no such day. Write, for instance: 15 October – 20 November.
calendar-upside-down = It would end ({ $ends }) before it starts ({ $starts }). Swap the dates.
calendar-outside = These dates are far from the cycle { $cycle }, which runs from { $first } to { $last }. A month beyond it is the limit.
calendar-meanwhile = This entry was moved meanwhile: it is { $starts } – { $ends } now. Open it anew.
calendar-same = It stands there already: { $starts } – { $ends }. Write other dates.
calendar-reason-required = Write a reason: participants will see it. For instance: “Holidays”.
calendar-reason-long = The reason is long: { $count } characters, and { $limit } fit. Say it shorter.

## The picture

calendar-picture-coming = Drawing the calendar of the year. The picture will be here in a few seconds.
calendar-picture-name = Calendar { $cycle }
calendar-picture-years =
    { $years ->
        [1] { $programme }
       *[other] { $programme } · year { $year } of { $years }
    }
calendar-picture-today = today
calendar-picture-all = For everybody
calendar-picture-lasting = All year
calendar-picture-more =
    { $count ->
        [one] and { $count } more: in the bot, “All year”
       *[other] and { $count } more: in the bot, “All year”
    }
calendar-picture-moved = moved
calendar-hue-learning = learning
calendar-hue-contest = contest
calendar-hue-practice = internship
calendar-hue-talk = meeting
calendar-hue-work = hand in
calendar-hue-paper = organising and papers
calendar-picture-empty = Nothing is planned for this year.
calendar-picture-caption =
    <b>Calendar { $cycle }</b>
    { $lines }
calendar-picture-now = Now: { $title } — until { $day }
calendar-picture-next = Next: { $title } — from { $day }
calendar-picture-list = All dates as a list: “The year” → “By month”.
