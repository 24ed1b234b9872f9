"""The archive: a zip whose manifest names every member with its size and SHA-256."""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from services.errors import ServiceError

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 64 * 1024 * 1024
"""Room for some 400,000 files."""

CHUNK = 1024 * 1024
ROOM_TO_SPARE = 64 * 1024 * 1024
OWNER_ONLY = 0o600

MemberName = Annotated[
    str,
    StringConstraints(pattern=r"^(tables/[a-z0-9_]{1,63}\.jsonl|files/[0-9a-f]{2}/[0-9a-f]{64})$"),
]
"""Only names the bot itself gives: none of them leads out of the folder."""


class BackupError(ServiceError):
    """A backup or a restore that does not take place; what was there before is as it was."""


class Member(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = Field(ge=0)
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    version: str
    """Of the bot that made the archive."""
    made_at: AwareDatetime
    revision: str
    """Of the schema the tables have."""
    rows: dict[str, int]
    members: dict[MemberName, Member]

    @property
    def total_rows(self) -> int:
        return sum(self.rows.values())

    @property
    def file_count(self) -> int:
        return sum(name.startswith("files/") for name in self.members)


def measure(path: Path) -> Member:
    """Size and hash of a file; raises OSError."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Member(size=size, sha256=digest.hexdigest())


def pack(archive: Path, manifest: Manifest, sources: Mapping[str, Path]) -> None:
    """Writes a new file readable by its owner alone and forces it to the disk; raises OSError."""
    descriptor = os.open(archive, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY)
    with os.fdopen(descriptor, "w+b") as stream:
        with ZipFile(stream, "w", ZIP_DEFLATED, strict_timestamps=False) as packed:
            packed.writestr(MANIFEST, manifest.model_dump_json(indent=1))
            for name in manifest.members:
                packed.write(sources[name], name)
        stream.flush()
        os.fsync(stream.fileno())


def unpack(archive: Path, folder: Path) -> Manifest:
    """Writes every member into `folder` and compares it with the manifest.

    Raises BackupError if anything is missing, superfluous or different, or would not fit on the disk; OSError if the
    archive or the folder cannot be reached.
    """
    try:
        with ZipFile(archive) as packed:
            manifest = _read_manifest(packed)
            _check_room(manifest, folder)
            for name, member in manifest.members.items():
                _extract(packed, name, member, folder / name)
            return manifest
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValidationError, ValueError, zlib.error) as error:
        # The library's ways to say "damaged", "encrypted" and "not a zip at all".
        raise BackupError("backup-damaged") from error


def _read_manifest(packed: ZipFile) -> Manifest:
    names = packed.namelist()
    if MANIFEST not in names or packed.getinfo(MANIFEST).file_size > MANIFEST_LIMIT:
        raise BackupError("backup-damaged")
    with packed.open(MANIFEST) as stream:
        manifest = Manifest.model_validate_json(stream.read(MANIFEST_LIMIT))
    if sorted(names) != sorted([MANIFEST, *manifest.members]):
        raise BackupError("backup-damaged")
    return manifest


def _check_room(manifest: Manifest, folder: Path) -> None:
    """The tables are needed twice: as lines and as a database."""
    sizes = [member.size * (2 if name.startswith("tables/") else 1) for name, member in manifest.members.items()]
    if sum(sizes) + ROOM_TO_SPARE > shutil.disk_usage(folder).free:
        raise BackupError("backup-no-room")


def _extract(packed: ZipFile, name: str, member: Member, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    left = member.size
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    with packed.open(name) as source, os.fdopen(descriptor, "wb") as sink:
        # One byte more than promised is enough to know; a bomb is not unpacked.
        while chunk := source.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise BackupError("backup-damaged")
            digest.update(chunk)
            sink.write(chunk)
    if left or digest.hexdigest() != member.sha256:
        raise BackupError("backup-damaged")
