"""Whether a file is what its name says; runs in the worker process, never in the bot's."""

from __future__ import annotations

import io
import struct
import zipfile

import filetype

UNPACKED_LIMIT_BYTES = 300 * 1024 * 1024
"""An office file of 20 MB unpacks to a few times that; a bomb to gigabytes."""
RATIO_LIMIT = 200
MEMBERS_LIMIT = 10_000

_ZIP_MARKS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "content.xml"}
_UNREADABLE = (
    zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error, LookupError, OverflowError,
)  # fmt: skip
"""What the standard library raises over a damaged archive, some of it undocumented."""
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
PHOTO = "photo"
"""Instead of an extension: Telegram makes a JPEG of every photo, other servers of its API, as the sandbox, do not."""
_PICTURES = {"image/jpeg", "image/png", "image/webp"}
_KINDS = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}


def problem_of(content: bytes, extension: str) -> str | None:
    """The key of what is wrong with `content` under that extension, None if nothing is."""
    if not content:
        return "file-empty"
    if extension in _ZIP_MARKS:
        return _zip_problem(content, _ZIP_MARKS[extension])
    if extension in _KINDS or extension == PHOTO:
        kind = filetype.guess(content)
        allowed = _PICTURES if extension == PHOTO else {_KINDS[extension]}
        return None if kind is not None and kind.mime in allowed else "file-not-what-it-says"
    if extension in ("doc", "xls", "ppt"):
        return None if content.startswith(_OLD_OFFICE) else "file-not-what-it-says"
    if extension == "rtf":
        return None if content.lstrip().startswith(b"{\\rtf") else "file-not-what-it-says"
    if extension == "txt":
        return (
            "file-not-what-it-says"
            if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
            else None
        )
    return None


def _zip_problem(content: bytes, mark: str) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except _UNREADABLE:
        return "file-not-what-it-says"
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > MEMBERS_LIMIT
        or unpacked > UNPACKED_LIMIT_BYTES
        or unpacked > RATIO_LIMIT * len(content) + (1 << 20)
    ):
        return "file-too-much-inside"
    return None if any(member.filename.startswith(mark) for member in members) else "file-not-what-it-says"
