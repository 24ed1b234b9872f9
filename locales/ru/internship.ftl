## Стажировка: что видит стажёр

internship-mentor = Наставник на месте: { $name }
internship-diary-count =
    { $count ->
        [0] Записей в дневнике пока нет.
        [one] В дневнике { $count } запись.
        [few] В дневнике { $count } записи.
       *[other] В дневнике { $count } записей.
    }
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
        [known] Наставник на месте: { $mentor } (читает дневник)
       *[no] Наставник на месте не указан.
    }
    { $count ->
        [0] Дневник пуст.
        [one] В дневнике { $count } запись.
        [few] В дневнике { $count } записи.
       *[other] В дневнике { $count } записей.
    }{ $has_review ->
        [yes] {"\u000A"}Отзыв школы: { $review }
       *[no] {""}
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
    <b>{ $title }: { $completed ->
        [yes] стажировка пройдена
       *[no] стажировка не засчитана
    }</b>
    { $result }

## Школе: её стажёры

internship-hosted = Стажёры школы
internship-hosted-title =
    { $count ->
        [0] Стажёров сейчас нет.
       *[other] <b>Стажёры: { $count }</b>{"\u000A"}Здесь те, кто стажируется в вашей школе или у вас.
    }
internship-hosted-line =
    { $done ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $name } · { $title }
internship-to-hosted = К стажёрам
internship-review-write = Написать отзыв
internship-review-change = Изменить отзыв
internship-review-title = Отзыв
internship-review-question = Как стажёр справляется? Отзыв прочитает координатор, когда будет записывать итог.
internship-review-heading = Проверьте отзыв
internship-review-save = Сохранить отзыв
internship-review-saved = Отзыв сохранён, координатор его увидит.
internship-review-empty = Отзыв пуст. Напишите хотя бы пару слов.
internship-review-long = В отзыве { $count } знаков, а помещается { $limit }. Напишите короче.
internship-review-early = Стажировка ещё не началась: отзыв можно написать после начала.
internship-review-late = Итог стажировки уже записан. Если отзыв изменился, напишите координатору.
internship-host-over = Этот стажёр вам больше не виден: стажировка закончилась или он от неё отказался.
internship-mentor-set = Наставника указала школа или координатор: { $name }. Если это ошибка, напишите координатору.
internship-ask-mentor-known = Кто наставник на месте? Напишите фамилию, имя, отчество, через запятую должность. Если этот человек уже есть в боте, он сможет читать дневник.
internship-which-mentor = По «{ $typed }» в боте есть люди. Выберите наставника: он увидит дневник и сможет написать отзыв.
internship-mentor-words = Просто записать имя
internship-mentor-gone = Этого человека больше нет в списке. Укажите наставника ещё раз.
internship-mentor-appointed = Наставник указан: { $name }. Он получит сообщение и увидит дневник.
internship-told-mentor =
    <b>Вы наставник стажёра: { $name }</b>
    { $title }. Здесь можно читать дневник и написать отзыв.
internship-told-review =
    <b>Отзыв о стажёре: { $name }</b>
    { $title }. Отзыв можно взять в итог.
