"""Options chosen by number or by title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from programmes.fields import Option
from services.answers.attempt import Attempt, quoted
from services.answers.cleaning import folded

_NUMBER = re.compile(r"(?:№|#)?\s*(\d{1,3})\s*[.)]?")
_NUMBERS_ONLY = re.compile(r"[\d\s,;.)]+")
_SHORTEST_BEGINNING = 3


def read_choice(attempt: Attempt) -> str:
    """The key of the one option meant."""
    option = _find(attempt.field.options, attempt.typed)
    if option is None:
        raise _unknown(attempt, attempt.typed)
    return option.key


def read_choices(attempt: Attempt) -> list[str]:
    """The keys of the options meant, in the order of the form, each once."""
    options = attempt.field.options
    chosen: set[str] = set()
    for piece in _pieces(options, attempt.typed):
        option = _find(options, piece)
        if option is None:
            raise _unknown(attempt, piece)
        chosen.add(option.key)
    if not chosen:
        raise _unknown(attempt, attempt.typed)
    return [option.key for option in options if option.key in chosen]


def _unknown(attempt: Attempt, piece: str) -> Exception:
    options = attempt.field.options
    return attempt.refusal("answer-choice", typed=quoted(piece), count=len(options), first=quoted(options[0].title))


def _find(options: tuple[Option, ...], typed: str) -> Option | None:
    """By whole title first, so that an option named «2» is found by its name; then by number; then by beginning."""
    wanted = folded(typed)
    for option in options:
        if folded(option.title) == wanted:
            return option
    if number := _NUMBER.fullmatch(typed.strip()):
        place = int(number[1]) - 1
        return options[place] if 0 <= place < len(options) else None
    alike = [option for option in options if folded(option.title).startswith(wanted)]
    return alike[0] if len(alike) == 1 and len(wanted) >= _SHORTEST_BEGINNING else None


def _pieces(options: tuple[Option, ...], typed: str) -> Iterator[str]:
    if _find(options, typed):
        yield typed
    elif _NUMBERS_ONLY.fullmatch(typed):
        yield from re.findall(r"\d+", typed)
    else:
        for line in re.split(r"[;\n]", typed):
            yield from _between_commas(options, line)


def _between_commas(options: tuple[Option, ...], line: str) -> Iterator[str]:
    """A title may hold commas itself: the longest run of pieces that is an option is taken as one."""
    longest = 1 + max(option.title.count(",") for option in options)
    pieces = [piece for piece in line.split(",") if piece.strip()]
    while pieces:
        runs = (",".join(pieces[:length]) for length in range(min(longest, len(pieces)), 1, -1))
        run = next((run for run in runs if _find(options, run)), pieces[0])
        yield run.strip()
        del pieces[: run.count(",") + 1]
