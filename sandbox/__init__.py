"""A stand-in for Telegram's Bot API on loopback, as strict as Telegram, to try and to test the bot without a token."""
