## Стажировка: что видит стажёр

internship-mentor = Наставник на месте: { $name }
internship-diary-count =
    { $count ->
        [0] Записей в дневнике пока нет.
        [one] В дневнике { $count } запись.
        [few] В дневнике { $count } записи.
       *[other] В дневнике { $count } записей.
    }
internship-result = <b>Итог:</b> { $result }
internship-diary-write = Записать день
internship-diary-open = Дневник: { $count }
internship-mentor-name = Указать наставника на месте
internship-mentor-change = Сменить наставника на месте
internship-ask-mentor = Кто наставник на месте? Напишите фамилию, имя, отчество и должность.
internship-mentor-noted = Записали наставника: { $name }
internship-diary-title =
    <b>Дневник: { $title }</b>
    { $count ->
        [0] Записей пока нет.
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }
internship-entry-line = { $day }: { $words }
internship-entry-title = <b>{ $day }</b>
internship-entry-change = Изменить запись
internship-to-diary = К дневнику
internship-diary-save = Сохранить запись
internship-diary-heading = Проверьте запись
internship-diary-saved = Запись сохранена. Изменить её можно до конца дня.
internship-day-title = День
internship-day-question = За какой день запись?
internship-day-today = сегодня
internship-day-yesterday = вчера
internship-text-title = Запись
internship-text-question = Что вы делали и чему научились в этот день?
internship-text-hint = День — сегодня, его можно изменить перед сохранением

## Отказы

internship-withdrawn = От этой стажировки вы отказались или её отменили, записать в неё ничего нельзя.
internship-cancelled = Эта стажировка отменена.
internship-mentor-empty = Напишите имя наставника словами.
internship-mentor-long = В имени { $count } знаков, а помещается { $limit }. Напишите короче.
internship-diary-full = В дневнике уже { $limit } записей, больше не помещается.
internship-entry-stands = Запись можно изменить только в тот день, когда она сделана. Добавьте новую.
internship-entry-gone = Этой записи больше нет. Откройте дневник заново.
internship-entry-empty = Запись пуста. Напишите хотя бы пару слов.
internship-entry-long = В записи { $count } знаков, а помещается { $limit }. Разделите её на две.
internship-day-ahead = { $day } ещё не наступило. Выберите сегодня или прошедший день.
internship-day-outside = { $day } далеко от стажировки: она идёт с { $first } по { $last }. Писать можно за неделю до неё и неделю после.

## Координатору

internship-interns = Стажёры и дневники: { $count }
internship-interns-title =
    { $count ->
        [0] На стажировку пока никто не записан.
       *[other] <b>Стажёры: { $count }</b>
    }
internship-interns-line =
    { $done ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $name } · { $count ->
        [0] дневник пуст
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }
internship-intern =
    <b>{ $name }</b>
    { $title }{ $has_contacts ->
        [yes] {"\u000A"}{ $contacts }
       *[no] {""}
    }
    { $has_mentor ->
        [yes] Наставник на месте: { $mentor }
       *[no] Наставник на месте не указан.
    }
    { $count ->
        [0] Дневник пуст.
        [one] В дневнике { $count } запись.
        [few] В дневнике { $count } записи.
       *[other] В дневнике { $count } записей.
    }
    { $has_result ->
        [yes] Итог: { $result }
       *[no] Итога пока нет.
    }
internship-diary-of =
    <b>Дневник: { $name }</b>
    { $count ->
        [0] Записей пока нет.
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }
internship-to-interns = К стажёрам
internship-to-intern = К стажёру
internship-result-write = Записать итог
internship-result-change = Изменить итог
internship-result-save = Записать итог
internship-result-heading = Проверьте итог: стажёр получит его сообщением
internship-result-noted = Итог записан, стажёр получит сообщение.
internship-result-empty = Напишите итог словами.
internship-result-long = В итоге { $count } знаков, а помещается { $limit }. Напишите короче.
internship-not-yet = Стажировка ещё не началась: итог можно записать после начала.
internship-completed-title = Стажировка пройдена
internship-completed-question = Стажировка пройдена?
internship-completed-hint = Пройденная попадёт в практику человека
internship-outcome-title = Итог
internship-outcome-question = Что скажет наставник на месте или вы? Это прочитает стажёр.
internship-hours-title = Часов
internship-hours-question = Сколько часов засчитать?
internship-hours-example = 72

## Что читает стажёр

internship-told-result =
    <b>«{ $title }»: { $completed ->
        [yes] стажировка пройдена
       *[no] стажировка не засчитана
    }</b>
    { $result }
