"""A list pasted from a table: each line a person, or the reason why not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Person
from programmes.schema import Programme
from services.errors import ServiceError
from services.search import searchable
from services.segments import select_people
from services.segments.criteria import MOST_PEOPLE

LONGEST_LINE = 80
"""Characters of a line that are told again."""
_PHONE = re.compile(r"\+?[\d\s()\-]{7,}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBERING = re.compile(r"^\d{1,4}[.)]?\s+(?=\D)")
_AT_ONCE = 500
"""Parameters of one statement."""


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Ids of the people found, and the lines that gave none."""

    people: tuple[int, ...]
    missing: tuple[str, ...]
    ambiguous: tuple[str, ...]
    foreign: tuple[str, ...]
    """Of people out of reach."""
    silent: tuple[str, ...]
    """Of people without a consent that stands."""


@dataclass(frozen=True, slots=True)
class _Line:
    typed: str
    readings: tuple[tuple[str, ...], ...]
    """Surname and names, the likeliest first: of a row of a table its first cells, as many of them as make a name."""
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    names: tuple[str, ...]
    phone: str
    email: str


async def resolve(
    session: AsyncSession, *, pasted: str, programme: Programme, cycle_id: int, scope: frozenset[int] | None
) -> Resolved:
    """Who is meant by each line of `pasted`: by phone, by e-mail, or by surname and as much of the names as is typed.

    Raises `ServiceError` for more than 2,000 lines. Three queries for every 500 lines, whatever the number of people.
    """
    lines = [_read(line) for line in pasted.splitlines() if line.strip()]
    if len(lines) > MOST_PEOPLE:
        raise ServiceError("segment-long", count=len(lines), limit=MOST_PEOPLE)
    known = await _candidates(session, lines)
    found = {line: _meant(line, known) for line in lines}
    ids = [number for numbers in found.values() for number in numbers]
    consenting = await _within(session, ids, programme, cycle_id, None)
    mine = consenting if scope is None else await _within(session, ids, programme, cycle_id, scope)
    sorted_out: dict[str, list[str]] = {"missing": [], "ambiguous": [], "foreign": [], "silent": []}
    people: list[int] = []
    for line, numbers in found.items():
        reached = [number for number in numbers if number in mine]
        if len(reached) == 1:
            people += reached
        elif len(reached) > 1:
            sorted_out["ambiguous"].append(line.typed)
        else:
            sorted_out[_why(numbers, consenting)].append(line.typed)
    return Resolved(tuple(dict.fromkeys(people)), **{key: tuple(told) for key, told in sorted_out.items()})


def _why(numbers: Sequence[int], consenting: set[int]) -> str:
    if not numbers:
        return "missing"
    return "foreign" if any(number in consenting for number in numbers) else "silent"


def _read(typed: str) -> _Line:
    """Cells of a table stand beside each other; a number before the name is that of the row."""
    cells = re.split(r"[\t;|]+", typed)
    email = next((cell.strip().lower() for cell in re.split(r"[\t;|,\s]+", typed) if _EMAIL.fullmatch(cell)), None)
    phone = next((_digits(part) for part in _PHONE.findall(typed) if len(_digits(part)) == 10), None)
    words = [_words(cell) for cell in cells]
    rows = [tuple(itertools.chain.from_iterable(words[:end])) for end in range(len(cells), 0, -1)]
    readings = tuple(dict.fromkeys(row for row in rows if len(row) > 1))
    shown = " ".join(typed.split())
    short = shown if len(shown) <= LONGEST_LINE else shown[: LONGEST_LINE - 1].rstrip() + "…"
    return _Line(short, readings, phone, email)


def _words(cell: str) -> list[str]:
    """The words of a name; a phone, an address and the number of a row are none."""
    bare = _PHONE.sub(" ", _EMAIL.sub(" ", _NUMBERING.sub("", cell.strip())))
    return [word for word in searchable(re.sub(r"[.,]", " ", bare)).split() if not word.isdigit()]


def _digits(phone: str) -> str:
    """The ten that follow +7 or 8."""
    digits = re.sub(r"\D", "", phone)
    return digits[1:] if len(digits) == 11 and digits[0] in "78" else digits


def _meant(line: _Line, known: Iterable[_Known]) -> list[int]:
    if line.phone is not None:
        return [person.id for person in known if person.phone == line.phone]
    if line.email is not None:
        return [person.id for person in known if person.email == line.email]
    for words in line.readings:
        if found := [person.id for person in known if _is_called(words, person.names)]:
            return found
    return []


def _is_called(words: tuple[str, ...], names: tuple[str, ...]) -> bool:
    if len(words) > len(names) or words[0] != names[0]:
        return False
    # «Соколова А. П.»: an initial stands for the name.
    return all(
        name == word or (len(word) == 1 and name.startswith(word))
        for word, name in zip(words[1:], names[1:], strict=False)
    )


async def _candidates(session: AsyncSession, lines: Iterable[_Line]) -> list[_Known]:
    """Everybody with one of the surnames, phones or addresses."""
    lines = list(lines)
    named = (line for line in lines if line.phone is None and line.email is None)
    surnames = {words[0] for line in named for words in line.readings}
    phones = {f"+7{line.phone}" for line in lines if line.phone is not None}
    emails = {line.email for line in lines if line.email is not None and line.phone is None}
    found: dict[int, _Known] = {}
    for column, values in (
        (_first_word(session), surnames),
        (Person.phone, phones),
        (func.lower(Person.email), emails),
    ):
        for some in _parts(sorted(values)):
            await _add(session, found, or_(column.in_(some)))
    return list(found.values())


async def _add(session: AsyncSession, found: dict[int, _Known], condition: ColumnElement[bool]) -> None:
    columns = (Person.id, Person.surname, Person.name, Person.patronymic, Person.phone, Person.email)
    for number, surname, name, patronymic, phone, email in await session.execute(select(*columns).where(condition)):
        names = tuple(searchable(" ".join(part for part in (surname, name, patronymic) if part)).split())
        found[number] = _Known(number, names, _digits(phone or ""), (email or "").lower())


def _first_word(session: AsyncSession) -> ColumnElement[str]:
    """Of what a search finds a person by: the surname, folded."""
    if session.get_bind().dialect.name == "sqlite":
        return func.substr(Person.search_text, 1, func.instr(Person.search_text.concat(" "), " ") - 1)
    return func.split_part(Person.search_text, " ", 1)


async def _within(
    session: AsyncSession, ids: Sequence[int], programme: Programme, cycle_id: int, scope: frozenset[int] | None
) -> set[int]:
    found: set[int] = set()
    for some in _parts(ids):
        chosen = select_people({"people": list(some)}, programme=programme, cycle_id=cycle_id, scope=scope)
        found |= set((await session.execute(chosen)).scalars())
    return found


def _parts(values: Sequence[Item]) -> Iterable[Sequence[Item]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
