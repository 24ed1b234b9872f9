## What is wrong with a setting: one line after the variable's name, without the value itself

setting-token = this does not look like a bot token. Copy the whole of it from @BotFather: digits, a colon, 35 characters
setting-api-url = an address of a Bot API server is needed, beginning with http:// or https://
setting-proxy-url = an address such as http://server:port or socks5://login:password@server:port is needed
setting-folder = no folder can be made here: this is a file, somebody else's folder or an unusable name
setting-database-url = an address such as sqlite:///path/to/file.db or postgresql://login:password@server/base is needed
setting-programme = there is no such programme. A key such as ketchenery or the path of a definition is needed
setting-coordinators = Telegram ids separated by commas are needed, such as 123456789, 987654321
setting-timezone = there is no such time zone. A name such as Europe/Moscow or Asia/Omsk is needed
setting-port = a port from 0 to 65535 is needed
setting-log-level = one of DEBUG, INFO, WARNING, ERROR is needed
setting-webhook-url = an address beginning with https:// is needed (http:// for this very machine only)
setting-webhook-secret = 1 to 256 characters are needed: Latin letters, digits, "_" and "-"
setting-webhook-secret-missing = WEBHOOK_URL does not work without it: anyone could send a forged message
setting-webhook-path = a path beginning with "/" is needed, of Latin letters, digits and . _ ~ -
setting-env-file = this file cannot be read. Save it as UTF-8 and check its permissions
setting-value = this value does not fit
