check-fine = { $file }: ошибок нет
