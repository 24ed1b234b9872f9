## Даты: { $day }, { $month }, { $year } приходят строками, чтобы год не стал «2 026»

common-month-1 = января
common-month-2 = февраля
common-month-3 = марта
common-month-4 = апреля
common-month-5 = мая
common-month-6 = июня
common-month-7 = июля
common-month-8 = августа
common-month-9 = сентября
common-month-10 = октября
common-month-11 = ноября
common-month-12 = декабря

common-weekday-1 = пн
common-weekday-2 = вт
common-weekday-3 = ср
common-weekday-4 = чт
common-weekday-5 = пт
common-weekday-6 = сб
common-weekday-7 = вс

common-date = { $day } { $month } { $year }
common-weekday-date = { $weekday }, { $date }
common-weekday-day = { $weekday }, { $day } { $month }
common-moment = { $day }, { $time }
common-hours = { $start }–{ $end }
common-span = { $start } – { $end }
common-day-of-month = { $day } { $month }
common-days-of-month = { $first }–{ $last } { $month } { $year }
common-zone =
    { $ahead ->
        [none] время московское
       *[other] МСК{ $ahead }, UTC{ $utc }
    }
common-with-distance = { $shown } ({ $distance })
common-today = сегодня
common-tomorrow = завтра
common-yesterday = вчера
common-in-days =
    { $days ->
        [one] через { $days } день
        [few] через { $days } дня
       *[other] через { $days } дней
    }
common-days-ago =
    { $days ->
        [one] { $days } день назад
        [few] { $days } дня назад
       *[other] { $days } дней назад
    }

## Слова, которые нужны везде

common-yes = Да
common-no = Нет
common-back = ← Назад
common-skip = Пропустить
common-cancel = Отмена
common-home = В меню
common-nothing = —

## Отказы

common-denied = У вас нет доступа к этому действию. Если он нужен для работы, напишите координатору программы.
common-not-found = Этого здесь уже нет. Откройте меню: /menu
