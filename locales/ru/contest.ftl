## Конкурс: что видит участник

contest-line =
    { $number }. { $title } — { $window ->
        [soon] откроется { $moment }
        [open] до { $moment }
       *[closed] приём закончен { $moment }
    }{ $work ->
        [whole] {" "}✓ сдано, версия { $version }
        [broken] {" "}⚠️ файл не открылся, пришлите ещё раз
       *[none] {""}
    }
contest-hand-in =
    { $again ->
        [yes] Сдать ещё раз: { $title }
       *[no] Сдать: { $title }
    }
contest-my-works = Мои работы: { $count }
contest-my-works-title =
    <b>{ $title }</b>
    { $count ->
        [0] Вы пока ничего не сдали.
       *[other] Ваши работы, новые сверху. Засчитывается последняя версия.
    }
contest-work =
    { $broken ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $title }, версия { $version }, { $moment }
contest-work-caption =
    { $has_name ->
        [yes] <b>{ $name }</b>{"\u000A"}
       *[no] {""}
    }{ $title }, версия { $version }{ $broken ->
        [yes] {"\u000A"}⚠️ Файл не открывается, у автора попросили другой.
       *[no] {""}
    }
contest-task =
    <b>{ $stage }</b>
    { $title }. Приём до { $closes }, до этого можно прислать новую версию.
contest-left = «{ $title }»: написанное сохранено, к нему можно вернуться, пока идёт приём.

## Отказы

contest-cancelled = Этот конкурс отменён, работы больше не принимают и этапы не меняют.
contest-not-signed-up = Сначала запишитесь на конкурс: кнопка есть на его карточке.
contest-no-works = На этапе «{ $title }» работы не сдают.
contest-not-open = Этап «{ $title }» откроется { $opens }. До этого работы не принимают.
contest-closed = Приём на этапе «{ $title }» закончился { $closes }. Если была уважительная причина, напишите координатору.
contest-no-application = Работы сдают участники программы, а действующей заявки в этом цикле у вас нет. Подайте её или напишите координатору: /menu
contest-stage-gone = Этого этапа больше нет. Откройте конкурс заново.
contest-work-gone = Этой работы здесь больше нет. Откройте список заново.

## Что читает участник

contest-told-window =
    <b>{ $title }: изменились сроки этапа «{ $stage }»</b>
    Было: { $opened } — { $closed }
    Стало: <b>{ $opens } — { $closes }</b>
contest-told-result =
    <b>{ $title }: ваш результат</b>
    { $result }

## Координатору: этапы

contest-staff-stages = Этапы и работы: { $count }
contest-staff-results = Итоги
contest-stages =
    <b>{ $title }</b>
    Этапы конкурса. Нажмите на этап, чтобы увидеть работы или изменить сроки.
contest-stages-none =
    <b>{ $title }</b>
    Этапов пока нет. Добавьте первый, и участники увидят сроки.
contest-stage-line =
    { $number }. { $title } · { $days }{ $window ->
        [soon] {""}
        [open] , идёт
       *[closed] , закончен
    }
contest-stage-add = Добавить этап
contest-stage =
    <b>{ $number }. { $stage }</b>
    { $title }
    Открывается: { $opens }
    Закрывается: { $closes }
    { $takes ->
        [yes] Сдали: { $entered }, записаны и не сдали: { $missing }
       *[no] Работы на этом этапе не сдают.
    }
contest-stage-change = Изменить этап
contest-stage-remove = Убрать этап
contest-stage-remove-question = Убрать этап «{ $stage }»? Участники перестанут его видеть.
contest-stage-remove-sure = Да, убрать
contest-stage-removed = Этап «{ $stage }» убран.
contest-stage-save = Сохранить этап
contest-stage-heading = Проверьте этап
contest-stage-saved = Этап «{ $stage }» сохранён. Если сроки изменились, записавшиеся получат сообщение.
contest-stage-added =
    Этап «{ $stage }» добавлен. Записавшиеся увидят его на карточке{ $takes ->
        [yes] , о конце приёма бот напомнит сам
       *[no] {""}
    }.
contest-stage_title-title = Этап
contest-stage_title-question = Как называется этап?
contest-stage_title-example = Заочный тур: эссе
contest-opens_at-title = Открывается
contest-opens_at-question = Когда открывается приём?
contest-opens_at-example = 1 октября 9:00
contest-closes_at-title = Закрывается
contest-closes_at-question = Когда приём закрывается?
contest-closes_at-hint = Позже работу сдать нельзя
contest-closes_at-example = 20 октября 18:00
contest-takes_work-title = Сдают работу
contest-takes_work-question = Нужно ли на этом этапе сдавать работу (текст или файл)?
contest-stages-many = В конкурсе может быть до { $limit } этапов.
contest-stage-nameless = У этапа нет названия. Напишите его.
contest-stage-past = Этап закрывается { $closes }, это уже прошло. Поправьте сроки.
contest-stage-order = Этап закрывается ({ $closes }) не позже, чем открывается ({ $opens }). Поправьте сроки.
contest-stage-early = Предыдущий этап «{ $title }» идёт до { $closes }: новый может открыться не раньше.
contest-stage-late = Следующий этап «{ $title }» открывается { $opens }: этот должен закрыться до него.
contest-stage-outside = Конкурс заканчивается { $ends }, а этап закрывается позже. Сначала измените окончание конкурса.
contest-stage-has-works = На этап «{ $title }» уже сданы работы, убрать его нельзя.

## Координатору: работы и итоги

contest-entries = Работы: { $count }
contest-missing = Не сдали: { $count }
contest-entries-title =
    <b>{ $stage }</b>
    { $count ->
        [0] Работ пока нет.
       *[other] Сданные работы ({ $count }): у каждого последняя версия.
    }
contest-missing-title =
    <b>{ $stage }</b>
    { $count ->
        [0] Сдали все, кто записан.
       *[other] Записаны и не сдали: { $count }
    }
contest-entry =
    { $broken ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $name } · версия { $version }, { $moment }
contest-earlier = Версия { $version }
contest-to-stages = К этапам
contest-to-stage = К этапу
contest-to-entries = К работам
contest-to-result = Итог участника
contest-to-results = К итогам
contest-results-title =
    <b>{ $title }</b>
    { $count ->
        [0] На конкурс пока никто не записан.
       *[other] Участники ({ $count }). Нажмите на участника, чтобы записать итог.
    }
contest-results-line =
    { $name }{ $has_result ->
        [yes] {" "}· { $result }
       *[no] {""}
    }
contest-person =
    <b>{ $name }</b>
    { $title }{ $has_contacts ->
        [yes] {"\u000A"}{ $contacts }
       *[no] {""}
    }
    { $has_result ->
        [yes] Итог: { $result }
       *[no] Итога пока нет.
    }
contest-result-write = Записать итог
contest-result-change = Изменить итог
contest-ask-result = Какой итог у участника ({ $name })? Напишите, например: 1 место. Или: победитель в номинации «Лучшая команда».
contest-result-confirm =
    { $name } получит сообщение:
    <blockquote>{ $preview }</blockquote>
    Если не так, напишите итог заново.
contest-result-now = Записать и сообщить
contest-result-noted = Итог записан, участник получит сообщение.
contest-result-empty = Напишите итог словами, например: 1 место.
contest-result-long = В итоге { $count } знаков, а помещается { $limit }. Напишите короче.
contest-result-withdrawn = Этот человек отказался от участия, итог записать нельзя.
