"""Broadcasts: composing, sending, steering, reporting."""
