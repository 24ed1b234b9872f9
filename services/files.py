"""Files of people: noted when they come, fetched and checked afterwards."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy.ext.asyncio import AsyncSession

from models import Person, StoredFile
from services.errors import ServiceError

LARGEST_FILE_BYTES = 20 * 1024 * 1024
"""What the Bot API lets a bot download (getFile)."""
NAME_LENGTH = 100
_STRANGE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u202a-\u202e\u2066-\u2069]+")
"""Control characters, what Windows forbids, and marks that turn the writing direction (`exe.fdp`)."""


def shown_name(name: str | None, default: str = "file") -> str:
    """A file name fit for showing and sending: without folders, marks and tricks, at most 100 characters."""
    bare = PurePosixPath(unicodedata.normalize("NFC", name or "").replace("\\", "/")).name
    bare = " ".join(_STRANGE.sub("_", bare).split()).strip(". ")
    if len(bare) > NAME_LENGTH:
        stem, dot, end = bare.rpartition(".")
        bare = f"{stem[: NAME_LENGTH - len(end) - 1]}.{end}" if dot and len(end) < 10 else bare[:NAME_LENGTH]
    return bare or default


def extension_of(name: str) -> str:
    """In small letters, without the dot; empty if there is none."""
    return PurePosixPath(name).suffix.lstrip(".").lower()[:10]


async def note_file(
    session: AsyncSession,
    *,
    person: Person,
    telegram_file_id: str,
    name: str | None,
    size: int | None,
    extensions: tuple[str, ...],
    now: datetime,
    photo: bool = False,
) -> StoredFile:
    """Remember a file by its Telegram id; a job fetches the bytes and checks that they are what the name says.

    Raises ServiceError for a file over 20 MB or with an extension that is not among `extensions`.
    """
    shown = shown_name(name)
    extension = extension_of(shown)
    if size is not None and size > LARGEST_FILE_BYTES:
        raise ServiceError("file-too-big", name=shown, megabytes=round(size / 1024 / 1024), limit=20)
    if extension not in extensions:
        raise ServiceError("file-wrong-kind", name=shown, allowed=", ".join(extensions))
    stored = StoredFile(
        person_id=person.id,
        telegram_file_id=telegram_file_id,
        name=shown,
        extension=extension,
        size=size,
        photo=photo,
        next_attempt_at=now,
        created_at=now,
    )
    session.add(stored)
    await session.flush()
    return stored
