"""The rules: verbs over a session; they know nothing of Telegram, Excel or the clock."""
