status-title =
    <b>{ $track }</b>
    Application of { $moment }
status-choose = Your applications. Which one shall we open?
status-name = { $track }, { $cycle }
status-none = You have no application yet.
status-passed = ✅ { $stage } — passed
status-here = ▶ <b>{ $stage }</b> — you are here
status-ended = ■ <b>{ $stage }</b>
status-ahead = ○ { $stage } — ahead
status-passed-count =
    ✅ { $count ->
        [one] { $count } stage passed
       *[other] { $count } stages passed
    }
status-ahead-count =
    ○ and { $count ->
        [one] { $count } more stage
       *[other] { $count } more stages
    } ahead
status-stage-gone = The programme has changed, the coordinator is settling your stage.
status-note = { $note }
status-reason = Reason: { $reason }
status-refused = { $reason } The coordinator decides on an exception and will write to you here.
status-exception = The coordinator made an exception for you: { $reason }
status-work = Handed in: { $title }, { $moment }, version { $version }
status-work-broken = ⚠️ { $title }, { $moment }, version { $version }: the file does not open. Please send another.
status-whole = All stages
status-hand-in = Hand in: { $title }
status-hand-in-again = New version: { $title }
status-withdraw = Withdraw the application
status-move = Go to: { $stage }
status-move-question =
    Go to the stage “{ $stage }”? Only a coordinator can bring the application back.
status-withdraw-question = Withdraw the application? Only the coordinator can bring it back.
status-withdraw-sure = Yes, withdraw it
status-for-sure = Yes, I am sure
status-stay = Leave it as it is
status-no-move = The application stands elsewhere by now. Please open “My application” again.
status-ask-reason = Please write shortly why: it matters to the coordinator.
