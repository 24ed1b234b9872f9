## Состояние бота

health-title =
    { $late ->
        [yes] ⚠️ <b>Сообщения опаздывают</b>
       *[no] ✅ <b>Бот работает</b>
    }
health-queue =
    { $due ->
        [0] Очередь пуста, никто не ждёт.
        [one] В очереди { $due } сообщение.
        [few] В очереди { $due } сообщения.
       *[many] В очереди { $due } сообщений.
    }
health-oldest = Самое давнее ждёт с { $since }.
health-behind =
    { $minutes ->
        [one] Очередь стоит { $minutes } минуту.
        [few] Очередь стоит { $minutes } минуты.
       *[many] Очередь стоит { $minutes } минут.
    }
health-again = Не получилось отправить, пробуем снова: { $count }
health-later =
    { $count ->
        [one] Запланировано на потом: { $count } сообщение.
        [few] Запланировано на потом: { $count } сообщения.
       *[many] Запланировано на потом: { $count } сообщений.
    }
health-today = Сегодня доставлено: { $sent }
health-today-uncertain = Связь оборвалась, неизвестно, дошло ли: { $count }
health-today-retry = Попытки, которые пришлось повторить: { $count }
health-today-failed = Не принято Telegram: { $count }
health-today-unreachable = Бот заблокирован получателем: { $count }
health-today-expired = Опоздало и уже не нужно: { $count }
health-tick = Проверка очереди: { $when }
health-tick-none = Проверки очереди ещё не было.
health-backup = Резервная копия: { $when }
health-backup-none = Резервной копии ещё не было: попросите администратора её сделать.
health-errors-none = Ошибок сегодня не было.
health-errors =
    Ошибок сегодня: { $count }. Администратору помогут строки ниже.
health-error =
    <code>{ $place }</code>: { $kind } × { $times }{ $found ->
        [yes] , код <code>{ $id }</code>
       *[no] {""}
    }
health-refresh = Обновить
health-to-unreachable = Недоступны: { $count }

## Кому бот не может написать

health-unreachable =
    <b>Недоступны: { $count }</b>
    Эти люди заблокировали бота. Свяжитесь с ними сами. Как только человек снова откроет бота, он получит всё, что не дошло.
health-unreachable-none =
    <b>Недоступных нет</b>
    Бот может написать каждому.
health-unreachable-line =
    <b>{ $name }</b> с { $since }
    { $contacts }
health-unreachable-nameless = Без имени, № { $id }
health-unreachable-no-contacts = ни телефона, ни почты нет

## Предупреждения координаторам

health-late =
    ⚠️ <b>Сообщения опаздывают</b>
    Очередь стоит { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }, ждут отправки: { $count }. Делать ничего не нужно: бот отправит всё, как только восстановится связь. Если сообщение не сменится на «снова в порядке», покажите его администратору. Подробности: /health
health-well =
    ✅ <b>Снова в порядке</b>
    Очередь опаздывала { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }, теперь сообщения уходят вовремя.

## Что отправлялось человеку

delivery-title =
    <b>{ $name }</b>
    Сообщения бота, новые сверху.
delivery-none = Бот этому человеку ещё ничего не отправлял.
delivery-line =
    { $when } · { $state }
    { $words }
delivery-line-problem =
    { $when } · { $state }: { $problem }
    { $words }
delivery-back = К заявке
delivery-open = Сообщения бота
delivery-unreadable = сообщение не удалось показать
delivery-state-planned = ждёт отправки
delivery-state-held = приостановлено
delivery-state-sending = отправляется
delivery-state-sent = доставлено
delivery-state-uncertain = неизвестно, дошло ли: связь оборвалась
delivery-state-failed = не доставлено
delivery-state-expired = опоздало и не отправлено
delivery-state-cancelled = отменено
delivery-state-unreachable = бот заблокирован, не доставлено
