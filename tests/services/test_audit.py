"""Lines of the journal stand or fall with the deed."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import select

from models import AuditEntry, Person
from models.database import Database
from services import audit
from services.actor import Actor
from services.errors import Denied
from tests.kit import START


async def entries(database: Database) -> list[AuditEntry]:
    async with database.read() as session:
        return list((await session.execute(select(AuditEntry).order_by(AuditEntry.id))).scalars())


async def test_deed_is_written_with_who_what_and_when(database: Database) -> None:
    async with database.write() as session:
        person = Person(telegram_id=5, created_at=START)
        session.add(person)
        await session.flush()
        actor = Actor(person, (), ZoneInfo("UTC"))
        audit.record(session, actor, "application.move", "application", 17, now=START, to="essay")
        audit.record(session, None, "role.grant", "person", 5, now=START)
    by_person, by_command = await entries(database)
    assert (by_person.actor_id, by_person.action, by_person.subject, by_person.subject_id) == (
        person.id, "application.move", "application", 17,
    )  # fmt: skip
    assert (by_person.at, by_person.details, by_command.actor_id) == (START, {"to": "essay"}, None)


async def test_refusal_names_what_was_refused_and_its_target(database: Database) -> None:
    async with database.write() as session:
        audit.denied(session, None, Denied("application.move", "application:17"), now=START)
        audit.denied(session, None, Denied("show_list", "handler"), now=START)
    assert [(entry.action, entry.subject, entry.subject_id) for entry in await entries(database)] == [
        ("denied:application.move", "application", 17),
        ("denied:show_list", "handler", None),
    ]
