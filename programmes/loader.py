"""From a name or a file to a programme that can be relied on."""

from __future__ import annotations

import re
from pathlib import Path

from programmes import messages
from programmes.document import read_document
from programmes.fields import KEY_PATTERN
from programmes.problems import Problem, ProgrammeError, format_problem, in_order
from programmes.rules import check_rules
from programmes.schema import Programme
from programmes.shape import check_shape

__all__ = ["Problem", "ProgrammeError", "available", "check", "format_problem", "load"]

DEFINITIONS = Path(__file__).parent / "definitions"


def available() -> tuple[str, ...]:
    """The keys of the definitions that come with the bot."""
    return tuple(sorted(path.stem for path in DEFINITIONS.glob("*.yaml")))


def load(key_or_path: str | Path) -> Programme:
    """The programme under a key of `available()`, or in a file.

    Raises `ProgrammeError` with every problem found; no other error, whatever the file holds.
    """
    path = _path(key_or_path)
    programme, problems = _examine(path)
    if programme is None or problems:
        raise ProgrammeError(problems)
    return programme


def check(path: str | Path) -> list[Problem]:
    """Every problem of a definition in the order of the file; empty means that it loads."""
    try:
        return _examine(_path(path))[1]
    except ProgrammeError as error:
        return list(error.problems)


def _path(key_or_path: str | Path) -> Path:
    words = str(key_or_path)
    path = Path(key_or_path)
    if not re.match(KEY_PATTERN, words):
        return path
    packaged = DEFINITIONS / f"{words}.yaml"
    if packaged.is_file():
        return packaged
    if _exists(path):
        return path
    complaint = messages.unknown_programme(words, available())
    raise ProgrammeError([Problem(words, 1, 1, "", complaint.wrong, complaint.allowed)])


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _examine(path: Path) -> tuple[Programme | None, list[Problem]]:
    document = read_document(path)
    if document.root is None:
        return None, in_order(document.problems)
    programme, misshapen = check_shape(document)
    return programme, in_order([*document.problems, *misshapen, *check_rules(document)])
