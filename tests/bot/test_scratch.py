from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.scratch import NAME, STALE_SECONDS, open_scratch


@pytest.fixture
def left_over(tmp_path: Path) -> Path:
    """A workbook half made an hour ago, one of this minute, and a file of a library."""
    folder = tmp_path / NAME
    (folder / "export-old").mkdir(parents=True)
    (folder / "export-old" / "bank.xlsx").write_bytes(b"PK")
    (folder / "export-new").mkdir()
    (folder / "loose").write_text("x")
    before = time.time() - STALE_SECONDS - 1
    for name in ("export-old", "loose"):
        os.utime(folder / name, (before, before))
    return tmp_path


def names(data: Path) -> list[str]:
    return sorted(item.name for item in (data / NAME).iterdir())


def test_folder_is_made_for_the_bot_alone(tmp_path: Path) -> None:
    folder = open_scratch(tmp_path / "data", alone=True)
    assert (folder, folder.stat().st_mode & 0o777) == (tmp_path / "data" / NAME, 0o700)


def test_whoever_is_alone_clears_everything(left_over: Path) -> None:
    open_scratch(left_over, alone=True)
    assert names(left_over) == []


def test_what_another_process_is_making_stays(left_over: Path) -> None:
    open_scratch(left_over, alone=False)
    assert names(left_over) == ["export-new"]


def test_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "essay").write_text("x")
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "link").symlink_to(kept)
    open_scratch(tmp_path, alone=True)
    assert (names(tmp_path), (kept / "essay").read_text()) == ([], "x")
