## A contest: what a participant sees

contest-line =
    { $number }. { $title } — { $window ->
        [soon] opens { $moment }
        [open] until { $moment }
       *[closed] closed { $moment }
    }{ $work ->
        [whole] {" "}✓ handed in, version { $version }
        [broken] {" "}⚠️ the file did not open, send it again
       *[none] {""}
    }
contest-hand-in =
    { $again ->
        [yes] Hand in again: { $title }
       *[no] Hand in: { $title }
    }
contest-my-works = My works: { $count }
contest-my-works-title =
    <b>{ $title }</b>
    { $count ->
        [0] You have handed in nothing yet.
       *[other] Your works, the newest first. The last version counts.
    }
contest-work =
    { $broken ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $title }, version { $version }, { $moment }
contest-work-caption =
    { $has_name ->
        [yes] <b>{ $name }</b>{"\u000A"}
       *[no] {""}
    }{ $title }, version { $version }{ $broken ->
        [yes] {"\u000A"}⚠️ The file does not open, the author was asked for another.
       *[no] {""}
    }
contest-task =
    <b>{ $stage }</b>
    { $title }. Works are taken until { $closes }; until then you can send a new version.
contest-left = “{ $title }”: what you wrote is kept, you can go on with it while works are taken.

## Refusals

contest-cancelled = This contest is cancelled: no works are taken and no stages are changed.
contest-not-signed-up = Sign up for the contest first: the button is on its card.
contest-no-works = No works are handed in at the stage “{ $title }”.
contest-not-open = The stage “{ $title }” opens { $opens }. No works are taken before.
contest-closed = The stage “{ $title }” closed { $closes }. If you had a good reason, write to the coordinator.
contest-no-application = Works are handed in by participants of the programme, and you have no standing application in this cycle. Send one or write to the coordinator: /menu
contest-stage-gone = This stage is there no more. Open the contest again.
contest-work-gone = This work is here no more. Open the list again.

## What a participant reads

contest-told-window =
    <b>{ $title }: the dates of the stage “{ $stage }” have changed</b>
    They were: { $opened } — { $closed }
    Now: <b>{ $opens } — { $closes }</b>
contest-told-result =
    <b>{ $title }: your result</b>
    { $result }

## For the coordinator: stages

contest-staff-stages = Stages and works: { $count }
contest-staff-results = Results
contest-stages =
    <b>{ $title }</b>
    Stages of the contest. Press a stage to see the works or to change its dates.
contest-stages-none =
    <b>{ $title }</b>
    There are no stages yet. Add the first one, and participants will see the dates.
contest-stage-line =
    { $number }. { $title } · { $days }{ $window ->
        [soon] {""}
        [open] , open
       *[closed] , closed
    }
contest-stage-add = Add a stage
contest-stage =
    <b>{ $number }. { $stage }</b>
    { $title }
    Opens: { $opens }
    Closes: { $closes }
    { $takes ->
        [yes] Handed in: { $entered }, signed up without a work: { $missing }
       *[no] No works are handed in at this stage.
    }
contest-stage-change = Change the stage
contest-stage-remove = Remove the stage
contest-stage-remove-question = Remove the stage “{ $stage }”? Participants will not see it any more.
contest-stage-remove-sure = Yes, remove
contest-stage-removed = The stage “{ $stage }” is removed.
contest-stage-save = Save the stage
contest-stage-heading = Check the stage
contest-stage-saved = The stage “{ $stage }” is saved. If its window has changed, those signed up will get a message.
contest-stage-added =
    The stage “{ $stage }” is added. Those signed up see it on the card{ $takes ->
        [yes] , and the bot reminds them before it closes
       *[no] {""}
    }.
contest-stage_title-title = Stage
contest-stage_title-question = What is the stage called?
contest-stage_title-example = First round: essay
contest-opens_at-title = Opens
contest-opens_at-question = When are works taken from?
contest-opens_at-example = 1 October 9:00
contest-closes_at-title = Closes
contest-closes_at-question = Until when are works taken?
contest-closes_at-hint = Nothing can be handed in later
contest-closes_at-example = 20 October 18:00
contest-takes_work-title = Works are handed in
contest-takes_work-question = Is a work (text or file) handed in at this stage?
contest-stages-many = A contest has up to { $limit } stages.
contest-stage-nameless = The stage has no name. Write one.
contest-stage-past = The stage closes { $closes }, which has passed. Correct the dates.
contest-stage-order = The stage closes ({ $closes }) not after it opens ({ $opens }). Correct the dates.
contest-stage-early = The stage before, “{ $title }”, runs until { $closes }: this one cannot open earlier.
contest-stage-late = The next stage, “{ $title }”, opens { $opens }: this one must close before.
contest-stage-outside = The contest ends { $ends }, and the stage closes later. Change the end of the contest first.
contest-stage-has-works = Works have been handed in to the stage “{ $title }”, it cannot be removed.

## For the coordinator: works and results

contest-entries = Works: { $count }
contest-missing = Not handed in: { $count }
contest-entries-title =
    <b>{ $stage }</b>
    { $count ->
        [0] There are no works yet.
       *[other] Works handed in ({ $count }): the last version of each.
    }
contest-missing-title =
    <b>{ $stage }</b>
    { $count ->
        [0] Everybody who signed up has handed in.
       *[other] Signed up and not handed in: { $count }
    }
contest-entry =
    { $broken ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $name } · version { $version }, { $moment }
contest-earlier = Version { $version }
contest-to-stages = To the stages
contest-to-stage = To the stage
contest-to-entries = To the works
contest-to-result = Participant's result
contest-to-results = To the results
contest-results-title =
    <b>{ $title }</b>
    { $count ->
        [0] Nobody has signed up for the contest yet.
       *[other] Participants ({ $count }). Press one to note the result.
    }
contest-results-line =
    { $name }{ $has_result ->
        [yes] {" "}· { $result }
       *[no] {""}
    }
contest-person =
    <b>{ $name }</b>
    { $title }{ $has_contacts ->
        [yes] {"\u000A"}{ $contacts }
       *[no] {""}
    }
    { $has_result ->
        [yes] Result: { $result }
       *[no] No result yet.
    }
contest-result-write = Note the result
contest-result-change = Change the result
contest-ask-result = What is the result of { $name }? Write, for example: 1st place. Or: winner in the category “Best team”.
contest-result-confirm =
    { $name } will get the message:
    <blockquote>{ $preview }</blockquote>
    If this is wrong, write the result again.
contest-result-now = Note and tell
contest-result-noted = The result is noted, the participant will get a message.
contest-result-empty = Write the result in words, for example: 1st place.
contest-result-long = The result has { $count } characters, and { $limit } fit. Please shorten it.
contest-result-withdrawn = This person has withdrawn, no result can be noted.
