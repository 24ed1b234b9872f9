## Список заявок

applications-title = <b>Заявки: { $count }</b>
applications-none =
    <b>Заявок пока нет</b>
    Пришлите людям ссылку на бота — она в разделе «Приглашения». Как только кто-то подаст заявку, она появится здесь.
applications-nothing-found =
    <b>Ничего не нашлось</b>
    Попробуйте часть фамилии, последние цифры телефона или номер школы. Или снимите фильтры.
applications-hint = <i>Чтобы найти человека, просто напишите часть имени, телефона или школы.</i>
applications-search = Кого ищем? Напишите часть имени, телефона или школы, например «соко», «45-67» или «школа 5».
applications-searched = Поиск: «{ $typed }»
applications-filtered = Показаны: { $filters }
applications-filter-stage = этап «{ $stage }»
applications-filter-track = направление «{ $track }»
applications-filter-place = { $place }
applications-filter-unread = только новые
applications-filter-refused = только с отказом по правилам
applications-line =
    { $mark ->
        [new] 🔵 { $name } · новая
        [news] 🔵 { $name } · новое · { $stage }
       *[none] { $name } · { $stage }
    }
applications-line-refused =
    { $unread ->
        [yes] 🔵 { $name } · новая · отказ по правилам
       *[no] { $name } · отказ по правилам
    }
applications-find = 🔍 Найти
applications-filters =
    { $count ->
        [0] Фильтры
       *[other] Фильтры: { $count }
    }
applications-search-everywhere = Искать среди всех заявок
applications-clear = ✕ Показать все
applications-excel = Выгрузить в Excel
applications-to-list = ← К списку

## Фильтры

applications-filters-title = <b>Подходят: { $count }</b>
applications-by-stage = Этап
applications-by-track = Направление
applications-by-place = Район
applications-only-unread =
    { $on ->
        [yes] ✓{" "}
       *[no] {""}
    }Только новые: { $count }
applications-only-refused =
    { $on ->
        [yes] ✓{" "}
       *[no] {""}
    }Отказ по правилам: { $count }
applications-all = Все
applications-value =
    { $on ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $title }: { $count }

## Карточка

applications-gone = Этой заявки здесь больше нет. Откройте список заново: /menu
applications-card-name = <b>{ $name }</b>
applications-card-name-age =
    <b>{ $name }</b>, { $age ->
        [one] { $age } год
        [few] { $age } года
       *[other] { $age } лет
    }
applications-card-stage = { $track } · этап <b>«{ $stage }»</b> с { $since }
applications-card-place = Работа: { $place }
applications-card-contacts = ☎ { $contacts }
applications-card-unreachable = ⚠️ Бот у кандидата заблокирован: сообщения не доходят. Позвоните или напишите на почту.
applications-card-education = Образование: { $education }
applications-card-teaching =
    Педагогический стаж: { $years ->
        [one] { $years } год
        [few] { $years } года
       *[other] { $years } лет
    }
applications-card-management =
    Управленческий стаж: { $years ->
        [one] { $years } год
        [few] { $years } года
       *[other] { $years } лет
    }
applications-card-submitted = Подана { $when }
applications-card-consent = Согласие на обработку данных: версия { $version }, { $when }
applications-card-no-consent = Согласие на обработку данных отозвано или ещё не дано
applications-card-refused = ⚠️ Не проходит по правилам: { $why }
applications-card-exception =
    ⚠️ Не проходит по правилам: { $why }
    Сделано исключение { $when }, { $who }: { $reason }
applications-card-answer = <b>{ $title }:</b> { $answer }
applications-file-inside = файл — на кнопке «Работы и файлы»
applications-move = Переместить на другой этап
applications-except = Сделать исключение
applications-answers = Ответы целиком
applications-works = Работы и файлы: { $count }
applications-to-history = История
applications-to-works = ← К работам и файлам
applications-to-card = ← К карточке
applications-history = <b>{ $name }</b>: история заявки
applications-history-more =
    { $count ->
        [one] И ещё { $count } более ранняя запись
        [few] И ещё { $count } более ранние записи
       *[other] И ещё { $count } более ранних записей
    } — все они есть в выгрузке Excel.
applications-change =
    <b>{ $stage }</b> — { $when }{ $known ->
        [yes] , { $who }
       *[no] {""}
    }{ $undone ->
        [yes] {" "}(отмена перемещения)
       *[no] {""}
    }{ $has_reason ->
        [yes] . Причина: { $reason }
       *[no] {""}
    }

## Работы и файлы

applications-works-title =
    <b>{ $name }</b>: работы и файлы ({ $count })
    Нажмите, и файл или текст придёт сюда.
applications-work =
    { $mark ->
        [broken] ⚠️ не открывается ·{" "}
        [file] 📎{" "}
       *[none] {""}
    }{ $work } · { $when }
applications-work-file =
    { $broken ->
        [yes] ⚠️ не открывается ·{" "}
       *[no] 📎{" "}
    }{ $work } · { $file }
applications-work-version = { $work }, версия { $version }
applications-work-caption =
    <b>{ $name }</b>: { $work }{ $broken ->
        [yes] {"\u000A"}⚠️ Файл не прошёл проверку, кандидата попросили прислать другой.
       *[no] {""}
    }
applications-work-gone = Этого файла у заявки больше нет. Откройте карточку заново.

## Исключение из правил

applications-exception-ask =
    <b>{ $name }</b>: исключение из правил
    Почему делаем исключение? Напишите причину: её прочитает кандидат, и она останется в журнале.
applications-exception-done = Исключение сделано. Кандидат получит сообщение с вашей причиной.
applications-exception-made = Исключение для этой заявки уже сделано.
applications-exception-idle = Эта заявка проходит по правилам, исключение ей не нужно.
applications-exception-told =
    Хорошая новость: для вас сделано исключение, и ваша заявка рассматривается вместе со всеми.

    Причина: { $reason }
