## Список

participation-list =
    { $side ->
        [mine] { $count ->
            [0] <b>Вы пока никуда не записаны</b>
           *[other] <b>Мои мероприятия: { $count }</b>
        }
        [past] { $count ->
            [0] <b>Прошедших мероприятий нет</b>
           *[other] <b>Прошедшие мероприятия: { $count }</b>
        }
       *[all] { $count ->
            [0] <b>Мероприятий пока нет</b>
           *[other] <b>Мероприятия: { $count }</b>
        }
    }
participation-nothing-found = <b>Ничего не нашлось</b>
participation-side =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $side ->
        [mine] Мои
        [past] Прошедшие
       *[all] Все
    }
participation-find = 🔍 Найти
participation-filters =
    { $count ->
        [0] Фильтры
       *[other] Фильтры: { $count }
    }
participation-clear = ✕ Показать все
participation-calendar-all = Все мои — файлом для календаря
participation-search = Напишите часть названия, места или организации.
participation-searched = Поиск: «{ $typed }»
participation-shown = Показаны: { $filters }
participation-shown-kind = { $kind }
participation-shown-track = направление «{ $track }»
participation-shown-free = есть места
participation-filters-title = <b>Что показать</b> (сейчас { $count })
participation-by-kind = Вид
participation-by-track = Направление
participation-by-month = Месяц
participation-only-free =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }Есть места: { $count }
participation-every = Все
participation-mark =
    { $on ->
        [yes] ✓ { $title }
       *[no] { $title }
    }
participation-value =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $title }: { $count }
participation-line =
    { $mark ->
        [signed_up] ✓{ " " }
        [waiting] ⏳{ " " }
        [offered] ❗{ " " }
        [cancelled] ✕ отменено{ " " }
        [full] мест нет ·{ " " }
       *[none] { "" }
    }{ $day }{ $whole ->
        [yes] { "" }
       *[no] , { $time }
    } · { $title }
participation-day = { $day } { $month }
participation-month-year = { $month } { $year }

participation-month-1 = янв
participation-month-2 = фев
participation-month-3 = мар
participation-month-4 = апр
participation-month-5 = мая
participation-month-6 = июн
participation-month-7 = июл
participation-month-8 = авг
participation-month-9 = сен
participation-month-10 = окт
participation-month-11 = ноя
participation-month-12 = дек

participation-whole-month-1 = январь
participation-whole-month-2 = февраль
participation-whole-month-3 = март
participation-whole-month-4 = апрель
participation-whole-month-5 = май
participation-whole-month-6 = июнь
participation-whole-month-7 = июль
participation-whole-month-8 = август
participation-whole-month-9 = сентябрь
participation-whole-month-10 = октябрь
participation-whole-month-11 = ноябрь
participation-whole-month-12 = декабрь

## Карточка

participation-title = <b>{ $kind }: { $title }</b>
participation-title-alone = <b>{ $title }</b>
participation-when = 🗓 { $when }
participation-clock = Время у вас: { $zone }. На месте будет { $there } ({ $theirs })
participation-where = 📍 { $place }
participation-online = 📍 Онлайн
participation-host = Проводит: { $host }
participation-places =
    { $free ->
        [0] Свободных мест нет, всего их { $capacity }
       *[other] Свободно { $free } из { $capacity }
    }
participation-opens = Запись откроется { $opens }
participation-closes = Запись до: { $closes }
participation-is-closed = Запись закрыта
participation-contact = Контакт: { $contact }
participation-description = { $text }
participation-is-cancelled =
    { $has_reason ->
        [yes] ✕ <b>Отменено:</b> { $reason }
       *[no] ✕ <b>Отменено</b>
    }
participation-noted =
    { $attendance ->
        [attended] ✓ Участие отмечено
       *[absent] { $has_reason ->
            [yes] Отмечено отсутствие. Причина: { $reason }
           *[no] Отмечено отсутствие
        }
    }
participation-am-waiting = ⏳ Вы { $place }-й в листе ожидания. Освободится место — напишем
participation-am-offered = ❗ Для вас есть место. Подтвердите до: { $until }
participation-am-signed-up = ✓ Вы записаны
participation-not-for-me = Это мероприятие для других участников
participation-result = Итог: { $result }

participation-sign-up = Записаться
participation-queue-up = Встать в лист ожидания
participation-take-place = Подтвердить участие
participation-leave-place = Не смогу
participation-check-in = Я здесь — ввести код
participation-map = Карта
participation-call = Подключиться
participation-calendar-file = Файл для календаря
participation-more = Подробнее
participation-people = Участники
participation-marking = Отметить
participation-to-list = ← К списку
participation-to-card = ← К мероприятию
participation-open-event = Открыть мероприятие
participation-leave = Отказаться от участия
participation-leave-queue = Выйти из листа ожидания
participation-calendar-remove = Убрать из календаря
participation-give-feedback = Оставить отзыв
participation-give-reason = Указать причину
participation-certificate = Сертификат
participation-details =
    { $has_text ->
        [yes] <b>{ $title }</b>

    { $description }
       *[no] <b>{ $title }</b>
    }
participation-material = • <a href="{ $url }">{ $title }</a>
participation-file-broken = Файл «{ $name }» не открывается. Организаторы могут приложить его ещё раз.
participation-file = 📎 { $title }
participation-file-coming = Готовим файл, придёт через несколько секунд
participation-ics =
    { $cancelled ->
        [yes] { $title }: откройте файл, и запись в календаре отменится.
       *[no] { $title }: откройте файл, и событие появится в календаре. Если оно там уже есть, обновится.
    }
participation-ics-several = Ваши мероприятия для календаря: { $count }

## Запись

participation-receipt =
    ✓ <b>Вы записаны: { $title }</b>
    { $when }
    Напомним заранее. Не сможете прийти — откажитесь на карточке, место достанется другому.
participation-already =
    { $outcome ->
        [waiting] Вы уже в листе ожидания.
       *[signed_up] Вы уже записаны.
    }
participation-full =
    <b>{ $title }</b>
    Свободных мест уже нет. Можно встать в лист ожидания, номер { $place }: освободится место — напишем, и вы его подтвердите.
participation-leave-question =
    <b>Отказаться от участия?</b>
    { $title }
    { $when }

    { $waiting ->
        [0] { $limited ->
            [yes] Место станет свободным, вернуть его получится, только если его не займут.
           *[no] Записаться снова можно, пока открыта запись.
        }
       *[other] Место сразу получит следующий из листа ожидания, вернуть его не получится.
    }
    { $late ->
        [yes] До начала меньше суток: организатор уже рассчитывает на вас.
       *[no] { "" }
    }
participation-stay = Остаюсь
participation-leave-sure = Да, отказаться
participation-left = Вы отказались от участия: { $title }.
participation-left-before = Вы не записаны на это мероприятие.

participation-told-offer =
    <b>Освободилось место: { $title }</b>
    Начало: { $start }
    Подтвердите участие до: { $until }. После этого место получит следующий.
participation-told-lapsed =
    <b>{ $title }</b>
    Время на подтверждение вышло, место перешло следующему. Если мероприятие вам ещё нужно, запишитесь снова.
participation-told-feedback =
    <b>Спасибо, что были: { $title }</b>
    Как всё прошло? Три коротких вопроса, одна минута.
participation-told-absence =
    <b>{ $title }</b>
    Вас не отметили среди участников. Если была причина, напишите её одной строкой. Если вы были, сообщите организатору.

participation-cancelled = «{ $title }» отменено. { $reason }
participation-early = Запись на «{ $title }» ещё не открыта. Откроется { $opens }.
participation-closed = Запись на «{ $title }» закрылась { $closed }. Если очень нужно, напишите организатору.
participation-over = «{ $title }» уже прошло.
participation-deadline = «{ $title }» — это срок, записываться на него не нужно.
participation-foreign = Это мероприятие для других участников, записаться на него вы не можете. Подходящие вам мероприятия есть в списке.
participation-consent = Чтобы записаться, сначала дайте согласие на обработку персональных данных: /start
participation-started = «{ $title }» уже началось. Если вы не пришли, организатор спросит о причине.
participation-offer-gone = Место на «{ $title }» уже перешло следующему. Можно снова встать в лист ожидания.
participation-gone = Такой записи на мероприятие уже нет. Откройте меню: /menu
participation-event-gone = Такого мероприятия нет. Откройте список: /menu

## Отметка

participation-ask-code = Введите код с экрана: <b>{ $title }</b>. Он выглядит так: ACEH-3456
participation-code-words = Нужен код с экрана, например ACEH-3456. Его покажет организатор.
participation-code-unknown = Кода «{ $code }» нет, или он уже сменился. Посмотрите на экран ещё раз.
participation-code-late = Код «{ $title }» действует с { $opens } до { $closes }. Сейчас отметиться нельзя, напишите организатору.
participation-code-consent = Чтобы отметиться, сначала дайте согласие, потом откройте код ещё раз.
participation-checked-in =
    { $new ->
        [yes] ✓ Вы отмечены в { $time }: { $title }
       *[no] Вы уже отмечены в { $time }: { $title }
    }
participation-code-later = Код можно показать с { $opens } до { $closes }.
participation-code =
    <b>{ $title }</b>
    { $renewed ->
        [yes] Новый код, прежний больше не действует:
       *[no] Код для экрана:
    }

    <b>{ $code }</b>

    или ссылка: { $link }
    Действует с { $opens } до { $closes }. Картинка с QR-кодом придёт следом.
participation-qr = { $title }. Код: { $code }
participation-show-code = Показать код и QR
participation-renew-code = Сменить код
participation-marking-title =
    <b>Кто был: { $title }</b>
    Отмечено { $attended } из { $total }, отсутствовали { $absent }. Нажмите на имя: был(а), ещё раз — не было.
participation-tick-line =
    { $mark ->
        [attended] ✓ { $name }
        [absent] ✕ { $name } · не было
       *[none] ▫ { $name }
    }
participation-all-present = Все были
participation-all-question =
    { $count ->
        [0] Неотмеченных нет: { $title }
        [one] Отметить присутствие { $count } человека: { $title }?
       *[other] Отметить присутствие { $count } человек: { $title }?
    }
participation-all-sure = Да, отметить
participation-find-person = 🔍 Найти
participation-whom = Напишите часть фамилии, телефона или школы.
participation-not-begun = «{ $title }» ещё не началось: отмечать можно за полчаса до начала.
participation-ask-reason = <b>{ $title }</b>. Почему не получилось прийти? Нажмите или напишите одной строкой.
participation-note-why = Причина отсутствия? Нажмите или напишите одной строкой.
participation-reason =
    { $why ->
        [ill] Болезнь
        [trip] Командировка
        [lessons] Уроки, замещение
       *[family] Семейные обстоятельства
    }
participation-reason-kept = Записали, спасибо.
participation-reason-words = Напишите причину словами, например: болел.
participation-reason-length =
    { $count ->
        [0] Напишите причину словами, например: болел.
       *[other] Слишком длинно: { $count } знаков, а поместится { $limit }. Напишите короче.
    }
participation-not-absent = На «{ $title }» отсутствие не отмечено, причина не нужна.

## Участники

participation-people-title =
    <b>{ $title }</b>
    { $group ->
        [waiting] В листе ожидания: { $count }, по порядку
        [offered] Место предложено: { $count }
        [withdrawn] Отказались: { $count }
        [attended] Были: { $count }
        [absent] Отсутствовали: { $count }
        [signed_up] Записаны: { $count }
       *[all] Участники и ожидающие: { $count }
    }
participation-group =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $group ->
        [waiting] Ожидают
        [offered] Предложено
        [withdrawn] Отказались
        [attended] Были
        [absent] Не были
        [signed_up] Записаны
       *[all] Все
    }: { $count }
participation-person-line =
    { $mark ->
        [attended] ✓ { $name } · был(а)
        [absent] ✕ { $name } · не было
        [waiting] ⏳ { $name } · ожидает
        [offered] ❗ { $name } · место предложено
        [withdrawn] { $name } · отказ
       *[signed_up] { $name }
    }
participation-person = <b>{ $name }</b>
    { $title }
participation-person-state =
    { $state ->
        [signed_up] Запись: { $when }
        [waiting] В листе ожидания с { $when }
        [offered] Место предложено, ждём подтверждения
       *[withdrawn] Сейчас не записан(а)
    }
participation-rated = Оценка: { $rating } из 5
participation-useful = Полезно: { $text }
participation-wish = Изменить: { $text }
participation-contacts = Связь: { $contacts }
participation-tick =
    { $on ->
        [yes] ✓{ " " }
       *[no] { "" }
    }{ $to ->
        [attended] Был(а)
        [absent] Не было
       *[none] Не отмечено
    }
participation-note-reason = Записать причину

## Записать самим

participation-add = Добавить участника
participation-add-whom =
    <b>Кого записать: { $title }</b>
    { $searched ->
        [yes] Поиск: «{ $typed }». { $count ->
            [0] Никого не нашли. Проверьте фамилию: ищем среди тех, кто есть в программе.
           *[other] Нашли: { $count }.
        }
       *[no] Напишите часть фамилии, телефона или школы.{ $count ->
            [0] { "" }
           *[other] { " " }Ниже — приглашённые, которые ещё не записаны: { $count }.
        }
    }
participation-add-words = Напишите часть фамилии, телефона или школы, например: соко
participation-add-invited = ✕ Показать приглашённых
participation-add-line =
    { $state ->
        [signed_up] ✓ { $name }
        [waiting] ⏳ { $name }
        [offered] ❗ { $name }
       *[none] { $name }
    }
participation-add-confirm =
    <b>Записать: { $name }?</b>
    { $title }
    { $when }
participation-add-school = Работает: { $school }
participation-add-before =
    { $state ->
        [waiting] Сейчас в листе ожидания.
       *[withdrawn] Раньше была запись, потом отказ.
    }
participation-add-uninvited = ⚠️ Мероприятие для других участников. Записать всё равно можно.
participation-add-closed = Запись закрыта, но вы можете записать сами.
participation-add-told =
    { $told ->
        [yes] Бот сообщит о записи.
       *[no] Бот не может написать этому человеку, сообщите сами{ $has_contacts ->
            [yes] : { $contacts }
           *[no] .
        }
    }
participation-add-place =
    { $place ->
        [queue] В лист ожидания
        [over] Записать сверх мест
       *[free] { $stands ->
            [yes] Дать место
           *[no] Записать
        }
    }
participation-added =
    { $place ->
        [0] ✓ <b>Записали: { $name }</b>
       *[other] ⏳ <b>В листе ожидания, номер { $place }: { $name }</b>
    }
    { $title }
participation-add-more = Добавить ещё
participation-add-tick = Отметить: был(а)
participation-add-interview = «{ $title }» — собеседование: на него записываются на время. Откройте свободное время и нажмите «Записать человека».
participation-give-place = Дать место
participation-remove = Снять с записи
participation-remove-question =
    <b>Снять с записи: { $name }?</b>
    { $title }
    { $told ->
        [yes] Бот сообщит об этом.
       *[no] { $ahead ->
            [yes] Бот не может написать этому человеку, сообщите сами.
           *[no] Мероприятие уже началось, сообщать не будем.
        }
    }{ $handed_on ->
        [yes] { " " }Место получит следующий из листа ожидания.
       *[no] { "" }
    }
participation-remove-keep = Оставить
participation-remove-sure = Да, снять
participation-removed = Снято с записи.
participation-remove-noted = На «{ $title }» у этого человека уже есть отметка. Сначала снимите её: «Не отмечено».
participation-told-added =
    <b>{ $state ->
        [waiting] Вас поставили в лист ожидания: { $title }
       *[signed_up] Вас записали: { $title }
    }</b>
    Начало: { $start }
    { $state ->
        [waiting] Освободится место — напишем, и вы его подтвердите.
       *[signed_up] Это сделал организатор. Не сможете прийти — откажитесь на карточке.
    }
participation-told-removed =
    <b>Вы больше не записаны: { $title }</b>
    Начало: { $start }
    Так решил организатор.{ $has_contact ->
        [yes] { " " }Если это ошибка, напишите: { $contact }
       *[no] { " " }Если это ошибка, сообщите ему.
    }

## Отзыв и сертификат

participation-feedback-given = Отзыв на «{ $title }» уже получен, спасибо.
participation-feedback-absent = Отзыв на «{ $title }» оставляют те, кто был. Если вы были, сообщите организатору.
participation-feedback-closed = Отзыв на «{ $title }» принимали две недели после окончания.
participation-feedback-thanks = Спасибо! Отзыв прочитают организаторы.
participation-no-certificate = За «{ $title }» сертификат не выдаётся.
participation-certificate-absent = Сертификат за «{ $title }» получают те, чьё участие отмечено. Если вы были, сообщите организатору.
participation-certificate-text =
    <b>СЕРТИФИКАТ № { $number }</b>

    <b>{ $name }</b>
    { $words }

    { $title }
    { $days }
    { $department }

feedback-rating-title = Оценка
feedback-rating-question = Насколько мероприятие было полезным?
feedback-rating-r5 = 5 — очень
feedback-rating-r4 = 4
feedback-rating-r3 = 3
feedback-rating-r2 = 2
feedback-rating-r1 = 1 — зря потратил(а) время
feedback-useful-title = Что пригодится
feedback-useful-question = Что пригодится в работе?
feedback-useful-example = разбор двух уроков, шаблон плана
feedback-wish-title = Что изменить
feedback-wish-question = Что в следующий раз сделать иначе?
feedback-wish-example = больше практики, начать на час позже
