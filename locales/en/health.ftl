## How the bot is

health-title =
    { $late ->
        [yes] ⚠️ <b>Messages are late</b>
       *[no] ✅ <b>The bot works</b>
    }
health-queue =
    { $due ->
        [0] The queue is empty, nobody waits.
        [one] { $due } message in the queue.
       *[other] { $due } messages in the queue.
    }
health-oldest = The oldest has been waiting since { $since }.
health-behind =
    { $minutes ->
        [one] The queue has been standing for { $minutes } minute.
       *[other] The queue has been standing for { $minutes } minutes.
    }
health-again = Could not be sent, tried again: { $count }
health-later =
    { $count ->
        [one] Planned for later: { $count } message.
       *[other] Planned for later: { $count } messages.
    }
health-today = Delivered today: { $sent }
health-today-uncertain = The line broke, perhaps not arrived: { $count }
health-today-retry = Tries that had to be repeated: { $count }
health-today-failed = Refused by Telegram: { $count }
health-today-unreachable = Bot blocked by the recipient: { $count }
health-today-expired = Too late and not needed any more: { $count }
health-tick = Queue checked: { $when }
health-tick-none = The queue has not been checked yet.
health-backup = Backup: { $when }
health-backup-none = There is no backup yet: ask the administrator to make one.
health-errors-none = No errors today.
health-errors =
    Errors today: { $count }. The lines below help the administrator.
health-error =
    <code>{ $place }</code>: { $kind } × { $times }{ $found ->
        [yes] , id <code>{ $id }</code>
       *[no] {""}
    }
health-refresh = Refresh
health-to-unreachable = Out of reach: { $count }

## Whom the bot cannot write to

health-unreachable =
    <b>Out of reach: { $count }</b>
    These people have blocked the bot. Contact them yourself. As soon as somebody opens the bot again, what was missed arrives.
health-unreachable-none =
    <b>Nobody is out of reach</b>
    The bot can write to everybody.
health-unreachable-line =
    <b>{ $name }</b> since { $since }
    { $contacts }
health-unreachable-nameless = No name, No. { $id }
health-unreachable-no-contacts = neither phone nor e-mail

## Warnings to coordinators

health-late =
    ⚠️ <b>Messages are late</b>
    The queue has been standing for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, waiting: { $count }. There is nothing to do: everything goes out as soon as the line is back. If no “all right again” follows, show this to the administrator. Details: /health
health-well =
    ✅ <b>All right again</b>
    The queue was late for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, now messages go out in time.

## What was sent to a person

delivery-title =
    <b>{ $name }</b>
    Messages of the bot, newest first.
delivery-none = The bot has not sent this person anything yet.
delivery-line =
    { $when } · { $state }
    { $words }
delivery-line-problem =
    { $when } · { $state }: { $problem }
    { $words }
delivery-back = To the application
delivery-open = Messages of the bot
delivery-unreadable = the message cannot be shown
delivery-state-planned = waiting
delivery-state-held = paused
delivery-state-sending = being sent
delivery-state-sent = delivered
delivery-state-uncertain = perhaps not arrived: the line broke
delivery-state-failed = not delivered
delivery-state-expired = too late, not sent
delivery-state-cancelled = cancelled
delivery-state-unreachable = bot blocked, not delivered
