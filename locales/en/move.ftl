## Moving an application: what the coordinator sees

move-choose =
    <b>{ $name }</b> is at the stage “{ $stage }”
    Where should the application go?
move-none =
    <b>{ $name }</b> is at the stage “{ $stage }”
    There is nowhere for you to move it from here: that is how the programme is made.
move-reason-ask =
    <b>{ $name }</b>: “{ $stage }” → “{ $to }”
    Write the reason. The candidate will read it, so put it the way you would say it face to face.
move-confirm =
    <b>{ $name }</b>: “{ $stage }” → “{ $to }”
    { $unreachable ->
        [yes] ⚠️ The candidate has blocked the bot. If they come back, they will get this message:
       *[no] The candidate will get this message:
    }
    <blockquote>{ $preview }</blockquote>
    { $has_reason ->
        [yes] To change the comment, write it again.
       *[no] Would you like to add a comment? Write it: the candidate will read it.
    }
move-without-reason = Move without a comment
move-now = Move
move-done =
    Done: <b>{ $name }</b> is at the stage “{ $stage }”.
    { $unreachable ->
        [yes] ⚠️ The candidate has blocked the bot, and the message will not arrive for now. Please tell them yourself{ $has_contacts ->
            [yes] : { $contacts }
           *[no] {""}
        }.
       *[no] The candidate will get a message.
    } You can undo the move within ten minutes.
move-next = Next new application
move-undo = Undo the move
move-undone =
    The move is undone: <b>{ $name }</b> is at the stage “{ $stage }” again.
    If the message has left already, the candidate will get a correction.

move-already =
    The application is at the stage “{ $stage }” already: { $known ->
        [yes] { $who },{" "}
       *[no] {""}
    }{ $when }. Please open the card again.
move-gone = The application cannot go there any more: it is at the stage “{ $stage }” now. Please open the card again.
move-impossible = By the rules of the programme nobody goes to “{ $stage }” from this stage.
move-refused = The application is outside the rules. Make an exception first: the button is on the card.
move-lost = This talk was interrupted. Open the card and start again, please.
move-undo-late = Ten minutes have passed, it is too late to undo. Move the application once more, with a reason.
move-undo-gone = There is no such move any more. Please open the card again.
move-reason-required = Write the reason, please: the candidate will read it. For example: “A copy of the diploma is missing”.
move-reason-text = A reason in words is needed here, up to { $limit } characters. Write it or press “Cancel”.
move-reason-long =
    The reason has { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, and { $limit } fit. Please make it shorter.

## What the candidate reads

move-told =
    Your application has moved to the stage <b>“{ $stage }”</b>.{ $has_note ->
        [yes] {"\u000A\u000A"}{ $note }
       *[no] {""}
    }{ $has_reason ->
        [yes] {"\u000A\u000A"}Comment of the coordinator: { $reason }
       *[no] {""}
    }
move-told-ended =
    News about your application: <b>“{ $stage }”</b>.{ $has_note ->
        [yes] {"\u000A\u000A"}{ $note }
       *[no] {""}
    }{ $has_reason ->
        [yes] {"\u000A\u000A"}Reason: { $reason }
       *[no] {""}
    }
move-told-undone =
    The last message about your stage was sent by mistake, we are sorry for the trouble.

    Your application is still at the stage <b>“{ $stage }”</b>.
move-told-open = My application

## Moving many at once

move-all = Move all: { $count }
move-all-choose =
    <b>Move { $count ->
        [one] { $count } application
       *[other] { $count } applications
    }</b> from the stage “{ $stage }”
    { $names }{ $has_more ->
        [yes] {" "}and { $more } more
       *[no] {""}
    }
    To which stage?
move-all-reason =
    { $count ->
        [one] Write the reason. { $count } person will read it
       *[other] Write the reason. { $count } people will read it
    }, so write what is true for everyone.
move-all-confirm =
    “{ $stage }” → “{ $to }”: <b>{ $count ->
        [one] { $count } application
       *[other] { $count } applications
    }</b>
    { $names }{ $has_more ->
        [yes] {" "}and { $more } more
       *[no] {""}
    }
    Everyone will get this message:
    <blockquote>{ $preview }</blockquote>
    To add or change the reason, write it.
move-all-now = Yes, move all: { $count }
move-all-done =
    Done: { $count ->
        [one] { $count } application moved, the candidate will get a message
       *[other] { $count } applications moved, the candidates will get messages
    }.{ $left ->
        [0] {""}
       *[other] {" "}Left where they are, as they had moved meanwhile: { $left }.
    }{ $unreachable ->
        [0] {""}
       *[other] {"\u000A"}⚠️ Have blocked the bot, so the message will not arrive for now: { $unreachable }. Please call: { $names }.
    }
move-all-gone = The list has changed since. Open it again and check whom you are moving.
