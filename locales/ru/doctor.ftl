## Команда doctor: строка на каждую проверку

doctor-token = Токен подходит, это бот { $bot }
doctor-token-refused = Telegram не принял токен. Скопируйте BOT_TOKEN у @BotFather заново
doctor-token-unknown = Сервер ответил не как Bot API (код { $status }). Проверьте TELEGRAM_API_URL и PROXY_URL
doctor-no-token = BOT_TOKEN не задан: бот запустится в учебном чате на этой машине
doctor-api = Сервер { $server } отвечает
doctor-api-silent = Сервер { $server } не отвечает. Проверьте интернет, PROXY_URL и TELEGRAM_API_URL
doctor-clock = Часы идут верно
doctor-clock-skewed =
    Часы расходятся с сервером на { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }. Включите синхронизацию времени
doctor-database = База данных { $kind } отвечает
doctor-database-none = Базы данных ещё нет: она появится при первом запуске
doctor-database-silent = База данных не отвечает. Проверьте DATABASE_URL и права
doctor-revision = Устройство базы самое новое
doctor-revision-other = База от другой версии бота ({ $revision }): она обновится при запуске
doctor-sqlite = SQLite { $version }
doctor-sqlite-old = SQLite { $version } старше 3.51.3: в ней есть редкая ошибка, которую бот обходит. Не открывайте базу другими программами, пока он работает
doctor-folder = В папку { $folder } можно писать
doctor-folder-closed = В папку { $folder } нельзя писать. Проверьте DATA_DIR и права
doctor-room = На диске свободно { $megabytes } МБ
doctor-room-little = На диске мало места: { $megabytes } МБ
