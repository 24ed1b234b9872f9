## Что не так с настройкой: одна строка после имени переменной, без самого значения

setting-token = не похоже на токен бота. Скопируйте его у @BotFather целиком: цифры, двоеточие и 35 знаков
setting-api-url = нужен адрес сервера Bot API, который начинается с http:// или https://
setting-proxy-url = нужен адрес вида http://сервер:порт или socks5://логин:пароль@сервер:порт
setting-folder = здесь нельзя завести папку: это файл, чужая папка или негодное имя
setting-database-url = нужен адрес вида sqlite:///путь/к/файлу.db или postgresql://логин:пароль@сервер/база
setting-programme = нет такой программы. Нужен ключ, например ketchenery, или путь к файлу с описанием
setting-coordinators = нужны номера Telegram через запятую, например 123456789, 987654321
setting-timezone = нет такого часового пояса. Нужно имя вида Europe/Moscow или Asia/Omsk
setting-port = нужен номер порта от 0 до 65535
setting-log-level = нужно одно из слов DEBUG, INFO, WARNING, ERROR
setting-webhook-url = нужен адрес, который начинается с https:// (http:// — только для этой же машины)
setting-webhook-secret = нужно от 1 до 256 знаков: латинские буквы, цифры, «_» и «-»
setting-webhook-secret-missing = без него WEBHOOK_URL не работает: любой мог бы прислать поддельное сообщение
setting-webhook-path = нужен путь, который начинается с «/», из латинских букв, цифр и знаков . _ ~ -
setting-env-file = файл не читается. Сохраните его в кодировке UTF-8 и проверьте права
setting-value = значение не подходит
