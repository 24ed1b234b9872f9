status-title =
    <b>{ $track }</b>
    Заявка от { $moment }
status-choose = Ваши заявки. Какую открыть?
status-name = { $track }, { $cycle }
status-none = Заявки у вас пока нет.
status-passed = ✅ { $stage } — пройден
status-here = ▶ <b>{ $stage }</b> — вы здесь
status-ended = ■ <b>{ $stage }</b>
status-ahead = ○ { $stage } — впереди
status-passed-count =
    ✅ { $count ->
        [one] { $count } этап пройден
        [few] { $count } этапа пройдены
       *[other] { $count } этапов пройдены
    }
status-ahead-count =
    ○ и ещё { $count ->
        [one] { $count } этап
        [few] { $count } этапа
       *[other] { $count } этапов
    } впереди
status-stage-gone = Программа изменилась, этап уточняет координатор.
status-note = { $note }
status-reason = Причина: { $reason }
status-refused = { $reason } Об исключении решает координатор: он напишет вам здесь.
status-exception = Координатор сделал для вас исключение: { $reason }
status-work = Сдано: { $title }, { $moment }, версия { $version }
status-work-broken = ⚠️ { $title }, { $moment }, версия { $version }: файл не открывается. Пришлите, пожалуйста, другой.
status-whole = Все этапы
status-hand-in = Сдать: { $title }
status-hand-in-again = Новая версия: { $title }
status-withdraw = Отозвать заявку
status-move = Перейти: { $stage }
status-move-question =
    Перейти на этап «{ $stage }»? Обратно заявку вернёт только координатор.
status-withdraw-question = Отозвать заявку? Вернуть её сможет только координатор.
status-withdraw-sure = Да, отозвать заявку
status-for-sure = Да, подтверждаю
status-stay = Оставить как есть
status-no-move = Заявка уже в другом состоянии. Откройте «Моя заявка» ещё раз.
status-ask-reason = Напишите, пожалуйста, коротко, почему: координатору важно это знать.
