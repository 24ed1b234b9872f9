## A question

form-progress = Question { $place } of { $total }  { $bar }
form-question = <b>{ $question }</b>
form-hint = <i>{ $hint }</i>
form-example = For example: { $example }
form-file = Suitable: { $extensions }, up to 20 MB.
form-now = Now: { $answer }
form-option = { $number }. { $title }
form-ticked = ✓ { $title }
form-unticked = { $title }
form-done = Done
form-keep = Keep as it is
form-to-review = To the summary
form-leave = Finish later
form-clear = Remove the answer
form-write-as-typed = Not listed: write “{ $typed }”
form-organisations =
    For “{ $typed }” we found { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }. Tap yours or type the name more exactly.
form-no-organisation = “{ $typed }” is not on the list. Type other letters of the name or have it written as it is.
form-contact = No need to type the number: the button below sends the one in Telegram.
form-contact-button = Send my number
form-contact-away =
    { $number ->
        [taken] The number is noted.
        [skipped] All right, without a number.
        [open] All right, we will ask for the number a little later.
       *[left] All right, a break.
    }

## The answer does not fit

form-not-a-text = Here we read text and buttons only. Please answer in words.
form-unknown-command = There is no such command, and the form is still here. Answer the question or open /menu.
form-contact-of-other = This is somebody else's contact. We need your own number: tap the button below or type it.
form-choose-line = All the answers are there. Please check them: each can be changed with its button.
form-choose-one = Tick at least one and tap “Done”.
form-required = Your application cannot be considered without this answer, so it cannot be skipped.
form-type-again = Please type the name once more.
form-unfinished = One question is still without an answer.
form-question-gone = The form has changed a little. All answers that fit are in place, let us go on from here.
form-already = Marked already.
form-not-yet = We will come to this question. Please answer the one below first.
form-passed = You have answered this one already: <b>{ $title }</b> — { $answer }. Change the answer?
form-passed-edit = Change the answer
form-passed-go-on = Go on with the form
form-gone = This form has been sent or closed already. What comes next is in the menu.
form-municipality-gone = This district is no longer in the programme. Please choose another: /start
form-organisation-gone = This organisation is no longer on the list. Please type the first letters of the name again.

## Rules of the programme

form-refused =
    <b>By the rules of the programme this application cannot be accepted</b>
    { $reason }

    { $explanation }

    If the answer is wrong, type the right one here.
form-refused-explanation = If everything is right, you may ask for an exception: the coordinator decides.
form-refused-correct = Correct the answer
form-refused-go-on = It is right, ask for an exception

## Summary

form-review-finished = <b>Check your answers</b>
form-review-unfinished = <b>Your answers</b>
form-review-profile = <b>Your data</b>
form-review-line = { $number }. { $title }: <b>{ $answer }</b>
form-review-refused = { $reason } The coordinator will see this and decide on an exception.
form-review-more = Other answers ({ $page } of { $pages })
form-continue = Go on: question { $place } of { $total }
form-send = Send the application
form-submit = Send
form-save = Save

## Leaving and coming back

form-stopped =
    You stopped at question { $place } of { $total }. Go on?

    All your earlier answers are there.
form-stopped-at-review = The form is filled in: { $total } of { $total }. All that is left is to check and send it.
form-resume = Go on
form-restart = Start over
form-restart-question =
    { $answered ->
        [one] { $answered } answer will be erased
       *[other] { $answered } answers will be erased
    } and cannot be brought back.
form-restart-for-sure = Erase and start over
form-restarted = Starting with a clean sheet.
form-paused =
    The form is saved, your answers are there: { $answered } of { $total }.
    Come back any day: /start
form-paused-other = Your answers are kept: { $answered } of { $total }. Go on with the button below, today or later.
form-left-profile = Nothing has been changed.
