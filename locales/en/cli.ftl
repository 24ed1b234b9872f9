## The rezerv command in a terminal

cli-description = A bot for a personnel reserve: running it and keeping it.
cli-settings = Settings come from the environment and the .env file; .env.example describes them.
cli-usage = Usage:
cli-command = COMMAND
cli-options = options
cli-arguments = arguments
cli-help = show this help
cli-misuse = This command was not understood: { $detail }. Help: { $program } --help
cli-run = run the bot
cli-check = check programme definitions
cli-check-files = a definition (.yaml)
cli-export = save the data bank as an Excel workbook
cli-export-output = where to save it
cli-export-cycle = this cycle only (the current one by default)
cli-municipality = a municipality's key in the programme definition
cli-invite = make an invitation link
cli-invite-role = the role of whoever comes by the link
cli-backup = save the database and the files into one archive; the bot may be running
cli-backup-file = name of the new archive (.zip)
cli-restore = bring the database and the files back from an archive; the bot must be stopped
cli-restore-file = an archive made by backup
cli-restore-force = replace what is there now
cli-demo = fill an empty database with invented people
cli-doctor = check that everything is ready
cli-database-error = The database does not answer or has refused ({ $kind }). Check DATABASE_URL, more: rezerv doctor
cli-os-error = This did not work: { $reason } { $file }
