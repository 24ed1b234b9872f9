## Рассылки: список и черновик

broadcast-list =
    <b>{ $count ->
        [0] Рассылок пока нет
        [one] { $count } рассылка
        [few] { $count } рассылки
       *[other] { $count } рассылок
    }</b>
    { $count ->
        [0] Сообщение получат те, кого вы выберете, каждый один раз и не ночью.
       *[other] Сначала новые. Нажмите, чтобы увидеть, как прошла.
    }
broadcast-line =
    { $state ->
        [draft] Черновик
        [scheduled] На { $when }
        [expanding] Начинается
        [sending] { $arrived } из { $total }
        [paused] На паузе, { $arrived } из { $total }
        [stopped] Остановлена, { $arrived } из { $total }
        [deleted] Отозвана, было { $arrived } из { $total }
        [corrected] Исправлена, { $arrived } из { $total }
       *[sent] Ушла, { $arrived } из { $total }
    } · { $title }
broadcast-untitled = Без текста
broadcast-new = Новая рассылка
broadcast-all = К рассылкам
broadcast-to-draft = ← К черновику
broadcast-to-card = ← К рассылке
broadcast-to-report = Отчёт о рассылке

broadcast-head =
    <b>Рассылка № { $id }</b>{ $has_title ->
        [yes] {"\u000A"}{ $title }
       *[no] {""}
    }
broadcast-draft =
    <b>Рассылка № { $id }, черновик</b>
    <b>Кому:</b> { $who }
    <b>Получат:</b> { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }{ $lost ->
        [0] {""}
       *[other] , ещё { $lost } бот не достанет
    }
    <b>Текст:</b> { $has_text ->
        [yes] { $preview }
       *[no] ещё нет
    }
    { $has_file ->
        [yes] <b>Файл:</b> { $file }
       *[no] <b>Файл:</b> нет
    }
    <b>Кнопки:</b> { $buttons }
broadcast-within = { $place }: { $who }
broadcast-who = Кому
broadcast-text = Текст
broadcast-file = Картинка или файл
broadcast-buttons = Кнопки
broadcast-try = Показать мне, как придёт
broadcast-send = Отправить…
broadcast-drop = Удалить черновик
broadcast-drop-ask =
    Удалить черновик рассылки № { $id }?
    Текст и список получателей пропадут. Никто ничего не получит.
broadcast-drop-sure = Да, удалить
broadcast-dropped = Черновик удалён.
broadcast-no-buttons = нет
broadcast-button-ack = Ознакомлен
broadcast-button-signup = Открыть мероприятие и записаться
broadcast-button-acked = ✓ Ознакомлен { $when }

## Кому

broadcast-who-title =
    <b>Кому отправить?</b>
    { $who }
    Получат: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }{ $lost ->
        [0] {""}
       *[other] , ещё { $lost } бот не достанет
    }
    Условия складываются: останутся те, кто подходит под все сразу.
broadcast-by-tracks = Направление{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-stages = Этап{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-municipalities = Район{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-organisations = Организация{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-events = Мероприятие{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-roles = Роль{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-by-people = Список{ $count ->
        [0] {""}
       *[other] : { $count }
    }
broadcast-who-clear = Сбросить: всем
broadcast-who-done = Готово
broadcast-pick =
    <b>{ $title }</b>
    Отметьте одно или несколько. Получат: { $count }
broadcast-pick-tracks = Какое направление?
broadcast-pick-stages = На каком этапе?
broadcast-pick-municipalities = Какой район?
broadcast-pick-roles = В какой роли?
broadcast-picked = ✓ { $name }
broadcast-organisations =
    <b>Какая организация?</b>
    Напишите часть названия, например: 5 или лицей.{ $found ->
        [yes] {"\u000A"}Нашлось по «{ $typed }»: { $count }
       *[no] {""}
    }
broadcast-organisation-line = { $title } · { $place }
broadcast-organisations-none = По «{ $typed }» ничего не нашлось. Напишите часть названия иначе, например: лицей.
broadcast-events =
    { $count ->
        [0] Мероприятий в этом цикле пока нет.
       *[other] <b>Участникам какого мероприятия?</b>
    }
broadcast-event-line = { $when } · { $title }
broadcast-event-states =
    <b>{ $title }</b>
    Кому из них? Можно отметить несколько.
broadcast-event-silent = Кто не ответил
broadcast-people =
    <b>Список людей</b>
    Вставьте фамилии и имена из Excel, по одному человеку в строке. Можно с отчеством, телефоном или почтой:

    <code>Соколова Анна Петровна
    Артёмов Игорь
    8 914 123-45-67</code>
broadcast-people-now = Сейчас в списке: { $count }
broadcast-people-who = Сейчас получат: { $who } ({ $count })
broadcast-people-drop = Убрать список
broadcast-people-found =
    { $count ->
        [0] Никого из списка добавить не получилось.
        [one] В списке { $count } человек.
        [few] В списке { $count } человека.
       *[other] В списке { $count } человек.
    }
broadcast-people-missing = <b>Не нашлись ({ $count }):</b> { $names }. Нужны фамилия и имя, как в анкете, телефон или почта.
broadcast-people-ambiguous = <b>Таких несколько ({ $count }):</b> { $names }. Добавьте отчество или телефон.
broadcast-people-foreign = <b>Не из вашего района ({ $count }):</b> { $names }. Им пишет координатор их района.
broadcast-people-silent = <b>Без действующего согласия ({ $count }):</b> { $names }. Им бот не пишет.
broadcast-people-and = { $names } и ещё { $count }
broadcast-people-text = Здесь нужен список: фамилии и имена, по одному человеку в строке.

## Текст, файл, кнопки

broadcast-text-ask =
    <b>Напишите текст рассылки</b>
    Оформляйте прямо в Telegram: жирный, курсив, ссылки дойдут как есть. До { $limit } знаков.
    Картинку или файл можно прислать вместе с подписью, тогда до { $caption } знаков.
broadcast-text-empty = В сообщении нет слов. Напишите текст, который должны прочитать люди.
broadcast-long =
    В тексте { $count ->
        [one] { $count } знак
        [few] { $count } знака
       *[other] { $count } знаков
    }, а помещается { $limit }. Сократите на { $over } и пришлите снова.
broadcast-long-caption =
    С картинкой или файлом помещается { $limit } знака, а в тексте { $count }. Сократите на { $over } или уберите файл.
broadcast-heavy = В тексте слишком много длинных ссылок и оформления, Telegram такое сообщение не примет. Уберите часть ссылок или сократите их и пришлите снова.
broadcast-split =
    Текст пришёл двумя сообщениями: Telegram делит всё, что длиннее { $limit } знаков. Вместе { $count }, это на { $over } больше, чем помещается. Пришлите, пожалуйста, короче.
broadcast-not-that = В рассылку можно поставить текст, картинку или документ. Голосовые, видео и стикеры рассылать не получится.
broadcast-album = В рассылке помещается одна картинка или один файл: взяли первый из альбома.
broadcast-file-ask =
    <b>Пришлите картинку или документ</b>
    До 20 МБ. Подпись под картинкой станет текстом рассылки, если она есть.
broadcast-file-remove = Убрать файл
broadcast-file-broken = Файл «{ $name }» не открывается. Пришлите его ещё раз или отправьте рассылку без него.
broadcast-buttons-title =
    <b>Кнопки под сообщением</b>
    «Ознакомлен» покажет, кто прочитал. «Записаться» откроет мероприятие.
broadcast-ack-toggle = { $on ->
        [yes] ✓ Ознакомлен
       *[no] Добавить «Ознакомлен»
    }
broadcast-signup-choose = Добавить запись на мероприятие
broadcast-signup-remove = ✓ Запись: { $title }
broadcast-signup-events =
    { $count ->
        [0] Впереди нет мероприятий, на которые можно записаться.
       *[other] <b>На какое мероприятие записывать?</b>
    }
broadcast-trial = Так увидит сообщение каждый получатель. Кнопки под ним можно нажать.

## Отправить

broadcast-confirm =
    <b>Отправить рассылку № { $id }?</b>
    <b>Кому:</b> { $who }
    <b>Получат:</b> { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
broadcast-confirm-lost =
    Бот не достанет { $count }{ $strangers ->
        [0] {" "}(бот заблокирован)
       *[other]
            { $blocked ->
                [0] {" "}(ещё нет в боте)
               *[other] {" "}(бот заблокирован: { $blocked }, ещё нет в боте: { $strangers })
            }
    }. Они будут в отчёте с телефонами.
broadcast-confirm-time = <b>Когда:</b> { $when }
broadcast-confirm-file = <b>Файл:</b> { $file }
broadcast-confirm-buttons = <b>Кнопки:</b> { $buttons }
broadcast-confirm-said = <b>Текст:</b> { $preview }
broadcast-takes-seconds =
    Займёт около { $count ->
        [one] { $count } секунды
       *[other] { $count } секунд
    }
broadcast-takes-minutes =
    Займёт около { $count ->
        [one] { $count } минуты
       *[other] { $count } минут
    }
broadcast-confirm-night =
    { $zones ->
        [1] {""}
        [one] В { $zones } часовом поясе.{" "}
       *[other] В { $zones } часовых поясах.{" "}
    }У { $count ->
        [one] { $count } человека
       *[other] { $count } человек
    } в это время ночь: им сообщение придёт утром, не раньше 8:00.
broadcast-send-now = Отправить сейчас: { $count }
broadcast-send-then = Запланировать: { $count }
broadcast-send-later = В другое время
broadcast-when-ask =
    <b>Когда отправить?</b>
    Напишите день и время, например: { $example }
    Время ваше; кому в этот час ночь, получит утром.
broadcast-when-title = Когда отправить
broadcast-when-question = Когда отправить рассылку?
broadcast-past = Это время уже прошло. Напишите время, которое ещё впереди, или отправьте сейчас.
broadcast-far = До этого дня больше года. Напишите время поближе.
broadcast-nothing-said = В рассылке пока нет ни текста, ни файла. Добавьте их и отправьте.
broadcast-nobody = Под эти условия не подходит никто. Измените получателей: кнопка «Кому».
broadcast-nobody-reachable =
    Сообщение никому не дойдёт: { $count ->
        [one] { $count } человек не пользуется ботом или его заблокировал
        [few] { $count } человека не пользуются ботом или его заблокировали
       *[other] { $count } человек не пользуются ботом или его заблокировали
    }. Выберите других или позвоните им.
broadcast-changed = Рассылка с тех пор изменилась. Откройте её и проверьте, что отправляете.
broadcast-event-unknown = Такого мероприятия нет. Выберите другое.
broadcast-event-gone =
    { $known ->
        [yes] На мероприятие «{ $title }» записаться уже нельзя: оно прошло или отменено
       *[no] Такого мероприятия уже нет
    }. Уберите кнопку записи или выберите другое.
broadcast-foreign-event = Мероприятие «{ $title }» проводит другой район. Его участникам пишет координатор того района.
broadcast-foreign-place = «{ $place }» не в вашем районе. Туда пишет координатор того района.
broadcast-scheduled =
    <b>Рассылка № { $id } запланирована</b>
    <b>Когда:</b> { $when }
    <b>Кому:</b> { $who }
    Список людей соберётся в момент отправки: кто появится до неё, тоже получит.
broadcast-unschedule = Вернуть в черновики
broadcast-unscheduled = Отправка отменена, рассылка снова в черновиках.

## Как идёт

broadcast-state-expanding = Собираем список людей…
broadcast-state-sending = Отправляется
broadcast-state-paused = На паузе. Что уже в пути, дойдёт
broadcast-state-sent = Отправлена
broadcast-state-stopped = Остановлена
broadcast-state-delete-under-way = Отзываем сообщения…
broadcast-state-delete-done = Отозвана
broadcast-state-edit-under-way = Исправляем текст у получателей…
broadcast-state-edit-done = Отправлена, текст исправлен
broadcast-arrived = Доставлено: { $count } из { $total } ({ $percent } %)
broadcast-failed = Не получилось: { $count }
broadcast-unreachable = Бот не достанет: { $count }
broadcast-cancelled = Не отправлены: { $count }
broadcast-again = Связь прерывается, пробуем снова: { $count }
broadcast-asleep = Ждут утра: { $count }
broadcast-left-seconds =
    Осталось около { $count ->
        [one] { $count } секунды
       *[other] { $count } секунд
    }
broadcast-left-minutes =
    Осталось около { $count ->
        [one] { $count } минуты
       *[other] { $count } минут
    }
broadcast-recall-delete = Удалено: { $count } из { $total }
broadcast-recall-edit = Исправлено: { $count } из { $total }
broadcast-pause = Пауза
broadcast-resume = Продолжить
broadcast-stop = Остановить
broadcast-stop-ask =
    <b>Остановить рассылку № { $id }?</b>
    { $waiting ->
        [one] { $waiting } человек её не получит
        [few] { $waiting } человека её не получат
       *[other] { $waiting } человек её не получат
    }. Продолжить потом нельзя, можно только отправить новую.
broadcast-stop-sure = Да, остановить
broadcast-expanding = Ещё собираем список людей, это несколько секунд. Нажмите ещё раз чуть позже.
broadcast-over = Эта рассылка уже закончилась. Откройте отчёт.
broadcast-not-begun = Эта рассылка ещё не началась.
broadcast-begun = Рассылка уже началась. Её можно поставить на паузу или остановить.
broadcast-gone = Этой рассылки здесь нет. Откройте список рассылок.
broadcast-not-draft = Эта рассылка уже отправлена, изменить её нельзя. Можно сделать такую же новую.

broadcast-told-finished =
    { $stopped ->
        [yes] Рассылка остановлена: «{ $title }».
       *[no] Рассылка ушла: «{ $title }».
    }
    Доставлено { $arrived } из { $total }.{ $unreachable ->
        [0] {""}
       *[other] {"\u000A"}Бот не достанет: { $unreachable }. Телефоны и почта в отчёте.
    }{ $failed ->
        [0] {""}
       *[other] {"\u000A"}Не получилось: { $failed }.
    }
broadcast-told-nobody =
    { $stopped ->
        [yes] Рассылка остановлена: «{ $title }». Никто её не получил.
       *[no] Рассылка никому не ушла: «{ $title }». К её часу под условия не подошёл никто. Измените получателей и отправьте такую же новую.
    }
broadcast-told-orphaned =
    Рассылка не ушла: «{ $title }». Её автор больше не координатор. Если она нужна, откройте её и отправьте такую же от себя.
broadcast-told-given-back =
    Рассылка не ушла и снова в черновиках: «{ $title }».
    { $reason }
broadcast-told-unscheduled =
    { $name } отменяет отправку вашей рассылки: «{ $title }». Она снова в черновиках.
broadcast-told-recalled =
    { $how ->
        [delete] Рассылка отозвана: «{ $title }». Удалено сообщений: { $count }.
       *[other] Текст рассылки исправлен: «{ $title }». Исправлено сообщений: { $count }.
    }{ $old ->
        [0] {""}
       *[other] {"\u000A"}Старше двух суток, Telegram их не удаляет: { $old }.
    }{ $stayed ->
        [0] {""}
       *[other] {"\u000A"}Остались как были: { $stayed }.
    }

## Отозвать

broadcast-recall = Отозвать…
broadcast-recall-ask =
    <b>Отозвать рассылку № { $id }?</b>
    Доставлено сообщений: { $count }. Удалить у людей можно то, чему меньше двух суток{ $old ->
        [0] .
       *[other] : { $old } уже старше.
    } Исправить текст можно всегда.
    Кто успел прочитать, уже прочитал.
broadcast-recall-delete-do = Удалить у всех
broadcast-recall-edit-do = Исправить текст
broadcast-recall-delete-ask =
    <b>Удалить рассылку № { $id } у получателей?</b>
    Сообщений: { $count }. Вернуть их будет нельзя, кто ещё не получил, не получит.
broadcast-recall-delete-sure = Да, удалить: { $count }
broadcast-recall-text-ask =
    <b>Пришлите новый текст рассылки № { $id }</b>
    Он встанет на место прежнего у { $count ->
        [one] { $count } человека
       *[other] { $count } человек
    }. Кто ещё не получил, не получит.
broadcast-recall-text-confirm =
    <b>Исправить рассылку № { $id }?</b>
    Новый текст увидят { $count }:
    <blockquote>{ $preview }</blockquote>
broadcast-recall-text-sure = Да, исправить: { $count }
broadcast-recall-lost = Этот разговор прервался. Откройте рассылку и начните заново.
broadcast-recalled-already = Эту рассылку уже отзывают или отозвали.

## Отчёт

broadcast-sent-at = Начата { $when }, { $author }
broadcast-to-whom = <b>Кому:</b> { $who }
broadcast-receipts = Ознакомились: { $count } из { $total }
broadcast-uncertain = Из них без подтверждения Telegram: { $count }
broadcast-reasons = Почему не получилось: { $reasons }
broadcast-reason = { $reason } ({ $count })
broadcast-reason-blocked = бот заблокирован
broadcast-reason-gone = аккаунта больше нет
broadcast-reason-stranger = ещё нет в боте
broadcast-reason-file = файл боту больше не доступен, приложите его заново
broadcast-reason-refused = Telegram не принял сообщение
broadcast-reason-network = нет связи с Telegram
broadcast-reason-expired = опоздало
broadcast-reason-other = другое
broadcast-stayed-old = Старше двух суток, не удалены: { $count }
broadcast-stayed-refused = Отозвать не вышло: { $count }
broadcast-see-unreachable = Кого не достать: { $count }
broadcast-see-failed = Не получилось: { $count }
broadcast-see-acknowledged = Ознакомились: { $count }
broadcast-see-unacknowledged = Не ознакомились: { $count }
broadcast-excel = Отчёт в Excel
broadcast-copy = Такая же новая
broadcast-see = Текст рассылки
broadcast-remind = Напомнить не ответившим
broadcast-people-unreachable =
    <b>Бот их не достанет: { $count }</b>
    Позвоните или напишите на почту.
broadcast-people-failed = <b>Не получилось доставить: { $count }</b>
broadcast-people-acknowledged = <b>Ознакомились: { $count }</b>
broadcast-people-unacknowledged = <b>Получили и не нажали «Ознакомлен»: { $count }</b>
broadcast-person = • { $name }{ $has_details ->
        [yes] , { $details }
       *[no] {""}
    }
broadcast-nameless = Без имени, № { $id }
broadcast-no-contacts = ни телефона, ни почты
broadcast-excel-promised = Готовлю отчёт, пришлю сюда.

## Получателю

broadcast-acked = Спасибо, отметили: { $when }
broadcast-acked-before = Уже отмечено: { $when }
broadcast-acked-trial = Это проба. У получателей нажатие отметится.

## Отчёт в Excel

broadcast-report-file = Рассылка { $id }
broadcast-report-caption =
    Отчёт о рассылке № { $id }: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }. В файле персональные данные: храните его как рабочий документ.
broadcast-report-name = ФИО
broadcast-report-municipality = Район
broadcast-report-organisation = Организация
broadcast-report-phone = Телефон
broadcast-report-email = Почта
broadcast-report-state = Доставка
broadcast-report-at = Когда
broadcast-report-acknowledged = Ознакомлен
broadcast-report-recalled = Отозвано
broadcast-report-problem = Причина
broadcast-report-too-old = старше двух суток, не удалено
broadcast-report-stayed = отозвать не вышло
broadcast-report-state-planned = ждёт отправки
broadcast-report-state-held = на паузе
broadcast-report-state-sending = отправляется
broadcast-report-state-sent = доставлено
broadcast-report-state-uncertain = отправлено, без подтверждения
broadcast-report-state-failed = не получилось
broadcast-report-state-expired = опоздало
broadcast-report-state-cancelled = не отправлено
broadcast-report-state-unreachable = бот не достаёт
