## Backup: the commands backup and restore

backup-made =
    The copy is made and tried out: { $file }. It holds { $rows ->
        [one] { $rows } record
       *[other] { $rows } records
    } and { $files ->
        [one] { $files } file
       *[other] { $files } files
    }.
backup-restored =
    Done: the copy of { $made_at } is back. It holds { $rows ->
        [one] { $rows } record
       *[other] { $rows } records
    } and { $files ->
        [one] { $files } file
       *[other] { $files } files
    }.
backup-exists = { $file } is there already. Give the new copy another name, with a date for instance.
backup-no-database = There is no database yet: the bot has never run with these settings. Check DATABASE_URL and DATA_DIR.
backup-database-damaged = The database is damaged, no copy of it was made. Bring the last whole copy back with restore.
backup-damaged = The archive is damaged or not made by this bot. Nothing has changed.
backup-unknown-revision = The archive was made by a newer version of the bot. Update the bot and try again. Nothing has changed.
backup-no-room = There is too little room on the disk to unpack the archive. Nothing has changed.
backup-not-empty = There are data here already. Save them with backup first, then repeat with --force: everything will be replaced.
backup-bot-runs = Another program uses the database, most likely the bot. Stop it and try again. Nothing has changed.
