"""Anyone known to the bot: coming, going, being found."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Organisation, Person
from services.notifications import plan_again
from services.search import searchable


async def welcome(session: AsyncSession, *, telegram_id: int, now: datetime) -> Person:
    """The person of that Telegram account, made if new; before consent nothing but the id is stored."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = insert(Person).values(telegram_id=telegram_id, search_text="", created_at=now)
    await session.execute(row.on_conflict_do_nothing(index_elements=[Person.telegram_id]))
    return (await session.execute(select(Person).where(Person.telegram_id == telegram_id))).scalar_one()


async def lose_touch(session: AsyncSession, *, telegram_ids: Collection[int], now: datetime) -> None:
    """Note that these people have blocked the bot; their next message ends it."""
    if telegram_ids:
        await session.execute(
            update(Person)
            .where(Person.telegram_id.in_(telegram_ids), Person.unreachable_since.is_(None))
            .values(unreachable_since=now)
        )


async def regain_touch(session: AsyncSession, person: Person, *, now: datetime) -> None:
    """Note that the person is back; what could not be delivered meanwhile goes out after all."""
    if person.unreachable_since is not None:
        person.unreachable_since = None
        await plan_again(session, person_id=person.id, now=now)


async def refresh_search(session: AsyncSession, person: Person) -> None:
    """Rewrite what a search finds the person by; call it after any change of names, phone or organisation."""
    title = ""
    if person.organisation_id is not None:
        organisation = await session.get_one(Organisation, person.organisation_id)
        title = organisation.title
    person.search_text = searchable(person.full_name, (person.phone or "").lstrip("+"), title)
