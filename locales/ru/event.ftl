## Вопросы о мероприятии

event-kind-title = Вид
event-kind-question = Что это за мероприятие?
event-kind-seminar = Семинар
event-kind-master_class = Мастер-класс
event-kind-course = Курсы
event-kind-internship = Стажировка
event-kind-contest = Конкурс
event-kind-training = Тренинг
event-kind-interview = Собеседование
event-kind-meeting = Встреча
event-kind-deadline = Срок

event-title-title = Название
event-title-question = Как оно называется?
event-title-example = Семинар «Первые сто дней директора»
event-title-hint = Так его увидят в списке

event-starts_at-title = Начало
event-starts_at-question = Когда начало? Напишите день и время.
event-starts_at-example = 12 декабря 10:00 или завтра в 15
event-starts_at-hint = Для срока — последний момент

event-ends_at-title = Окончание
event-ends_at-question = Когда окончание? Можно написать, сколько оно длится.
event-ends_at-example = 2 часа, 17:00 или 13 декабря 16:00
event-ends_at-h1 = 1 час
event-ends_at-h1_5 = 1,5 часа
event-ends_at-h2 = 2 часа
event-ends_at-h3 = 3 часа
event-ends_at-h4 = 4 часа
event-ends_at-h6 = 6 часов

event-description-title = Описание
event-description-question = О чём оно и что взять с собой?
event-place-title = Место
event-place-question = Где оно пройдёт?
event-place-example = Средняя школа № 5, ул. Школьная, 1, каб. 12
event-place-hint = По адресу откроется карта
event-link-title = Ссылка
event-link-question = По какой ссылке подключаться?
event-capacity-title = Мест
event-capacity-question = Сколько мест? Без ответа — сколько угодно.
event-capacity-example = 30
event-capacity-hint = Кому не хватит, встанет в лист ожидания
event-confirm_hours-title = Часов на ответ из листа ожидания
event-confirm_hours-question = Освободилось место: сколько часов держать его для следующего? Без ответа — сутки.
event-confirm_hours-example = 12
event-confirm_hours-hint = Ночь не считается: ответ ждём с утра

event-tracks-title = Направления
event-tracks-question = Для каких направлений? Без ответа — для всех.
event-stages-title = Этапы
event-stages-question = Для тех, кто на каких этапах? Без ответа — на любом.
event-municipalities-title = Районы участников
event-municipalities-question = Для каких районов и округов? Без ответа — для всех.
event-owner-title = Чьё мероприятие
event-owner-question = Чьё оно? Без ответа — общее, его ведёт координатор региона.
event-owner-hint = Мероприятие района видят только его участники
event-people-title = Список участников
event-people-question = Только для людей по списку? Вставьте имена, каждое с новой строки.
event-people-example = Соколова Анна Сергеевна
event-people-hint = Без списка — для всех, кто подходит

event-host-title = Принимает
event-host-question = Какая организация принимает? Напишите первые буквы названия.
event-host-example = Средняя школа № 5
event-contact-title = Контакт
event-contact-question = К кому обращаться с вопросами?
event-contact-example = методический кабинет, +7 914 123-45-67
event-materials-title = Материалы
event-materials-question = Ссылки на материалы, каждая с новой строки: название и адрес.
event-materials-example = Программа https://example.ru/program
event-materials-hint = Файлы можно приложить потом, в карточке
event-signup_opens_at-title = Запись с
event-signup_opens_at-question = С какого времени можно записаться? Без ответа — сразу.
event-signup_closes_at-title = Запись до
event-signup_closes_at-question = До какого времени можно записаться? Без ответа — до начала.
event-target_share-title = Ожидаемый охват, %
event-target_share-question = Какая доля приглашённых должна участвовать, в процентах?
event-target_share-example = 40
event-target_share-hint = Нужно для показателей программы
event-points-title = Баллы
event-points-question = Сколько баллов получит участник?
event-points-example = 5
event-certificate-title = Сертификат
event-certificate-question = Что написать в сертификате участника? Имя и дату бот добавит сам.
event-certificate-example = прошёл семинар по управлению школой объёмом 16 часов
event-timezone-title = Часовой пояс
event-timezone-question = По времени какого пояса начало и окончание?

event-form-heading = <b>Новое мероприятие</b>
event-form-change-heading = <b>Что изменить?</b>
event-form-move-heading = <b>Новое время</b>
event-form-preview = Дальше: как увидят участники
event-form-compare = Дальше: проверить изменения

## Что не так

event-fault = { $field }: { $reason }
event-fault-empty = нужно название.
event-fault-long = { $count } знаков, а помещается { $limit }. Сократите, пожалуйста.
event-fault-link = нужен адрес, который начинается с http:// или https://.
event-fault-many = поместится не больше { $limit }.
event-fault-range = нужно число от { $low } до { $high }.
event-fault-kind = «{ $value }» — такого вида нет.
event-fault-zone = «{ $value }» — такого часового пояса нет.
event-fault-track = «{ $value }» — такого направления в программе нет.
event-fault-order = раньше начала. Напишите время позже начала или длительность, например «2 часа».
event-fault-instant = совпадает с началом. Напишите длительность, например «2 часа».
event-fault-length =
    дольше { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    } — проверьте год.
event-fault-closes-late = позже начала мероприятия. Запись заканчивается не позже, чем оно начнётся.
event-fault-closes-after = позже окончания конкурса. Запись заканчивается не позже него.
event-fault-opens-late = позже начала мероприятия. Запись открывается раньше.
event-fault-closes-early = раньше, чем запись откроется.
event-fault-past = { $moment } уже прошло. Напишите время в будущем.
event-fault-far = { $moment } — слишком далеко. Проверьте год.
event-time-skipped = { $time }: в эту ночь переводят часы, и в поясе { $zone } такого времени не будет. Измените начало или окончание.
event-material-link = «{ $line }» — в этой строке нет адреса. Нужны название и адрес, который начинается с https://.
event-people-many = В списке { $count } имён, а помещается { $limit }. Выберите людей по этапу или району.
event-people-unknown =
    { $count ->
        [one] Не нашли в программе: { $names }. Проверьте фамилию и имя.
       *[other] Не нашли в программе ({ $count }): { $names }. Проверьте фамилии и имена.
    }
event-people-several =
    { $count ->
        [one] Подходят несколько человек: { $names }. Допишите отчество или телефон.
       *[other] Подходят несколько человек ({ $count }): { $names }. Допишите отчество или телефон.
    }
event-host-gone = Этой организации больше нет. Выберите принимающую организацию заново.
event-owner-gone = Этого района больше нет в программе. Выберите, чьё мероприятие, заново.
event-audience-foreign = Мероприятие принадлежит району «{ $place }», а приглашены другие районы. Уберите лишние районы или сделайте мероприятие общим.
event-not-yours = Мероприятие вне вашего района может создать и изменить только координатор региона.
event-capacity-taken =
    { $taken ->
        [one] Места уже занял { $taken } человек
        [few] Места уже заняли { $taken } человека
       *[other] Места уже заняли { $taken } человек
    }, а вы оставляете { $capacity }. Сначала снимите лишних с записи.
event-cancelled-already = Мероприятие уже отменено.
event-over = Мероприятие уже прошло, отменять нечего.
event-changed-meanwhile = Мероприятие тем временем изменили. Откройте карточку заново и проверьте.
event-kind-stands = Вид уже не сменить: у мероприятия есть время собеседований, этапы или дневники. Создайте другое мероприятие.
event-times-outside = Вне нового времени останется собеседований: { $count }, первое { $first }. Сначала перенесите или уберите их. Ничего не изменено.
event-stage-outside = Этап «{ $stage }» закрывается { $closes }, это позже нового окончания. Сначала измените этап. Ничего не изменено.
event-cancel-reason = Напишите причину: её прочитают все, кто записан. Например: «Заболел ведущий, новую дату сообщим».
event-series-count = В серии может быть от { $low } до { $high } встреч. Напишите другое число.
event-series-short = До этой даты не будет ни одного повторения. Напишите дату позже.
event-series-long = Получается больше { $limit } встреч. Напишите дату раньше.
event-series-refused = Встреча { $start }: { $reason } Ничего не изменено.
event-series-already = Это мероприятие уже повторяется.

## Что прочитают участники

event-told-changed =
    <b>Изменилось: { $title }</b>
    { $lines }
event-told-line = { $field }: { $old } → <b>{ $new }</b>
event-told-new = { $field }: новое, смотрите в карточке
event-told-lines =
    { $first }
    { $rest }
event-told-cancelled =
    <b>Отменено: { $title }</b>
    Было назначено на { $start }.
    Причина: { $reason }
event-told-series-changed =
    <b>Изменилось: { $title }</b>
    { $count ->
        [one] Это { $count } ваша встреча.
        [few] Это { $count } ваши встречи.
       *[other] Это { $count } ваших встреч.
    }
    { $lines }
event-told-several-changed =
    <b>Изменились ваши мероприятия: { $count }</b>
    { $lines }
event-told-now = { $field }: <b>{ $new }</b>
event-told-times = { $field }:
event-told-moved = • { $old } → <b>{ $new }</b>
event-told-one-of-several = • <b>{ $title }</b>, { $start }. Новое: { $fields }
event-told-fields = { $first }, { $rest }
event-told-date = • { $start }
event-told-more = и ещё { $count } — в списке «Мои»
event-told-series-cancelled =
    <b>Отменено: { $title }</b>
    { $count ->
        [one] Не будет { $count } вашей встречи:
       *[other] Не будет { $count } ваших встреч:
    }
    { $lines }
    Причина: { $reason }

## Создание и карточка

event-manage = Управление
event-new = Создать мероприятие
event-to-list = К мероприятиям
event-to-card = ← К карточке
event-whose = <b>Чьё мероприятие?</b>
event-origins =
    <b>Новое мероприятие</b>
    { $count ->
        [0] Начните с пустой формы или загрузите план из Excel.
       *[other] Выберите заготовку программы, пустую форму или план из Excel.
    }
    Повторить прошлое можно в его карточке: «Скопировать».
event-blank = Пустая форма
event-template-gone = Такой заготовки в программе больше нет. Выберите другую.
event-begun =
    { $has_title ->
        [yes] Вы начинали «{ $title }».
       *[no] Вы уже начинали такое мероприятие.
    } Продолжить?
event-preview =
    <b>Так его увидят участники:</b>

    { $card }

    { $count ->
        [0] ⚠️ Под условия пока никто не подходит. Проверьте направления, этапы и районы.
        [one] Для { $count } человека.
       *[other] Для { $count } человек.
    }{ $unreachable ->
        [0] { "" }
       *[other] { " " }Из них бот не может написать: { $unreachable }.
    }
event-make = Создать мероприятие
event-edit-again = Изменить ответы
event-made =
    Мероприятие создано: <b>{ $title }</b>
    { $when }
    Участники уже видят его в списке.
event-open = Открыть карточку
event-make-another = Создать ещё
event-unchanged = Пока ничего не изменено. Нажмите на строку, которую нужно исправить.
event-compare =
    <b>Что изменится: { $title }</b>
    { $count ->
        [0] Никому писать не нужно.
        [one] Об этом узнает { $count } человек.
        [few] Об этом узнают { $count } человека.
       *[other] Об этом узнают { $count } человек.
    }
event-compare-following =
    { $count ->
        [one] Если менять и следующие, узнает { $count } человек.
        [few] Если менять и следующие, узнают { $count } человека.
       *[other] Если менять и следующие, узнают { $count } человек.
    } Каждый получит одно сообщение.
event-save = Сохранить
event-save-one = Только это
event-save-following =
    { $count ->
        [one] Это и { $count } следующее
       *[other] Это и { $count } следующих
    }
event-saved =
    { $events ->
        [one] Сохранено.
       *[other] Сохранено, мероприятий: { $events }.
    } { $count ->
        [0] Писать никому не пришлось.
        [one] Сообщаем { $count } человеку.
       *[other] Сообщаем { $count } людям.
    }
event-both = { $first }; { $second }

event-card-cancelled = ❌ Отменено: { $reason }
event-card-over = Уже прошло.
event-card-when = 🗓 { $when }
event-card-zone = Часовой пояс мероприятия: { $zone }
event-card-series = Встреча { $number } из { $total } в серии
event-card-line = { $field }: { $value }
event-card-materials = Материалы: { $count }
event-card-audience = Для кого: { $who }
event-everybody = все участники программы
event-card-owner = Мероприятие района: { $place }
event-card-prose = { $field }: <i>{ $text }</i>
event-card-signed =
    Записаны: <b>{ $signed }</b>{ $capacity ->
        [0] { "" }
       *[other] { " " }из { $capacity } мест
    }, приглашены: { $audience }
event-card-attended =
    Пришли: <b>{ $count }</b>, это { $share } % приглашённых{ $target ->
        [0] { "" }
       *[other] { " " }(ожидали { $target } %)
    }
event-group =
    { $group ->
        [signed_up] Записаны
        [waiting] Ждут места
        [offered] Предложено место
        [attended] Пришли
       *[absent] Не пришли
    }: { $count }
event-mark = Отметить пришедших
event-sheet = Список в Excel
event-sheet-promised = Готовим файл, он придёт сюда сам.
event-edit = Изменить
event-move = Перенести
event-copy = Скопировать
event-repeat = Повторять
event-materials = Материалы: { $count }
event-as-seen = Как видят участники
event-cancel = Отменить мероприятие

## Отмена

event-cancel-ask =
    { $events ->
        [one] <b>Отменить: { $title }</b>
       *[other] <b>Отменить: { $title } и следующие, всего { $events }</b>
    }
    Напишите причину: её прочитают все, кто записан.
event-cancel-following =
    { $count ->
        [one] Отменить и { $count } следующее
       *[other] Отменить и { $count } следующих
    }
event-cancel-confirm =
    { $events ->
        [one] <b>Отменить: { $title }?</b>
       *[other] <b>Отменить: { $title } и следующие, всего { $events }?</b>
    }
    { $total ->
        [0] Никто не записан, писать не придётся.
       *[other] { $count ->
            [one] Сообщение получит { $count } человек.
            [few] Сообщения получат { $count } человека.
           *[other] Сообщения получат { $count } человек.
        } Вернуть мероприятие будет нельзя.
    }{ $lost ->
        [0] { "" }
       *[other] { " " }⚠️ Бот не может написать: { $lost }. Позвоните им, телефоны — в «Список в Excel».
    }
    Причина: { $reason }
event-cancel-now =
    { $count ->
        [0] Да, отменить
       *[other] Да, отменить и сообщить: { $count }
    }
event-cancel-done =
    { $events ->
        [one] Мероприятие отменено.
       *[other] Отменено мероприятий: { $events }.
    } { $count ->
        [0] Писать никому не пришлось.
        [one] Сообщаем { $count } человеку.
       *[other] Сообщаем { $count } людям.
    }
event-keep = Оставить как есть

## Повторение

event-repeat-press = Выберите кнопкой: «каждый второй вторник» бывает и раз в две недели, и раз в месяц.
event-repeat-how = <b>Как повторять: { $title }?</b>
event-repeat-weekly =
    { $weekday ->
        [d1] Каждый понедельник
        [d2] Каждый вторник
        [d3] Каждую среду
        [d4] Каждый четверг
        [d5] Каждую пятницу
        [d6] Каждую субботу
       *[d7] Каждое воскресенье
    }
event-repeat-fortnightly = Раз в две недели
event-repeat-monthly =
    Раз в месяц: { $weekday ->
        [d1] { $number ->
            [last] последний
            [n1] 1-й
            [n2] 2-й
            [n3] 3-й
           *[n4] 4-й
        } понедельник
        [d2] { $number ->
            [last] последний
            [n1] 1-й
            [n2] 2-й
            [n3] 3-й
           *[n4] 4-й
        } вторник
        [d3] { $number ->
            [last] последняя
            [n1] 1-я
            [n2] 2-я
            [n3] 3-я
           *[n4] 4-я
        } среда
        [d4] { $number ->
            [last] последний
            [n1] 1-й
            [n2] 2-й
            [n3] 3-й
           *[n4] 4-й
        } четверг
        [d5] { $number ->
            [last] последняя
            [n1] 1-я
            [n2] 2-я
            [n3] 3-я
           *[n4] 4-я
        } пятница
        [d6] { $number ->
            [last] последняя
            [n1] 1-я
            [n2] 2-я
            [n3] 3-я
           *[n4] 4-я
        } суббота
       *[d7] { $number ->
            [last] последнее
            [n1] 1-е
            [n2] 2-е
            [n3] 3-е
           *[n4] 4-е
        } воскресенье
    }
event-repeat-until = Сколько всего встреч, считая первую? Нажмите или напишите число от { $low } до { $high }. Можно и последний день, например 25.05.2027.
event-repeat-unclear = Напишите число от { $low } до { $high } или последний день, например 25.05.2027.
event-times = { $count }
event-repeat-look =
    <b>{ $title }</b>
    { $count ->
        [one] Всего { $count } встреча:
        [few] Всего { $count } встречи:
       *[other] Всего { $count } встреч:
    }
event-repeat-date = • { $when }
event-repeat-now =
    { $count ->
        [one] Создать ещё { $count } встречу
        [few] Создать ещё { $count } встречи
       *[other] Создать ещё { $count } встреч
    }
event-repeat-done =
    { $count ->
        [one] Создана ещё { $count } встреча.
        [few] Созданы ещё { $count } встречи.
       *[other] Создано ещё { $count } встреч.
    } Изменить или отменить можно каждую отдельно или вместе со следующими.

## Материалы

event-materials-list =
    <b>Материалы: { $title }</b>
    { $count ->
        [0] Пока ничего нет.
       *[other] Сейчас: { $count }. Кнопка убирает материал.
    }
    Пришлите файл или ссылку: название и адрес.
event-materials-many = Материалов может быть не больше { $limit }. Уберите лишнее и пришлите ещё раз.
event-material-added = Добавлено. Можно прислать ещё.
event-material-dropped = Убрали.
event-material-drop = ✕ { $title }
event-material-gone = Этого материала уже нет.
event-material-kind = Пришлите файл или ссылку. Другое сюда не прикрепить.
