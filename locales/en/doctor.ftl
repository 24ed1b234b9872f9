## The doctor command: a line for each check

doctor-token = The token is good, this is { $bot }
doctor-token-refused = Telegram did not take the token. Copy BOT_TOKEN from @BotFather again
doctor-token-unknown = The server does not answer as a Bot API does (code { $status }). Check TELEGRAM_API_URL and PROXY_URL
doctor-no-token = BOT_TOKEN is not set: the bot will start in a practice chat on this machine
doctor-api = Server { $server } answers
doctor-api-silent = Server { $server } does not answer. Check the network, PROXY_URL and TELEGRAM_API_URL
doctor-clock = The clock is right
doctor-clock-skewed =
    The clock differs from the server's by { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Switch time synchronisation on
doctor-database = The { $kind } database answers
doctor-database-none = There is no database yet: it will be made at the first start
doctor-database-silent = The database does not answer. Check DATABASE_URL and permissions
doctor-revision = The database has the newest structure
doctor-revision-other = The database is of another version of the bot ({ $revision }): it will be updated at the start
doctor-sqlite = SQLite { $version }
doctor-sqlite-old = SQLite { $version } is older than 3.51.3: it has a rare bug, which the bot steers around. Open the database with no other program while it runs
doctor-folder = Folder { $folder } can be written to
doctor-folder-closed = Folder { $folder } cannot be written to. Check DATA_DIR and permissions
doctor-room = { $megabytes } MB are free on the disk
doctor-room-little = There is little room on the disk: { $megabytes } MB
