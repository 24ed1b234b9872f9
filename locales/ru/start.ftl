## Первые слова

start-language =
    Выберите язык.
    Choose your language.
start-language-name = Русский
start-greeting =
    <b>{ $programme }</b>

    Здравствуйте. Здесь можно подать заявку, сдать работу и узнать решение.

    { $description }

    Сначала прочитайте, пожалуйста, согласие. До него мы ничего о вас не сохраняем.
start-invited = Приглашение принято. Ваша роль: <b>{ $role }</b>.
start-invited-before = Это приглашение вы уже приняли. Ваша роль: <b>{ $role }</b>.

## Сообщения, которых бот не понял

start-not-understood = Не совсем понял вас. Выберите, пожалуйста, в меню, что хотите сделать.
start-unknown-command = Такой команды нет. Всё, что я умею, есть в меню.
start-old-button = Эта кнопка устарела. Откройте меню, там всё свежее: /menu
start-edited =
    Вижу, вы исправили сообщение. Сохранённый ответ от этого не меняется: изменить его можно кнопкой.
start-edited-show = Посмотреть и изменить ответы
start-edited-nothing = Вижу, вы исправили сообщение. Сохранённое от этого не меняется. Если нужно, пришлите исправленный текст заново или откройте меню.
start-in-group = Мы говорим только в личном чате: https://t.me/{ $bot }

## Команды в меню Telegram

start-command-menu = Главное меню
start-command-events = Мероприятия
start-command-calendar = Календарь года
start-command-reminders = Напоминания
start-command-broadcasts = Рассылки
start-command-invite = Приглашения
start-command-profile = Мои данные
start-command-language = Язык
start-command-help = Помощь
start-command-cancel = Прервать, ответы сохранятся
start-command-export = Выгрузка в Excel
start-command-health = Состояние бота

## Описание бота в Telegram

start-bot-description =
    Чтобы стать участником программы «{ $programme }», нажмите «Начать»: заявка, работы и решения — здесь, в чате. Ответы сохраняются сразу, прерваться можно в любой момент.
    { $department }
start-bot-short-description = { $department }: заявки в кадровый резерв
