## Собеседование: что видит приглашённый

interview-to-card = К мероприятию
interview-your-time =
    Ваше время: <b>{ $moment }</b>{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }
interview-choose-time =
    { $count ->
        [0] Свободного времени сейчас нет. Загляните позже: координатор может добавить.
        [one] Выберите время: свободно { $count } окно.
        [few] Выберите время: свободно { $count } окна.
       *[other] Выберите время: свободно { $count } окон.
    }
interview-choose = Выбрать время
interview-other-time = Другое время
interview-other-day = Другой день
interview-give-back = Отменить запись
interview-times-title = <b>{ $title }</b>
interview-times-button = Выбрать время
interview-no-times = Свободного времени сейчас нет. Координатор может добавить, загляните позже.
interview-which-day = Какой день удобен?
interview-which-time =
    { $day }. Какое время удобно?{ $zone ->
        [none] {""}
       *[other] {" "}Время местное ({ $zone }).
    }
interview-day =
    { $day } — { $count ->
        [one] { $count } окно
        [few] { $count } окна
       *[other] { $count } окон
    }
interview-booked =
    <b>Вы записаны: { $moment }</b>
    { $title }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }

    Напомним заранее. Если планы изменятся, выберите другое время на карточке мероприятия.
interview-moved =
    <b>Время изменено: { $moment }</b>
    { $title }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }

    Прежнее время освободилось для других.
interview-calendar-file = Файл для календаря
interview-yours-already = Это время уже ваше.
interview-move-question =
    Сейчас вы записаны на { $before }.
    Перейти на <b>{ $after }</b>? Прежнее время сразу смогут занять другие.
interview-move-sure = Да, перейти
interview-keep = Оставить как есть
interview-nothing-booked = Записи у вас нет.
interview-give-back-question =
    Отменить запись на { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }?
    Это время сразу смогут занять другие.
interview-give-back-sure = Да, отменить запись
interview-given-back =
    Запись отменена: { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }.
    «{ $title }»: пока есть свободное время, можно записаться снова.

## Отказы

interview-not-invited = Это собеседование не для вашей группы. Если это ошибка, напишите координатору.
interview-cancelled = Это собеседование отменено, изменить в нём ничего нельзя.
interview-not-open = Запись откроется { $moment }.
interview-closed = Запись закрылась { $moment }. Если нужно другое время, напишите координатору.
interview-taken = Время { $moment } только что заняли. Выберите другое.
interview-past = Время { $moment } уже прошло.
interview-begun = Ваше собеседование ({ $moment }) уже началось, изменить запись нельзя.
interview-slot-gone = Этого времени больше нет. Откройте мероприятие и выберите другое.
interview-lost = Этот разговор прервался. Откройте собеседование и начните заново.
interview-want-words = Здесь нужен текст. Напишите словами или нажмите «Отмена».

## Что читает приглашённый, когда время меняет координатор

interview-told-moved =
    <b>{ $title }: ваше время изменилось</b>
    Было: { $before }
    Стало: <b>{ $moment }</b>
    Причина: { $reason }

    Если новое время не подходит, выберите другое.
interview-told-placed =
    <b>{ $title }: вы записаны</b>
    Время: <b>{ $moment }</b>
    Записал координатор.

    Если время не подходит, выберите другое.
interview-told-placed-anew =
    <b>{ $title }: ваше время изменилось</b>
    Было: { $before }
    Стало: <b>{ $moment }</b>
    Записал координатор.

    Если новое время не подходит, выберите другое.
interview-told-removed =
    <b>{ $title }: ваше время отменено</b>
    Было: { $moment }
    Причина: { $reason }

    Приглашение остаётся в силе. Выберите, пожалуйста, другое время.

## Координатору: время собеседований

interview-staff-times = Время собеседований: занято { $booked } из { $total }
interview-staff-empty =
    <b>{ $title }</b>
    Времени для записи пока нет. Добавьте, и приглашённые смогут записаться.
interview-staff-days =
    <b>{ $title }</b>
    Выберите день.
interview-staff-day =
    <b>{ $title }</b>
    { $day }: занято { $booked } из { $total }
interview-staff-day-line = { $day } — занято { $booked } из { $total }
interview-staff-line =
    { $time }{ $has_room ->
        [yes] {" "}· { $room }
       *[no] {""}
    } · { $free ->
        [yes] свободно
       *[no] { $who }{ $outcome ->
            [recommended] , рекомендован(а)
            [declined] , не рекомендован(а)
            [postponed] , отложено
            [absent] , не пришёл(ла)
           *[none] {""}
        }
    }
interview-add = Добавить время
interview-remove-free = Убрать свободное время: { $count }
interview-remove-free-question =
    Убрать свободное время этого дня ({ $count })?
    { $booked ->
        [0] Записанных на этот день нет.
       *[other] Занятое время ({ $booked }) останется.
    }
interview-remove-free-sure = Да, убрать: { $count }
interview-removed-free = Убрано свободных окон: { $count }.
interview-ask-plan =
    <b>{ $title }</b>
    Напишите одной строкой, когда и по сколько минут. Например:
    <code>10:00–13:00 по 20 минут</code>
    Можно добавить день, перерыв и кабинеты:
    <code>16 сентября 10:00–13:00 по 20 минут, перерыв 5 минут, кабинеты 12 и 14</code>
    { $several ->
        [yes] Мероприятие идёт с { $first } до { $last }: день нужен обязательно.
       *[no] Мероприятие идёт с { $first } до { $last }.
    }
interview-understood =
    Понял так:
    <b>{ $day }, { $begins }–{ $ends }</b>
    По { $minutes } мин{ $pause ->
        [0] {""}
       *[other] , перерыв { $pause } мин
    }{ $has_rooms ->
        [yes] , { $rooms }
       *[no] {""}
    }
    Получится { $count ->
        [one] { $count } окно
        [few] { $count } окна
       *[other] { $count } окон
    }: первое в { $first }, последнее в { $last }.

    Если не так, напишите строку заново.
interview-add-now = Добавить: { $count }
interview-added = Добавлено окон: { $count }. Приглашённые уже могут записываться.
interview-added-before = Это время уже добавлено раньше.
interview-plan-gone = Это уже сделано, или вы начали что-то другое. Откройте список времени заново.
interview-plan-unclear = Не понял «{ $typed }». Нужны начало, конец и длительность, например: 10:00–13:00 по 20 минут
interview-plan-day = Мероприятие идёт с { $first } по { $last }. Добавьте день, например: 16 сентября 10:00–13:00 по 20 минут
interview-plan-day-unclear = «{ $typed }» — такого дня нет или он написан непонятно. Напишите, например: 16 сентября 10:00–13:00 по 20 минут
interview-plan-outside-days = { $day } вне мероприятия: оно идёт с { $first } по { $last }. Выберите день внутри или сначала измените мероприятие.
interview-no-such-time = «{ $typed }» — такого времени нет. Напишите, например, 10:00.
interview-no-such-hour = { $day } часы переводят, времени { $time } в этот день нет. Возьмите другое.
interview-plan-order = Конец ({ $ends }) не позже начала ({ $begins }). Напишите, например: 10:00–13:00 по 20 минут
interview-plan-length = { $minutes } мин на собеседование не подходит: можно от { $shortest } до { $longest } минут.
interview-plan-pause = Перерыв { $minutes } мин слишком длинный: можно до { $limit } минут. Для большого перерыва добавьте время двумя строками.
interview-plan-none = В этот промежуток не помещается ни одного собеседования по { $minutes } мин.
interview-plan-many = Получается больше { $limit } окон за раз. Добавьте по частям.
interview-plan-rooms = Кабинетов { $count }, а за раз можно до { $limit }.
interview-outside = Время { $moment } вне мероприятия: оно идёт с { $first } до { $last }. Напишите другое время или сначала продлите мероприятие. Ничего не изменено.
interview-overlap =
    На { $moment }{ $has_room ->
        [yes] {" "}({ $room })
       *[no] {""}
    } время уже есть, и они пересекаются. Ничего не изменено.

## Координатору: одно собеседование

interview-slot =
    <b>{ $title }</b>
    { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }
interview-slot-free = Свободно
interview-slot-who =
    <b>{ $name }</b>{ $has_contacts ->
        [yes] {"\u000A"}{ $contacts }
       *[no] {""}
    }
interview-outcome =
    Итог: { $outcome ->
        [recommended] рекомендован(а)
        [declined] не рекомендован(а)
        [postponed] решение отложено
        [absent] не пришёл(ла)
       *[none] пока не отмечен
    }
interview-outcome-button =
    { $chosen ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $outcome ->
        [recommended] Рекомендовать
        [declined] Не рекомендовать
        [postponed] Отложить
       *[absent] Не пришёл(ла)
    }
interview-protocol =
    Протокол: { $protocol }{ $more ->
        [yes] …
       *[no] {""}
    }
interview-protocol-write = Записать протокол
interview-protocol-edit = Изменить протокол
interview-protocol-whole = Протокол целиком
interview-protocol-of = <b>Протокол: { $name }</b>, { $title }
interview-protocol-title = Протокол
interview-protocol-question = Что важно записать о собеседовании? Итог отмечается кнопками на карточке.
interview-protocol-hint = Кандидат его не увидит
interview-protocol-heading = Проверьте протокол
interview-protocol-save = Сохранить протокол
interview-protocol-saved = Протокол сохранён.
interview-protocol-empty = Протокол пуст. Напишите хотя бы пару слов.
interview-protocol-long = В протоколе { $count } знаков, а помещается { $limit }. Напишите короче.
interview-nobody = На это время никто не записан, протокол вести не о ком.
interview-not-yet = Собеседование ещё не началось: итог и протокол можно записать после начала.
interview-held = По этому собеседованию уже есть итог, перенести или убрать его нельзя.
interview-to-times = К списку времени
interview-to-slot = К собеседованию
interview-application = Заявка кандидата
interview-place = Записать человека
interview-place-whom =
    <b>Кого записать: { $title }</b>
    Время: { $moment }
    { $searched ->
        [yes] Поиск: «{ $typed }». { $count ->
            [0] Никого не нашли. Проверьте фамилию: ищем среди тех, кто есть в программе.
           *[other] Нашли: { $count }.
        }
       *[no] Напишите часть фамилии, телефона или школы.{ $count ->
            [0] { "" }
           *[other] { " " }Ниже — приглашённые без времени ({ $count }).
        }
    }
interview-place-confirm =
    <b>Записать: { $name }?</b>
    { $title }
    Время: { $moment }{ $has_room ->
        [yes] , { $room }
       *[no] {""}
    }
interview-place-before = Сейчас записан(а) на { $moment }, это время освободится.
interview-place-sure = Записать
interview-placed = Записали: { $name }.
interview-move-slot = Перенести
interview-remove-slot = Убрать это время
interview-ask-start =
    Сейчас: { $moment }.
    Напишите новое начало, например 12:30 или 17 сентября 12:30. Длительность останется прежней.
interview-start-unclear = Не понял «{ $typed }». Напишите, например, 12:30 или 17 сентября 12:30.
interview-ask-reason = На это время записан человек: { $name }. Напишите причину переноса, её прочитают в сообщении.
interview-reason-required = Напишите причину: её прочитает тот, кто записан.
interview-reason-long = В причине { $count } знаков, а помещается { $limit }. Напишите короче.
interview-move-confirm =
    { $before } → <b>{ $after }</b>
    { $booked ->
        [yes] { $name } получит сообщение. Причина: { $reason }
       *[no] Время свободно, никому сообщать не нужно.
    }
interview-move-now = Перенести
interview-moved-slot = Перенесено.
interview-remove-question = Убрать свободное время { $moment }?
interview-remove-sure = Да, убрать
interview-remove-ask-reason = На { $moment } записан человек: { $name }. Напишите причину, её прочитают в сообщении.
interview-remove-confirm =
    Убрать { $moment }?
    { $name } получит сообщение и сможет выбрать другое время. Причина: { $reason }
interview-remove-booked = Да, убрать и сообщить
interview-removed = Время убрано.
interview-unbooked = Кто не выбрал
interview-unbooked-title =
    <b>{ $title }</b>
    { $count ->
        [0] Все приглашённые выбрали время или отказались.
       *[other] Приглашены и не выбрали время: { $count }{"\u000A"}{ $names }
    }
interview-unbooked-line =
    { $name }{ $has_contacts ->
        [yes] , { $contacts }
       *[no] {""}
    }
interview-event-moved = мероприятие перенесли целиком
