"""Bytes of people's files, by their content's hash; an object store can take the place of the folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


class FileStore:
    """`DATA_DIR/files/ab/abcd…`: the same bytes are kept once, and a name never reaches the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep `content` and return its SHA-256; it is whole on the disk then. Blocks: call it in a thread."""
        digest = hashlib.sha256(content).hexdigest()
        path = self.path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(FILE_MODE)
        Path(temporary).replace(path)
        return digest

    def path(self, digest: str) -> Path:
        """Where the bytes with that hash are, if they are. Raises `ValueError` for what is no hash."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError("not a SHA-256")
        return self._folder / digest[:2] / digest
