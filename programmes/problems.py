"""What is wrong with a definition, said so that an administrator can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Step = str | int
"""A key of a mapping or a place in a list."""

Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong and what would be right, in words; it does not know its place."""

    wrong: str
    allowed: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file; lines and columns count from 1 as editors do."""

    file: str
    line: int
    column: int
    where: str = field(compare=False)
    wrong: str
    allowed: str


class ProgrammeError(Exception):
    """A definition cannot be used; `problems` says why, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(format_problem(problem) for problem in self.problems))


def format_problem(problem: Problem) -> str:
    """One line an editor or a terminal can turn into a link: `file:line: where: wrong; допустимо: allowed`."""
    place = f"{problem.file}:{problem.line}: "
    where = f"{problem.where}: " if problem.where else ""
    allowed = f"; допустимо: {problem.allowed}" if problem.allowed else ""
    return _one_line(f"{place}{where}{problem.wrong}{allowed}")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place. The same mistake reached through two aliases is one mistake."""
    return sorted(set(problems))


def spell(steps: Steps) -> str:
    """A path as a person reads it: `tracks[2].form[1].title`, counted from 1."""
    words = ""
    for step in steps:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return _one_line(words.removeprefix("."))


def _one_line(words: str) -> str:
    """What the file holds may hold a new line or a terminal's control codes too."""
    return "".join(sign if sign.isprintable() else " " for sign in words)
