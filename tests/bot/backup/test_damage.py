"""Archives that are damaged, foreign or made to do harm."""

from __future__ import annotations

import json
import stat
import tarfile
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from bot.backup import BackupError
from bot.backup.archive import MANIFEST
from tests.bot.backup.kit import (
    content,
    described,
    laid,
    refusal,
    repack,
    restored,
)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
async def test_restore_refuses_a_truncated_archive(
    sqlite_archive: Path, sqlite_url: str, files: Path, part: float
) -> None:
    before, kept = await content(sqlite_url), laid(files)
    body = sqlite_archive.read_bytes()
    sqlite_archive.write_bytes(body[: int(len(body) * part)])
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-damaged"
    assert (await content(sqlite_url), laid(files)) == (before, kept)


async def test_restore_is_never_fooled_by_a_changed_byte(sqlite_archive: Path, sqlite_url: str, files: Path) -> None:
    """Either it is refused, or the byte was of no account and the same people come back."""
    before = await content(sqlite_url)
    body = sqlite_archive.read_bytes()
    for place in range(0, len(body), len(body) // 25):
        changed = bytearray(body)
        changed[place] ^= 0x55
        sqlite_archive.write_bytes(changed)
        try:
            await restored(sqlite_archive, sqlite_url, files, force=True)
        except BackupError as error:
            assert error.text.key == "backup-damaged"  # noqa: PT017 - both ways are right
        assert await content(sqlite_url) == before


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/x", "files/../../x", "files/ab/..", "tables/../../x.jsonl", "files\\..\\x", "files/ab/x"]
)
async def test_restore_writes_no_foreign_name(
    sqlite_archive: Path, sqlite_url: str, files: Path, name: str, tmp_path: Path
) -> None:
    with ZipFile(sqlite_archive) as packed:
        members = json.loads(packed.read(MANIFEST))["members"]
    repack(sqlite_archive, members={name: b"x"}, manifest={"members": members | {name: described(b"x")}})
    before = sorted(tmp_path.rglob("*"))
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-damaged"
    assert sorted(tmp_path.rglob("*")) == before


async def test_restore_makes_no_link(sqlite_archive: Path, sqlite_url: str, files: Path, tmp_path: Path) -> None:
    """A member marked as a symbolic link is bytes like any other, and those do not bear its name's hash."""
    name = "files/ab/" + "ab" * 32
    with ZipFile(sqlite_archive, "a") as packed:
        link = ZipInfo(name)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-damaged"
    assert [path for path in tmp_path.rglob("*") if path.is_symlink()] == []


async def test_restore_refuses_a_foreign_tar(sqlite_url: str, files: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "foreign.tar.gz", "w:gz") as packed:
        packed.addfile(tarfile.TarInfo("../../x"))
    assert await refusal(tmp_path / "foreign.tar.gz", sqlite_url, files) == "backup-damaged"


async def test_restore_refuses_what_would_fill_the_disk(sqlite_archive: Path, sqlite_url: str, files: Path) -> None:
    with ZipFile(sqlite_archive) as packed:
        members = json.loads(packed.read(MANIFEST))["members"]
    members["tables/person.jsonl"]["size"] = 10**18
    repack(sqlite_archive, manifest={"members": members})
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-no-room"


async def test_restore_stops_unpacking_at_the_promised_size(
    sqlite_archive: Path, sqlite_url: str, files: Path, tmp_path: Path
) -> None:
    repack(sqlite_archive, members={"tables/person.jsonl": b"0" * 300_000_000})
    assert sqlite_archive.stat().st_size < 3_000_000
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-damaged"


@pytest.mark.parametrize(
    "manifest",
    [
        {"format": 2},
        {"rows": {}},
        {"rows": {"person": 2}},
        {"made_at": "yesterday"},
        {"members": {}},
        {"revision": "0001", "surprise": 1},
    ],
)
async def test_restore_refuses_another_manifest(
    sqlite_archive: Path, sqlite_url: str, files: Path, manifest: dict[str, Any]
) -> None:
    repack(sqlite_archive, compression=ZIP_STORED, manifest=manifest)
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-damaged"


async def test_restore_refuses_a_newer_schema(sqlite_archive: Path, sqlite_url: str, files: Path) -> None:
    repack(sqlite_archive, manifest={"revision": "9999"})
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-unknown-revision"


@pytest.mark.parametrize("body", [b"", b"[]", b'["id"]\n[1]\n', b'{"id": 1}\n', b"\xff\xfe", b'["id", "surname"]\n5\n'])
async def test_restore_refuses_other_tables(sqlite_archive: Path, sqlite_url: str, files: Path, body: bytes) -> None:
    before = await content(sqlite_url)
    with ZipFile(sqlite_archive) as packed:
        members = json.loads(packed.read(MANIFEST))["members"]
    name = "tables/person.jsonl"
    repack(sqlite_archive, members={name: body}, manifest={"members": members | {name: described(body)}})
    assert await refusal(sqlite_archive, sqlite_url, files, force=True) == "backup-damaged"
    assert await content(sqlite_url) == before
