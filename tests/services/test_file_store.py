"""Bytes under their hash: whole or not at all, and nobody else's to read."""

from __future__ import annotations

import hashlib
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.file_store import FileStore


@given(content=st.binary(max_size=2000))
def test_bytes_come_back_under_their_hash(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    store = FileStore(tmp_path_factory.mktemp("files"))
    digest = store.put(content)
    assert (digest, store.path(digest).read_bytes()) == (hashlib.sha256(content).hexdigest(), content)


def test_same_bytes_are_kept_once_even_by_many_at_once(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(lambda _: store.put(b"same" * 10_000), range(40)))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [store.path(digests.pop())]


def test_files_are_the_owners_alone(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    path = store.path(store.put(b"x"))
    assert [stat.S_IMODE(item.stat().st_mode) for item in (path, path.parent)] == [0o600, 0o700]


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 63 + "/"])
def test_path_of_what_is_no_hash_is_refused(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match=r"^not a SHA-256$"):
        FileStore(tmp_path).path(digest)
