"""Reminders: what is due is computed at each tick from the facts as they are then."""
