menu-title = <b>Здравствуйте, { $address }</b>
menu-title-nameless = <b>Главное меню</b>
menu-programme = { $programme }
menu-roles =
    { $count ->
        [one] Ваша роль: { $roles }
       *[other] Ваши роли: { $roles }
    }
menu-no-tasks = Заданий для вас сейчас нет. Как только появятся, напишем сюда.
menu-no-application = Заявки у вас пока нет. Подать её можно прямо здесь.
menu-unfinished = Анкета не отправлена: ответов { $answered } из { $total }
menu-stage = Заявка, { $track }: { $stage }
menu-work = Можно сдать: { $title }
menu-work-until =
    { $left ->
        [0] Сдать сегодня: { $title } (последний день)
        [one] Сдать до { $day }: { $title } (остался { $left } день)
        [few] Сдать до { $day }: { $title } (осталось { $left } дня)
       *[other] Сдать до { $day }: { $title } (осталось { $left } дней)
    }
menu-counts =
    { $applications ->
        [one] { $applications } заявка
        [few] { $applications } заявки
       *[other] { $applications } заявок
    }, непрочитанных { $unread }
menu-applications = Заявки ({ $count })
menu-unread = Непрочитанные ({ $count })
menu-continue = Продолжить анкету
menu-apply = Подать заявку
menu-application = Моя заявка
menu-profile = Мои данные
menu-language = Язык · Language
menu-help = Помощь
menu-help-title = <b>{ $programme }: как пользоваться</b>
menu-help-candidate =
    Всё делается кнопками; печатать нужно только ответы. Нужное место найдётся и по названию: напишите, например, «мероприятия».
    /start — подать заявку или продолжить анкету
    /menu — что ждёт вас сейчас
    /events — мероприятия: запись, файл для календаря, отметка
    /calendar — сроки года, /reminders — о чём и когда напоминать
    /profile — ваши данные, их можно исправить
    /cancel — прерваться, ответы сохранятся
menu-help-staff =
    Для координатора: всё в меню. Чтобы найти человека, просто напечатайте часть фамилии, телефона или школы.
    /export — таблица Excel, /invite — приглашения, /broadcasts — рассылки, /health — как работает бот
menu-help-contact = Если бот не помог, обратитесь: { $department }.
menu-events =
    { $count ->
        [0] Мероприятия
       *[other] Мероприятия ({ $count })
    }
menu-calendar = Календарь года
menu-broadcasts = Рассылки
menu-reminders = Напоминания
menu-health = Состояние
menu-next-event = 🗓 { $title }: { $when }
menu-offer = ❗ Подтвердите место: { $title }, до { $until }
menu-feedback = Ждём ваш отзыв: { $title }
menu-entry = Сдайте работу: { $title }, до { $until }
menu-slot = Выберите время собеседования: { $title }
menu-diary = Запишите в дневник сегодняшний день: { $title }
menu-confirm-place = ❗ Подтвердить: { $title }
menu-book = Выбрать время: { $title }
menu-hand-in = Сдать: { $title }
menu-write-day = Записать день: { $title }
menu-give-feedback = Отзыв: { $title }

## Названия, по которым место находят, если их напечатать; через точку с запятой

menu-names-home = меню; главное меню
menu-names-help = помощь; справка
menu-names-language = язык
menu-names-profile = мои данные; профиль
menu-names-application = моя заявка; мои заявки; статус
menu-names-events = мероприятия; события
menu-names-calendar = календарь; календарь года; циклограмма
menu-names-reminders = напоминания; уведомления; каникулы
menu-names-broadcasts = рассылки
menu-names-health = состояние; состояние бота
menu-interns = Стажёры: { $count }
