## Практика: стажировки, замещения, сертификаты

practice-title =
    <b>Моя практика</b>
    { $count ->
        [0] Здесь будут пройденные стажировки, замещения руководителя и сертификаты курсов. Стажировки появляются сами, остальное можно добавить.
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }
practice-title-of =
    <b>Практика: { $name }</b>
    { $count ->
        [0] Записей пока нет.
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }
practice-record =
    <b>{ $kind ->
        [internship] Стажировка
        [replacement] Замещение
       *[certificate] Сертификат
    }: { $title }</b>
    { $days }{ $hours ->
        [0] {""}
       *[other] , { $hours } ч
    }{ $has_organisation ->
        [yes] , { $organisation }
       *[no] {""}
    }{ $has_result ->
        [yes] {"\u000A"}{ $result }
       *[no] {""}
    }
practice-mine = Моя практика
practice-of = Практика: { $count }
practice-add = Добавить замещение или сертификат
practice-save = Сохранить
practice-heading = Проверьте запись о практике
practice-saved = Запись о практике сохранена.
practice-kind-title = Что это
practice-kind-question = Что добавить?
practice-kind-replacement = Замещение руководителя
practice-kind-certificate = Сертификат о курсе
practice-name-title = Название
practice-name-question = Какую должность замещали или как называется курс?
practice-name-example = директор школы
practice-school-title = Школа
practice-school-question = В какой школе замещали или кто выдал сертификат?
practice-school-example = Средняя школа № 5
practice-starts_on-title = Начало
practice-starts_on-question = С какого дня?
practice-starts_on-example = 12.10.2026
practice-ends_on-title = Окончание
practice-ends_on-question = По какой день?
practice-ends_on-hint = Пропустите, если ещё идёт или был один день
practice-ends_on-example = 26.10.2026
practice-hours-title = Часов
practice-hours-question = Сколько часов?
practice-hours-example = 72
practice-reason-title = Причина или итог
practice-reason-question = Почему замещали или чему научил курс?
practice-reason-example = директор был в отпуске

practice-kind = Добавить можно замещение или сертификат. Стажировка появится сама, когда координатор запишет её итог.
practice-ahead = { $day } ещё не наступило. Добавьте запись, когда практика начнётся.
practice-order = Окончание ({ $ends }) раньше начала ({ $starts }). Поправьте даты.
practice-nameless = У записи нет названия. Напишите его.
practice-many = Записей уже { $limit }, больше не помещается. Напишите координатору.
