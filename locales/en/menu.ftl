menu-title = <b>Hello, { $address }</b>
menu-title-nameless = <b>Main menu</b>
menu-programme = { $programme }
menu-roles =
    { $count ->
        [one] Your role: { $roles }
       *[other] Your roles: { $roles }
    }
menu-no-tasks = There are no tasks for you now. As soon as there are, we will write here.
menu-no-application = You have no application yet. You can apply right here.
menu-unfinished = The form is not sent: { $answered } of { $total } answered
menu-stage = Application, { $track }: { $stage }
menu-work = You can hand in: { $title }
menu-work-until =
    { $left ->
        [0] Hand in today: { $title } (the last day)
        [one] Hand in by { $day }: { $title } ({ $left } day left)
       *[other] Hand in by { $day }: { $title } ({ $left } days left)
    }
menu-counts =
    { $applications ->
        [one] { $applications } application
       *[other] { $applications } applications
    }, { $unread } unread
menu-applications = Applications ({ $count })
menu-unread = Unread ({ $count })
menu-continue = Go on with the form
menu-apply = Apply
menu-application = My application
menu-profile = My data
menu-language = Язык · Language
menu-help = Help
menu-help-title = <b>{ $programme }: how to use it</b>
menu-help-candidate =
    Everything is done by buttons; you only type the answers. A place is found by its name, too: write “events”, for example.
    /start — apply or go on with the form
    /menu — what waits for you now
    /events — events: signing up, a file for your calendar, attendance
    /calendar — the dates of the year, /reminders — what to be reminded of and when
    /profile — your data, and how to correct them
    /cancel — stop, the answers are kept
menu-help-staff =
    For coordinators: everything is in the menu. To find somebody, simply type a part of a name, a phone or a school.
    /export — an Excel workbook, /invite — invitations, /broadcasts, /health — how the bot is doing
menu-help-contact = If the bot did not help, please turn to: { $department }.
menu-events =
    { $count ->
        [0] Events
       *[other] Events ({ $count })
    }
menu-calendar = The year
menu-broadcasts = Broadcasts
menu-reminders = Reminders
menu-health = State of the bot
menu-next-event = 🗓 { $title }: { $when }
menu-offer = ❗ Confirm your place: { $title }, by { $until }
menu-feedback = We hope for your feedback: { $title }
menu-entry = Hand in your work: { $title }, by { $until }
menu-slot = Choose a time for the interview: { $title }
menu-diary = Write today into the diary: { $title }
menu-confirm-place = ❗ Confirm: { $title }
menu-book = Choose a time: { $title }
menu-hand-in = Hand in: { $title }
menu-write-day = Write the day: { $title }
menu-give-feedback = Feedback: { $title }

## Names by which a place is found when typed, between semicolons

menu-names-home = menu; main menu; home
menu-names-help = help
menu-names-language = language
menu-names-profile = my data; profile
menu-names-application = my application; my applications; status
menu-names-events = events
menu-names-calendar = calendar; the year; calendar of the year; cyclogram
menu-names-reminders = reminders; notifications; holidays
menu-names-broadcasts = broadcasts
menu-names-health = health; state of the bot
menu-interns = Interns: { $count }
