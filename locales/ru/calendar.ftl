## Календарь года

calendar-title = <b>Календарь · { $cycle }</b>
calendar-of-tracks = Для направлений: { $tracks }
calendar-of-all = Для всех направлений
calendar-now = <b>Сейчас идёт</b>
calendar-nothing-now = Ничего, что заканчивается скоро.
calendar-more =
    { $count ->
        [one] и ещё { $count } срок — он в странице месяца
        [few] и ещё { $count } срока — они в странице месяца
       *[other] и ещё { $count } сроков — они в странице месяца
    }
calendar-next = <b>Дальше</b>
calendar-nothing-next = До конца цикла больше ничего не намечено.
calendar-line = • { $title } — { $days }
calendar-line-running =
    { $left ->
        [0] • { $title } — сегодня последний день
        [one] • { $title } — до { $day }, остался { $left } день
        [few] • { $title } — до { $day }, осталось { $left } дня
       *[other] • { $title } — до { $day }, осталось { $left } дней
    }
calendar-line-coming =
    { $ahead ->
        [1] • { $title } — завтра, { $day }
        [one] • { $title } — с { $day }, через { $ahead } день
        [few] • { $title } — с { $day }, через { $ahead } дня
       *[other] • { $title } — с { $day }, через { $ahead } дней
    }
calendar-span-within = { $first }–{ $last }
calendar-over = прошло
calendar-ahead =
    { $days ->
        [1] завтра
        [one] через { $days } день
        [few] через { $days } дня
       *[other] через { $days } дней
    }
calendar-left =
    { $days ->
        [0] сегодня последний день
        [one] идёт, остался { $days } день
        [few] идёт, осталось { $days } дня
       *[other] идёт, осталось { $days } дней
    }

## Кнопки

calendar-by-month = По месяцам
calendar-lasting-button = Весь год ({ $count })
calendar-picture = Картинка года
calendar-show-own = Только моё
calendar-show-all = Все направления
calendar-back = ← Календарь
calendar-to-card = К этому сроку

## Страницы

calendar-month-1 = Январь
calendar-month-2 = Февраль
calendar-month-3 = Март
calendar-month-4 = Апрель
calendar-month-5 = Май
calendar-month-6 = Июнь
calendar-month-7 = Июль
calendar-month-8 = Август
calendar-month-9 = Сентябрь
calendar-month-10 = Октябрь
calendar-month-11 = Ноябрь
calendar-month-12 = Декабрь
calendar-short-1 = янв
calendar-short-2 = фев
calendar-short-3 = мар
calendar-short-4 = апр
calendar-short-5 = май
calendar-short-6 = июн
calendar-short-7 = июл
calendar-short-8 = авг
calendar-short-9 = сен
calendar-short-10 = окт
calendar-short-11 = ноя
calendar-short-12 = дек
calendar-month-title =
    { $parts ->
        [1] <b>{ $month } { $year }</b>
       *[other] <b>{ $month } { $year }</b> · часть { $part } из { $parts }
    }
calendar-month-empty = В этом месяце ничего отдельного не намечено.
calendar-lasting-title =
    { $count ->
        [one] <b>Весь год</b> · { $count } дело
        [few] <b>Весь год</b> · { $count } дела
       *[other] <b>Весь год</b> · { $count } дел
    }

## Карточка

calendar-card-title = <b>{ $title }</b>
calendar-card-days = { $days } ({ $standing })
calendar-card-moved = Перенесено, было: { $planned }. Причина: { $reason }
calendar-card-whom =
    { $has_kind ->
        [yes] { $kind } · { $whom }
       *[other] { $whom }
    }
calendar-card-work = Нужно сдать: { $title }
calendar-card-description = { $description }
calendar-card-responsible = Отвечает: { $who }
calendar-card-clause = В документе: { $clause }
calendar-for-all = для всех
calendar-kind-seminar = Семинар
calendar-kind-master_class = Мастер-класс
calendar-kind-course = Курсы
calendar-kind-internship = Стажировка
calendar-kind-contest = Конкурс
calendar-kind-training = Тренинг
calendar-kind-interview = Собеседование
calendar-kind-meeting = Встреча
calendar-kind-deadline = Крайний срок
calendar-gone = Этого срока в нынешнем календаре нет. Откройте календарь заново.

## Перенос

calendar-move = Перенести
calendar-move-now = Перенести
calendar-move-tell = Перенести и сообщить ({ $count })
calendar-move-silently = Перенести без сообщения
calendar-other-days = Другие даты
calendar-restore = Вернуть даты по плану
calendar-restore-tell = Вернуть и сообщить ({ $count })
calendar-restore-silently = Вернуть без сообщения
calendar-ask-days =
    <b>{ $title }</b>
    Сейчас: { $days }

    На какие даты перенести? Напишите, например: 15 октября – 20 ноября. Если меняется только конец: до 20 ноября.
calendar-ask-reason =
    <b>{ $title }</b>
    Было: { $days }
    Станет: { $to }

    Почему переносим? Причину увидят все, кого это касается. Например: совпало с каникулами.
calendar-confirm =
    <b>Перенести?</b>
    { $title }
    Было: { $days }
    Станет: { $to }
    Причина: { $reason }

    { $people ->
        [0] Увидят координаторы; участников, кого это касается ({ $whom }), пока нет.
        [one] Увидит { $people } участник ({ $whom }) и координаторы.
        [few] Увидят { $people } участника ({ $whom }) и координаторы.
       *[other] Увидят { $people } участников ({ $whom }) и координаторы.
    } { $has_work ->
        [yes] Напоминания о работе пойдут по новой дате.
       *[other] { "" }
    }
calendar-moved =
    Готово, перенесено.
    <b>{ $title }</b>
    Теперь: { $days }
calendar-restored =
    Даты снова по плану.
    <b>{ $title }</b>
    { $days }
calendar-restore-sure =
    <b>{ $title }</b>
    Сейчас: { $days }

    Вернуть даты по плану: { $planned }? { $people ->
        [0] Участников, кого это касается, пока нет.
        [one] Это касается { $people } участника.
       *[other] Это касается { $people } участников.
    }
calendar-out-of-reach =
    { $told ->
        [0] Сообщить им некому: бота ещё никто не открывал.
       *[other] Написать можно { $told } из { $people }: остальные бота ещё не открывали.
    }
calendar-told-count =
    { $count ->
        [one] Сообщение получит { $count } участник.
        [few] Сообщение получат { $count } участника.
       *[other] Сообщение получат { $count } участников.
    } Ночью бот не пишет: у кого ночь, тому утром.
calendar-told =
    <b>Срок перенесён: { $title }</b>
    Было: { $before }
    Стало: { $after }
    Причина: { $reason }
calendar-told-restored =
    <b>Срок снова по плану: { $title }</b>
    Было: { $before }
    Стало: { $after }
calendar-told-open = Открыть календарь
calendar-words-wanted = Здесь нужны слова: даты или причина, до { $limit } знаков. Напишите или нажмите «Отмена».
calendar-lost = Этот перенос прервался. Откройте срок и начните заново.
calendar-span-unclear = «{ $typed }» — не похоже на даты. Напишите, например: 15 октября – 20 ноября.
calendar-day-unreal = «{ $typed }» — такого дня нет. Напишите, например: 15 октября – 20 ноября.
calendar-upside-down = Получается, что срок кончается ({ $ends }) раньше, чем начинается ({ $starts }). Поменяйте даты местами.
calendar-outside = Эти даты далеко от цикла { $cycle }: он идёт с { $first } по { $last }. Можно выйти за него не больше чем на месяц.
calendar-meanwhile = Этот срок тем временем перенесли: теперь { $starts } – { $ends }. Откройте его заново.
calendar-same = Срок и так стоит: { $starts } – { $ends }. Напишите другие даты.
calendar-reason-required = Напишите причину: её увидят участники. Например: «Совпало с каникулами».
calendar-reason-long = Причина длинная: знаков { $count }, а помещается { $limit }. Скажите короче.

## Картинка

calendar-picture-coming = Рисую календарь года. Картинка придёт сюда через несколько секунд.
calendar-picture-name = Календарь { $cycle }
calendar-picture-years =
    { $years ->
        [1] { $programme }
       *[other] { $programme } · год { $year } из { $years }
    }
calendar-picture-today = сегодня
calendar-picture-all = Для всех
calendar-picture-lasting = Весь год
calendar-picture-more =
    { $count ->
        [one] и ещё { $count } дело — в боте, «Весь год»
        [few] и ещё { $count } дела — в боте, «Весь год»
       *[other] и ещё { $count } дел — в боте, «Весь год»
    }
calendar-picture-moved = перенесено
calendar-hue-learning = учёба
calendar-hue-contest = конкурс
calendar-hue-practice = стажировка
calendar-hue-talk = встреча
calendar-hue-work = сдать работу
calendar-hue-paper = организация и документы
calendar-picture-empty = На этот год ничего не намечено.
calendar-picture-caption =
    <b>Календарь { $cycle }</b>
    { $lines }
calendar-picture-now = Сейчас: { $title } — до { $day }
calendar-picture-next = Дальше: { $title } — с { $day }
calendar-picture-list = Все сроки списком: «Календарь года» → «По месяцам».
