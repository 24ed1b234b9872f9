"""People named one a line, as pasted from a list."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Person
from services.errors import ServiceError
from services.search import found_by

MOST = 300
SHOWN = 5
"""Names that a refusal repeats."""


async def named_people(session: AsyncSession, *, typed: str, scope: frozenset[int] | None) -> list[int]:
    """Ids of the people named, each once; `scope` are the municipalities in reach, None for all.

    Raises `ServiceError` naming the lines that fit nobody, or several people.
    """
    lines = list(dict.fromkeys(" ".join(line.split()).strip(" ,;.") for line in typed.splitlines() if line.strip()))
    if len(lines) > MOST:
        raise ServiceError("event-people-many", count=len(lines), limit=MOST)
    found: list[int] = []
    unknown: list[str] = []
    several: list[str] = []
    for line in lines:
        ids = await _ids(session, line, scope)
        if len(ids) == 1:
            found.append(ids[0])
        else:
            (several if ids else unknown).append(line)
    if unknown:
        raise ServiceError("event-people-unknown", names=_listed(unknown), count=len(unknown))
    if several:
        raise ServiceError("event-people-several", names=_listed(several), count=len(several))
    return list(dict.fromkeys(found))


async def _ids(session: AsyncSession, line: str, scope: frozenset[int] | None) -> Sequence[int]:
    wanted = select(Person.id).where(Person.surname.is_not(None), found_by(Person.search_text, line)).limit(2)
    if scope is not None:
        wanted = wanted.where(Person.municipality_id.in_(sorted(scope)))
    return (await session.execute(wanted)).scalars().all()


async def names_of(session: AsyncSession, ids: Sequence[int]) -> str:
    """One a line, so that `named_people` finds them again: the phone stands beside the name."""
    wanted = select(Person).where(Person.id.in_(list(ids))).order_by(Person.search_text)
    people = (await session.execute(wanted)).scalars().all()
    return "\n".join(" ".join(filter(None, (person.full_name, (person.phone or "").lstrip("+")))) for person in people)


def _listed(names: Sequence[str]) -> str:
    more = "…" if len(names) > SHOWN else ""
    return "; ".join(name[:40] for name in names[:SHOWN]) + more
