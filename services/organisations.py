"""The register of organisations, found by a few letters; without a municipality, in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality, Organisation
from programmes.schema import Programme
from services.errors import NotFound
from services.search import found_by, searchable

SUGGESTED = 6
"""As many buttons as a phone shows along with the ways on."""
SMALL = 10
"""Organisations that are sooner looked through than searched."""


async def municipality(session: AsyncSession, *, programme: Programme, key: str | None) -> Municipality:
    """The row of that municipality; the programme's only one when `key` is None.

    Raises NotFound for a key that has left the programme.
    """
    wanted = key if key is not None else programme.municipalities[0].key
    row = (await session.execute(select(Municipality).where(Municipality.key == wanted))).scalar_one_or_none()
    if row is None:
        raise NotFound("form-municipality-gone")
    return row


async def matching(session: AsyncSession, *, municipality_id: int | None, typed: str) -> Sequence[Organisation]:
    """Organisations of the register by any parts of the name, the best known order of people: by title."""
    wanted = select(Organisation).where(*_register(municipality_id), found_by(Organisation.search_text, typed))
    return (await session.execute(wanted.order_by(Organisation.title).limit(SUGGESTED))).scalars().all()


async def named(session: AsyncSession, *, municipality_id: int | None, title: str) -> Organisation | None:
    """The organisation of exactly that name, case and «ё» aside; one of the register goes first.

    None where several municipalities have one of that name and none is given.
    """
    wanted = select(Organisation).where(Organisation.search_text == searchable(title))
    if municipality_id is not None:
        wanted = wanted.where(Organisation.municipality_id == municipality_id)
    found = (await session.execute(wanted.order_by(Organisation.typed_in, Organisation.id).limit(2))).scalars().all()
    several = len(found) > 1 and municipality_id is None
    return found[0] if found and not several else None


async def has_register(session: AsyncSession, *, municipality_id: int | None) -> bool:
    return bool((await session.execute(select(exists().where(*_register(municipality_id))))).scalar_one())


async def small_register(session: AsyncSession, *, municipality_id: int | None) -> Sequence[Organisation]:
    """The whole register, by title, where it fits a screen; nothing of a longer one."""
    wanted = select(Organisation).where(*_register(municipality_id)).order_by(Organisation.title).limit(SMALL + 1)
    found = (await session.execute(wanted)).scalars().all()
    return found if len(found) <= SMALL else ()


async def get(session: AsyncSession, *, municipality_id: int | None, organisation_id: int) -> Organisation:
    """Raises NotFound for one that is not there or lies in another municipality."""
    found = await session.get(Organisation, organisation_id)
    if found is None or municipality_id not in (None, found.municipality_id):
        raise NotFound("form-organisation-gone")
    return found


async def settle(session: AsyncSession, *, municipality_id: int, title: str) -> Organisation:
    """The organisation of that name, entered as typed in by a person if the register has none."""
    found = await named(session, municipality_id=municipality_id, title=title)
    if found is None:
        found = Organisation(municipality_id=municipality_id, title=title, search_text=searchable(title), typed_in=True)
        session.add(found)
        await session.flush()
    return found


def _register(municipality_id: int | None) -> tuple[ColumnElement[bool], ...]:
    listed = Organisation.typed_in.is_(False)
    return (listed,) if municipality_id is None else (Organisation.municipality_id == municipality_id, listed)
