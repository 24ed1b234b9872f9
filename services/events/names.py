"""People named one a line, as pasted from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Person
from services.errors import ServiceError
from services.search import found_by, searchable

MOST = 300
FEW = 10
"""Names that are sooner looked for one by one, as people are found everywhere: by any part of a name."""
SHOWN = 5
"""Names that a refusal repeats."""


async def named_people(session: AsyncSession, *, typed: str, scope: frozenset[int] | None) -> list[int]:
    """Ids of the people named, each once; `scope` are the municipalities in reach, None for all.

    Raises `ServiceError` naming the lines that fit nobody, or several people.
    """
    lines = list(dict.fromkeys(" ".join(line.split()).strip(" ,;.") for line in typed.splitlines() if line.strip()))
    if len(lines) > MOST:
        raise ServiceError("event-people-many", count=len(lines), limit=MOST)
    fitting = await _fitting(session, lines, scope)
    unknown = [line for line in lines if not fitting[line]]
    several = [line for line in lines if len(fitting[line]) > 1]
    if unknown:
        raise ServiceError("event-people-unknown", names=_listed(unknown), count=len(unknown))
    if several:
        raise ServiceError("event-people-several", names=_listed(several), count=len(several))
    return list(dict.fromkeys(number for line in lines for number in fitting[line]))


async def _fitting(
    session: AsyncSession, lines: Sequence[str], scope: frozenset[int] | None
) -> dict[str, Sequence[int]]:
    """Ids by line, two where there are more."""
    if len(lines) <= FEW:
        return {line: await _ids(session, line, scope) for line in lines}
    known = await _known(session, {word for line in lines for word in searchable(line).split()}, scope)
    return {line: _meant(line, known) for line in lines}


def _meant(line: str, people: Sequence[tuple[int, str]]) -> list[int]:
    """Whole words go first: «Иванов Александр» is not «Иванова Александра»."""
    words = searchable(line).split()
    whole = [number for number, text in people if set(words).issubset(text.split())]
    return (whole or [number for number, text in people if all(word in text for word in words)])[:2]


async def _known(session: AsyncSession, words: set[str], scope: frozenset[int] | None) -> list[tuple[int, str]]:
    """Ids and search texts of everybody who has one of `words`: one look over all people instead of one a line."""
    rows = await session.execute(_people(scope, Person.id, Person.search_text))
    return [(row[0], row[1]) for row in rows if not words.isdisjoint(row[1].split())]


async def _ids(session: AsyncSession, line: str, scope: frozenset[int] | None) -> Sequence[int]:
    wanted = _people(scope, Person.id, Person.search_text).where(found_by(Person.search_text, line)).limit(MOST)
    found = [(row[0], row[1]) for row in await session.execute(wanted)]
    return _meant(line, found) or [number for number, _ in found[:2]]


def _people(scope: frozenset[int] | None, *columns: Any) -> Select[Any]:
    wanted = select(*columns).where(Person.surname.is_not(None))
    return wanted if scope is None else wanted.where(Person.municipality_id.in_(sorted(scope)))


async def names_of(session: AsyncSession, ids: Sequence[int]) -> str:
    """One a line, so that `named_people` finds them again: the phone stands beside the name."""
    wanted = select(Person).where(Person.id.in_(list(ids))).order_by(Person.search_text)
    people = (await session.execute(wanted)).scalars().all()
    return "\n".join(" ".join(filter(None, (person.full_name, (person.phone or "").lstrip("+")))) for person in people)


def _listed(names: Sequence[str]) -> str:
    more = "…" if len(names) > SHOWN else ""
    return "; ".join(name[:40] for name in names[:SHOWN]) + more
