## Reminders: { $when } is “Sat, 13 December, 10:00 (in 3 days)”

reminder-start =
    <b>{ $title }</b>
    { $when }{ $has_place ->
        [yes] {""}
            { $place }
       *[no] {""}
    }
    You are signed up. See you there.
reminder-signup =
    <b>{ $title }</b>
    Sign-up closes: { $when }. You have not signed up yet.
reminder-deadline =
    <b>{ $title }</b>
    Due: { $when }
reminder-work =
    <b>{ $title }</b>
    To be handed in by: { $when }. We have nothing from you yet.
reminder-entry =
    <b>{ $title }</b>
    The stage “{ $stage }” closes: { $when }. We have no work from you yet.
reminder-slot =
    <b>{ $title }</b>
    It begins: { $when }. You have not chosen a time for your interview yet.
reminder-diary =
    <b>{ $title }</b>
    It ends: { $when }. Your internship diary is still empty.
reminder-offer =
    <b>{ $title }</b>
    A place is kept for you until: { $when }. Please confirm, or the next in line will get it.
reminder-your-clock = { $when } by your clock

reminder-tune = Reminder settings
reminder-hand-in = Hand in
reminder-open-signup = Sign up
reminder-open-slots = Choose a time
reminder-open-contest = Open the contest
reminder-open-diary = Open the internship
