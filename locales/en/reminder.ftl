## Reminders: { $when } is “Sat, 13 December, 10:00 (in 3 days)”

reminder-start =
    <b>{ $title }</b>
    { $when }{ $has_place ->
        [yes] {""}
            { $place }
       *[no] {""}
    }{ $has_link ->
        [yes] {""}
            { $link }
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

## The digest: one line a thing to do

reminder-lines =
    { $first }
    { $rest }
reminder-digest =
    <b>Your day and your week</b>
    { $today ->
        [0] Nothing is planned for today.
        [one] Today: { $today } thing.
       *[other] Today: { $today } things.
    }{ $week ->
        [0] {""}
        [one] {" "}{ $week } more in the coming week.
       *[other] {" "}{ $week } more in the coming week.
    }
reminder-line-start = • { $when }: { $title }
reminder-line-signup = • sign up by { $when }: { $title }
reminder-line-deadline = • due { $when }: { $title }
reminder-line-work = • hand in by { $when }: { $title }
reminder-line-entry = • enter the contest by { $when }: { $title }
reminder-line-slot = • choose a time by { $when }: { $title }
reminder-line-diary = • fill in the diary by { $when }: { $title }
reminder-line-offer = • confirm your place by { $when }: { $title }
reminder-line-feedback = • give feedback: { $title }
reminder-digest-more =
    { $count ->
        [one] …and { $count } more
       *[other] …and { $count } more
    }
reminder-digest-events = Open events

## Settings

reminder-title = <b>Reminders</b>
reminder-paused = On pause: no reminders until { $until }.
reminder-is-event =
    Events you signed up for: { $on ->
        [yes] reminders on
       *[no] reminders off
    }
reminder-is-signup =
    Sign-up for events: { $on ->
        [yes] reminders on
       *[no] reminders off
    }
reminder-is-deadline =
    Deadlines of works: { $on ->
        [yes] reminders on
       *[no] reminders off
    }
reminder-is-digest =
    Digest: { $on ->
        [yes] every day at { $hour }
       *[no] off
    }
reminder-is-zone = Your clock: { $zone }, it is { $time }
reminder-always = Decisions on your application and changes of events always come. We never write between 21:00 and 8:00.

reminder-topic-event = my events
reminder-topic-signup = sign-up
reminder-topic-deadline = deadlines
reminder-switch-on = Remind me: { $what }
reminder-switch-off = Do not remind: { $what }

reminder-pause =
    { $weeks ->
        [one] Pause for { $weeks } week
       *[other] Pause for { $weeks } weeks
    }
reminder-pause-other = Another time
reminder-pause-date = Until a date…
reminder-resume = Remind me again
reminder-pause-ask =
    <b>Holidays</b>
    For how long should reminders and the digest stop?
reminder-pause-type = Until which day should we not remind you? Type a date, for example: { $example }
reminder-pause-text = Type a date in words or figures, for example: 12 January
reminder-pause-past = That day has come already. Type a day ahead, for example: 12 January
reminder-pause-far = A pause can last up to a year. Type a nearer day.
reminder-until-title = Pause until
reminder-until-question = Until which day should we not remind you?
reminder-until-example = 12 January

reminder-digest-choose = Daily digest
reminder-digest-ask =
    <b>Digest “today and this week”</b>
    One message a day instead of separate reminders a week and a day before. At what hour?
reminder-digest-none = No digest

reminder-zone-choose = Time zone
reminder-zone-ask =
    <b>Your clock</b>
    What time is it where you are?
reminder-zone-district = As in my district
reminder-zone-kaliningrad = { $time } Kaliningrad
reminder-zone-moscow = { $time } Moscow
reminder-zone-samara = { $time } Samara
reminder-zone-yekaterinburg = { $time } Yekaterinburg
reminder-zone-omsk = { $time } Omsk
reminder-zone-krasnoyarsk = { $time } Krasnoyarsk
reminder-zone-irkutsk = { $time } Irkutsk
reminder-zone-yakutsk = { $time } Yakutsk
reminder-zone-vladivostok = { $time } Vladivostok
reminder-zone-magadan = { $time } Magadan
reminder-zone-kamchatka = { $time } Kamchatka
reminder-city-kaliningrad = Kaliningrad
reminder-city-moscow = Moscow
reminder-city-samara = Samara
reminder-city-yekaterinburg = Yekaterinburg
reminder-city-omsk = Omsk
reminder-city-krasnoyarsk = Krasnoyarsk
reminder-city-irkutsk = Irkutsk
reminder-city-yakutsk = Yakutsk
reminder-city-vladivostok = Vladivostok
reminder-city-magadan = Magadan
reminder-city-kamchatka = Kamchatka

reminder-work-gone = This work is not taken now: the stage has changed, or it is no longer expected. What can be handed in is in the menu: /menu
