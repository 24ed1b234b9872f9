## Напоминания: { $when } — «сб, 13 декабря, 10:00 (через 3 дня)»

reminder-start =
    <b>{ $title }</b>
    { $when }{ $has_place ->
        [yes] {""}
            { $place }
       *[no] {""}
    }{ $has_link ->
        [yes] {""}
            { $link }
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

## Сводка: строки по одному делу

reminder-lines =
    { $first }
    { $rest }
reminder-digest =
    <b>Что у вас сегодня и на неделе</b>
    { $today ->
        [0] Сегодня ничего не назначено.
        [one] Сегодня { $today } дело.
        [few] Сегодня { $today } дела.
       *[other] Сегодня { $today } дел.
    }{ $week ->
        [0] {""}
        [one] {" "}В ближайшую неделю ещё { $week }.
       *[other] {" "}В ближайшую неделю ещё { $week }.
    }
reminder-line-start = • { $when }: { $title }
reminder-line-signup = • записаться до { $when }: { $title }
reminder-line-deadline = • срок { $when }: { $title }
reminder-line-work = • сдать до { $when }: { $title }
reminder-line-entry = • сдать на конкурс до { $when }: { $title }
reminder-line-slot = • выбрать время до { $when }: { $title }
reminder-line-diary = • заполнить дневник до { $when }: { $title }
reminder-line-offer = • подтвердить место до { $when }: { $title }
reminder-line-feedback = • оставить отзыв: { $title }
reminder-digest-more =
    { $count ->
        [one] …и ещё { $count } дело
        [few] …и ещё { $count } дела
       *[other] …и ещё { $count } дел
    }
reminder-digest-events = Открыть мероприятия

## Настройки

reminder-title = <b>Напоминания</b>
reminder-paused = Пауза: до { $until } ничего не напоминаем.
reminder-is-event =
    Мероприятия, на которые вы записаны: { $on ->
        [yes] напоминаем
       *[no] не напоминаем
    }
reminder-is-signup =
    Запись на мероприятия: { $on ->
        [yes] напоминаем
       *[no] не напоминаем
    }
reminder-is-deadline =
    Сроки работ: { $on ->
        [yes] напоминаем
       *[no] не напоминаем
    }
reminder-is-digest =
    Сводка: { $on ->
        [yes] каждый день в { $hour }
       *[no] не приходит
    }
reminder-is-zone = Ваше время: { $zone }, сейчас { $time }
reminder-always = Решения по заявке и изменения в мероприятиях приходят всегда. С 21:00 до 8:00 не пишем.

reminder-topic-event = мои мероприятия
reminder-topic-signup = запись
reminder-topic-deadline = сроки работ
reminder-switch-on = Напоминать: { $what }
reminder-switch-off = Не напоминать: { $what }

reminder-pause =
    { $weeks ->
        [one] Пауза на { $weeks } неделю
        [few] Пауза на { $weeks } недели
       *[other] Пауза на { $weeks } недель
    }
reminder-pause-other = Другой срок
reminder-pause-date = До даты…
reminder-resume = Снова напоминать
reminder-pause-ask =
    <b>Каникулы</b>
    На сколько остановить напоминания и сводку?
reminder-pause-type = До какого дня не напоминать? Напишите дату, например: { $example }
reminder-pause-text = Напишите дату словами или цифрами, например: 12 января
reminder-pause-past = Этот день уже наступил. Напишите день впереди, например: 12 января
reminder-pause-far = Пауза может длиться до года. Напишите день поближе.
reminder-until-title = Пауза до
reminder-until-question = До какого дня не напоминать?
reminder-until-example = 12 января

reminder-digest-choose = Сводка на день
reminder-digest-ask =
    <b>Сводка «что сегодня и на неделе»</b>
    Одно сообщение в день вместо отдельных напоминаний за неделю и за день. Во сколько присылать?
reminder-digest-none = Не присылать

reminder-zone-choose = Часовой пояс
reminder-zone-ask =
    <b>Ваше время</b>
    Который у вас час?
reminder-zone-district = Как в моём районе
reminder-zone-kaliningrad = { $time } Калининград
reminder-zone-moscow = { $time } Москва
reminder-zone-samara = { $time } Самара
reminder-zone-yekaterinburg = { $time } Екатеринбург
reminder-zone-omsk = { $time } Омск
reminder-zone-krasnoyarsk = { $time } Красноярск
reminder-zone-irkutsk = { $time } Иркутск
reminder-zone-yakutsk = { $time } Якутск
reminder-zone-vladivostok = { $time } Владивосток
reminder-zone-magadan = { $time } Магадан
reminder-zone-kamchatka = { $time } Камчатка
reminder-city-kaliningrad = Калининград
reminder-city-moscow = Москва
reminder-city-samara = Самара
reminder-city-yekaterinburg = Екатеринбург
reminder-city-omsk = Омск
reminder-city-krasnoyarsk = Красноярск
reminder-city-irkutsk = Иркутск
reminder-city-yakutsk = Якутск
reminder-city-vladivostok = Владивосток
reminder-city-magadan = Магадан
reminder-city-kamchatka = Камчатка

reminder-work-gone = Эту работу сейчас не принимают: этап изменился или её уже не ждут. Что можно сдать, видно в меню: /menu
