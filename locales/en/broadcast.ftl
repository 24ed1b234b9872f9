## Broadcasts: the list and the draft

broadcast-list =
    <b>{ $count ->
        [0] No broadcasts yet
        [one] { $count } broadcast
       *[other] { $count } broadcasts
    }</b>
    { $count ->
        [0] The people you choose get the message once each, and not at night.
       *[other] The newest come first. Press one to see how it went.
    }
broadcast-line =
    { $state ->
        [draft] Draft
        [scheduled] For { $when }
        [expanding] Beginning
        [sending] { $arrived } of { $total }
        [paused] Paused, { $arrived } of { $total }
        [stopped] Stopped, { $arrived } of { $total }
        [deleted] Taken back, was { $arrived } of { $total }
        [corrected] Corrected, { $arrived } of { $total }
       *[sent] Sent, { $arrived } of { $total }
    } · { $title }
broadcast-untitled = No text
broadcast-new = New broadcast
broadcast-all = To the broadcasts
broadcast-to-draft = ← To the draft
broadcast-to-card = ← To the broadcast
broadcast-to-report = Report on the broadcast

broadcast-head =
    <b>Broadcast no. { $id }</b>{ $has_title ->
        [yes] {"\u000A"}{ $title }
       *[no] {""}
    }
broadcast-draft =
    <b>Broadcast no. { $id }, draft</b>
    <b>To:</b> { $who }
    <b>Recipients:</b> { $count ->
        [one] { $count } person
       *[other] { $count } people
    }{ $lost ->
        [0] {""}
       *[other] , { $lost } more out of the bot's reach
    }
    <b>Text:</b> { $has_text ->
        [yes] { $preview }
       *[no] none yet
    }
    { $has_file ->
        [yes] <b>File:</b> { $file }
       *[no] <b>File:</b> none
    }
    <b>Buttons:</b> { $buttons }
broadcast-within = { $place }: { $who }
broadcast-who = To whom
broadcast-text = Text
broadcast-file = Picture or file
broadcast-buttons = Buttons
broadcast-try = Show me how it arrives
broadcast-send = Send…
broadcast-drop = Delete the draft
broadcast-drop-ask =
    Delete the draft of broadcast no. { $id }?
    Its text and recipients will be gone. Nobody gets anything.
broadcast-drop-sure = Yes, delete
broadcast-dropped = The draft is deleted.
broadcast-no-buttons = none
broadcast-button-ack = Acknowledged
broadcast-button-signup = Open the event and sign up
broadcast-button-acked = ✓ Acknowledged { $when }

## To whom

broadcast-who-title =
    <b>Who gets it?</b>
    { $who }
    Recipients: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }{ $lost ->
        [0] {""}
       *[other] , { $lost } more out of the bot's reach
    }
    Conditions add up: those stay who meet all of them.
broadcast-by-tracks = Track{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-stages = Stage{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-municipalities = District{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-organisations = Organisation{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-events = Event{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-roles = Role{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-people = List{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-who-clear = Clear: everybody
broadcast-who-done = Done
broadcast-pick =
    <b>{ $title }</b>
    Mark one or several. Recipients: { $count }
broadcast-pick-tracks = Which track?
broadcast-pick-stages = At which stage?
broadcast-pick-municipalities = Which district?
broadcast-pick-roles = In which role?
broadcast-picked = ✓ { $name }
broadcast-organisations =
    <b>Which organisation?</b>
    Type part of its name, for example: 5 or lyceum.{ $found ->
        [yes] {"\u000A"}Found by “{ $typed }”: { $count }
       *[no] {""}
    }
broadcast-organisation-line = { $title } · { $place }
broadcast-organisations-none = Nothing found by “{ $typed }”. Type another part of the name, for example: lyceum.
broadcast-events =
    { $count ->
        [0] There are no events in this cycle yet.
       *[other] <b>Participants of which event?</b>
    }
broadcast-event-line = { $when } · { $title }
broadcast-event-states =
    <b>{ $title }</b>
    Which of them? You can mark several.
broadcast-event-silent = Have not answered
broadcast-people =
    <b>A list of people</b>
    Paste surnames and names from Excel, one person a line. A patronymic, a phone or an e-mail may stand there too:

    <code>Соколова Анна Петровна
    Артёмов Игорь
    8 914 123-45-67</code>
broadcast-people-now = In the list now: { $count }
broadcast-people-who = Recipients now: { $who } ({ $count })
broadcast-people-drop = Remove the list
broadcast-people-found =
    { $count ->
        [0] Nobody from the list could be added.
        [one] The list has { $count } person.
       *[other] The list has { $count } people.
    }
broadcast-people-missing = <b>Not found ({ $count }):</b> { $names }. Surname and name as in the form, a phone or an e-mail are needed.
broadcast-people-ambiguous = <b>More than one ({ $count }):</b> { $names }. Add the patronymic or the phone.
broadcast-people-foreign = <b>Not of your district ({ $count }):</b> { $names }. The coordinator of their district writes to them.
broadcast-people-silent = <b>Without a consent in force ({ $count }):</b> { $names }. The bot does not write to them.
broadcast-people-and = { $names } and { $count } more
broadcast-people-text = Words are needed here: surnames and names, one person a line.

## Text, file, buttons

broadcast-text-ask =
    <b>Write the text of the broadcast</b>
    Format it in Telegram itself: bold, italics and links arrive as they are. Up to { $limit } characters.
    You can send a picture or a file with a caption instead, then up to { $caption } characters.
broadcast-text-empty = The message has no words. Write what people should read.
broadcast-long =
    The text has { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, and { $limit } fit. Shorten it by { $over } and send it again.
broadcast-long-caption =
    With a picture or a file { $limit } characters fit, and the text has { $count }. Shorten it by { $over } or remove the file.
broadcast-heavy = There are too many long links and too much formatting in the text, Telegram will not take such a message. Take out some links or shorten them, and send it again.
broadcast-split =
    The text came as two messages: Telegram cuts everything longer than { $limit } characters. Together they have { $count }, { $over } more than fit. Please send a shorter one.
broadcast-not-that = A broadcast can hold a text, a picture or a document. Voice messages, videos and stickers cannot be sent.
broadcast-album = A broadcast holds one picture or one file: the first of the album was taken.
broadcast-file-ask =
    <b>Send a picture or a document</b>
    Up to 20 MB. A caption, if there is one, becomes the text of the broadcast.
broadcast-file-remove = Remove the file
broadcast-file-broken = The file “{ $name }” cannot be opened. Send it again, or send the broadcast without it.
broadcast-buttons-title =
    <b>Buttons under the message</b>
    “Acknowledged” shows who has read it. “Sign up” opens the event.
broadcast-ack-toggle = { $on ->
        [yes] ✓ Acknowledged
       *[no] Add “Acknowledged”
    }
broadcast-signup-choose = Add signing up for an event
broadcast-signup-remove = ✓ Sign-up: { $title }
broadcast-signup-events =
    { $count ->
        [0] There are no events ahead that one can sign up for.
       *[other] <b>For which event?</b>
    }
broadcast-trial = This is how every recipient sees it. You can press the buttons below it.

## Sending

broadcast-confirm =
    <b>Send broadcast no. { $id }?</b>
    <b>To:</b> { $who }
    <b>Recipients:</b> { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
broadcast-confirm-lost =
    Out of the bot's reach: { $count }{ $strangers ->
        [0] {" "}(the bot is blocked)
       *[other]
            { $blocked ->
                [0] {" "}(not in the bot yet)
               *[other] {" "}(the bot is blocked: { $blocked }, not in the bot yet: { $strangers })
            }
    }. They will be in the report with their phones.
broadcast-confirm-time = <b>When:</b> { $when }
broadcast-confirm-file = <b>File:</b> { $file }
broadcast-confirm-buttons = <b>Buttons:</b> { $buttons }
broadcast-confirm-said = <b>Text:</b> { $preview }
broadcast-takes-seconds =
    It takes about { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
broadcast-takes-minutes =
    It takes about { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
broadcast-confirm-night =
    { $zones ->
        [1] {""}
       *[other] In { $zones } time zones.{" "}
    }It is night then for { $count ->
        [one] { $count } person
       *[other] { $count } people
    }: they get the message in the morning, not before 8:00.
broadcast-send-now = Send now: { $count }
broadcast-send-then = Schedule: { $count }
broadcast-send-later = At another time
broadcast-when-ask =
    <b>When shall it be sent?</b>
    Type the day and the time, for example: { $example }
    The time is yours; whoever sleeps then gets it in the morning.
broadcast-when-title = When to send
broadcast-when-question = When shall the broadcast be sent?
broadcast-past = That time has passed. Type a time that is still ahead, or send it now.
broadcast-far = That day is more than a year away. Type a nearer time.
broadcast-nothing-said = The broadcast has neither a text nor a file yet. Add one and send it.
broadcast-nobody = Nobody meets these conditions. Change the recipients: the button “To whom”.
broadcast-nobody-reachable =
    The message would reach nobody: { $count ->
        [one] { $count } person does not use the bot or has blocked it
       *[other] { $count } people do not use the bot or have blocked it
    }. Choose others or call them.
broadcast-changed = The broadcast has changed since. Open it and check what you send.
broadcast-event-unknown = There is no such event. Choose another.
broadcast-event-gone =
    { $known ->
        [yes] Nobody can sign up for “{ $title }” any more: it is over or cancelled
       *[no] There is no such event any more
    }. Remove the sign-up button or choose another event.
broadcast-foreign-event = The event “{ $title }” is another district's. The coordinator of that district writes to its participants.
broadcast-foreign-place = “{ $place }” is not in your district. The coordinator of that district writes there.
broadcast-scheduled =
    <b>Broadcast no. { $id } is scheduled</b>
    <b>When:</b> { $when }
    <b>To:</b> { $who }
    The list of people is made at the moment of sending: whoever comes before it gets it too.
broadcast-unschedule = Back to the drafts
broadcast-unscheduled = It will not be sent; the broadcast is a draft again.

## How it goes

broadcast-state-expanding = Making the list of people…
broadcast-state-sending = Being sent
broadcast-state-paused = Paused. What is on its way will arrive
broadcast-state-sent = Sent
broadcast-state-stopped = Stopped
broadcast-state-delete-under-way = Taking the messages back…
broadcast-state-delete-done = Taken back
broadcast-state-edit-under-way = Correcting the text at the recipients…
broadcast-state-edit-done = Sent, the text is corrected
broadcast-arrived = Delivered: { $count } of { $total } ({ $percent } %)
broadcast-failed = Failed: { $count }
broadcast-unreachable = Out of the bot's reach: { $count }
broadcast-cancelled = Not sent: { $count }
broadcast-again = The line breaks, trying again: { $count }
broadcast-asleep = Waiting for the morning: { $count }
broadcast-left-seconds =
    About { $count ->
        [one] { $count } second left
       *[other] { $count } seconds left
    }
broadcast-left-minutes =
    About { $count ->
        [one] { $count } minute left
       *[other] { $count } minutes left
    }
broadcast-recall-delete = Deleted: { $count } of { $total }
broadcast-recall-edit = Corrected: { $count } of { $total }
broadcast-pause = Pause
broadcast-resume = Go on
broadcast-stop = Stop
broadcast-stop-ask =
    <b>Stop broadcast no. { $id }?</b>
    { $waiting ->
        [one] { $waiting } person will not get it
       *[other] { $waiting } people will not get it
    }. It cannot go on later, you can only send a new one.
broadcast-stop-sure = Yes, stop
broadcast-expanding = The list of people is still being made; it takes seconds. Press again a little later.
broadcast-over = This broadcast is over. Open its report.
broadcast-not-begun = This broadcast has not begun yet.
broadcast-begun = The broadcast has begun. You can pause or stop it.
broadcast-gone = This broadcast is not here. Open the list of broadcasts.
broadcast-not-draft = This broadcast has been sent and cannot be changed. You can make a new one like it.

broadcast-told-finished =
    { $stopped ->
        [yes] The broadcast is stopped: “{ $title }”.
       *[no] The broadcast is sent: “{ $title }”.
    }
    Delivered { $arrived } of { $total }.{ $unreachable ->
        [0] {""}
       *[other] {"\u000A"}Out of the bot's reach: { $unreachable }. Phones and e-mails are in the report.
    }{ $failed ->
        [0] {""}
       *[other] {"\u000A"}Failed: { $failed }.
    }
broadcast-told-nobody =
    { $stopped ->
        [yes] The broadcast is stopped: “{ $title }”. Nobody got it.
       *[no] The broadcast went to nobody: “{ $title }”. By its hour nobody met its conditions. Change the recipients and send one like it.
    }
broadcast-told-orphaned =
    The broadcast was not sent: “{ $title }”. Its author is no coordinator any more. If it is needed, open it and send one like it yourself.
broadcast-told-given-back =
    The broadcast was not sent and is a draft again: “{ $title }”.
    { $reason }
broadcast-told-unscheduled =
    { $name } has called off the sending of your broadcast: “{ $title }”. It is a draft again.
broadcast-told-recalled =
    { $how ->
        [delete] The broadcast is taken back: “{ $title }”. Messages deleted: { $count }.
       *[other] The text of the broadcast is corrected: “{ $title }”. Messages corrected: { $count }.
    }{ $old ->
        [0] {""}
       *[other] {"\u000A"}Older than two days, Telegram does not delete them: { $old }.
    }{ $stayed ->
        [0] {""}
       *[other] {"\u000A"}Left as they were: { $stayed }.
    }

## Taking back

broadcast-recall = Take back…
broadcast-recall-ask =
    <b>Take back broadcast no. { $id }?</b>
    Messages delivered: { $count }. What is less than two days old can be deleted{ $old ->
        [0] .
       *[other] : { $old } are older.
    } The text can always be corrected.
    Whoever has read it has read it.
broadcast-recall-delete-do = Delete for everybody
broadcast-recall-edit-do = Correct the text
broadcast-recall-delete-ask =
    <b>Delete broadcast no. { $id } in the recipients' chats?</b>
    Messages: { $count }. They cannot be brought back, and whoever has not got it yet will not get it.
broadcast-recall-delete-sure = Yes, delete: { $count }
broadcast-recall-text-ask =
    <b>Send the new text of broadcast no. { $id }</b>
    It takes the place of the earlier one for { $count ->
        [one] { $count } person
       *[other] { $count } people
    }. Whoever has not got it yet will not get it.
broadcast-recall-text-confirm =
    <b>Correct broadcast no. { $id }?</b>
    The new text will be seen by { $count }:
    <blockquote>{ $preview }</blockquote>
broadcast-recall-text-sure = Yes, correct: { $count }
broadcast-recall-lost = This conversation was interrupted. Open the broadcast and begin anew.
broadcast-recalled-already = This broadcast is being taken back, or has been.

## Report

broadcast-sent-at = Begun { $when }, { $author }
broadcast-to-whom = <b>To:</b> { $who }
broadcast-receipts = Acknowledged: { $count } of { $total }
broadcast-uncertain = Of them without Telegram's confirmation: { $count }
broadcast-reasons = Why it failed: { $reasons }
broadcast-reason = { $reason } ({ $count })
broadcast-reason-blocked = the bot is blocked
broadcast-reason-gone = the account is gone
broadcast-reason-stranger = not in the bot yet
broadcast-reason-file = the bot has no access to the file any more, attach it again
broadcast-reason-refused = Telegram did not take the message
broadcast-reason-network = no connection to Telegram
broadcast-reason-expired = too late
broadcast-reason-other = something else
broadcast-stayed-old = Older than two days, not deleted: { $count }
broadcast-stayed-refused = Could not be taken back: { $count }
broadcast-see-unreachable = Out of reach: { $count }
broadcast-see-failed = Failed: { $count }
broadcast-see-acknowledged = Acknowledged: { $count }
broadcast-see-unacknowledged = Not acknowledged: { $count }
broadcast-excel = Report in Excel
broadcast-copy = A new one like it
broadcast-see = The message itself
broadcast-remind = Remind those who have not answered
broadcast-people-unreachable =
    <b>Out of the bot's reach: { $count }</b>
    Call them or write an e-mail.
broadcast-people-failed = <b>Could not be delivered: { $count }</b>
broadcast-people-acknowledged = <b>Acknowledged: { $count }</b>
broadcast-people-unacknowledged = <b>Got it and have not pressed “Acknowledged”: { $count }</b>
broadcast-person = • { $name }{ $has_details ->
        [yes] , { $details }
       *[no] {""}
    }
broadcast-nameless = No name, no. { $id }
broadcast-no-contacts = neither phone nor e-mail
broadcast-excel-promised = The report is being made, it comes here.

## To the recipient

broadcast-acked = Thank you, noted: { $when }
broadcast-acked-before = Noted already: { $when }
broadcast-acked-trial = This is a trial. For recipients the press is noted.

## Report in Excel

broadcast-report-file = Broadcast { $id }
broadcast-report-caption =
    Report on broadcast no. { $id }: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }. The file holds personal data: keep it as a working document.
broadcast-report-name = Name
broadcast-report-municipality = District
broadcast-report-organisation = Organisation
broadcast-report-phone = Phone
broadcast-report-email = E-mail
broadcast-report-state = Delivery
broadcast-report-at = When
broadcast-report-acknowledged = Acknowledged
broadcast-report-recalled = Taken back
broadcast-report-problem = Reason
broadcast-report-too-old = older than two days, not deleted
broadcast-report-stayed = could not be taken back
broadcast-report-state-planned = waiting
broadcast-report-state-held = paused
broadcast-report-state-sending = being sent
broadcast-report-state-sent = delivered
broadcast-report-state-uncertain = sent, not confirmed
broadcast-report-state-failed = failed
broadcast-report-state-expired = too late
broadcast-report-state-cancelled = not sent
broadcast-report-state-unreachable = out of reach
