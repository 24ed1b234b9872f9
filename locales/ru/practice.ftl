## Практика: стажировки, замещения, сертификаты

practice-title =
    <b>Моя практика</b>
    { $count ->
        [0] Здесь будут пройденные стажировки, замещения руководителя и сертификаты курсов. Стажировки появляются сами, остальное можно добавить.
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }{ $unconfirmed ->
        [0] {""}
       *[other] {"\u000A"}⏳ Ждут подтверждения координатора: { $unconfirmed }
    }
practice-title-of =
    <b>Практика: { $name }</b>
    { $count ->
        [0] Записей пока нет.
        [one] { $count } запись
        [few] { $count } записи
       *[other] { $count } записей
    }{ $unconfirmed ->
        [0] {""}
       *[other] {"\u000A"}⏳ Ждут вашего подтверждения: { $unconfirmed }
    }
practice-line =
    { $state ->
        [mistaken] ✗ Ошибка ·{" "}
        [unconfirmed] ⏳{" "}
       *[confirmed] {""}
    }{ $kind ->
        [internship] Стажировка
        [replacement] Замещение
       *[certificate] Сертификат
    }: { $title }, { $days }
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
        [yes] {"\u000A"}{ $organisation }
       *[no] {""}
    }{ $has_result ->
        [yes] {"\u000A"}{ $result }
       *[no] {""}
    }
practice-state =
    { $state ->
        [mistaken] ✗ Внесена по ошибке и не засчитывается.{ $has_reason ->
            [yes] {" "}Причина: { $reason }
           *[no] {""}
        }
        [unconfirmed] ⏳ Координатор ещё не подтвердил.
       *[confirmed] ✓ Подтверждено.
    }
practice-whose = { $name }
practice-mine = Моя практика
practice-of =
    Практика: { $count }{ $unconfirmed ->
        [0] {""}
       *[other] {" "}(⏳ { $unconfirmed })
    }
practice-add-replacement = Добавить замещение
practice-add-certificate = Добавить сертификат
practice-to-mine = К моей практике
practice-to-list = К практике
practice-to-intern = Итог стажировки

## Исправить

practice-fix = Исправить
practice-confirm = Подтвердить
practice-confirmed = Запись подтверждена.
practice-mistake = Внесена по ошибке
practice-restore = Вернуть запись
practice-restored = Запись снова засчитывается.
practice-keep = Оставить как есть
practice-mistake-question =
    { $kind ->
        [replacement] Замещение
       *[certificate] Сертификат
    } «{ $title }» внесли по ошибке?
    Запись перестанет засчитываться. Она останется в списке, её можно будет вернуть.
practice-mistake-sure = Да, по ошибке
practice-marked = Запись отмечена как ошибочная и больше не засчитывается.
practice-ask-mistake =
    { $kind ->
        [replacement] Замещение
       *[certificate] Сертификат
    } «{ $title }»: почему это ошибка? Причину прочитает человек, например: такая запись уже есть.
practice-mistake-confirm =
    Запись перестанет засчитываться, а { $name } получит сообщение:
    <blockquote>{ $preview }</blockquote>
    Если причина другая, напишите её заново.
practice-mistake-now = Отметить и сообщить
practice-told-changed =
    <b>Координатор исправил запись о вашей практике</b>
    { $kind ->
        [replacement] Замещение
       *[certificate] Сертификат
    } «{ $title }». Посмотреть, что получилось, можно в «Моей практике».
practice-told-mistake =
    <b>Запись о практике больше не засчитывается</b>
    { $kind ->
        [replacement] Замещение
       *[certificate] Сертификат
    } «{ $title }», координатор отметил: внесена по ошибке. Причина: { $reason }
    Если это не так, напишите координатору.
practice-told-restored =
    <b>Запись о практике снова засчитывается</b>
    { $kind ->
        [replacement] Замещение
       *[certificate] Сертификат
    } «{ $title }»
practice-fix-heading = Проверьте запись: что исправить?
practice-gone = Этой записи здесь больше нет. Откройте практику заново.
practice-stands = Эту запись внёс или подтвердил координатор. Если в ней ошибка, напишите координатору.
practice-is-mistaken = Запись отмечена как ошибочная. Сначала верните её.
practice-of-internship = Запись о стажировке пишет её итог. Чтобы исправить её, измените итог стажировки.
practice-reason-required = Напишите причину: её прочитает человек.
practice-reason-long = В причине { $count } знаков, а помещается { $limit }. Напишите короче.
practice-reason-missing = Для замещения нужна причина, например: директор был в отпуске.

## Форма

practice-save = Сохранить
practice-heading = Проверьте запись о практике
practice-saved = Запись о практике сохранена.
practice-starts_on-title = Начало
practice-starts_on-question = С какого дня?
practice-starts_on-example = 12.10.2026
practice-ends_on-title = Окончание
practice-ends_on-question = По какой день?
practice-ends_on-hint = Пропустите, если ещё идёт или был один день
practice-ends_on-example = 26.10.2026
practice-hours-title = Часов
practice-hours-question = Сколько часов длился курс?
practice-hours-example = 72
replacement-name-title = Должность
replacement-name-question = Какую должность вы замещали?
replacement-name-example = директор школы
replacement-school-title = Школа
replacement-school-question = В какой школе?
replacement-school-example = Средняя школа № 5
replacement-reason-title = Причина
replacement-reason-question = Почему понадобилось замещение?
replacement-reason-example = директор был в отпуске
certificate-name-title = Курс
certificate-name-question = Как называется курс?
certificate-name-example = Управление качеством образования
certificate-school-title = Кто выдал
certificate-school-question = Кто выдал сертификат?
certificate-school-example = Институт развития образования
certificate-reason-title = Чему научил
certificate-reason-question = Чему научил курс?

practice-kind = Добавить можно замещение или сертификат. Стажировка появится сама, когда координатор запишет её итог.
practice-ahead = { $day } ещё не наступило. Добавьте запись, когда практика начнётся.
practice-order = Окончание ({ $ends }) раньше начала ({ $starts }). Поправьте даты.
practice-nameless = У записи нет названия. Напишите его.
practice-many = Записей уже { $limit }, больше не помещается. Напишите координатору.
