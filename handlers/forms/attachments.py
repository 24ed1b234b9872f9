"""Files as Telegram announces them."""

from __future__ import annotations

from aiogram.types import Message

from services.submissions import IncomingFile

PHOTO_NAME = "photo.jpg"
"""Telegram sends photos nameless and always as JPEG."""


def incoming_file(message: Message) -> IncomingFile | None:
    """The document or the largest size of the photo; None for anything else."""
    if message.document is not None:
        file = message.document
        return IncomingFile(file.file_id, file.file_name, file.file_size)
    if message.photo:
        photo = message.photo[-1]
        return IncomingFile(photo.file_id, PHOTO_NAME, photo.file_size, photo=True)
    return None
