## Команда rezerv в терминале

cli-description = Бот кадрового резерва: запуск и обслуживание.
cli-settings = Настройки берутся из переменных окружения и файла .env; они описаны в .env.example.
cli-usage = Как вызвать:
cli-command = КОМАНДА
cli-options = параметры
cli-arguments = аргументы
cli-help = показать эту подсказку
cli-misuse = Не получилось разобрать команду: { $detail }. Подсказка: { $program } --help
cli-run = запустить бота
cli-check = проверить описания программ
cli-check-files = файл описания (.yaml)
cli-export = сохранить банк данных в Excel
cli-export-output = куда сохранить
cli-export-cycle = только этот цикл (по умолчанию — текущий)
cli-municipality = ключ муниципалитета из описания программы
cli-invite = сделать ссылку-приглашение
cli-invite-role = роль того, кто придёт по ссылке
cli-backup = сохранить базу и файлы в один архив; бот может работать
cli-backup-file = имя нового архива (.zip)
cli-restore = вернуть базу и файлы из архива; бот должен быть остановлен
cli-restore-file = архив, сделанный командой backup
cli-restore-force = заменить то, что есть сейчас
cli-demo = наполнить пустую базу вымышленными людьми
cli-doctor = проверить, всё ли готово к работе
cli-database-error = База данных не отвечает или отказала ({ $kind }). Проверьте DATABASE_URL, подробнее: rezerv doctor
cli-os-error = Не получилось: { $reason } { $file }
