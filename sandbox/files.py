"""Files either way: bytes in a folder under made names, and what Telegram tells about them."""

from __future__ import annotations

import mimetypes
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import bad_request
from sandbox.pictures import picture_size

MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
KINDS = frozenset({"document", "photo", "voice", "video", "audio", "animation", "sticker"})
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
# Telegram's own file names begin differently by kind; that alone makes a mixed-up id visible.
_PREFIX = {"document": "BQAC", "photo": "AgAC", "voice": "AwAC", "video": "BAAC", "audio": "CQAC",
           "animation": "CgAC", "sticker": "CAAC"}  # fmt: skip
_WITH_NAME = frozenset({"document", "video", "audio", "animation"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call."""

    file_name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; `size` is what Telegram tells, in bytes, and may be claimed rather than real."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    file_name: str
    mime: str
    size: int
    width: int = 0
    height: int = 0

    def content(self) -> dict[str, Any]:
        """The part of a Message that shows this file."""
        common: dict[str, Any] = {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}
        if self.kind == "photo":
            return {"photo": [{**common, "width": self.width, "height": self.height}]}
        if self.kind == "sticker":
            return {"sticker": {**common, "type": "regular", "width": 512, "height": 512, "is_animated": False,
                                "is_video": False, "emoji": "🙂"}}  # fmt: skip
        if self.kind in _WITH_NAME:
            common["file_name"] = self.file_name
        common["mime_type"] = self.mime
        if self.kind == "document":
            return {"document": common}
        content: dict[str, Any] = {self.kind: {**common, "duration": 1}}
        if self.kind in {"video", "animation"}:
            content[self.kind].update(width=640, height=360)
        # Telegram gives an animation as a document too, for clients of before animations.
        return {**content, "document": common} if self.kind == "animation" else content


class FileStore:
    """The files of one sandbox, in `folder`, found by id or by the path getFile gives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def save(self, kind: str, data: bytes, *, file_name: str, mime: str = "", size: int | None = None) -> StoredFile:
        """Keep the bytes; `size` claims another size than the real one. Raises ApiError for a bad photo."""
        mime = mime or mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        width, height = _photo_size(data) if kind == "photo" else (0, 0)
        suffix = _SUFFIX.fullmatch(Path(file_name).suffix)
        path = f"{kind}s/file_{len(self._by_id)}{suffix[0] if suffix else ''}"
        stored = StoredFile(_PREFIX[kind] + secrets.token_urlsafe(39), "AgAD" + secrets.token_urlsafe(8), kind, path,
                            file_name, mime, len(data) if size is None else size, width, height)  # fmt: skip
        self._folder.mkdir(parents=True, exist_ok=True)
        self._place(stored).write_bytes(data)
        self.keep(stored)
        return stored

    def keep(self, stored: StoredFile) -> None:
        """Know a file whose bytes are in the folder already."""
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file with this path of getFile."""
        return self._by_path.get(path)

    def all(self) -> list[StoredFile]:
        """Every file, in the order they came."""
        return list(self._by_id.values())

    def described(self, stored: StoredFile) -> dict[str, Any]:
        """Telegram's `File`, with the path to fetch it by; raises 400 above the limit of downloads."""
        if stored.size > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size,
                "file_path": stored.path}  # fmt: skip

    def read(self, stored: StoredFile) -> bytes:
        """The bytes of a file."""
        return self._place(stored).read_bytes()

    def clear(self) -> None:
        """Delete every file."""
        for stored in self._by_id.values():
            self._place(stored).unlink(missing_ok=True)
        self._by_id.clear()
        self._by_path.clear()

    def _place(self, stored: StoredFile) -> Path:
        return self._folder / stored.unique_id


def _photo_size(data: bytes) -> tuple[int, int]:
    if len(data) > MAX_PHOTO:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    width, height = picture_size(data)
    if not width:
        raise bad_request("IMAGE_PROCESS_FAILED")
    # The sum of the sides and their ratio: Telegram's documentation of sendPhoto.
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
