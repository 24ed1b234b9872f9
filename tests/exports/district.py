"""A small district with a story: two municipalities, three candidates, one of whom writes what Excel would run."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from exports.data_bank import BuiltFile, Order, build_data_bank
from locales.text import text
from models import (
    Application,
    AuditEntry,
    Consent,
    Cycle,
    Municipality,
    Organisation,
    Person,
    StageChange,
    StoredFile,
)
from models.database import Database
from programmes.loader import load
from services.search import searchable

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SUBMITTED = datetime(2026, 9, 15, 21, 30, tzinfo=UTC)
"""Half past midnight of the next day in Moscow."""
NORTH, SOUTH = 1, 2
CYCLE, EARLIER = 1, 2
EVENTS = ["Мероприятия", "Участие", "Посещаемость", "Практика", "Рассылки"]
TITLES = ["Сводка", "Кандидаты", "Заявки", "Движение", *EVENTS, "Организации", "Согласия", "Журнал"]
"""Of the sheets."""


def rows(*numbers: int) -> dict[str, int]:
    """By sheet, where no events are."""
    return dict(zip(TITLES[1:], (*numbers[:3], 0, 0, 0, 0, 0, *numbers[3:]), strict=True))


async def settle(database: Database) -> None:
    """Fills an empty database."""
    async with database.write() as session:
        _register(session)
        await session.flush()
        for number, (surname, place) in enumerate([("Ёлкина", NORTH), ("Яснова", NORTH), ("=cmd()", SOUTH)], 1):
            session.add(_person(number, surname, place))
        session.add(Person(id=9, surname="Осинина", name="Вера", search_text="осинина вера", created_at=NOW))
        await session.flush()
        for number in (1, 2, 3):
            session.add(_application(number))
        session.add(_application(4, person=1, cycle=EARLIER))
        session.add(_file())
        await session.flush()
        _history(session)


def _register(session: AsyncSession) -> None:
    for number, start, end in ((CYCLE, 2026, 2028), (EARLIER, 2024, 2026)):
        session.add(
            Cycle(
                id=number,
                programme="ketchenery",
                title=f"{start}/{end - 2000}",
                starts_on=date(start, 9, 1),
                ends_on=date(end, 9, 1),
            )
        )
    for number, title in ((NORTH, "Северный район"), (SOUTH, "Южный район")):
        session.add(Municipality(id=number, key=f"place{number}", title=title, timezone="Europe/Moscow"))
        school = Organisation(id=number, municipality_id=number, title=f"Школа № {number}", typed_in=number == SOUTH)
        session.add(school)


def _person(number: int, surname: str, place: int) -> Person:
    return Person(
        id=number,
        telegram_id=5_000_000_000 + number,
        surname=surname,
        name="Анна",
        patronymic=None,
        birth_date=date(1985, 11, 21 + number - 1),
        municipality_id=place,
        organisation_id=place,
        post="учитель",
        education="высшее",
        teaching_years=12,
        management_years=0,
        phone=f"+7914123456{number}",
        email=f"person{number}@example.org",
        search_text=searchable(surname, "Анна"),
        created_at=SUBMITTED,
    )


def _application(number: int, *, person: int | None = None, cycle: int = CYCLE) -> Application:
    return Application(
        id=number,
        person_id=person or number,
        cycle_id=cycle,
        track="teachers",
        stage="training" if number == 1 else "recruitment",
        answers={
            "directions": ["results", "gone"],
            "project_role": "leader",
            "motivation": "+ много сил",
            "visits": True,
        },
        submitted_at=SUBMITTED,
        refusal=text("export-refused").to_json() if number in (2, 3) else None,
        exception_reason="очень нужна школе" if number == 3 else None,
        exception_by_id=9 if number == 3 else None,
        exception_at=NOW if number == 3 else None,
    )


def _file() -> StoredFile:
    return StoredFile(
        id=1, person_id=1, telegram_file_id="f", name="диплом.pdf", next_attempt_at=NOW, created_at=NOW, state="stored"
    )


def _history(session: AsyncSession) -> None:
    for number in (1, 2, 3):
        session.add(StageChange(application_id=number, to_stage="recruitment", at=SUBMITTED))
        session.add(
            Consent(
                person_id=number,
                document="ketchenery:personal_data",
                version="2026.1",
                text_hash="a" * 64,
                given_at=SUBMITTED - timedelta(hours=1),
                withdrawn_at=NOW if number == 2 else None,
            )
        )
    moved = {"from_stage": "recruitment", "to_stage": "training", "by_id": 9, "reason": "-5 к сомнениям"}
    session.add(StageChange(application_id=1, at=SUBMITTED + timedelta(days=1), **moved))
    for number, (actor, place) in enumerate([(9, NORTH), (None, SOUTH), (9, None)], 1):
        details = {"from": "recruitment", "to": "training", "reason": None}
        entry = AuditEntry(
            at=NOW, actor_id=actor, action="application.move", subject="application", subject_id=number, details=details
        )
        entry.municipality_id = place
        session.add(entry)
    session.add(
        AuditEntry(
            at=NOW - timedelta(days=500), actor_id=9, action="denied:role.revoke", subject="role", details={"odd": [1]}
        )
    )


async def build(url: str, folder: Path, **options: Any) -> list[BuiltFile]:
    """The data bank, built in a thread: the building function has an event loop of its own."""
    usual: dict[str, Any] = {"programme": load("ketchenery"), "language": "ru", "folder": folder, "now": NOW}
    return await asyncio.to_thread(build_data_bank, Order(database_url=url, **usual | options))
