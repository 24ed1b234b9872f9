"""A district of synthetic people, put into a database in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, text

from models import (
    Application,
    AuditEntry,
    Base,
    Consent,
    Cycle,
    Municipality,
    Organisation,
    Person,
    StageChange,
)
from models.database import Database
from programmes.schema import Programme
from services.search import searchable

START = datetime(2026, 9, 15, 7, 0, tzinfo=UTC)
MUNICIPALITIES = 20
ORGANISATIONS = 50
"""In each municipality."""
BATCH = 5000
SURNAMES = ("Берёзова", "Осинина", "Кленова", "Рябинина", "Тополева", "Ольховская", "Ивушкина", "Сосновая")
NAMES = ("Анна", "Вера", "Галина", "Дарья", "Елена", "Жанна", "Зоя", "Ирина")
PATRONYMICS = ("Алексеевна", "Борисовна", "Викторовна", "Глебовна", "Денисовна")
MOTIVATION = (
    "Хочу научиться управлять изменениями и вернуть детям интерес к учёбе в нашей школе: готова разбирать данные, "
    "собирать команду и отвечать за результат."
)


async def fill(database: Database, programme: Programme, people: int) -> None:
    """Makes the tables and `people` candidates, each with an application, two movements, a consent and an entry."""
    async with database.writer.begin() as connection:
        await connection.run_sync(_fill, programme, people)


def _fill(connection: Connection, programme: Programme, people: int) -> None:
    Base.metadata.create_all(connection)
    _register(connection, programme)
    for model, rows in (
        (Person, _people(people)),
        (Application, _applications(people, programme)),
        (StageChange, _changes(people, programme)),
        (Consent, _consents(people, programme)),
        (AuditEntry, _entries(people)),
    ):
        while batch := list(islice(rows, BATCH)):
            connection.execute(insert(model), batch)
    connection.execute(text("ANALYZE"))


def _register(connection: Connection, programme: Programme) -> None:
    cycle = {"id": 1, "programme": programme.key, "title": "2026/28"}
    connection.execute(insert(Cycle), [{**cycle, "starts_on": date(2026, 9, 1), "ends_on": date(2028, 9, 1)}])
    places = range(1, MUNICIPALITIES + 1)
    connection.execute(
        insert(Municipality),
        [{"id": n, "key": f"place{n}", "title": f"Район № {n}", "timezone": "Europe/Moscow"} for n in places],
    )
    connection.execute(insert(Organisation), [_organisation(n) for n in range(1, MUNICIPALITIES * ORGANISATIONS + 1)])


def _organisation(number: int) -> dict[str, Any]:
    title = f"МБОУ «Средняя общеобразовательная школа № {number}»"
    place = (number - 1) // ORGANISATIONS + 1
    return {"id": number, "municipality_id": place, "title": title, "search_text": searchable(title)}


def _people(people: int) -> Iterator[dict[str, Any]]:
    for number in range(1, people + 1):
        surname, name = SURNAMES[number % 8] + ("а" * (number % 3)), NAMES[number % 7]
        organisation = number % (MUNICIPALITIES * ORGANISATIONS) + 1
        phone = f"+79{number:09}"
        yield {
            "id": number,
            "telegram_id": 5_000_000_000 + number,
            "language": "ru",
            "surname": surname,
            "name": name,
            "patronymic": PATRONYMICS[number % 5],
            "birth_date": date(1970, 1, 1) + timedelta(days=number % 12_000),
            "municipality_id": (organisation - 1) // ORGANISATIONS + 1,
            "organisation_id": organisation,
            "post": "Учитель русского языка и литературы",
            "education": "Высшее, педагогический университет, 2008 год",
            "teaching_years": number % 40,
            "management_years": number % 7,
            "phone": phone,
            "email": f"person{number}@example.org",
            "search_text": searchable(surname, name, phone[1:], str(organisation)),
            "created_at": START + timedelta(seconds=number),
        }


def _applications(people: int, programme: Programme) -> Iterator[dict[str, Any]]:
    track = programme.tracks[0]
    stages = [stage.key for stage in track.stages]
    answers = {
        "directions": ["results", "quality"],
        "project_role": "member",
        "motivation": MOTIVATION,
        "project_idea": "Школьная метеостанция, где старшие учат младших работать с данными.",
        "visits": True,
    }
    for number in range(1, people + 1):
        refused = number % 50 == 0
        yield {
            "id": number,
            "person_id": number,
            "cycle_id": 1,
            "track": track.key,
            "stage": stages[number % len(stages)],
            "answers": answers,
            "submitted_at": START + timedelta(seconds=number + 600),
            "unread": False,
            "refusal": {"key": "export-refused", "args": {}} if refused else None,
        }


def _changes(people: int, programme: Programme) -> Iterator[dict[str, Any]]:
    first, second = (stage.key for stage in programme.tracks[0].stages[:2])
    for number in range(1, people + 1):
        at = START + timedelta(seconds=number + 600)
        common = {"application_id": number, "by_id": number % 10 + 1}
        yield {**common, "from_stage": None, "to_stage": first, "reason": None, "at": at}
        moved = at + timedelta(days=9)
        yield {**common, "from_stage": first, "to_stage": second, "reason": "Анкета полная", "at": moved}


def _consents(people: int, programme: Programme) -> Iterator[dict[str, Any]]:
    for number in range(1, people + 1):
        yield {
            "person_id": number,
            "document": f"{programme.key}:personal_data",
            "version": programme.consent.version,
            "text_hash": "a" * 64,
            "given_at": START + timedelta(seconds=number),
        }


def _entries(people: int) -> Iterator[dict[str, Any]]:
    for number in range(1, people + 1):
        yield {
            "at": START + timedelta(days=9, seconds=number),
            "actor_id": number % 10 + 1,
            "action": "application.move",
            "subject": "application",
            "subject_id": number,
            "municipality_id": number % MUNICIPALITIES + 1,
            "details": {"from": "recruitment", "to": "training", "reason": "Анкета полная"},
        }
