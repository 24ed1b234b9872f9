## Напоминания: { $when } — «сб, 13 декабря, 10:00 (через 3 дня)»

reminder-start =
    <b>{ $title }</b>
    { $when }{ $has_place ->
        [yes] {""}
            { $place }
       *[no] {""}
    }
    Вы записаны. Ждём вас.
reminder-signup =
    <b>{ $title }</b>
    Записаться можно до: { $when }. Вы ещё не записались.
reminder-deadline =
    <b>{ $title }</b>
    Срок: { $when }
reminder-work =
    <b>{ $title }</b>
    Сдать нужно до: { $when }. Работы от вас пока нет.
reminder-entry =
    <b>{ $title }</b>
    Этап «{ $stage }» закрывается: { $when }. Работы от вас пока нет.
reminder-slot =
    <b>{ $title }</b>
    Начало: { $when }. Время для беседы вы ещё не выбрали.
reminder-diary =
    <b>{ $title }</b>
    Заканчивается: { $when }. В дневнике стажировки пока нет записей.
reminder-offer =
    <b>{ $title }</b>
    Для вас держат место до: { $when }. Подтвердите, или его получит следующий по очереди.
reminder-your-clock = { $when } по вашему времени

reminder-tune = Настроить напоминания
reminder-hand-in = Сдать работу
reminder-open-signup = Записаться
reminder-open-slots = Выбрать время
reminder-open-contest = Открыть конкурс
reminder-open-diary = Открыть стажировку
