## The list of applications

applications-title = <b>Applications: { $count }</b>
applications-none =
    <b>No applications yet</b>
    Send people the link to the bot: you will find it in “Invitations”. Applications appear here as they come in.
applications-nothing-found =
    <b>Nothing found</b>
    Try a part of the surname, the last digits of the phone or the number of the school. Or remove the filters.
applications-hint = <i>To find somebody, just type a part of the name, phone or school.</i>
applications-search = Who are you looking for? Type a part of the name, phone or school, such as “soko”, “45-67” or “school 5”.
applications-searched = Search: “{ $typed }”
applications-filtered = Shown: { $filters }
applications-filter-stage = stage “{ $stage }”
applications-filter-track = track “{ $track }”
applications-filter-place = { $place }
applications-filter-unread = new ones only
applications-filter-refused = refused by the rules only
applications-line =
    { $mark ->
        [new] 🔵 { $name } · new
        [news] 🔵 { $name } · news · { $stage }
       *[none] { $name } · { $stage }
    }
applications-line-refused =
    { $unread ->
        [yes] 🔵 { $name } · new · refused by the rules
       *[no] { $name } · refused by the rules
    }
applications-find = 🔍 Find
applications-filters =
    { $count ->
        [0] Filters
       *[other] Filters: { $count }
    }
applications-search-everywhere = Search all applications
applications-clear = ✕ Show all
applications-excel = Take to Excel
applications-to-list = ← To the list

## Filters

applications-filters-title = <b>Matching: { $count }</b>
applications-by-stage = Stage
applications-by-track = Track
applications-by-place = District
applications-only-unread =
    { $on ->
        [yes] ✓{" "}
       *[no] {""}
    }New ones only: { $count }
applications-only-refused =
    { $on ->
        [yes] ✓{" "}
       *[no] {""}
    }Refused by the rules: { $count }
applications-all = All
applications-value =
    { $on ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $title }: { $count }

## The card

applications-gone = This application is no longer here. Open the list again: /menu
applications-card-name = <b>{ $name }</b>
applications-card-name-age =
    <b>{ $name }</b>, { $age ->
        [one] { $age } year old
       *[other] { $age } years old
    }
applications-card-stage = { $track } · stage <b>“{ $stage }”</b> since { $since }
applications-card-place = Work: { $place }
applications-card-contacts = ☎ { $contacts }
applications-card-unreachable = ⚠️ The candidate has blocked the bot: messages do not arrive. Please call or e-mail.
applications-card-education = Education: { $education }
applications-card-teaching =
    Teaching: { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
applications-card-management =
    Management: { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
applications-card-submitted = Submitted { $when }
applications-card-consent = Consent to data processing: version { $version }, { $when }
applications-card-no-consent = Consent to data processing has been withdrawn or not yet given
applications-card-refused = ⚠️ Outside the rules: { $why }
applications-card-exception =
    ⚠️ Outside the rules: { $why }
    Exception made { $when }, { $who }: { $reason }
applications-card-answer = <b>{ $title }:</b> { $answer }
applications-file-inside = a file: see “Works and files”
applications-move = Move to another stage
applications-except = Make an exception
applications-answers = Answers in full
applications-works = Works and files: { $count }
applications-to-history = History
applications-to-works = ← To the works and files
applications-to-card = ← To the card
applications-history = <b>{ $name }</b>: history of the application
applications-history-more =
    { $count ->
        [one] And { $count } earlier entry
       *[other] And { $count } earlier entries
    }: all of them are in the Excel workbook.
applications-change =
    <b>{ $stage }</b>, { $when }{ $known ->
        [yes] , { $who }
       *[no] {""}
    }{ $undone ->
        [yes] {" "}(move undone)
       *[no] {""}
    }{ $has_reason ->
        [yes] . Reason: { $reason }
       *[no] {""}
    }

## Works and files

applications-works-title =
    <b>{ $name }</b>: works and files ({ $count })
    Press one, and the file or the text comes here.
applications-work =
    { $mark ->
        [broken] ⚠️ does not open ·{" "}
        [file] 📎{" "}
       *[none] {""}
    }{ $work } · { $when }
applications-work-file =
    { $broken ->
        [yes] ⚠️ does not open ·{" "}
       *[no] 📎{" "}
    }{ $work } · { $file }
applications-work-version = { $work }, version { $version }
applications-work-caption =
    <b>{ $name }</b>: { $work }{ $broken ->
        [yes] {"\u000A"}⚠️ The file did not pass the check; the candidate was asked for another.
       *[no] {""}
    }
applications-work-gone = The application has no such file any more. Open the card again.

## Exceptions to the rules

applications-exception-ask =
    <b>{ $name }</b>: an exception to the rules
    Why are we making an exception? Write the reason: the candidate will read it, and it stays in the journal.
applications-exception-done = The exception is made. The candidate will get a message with your reason.
applications-exception-made = This application already has its exception.
applications-exception-idle = This application is within the rules and needs no exception.
applications-exception-told =
    Good news: an exception has been made for you, and your application is considered along with all the others.

    Reason: { $reason }
