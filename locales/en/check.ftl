check-fine = { $file }: no mistakes
