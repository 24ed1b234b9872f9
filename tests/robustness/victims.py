"""A district full of what others own, a forger from the neighbouring one, and what has become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import func, select

from models import (
    Application,
    AuditEntry,
    Base,
    Broadcast,
    CalendarEntry,
    Consent,
    ContestStage,
    DiaryEntry,
    Draft,
    Event,
    EventSeries,
    ExportRequest,
    InterviewSlot,
    Invite,
    Municipality,
    Notification,
    Organisation,
    Participation,
    Person,
    PlanImport,
    PracticeRecord,
    ReminderSettings,
    RoleGrant,
    StageChange,
    StoredFile,
    Submission,
)
from programmes.schema import Role
from services import people, plan_import
from services.actor import Actor, Grant
from services.broadcasts.content import fingerprint as print_of
from services.plan_rows import fingerprint as plan_print
from tests.flows import candidate
from tests.flows.coordinator import ZONE, applicant, district, member, school
from tests.flows.taking_part import consent_of
from tests.kit import Stage, Talker
from tests.robustness.forgery import WORDS
from tests.robustness.ground import Ground
from tests.robustness.season import Season
from tests.robustness.subjects import Loot

WATCHED: tuple[type[Base], ...] = (
    Application, StageChange, Draft, Consent, Submission, StoredFile, Invite, RoleGrant, Notification, ExportRequest,
    Event, EventSeries, InterviewSlot, ContestStage, Participation, DiaryEntry, PracticeRecord, CalendarEntry,
    Broadcast, ReminderSettings, PlanImport,
)  # fmt: skip
UNWATCHED = frozenset({
    # What a press moves of itself, what says how the bot does, and what only grows by what is watched.
    "audit_entry", "conversation", "handled_update", "pulse", "trouble", "reminder_mark", "delivery_attempt",
    "invite_use", "consent_text", "person", "cycle", "municipality", "organisation",
})  # fmt: skip
OWN = ("person_id", "author_id", "created_by_id", "by_id")
"""Columns that say whose a row is."""
SURNAME, MARK = "Незнакомцева", "Чужеозерье"
"""Of nobody else, and no example on any screen."""
NO_ROLE = "nobody"
FORGER, AUTHOR = 601, 950
PLAUSIBLE: dict[str, Sequence[str]] = {
    "outcome": ("recommended",), "do": ("done", "clear", "leave"), "how": ("weekly", ""), "until": ("20261231", ""),
    "role": ("region_coordinator", "secretary"), "state": ("silent", "signed_up"), "topic": ("event",),
    "name": ("moscow",), "template": ("",), "text": ("",), "crowd": ("x",), "reason": ("", "x"), "key": ("surname", ""),
    "value": ("1", ""),
}  # fmt: skip
"""What a word of that name may be; any other is of `WORDS`."""


async def settle(stage: Stage) -> None:
    """Applicants, one of them in the middle of the form, and a season of the district's own coordinator."""
    await candidate.apply(stage.person(501))
    async with stage.database.write() as session:
        named = (await session.execute(select(Person).where(Person.telegram_id == 501))).scalar_one()
        named.surname = SURNAME
        await people.refresh_search(session, named)
    await candidate.begin(stage.person(502))
    await candidate.fill(stage.person(502), 0, 5)
    async with stage.database.write() as session:
        (first,) = (await session.execute(select(Application))).scalars()
        others = [await applicant(session, number, surname=f"{SURNAME}{number}") for number in range(3)]
        home = await district(session, "ketchenery")
        author = await member(session, AUTHOR, (Role.COORDINATOR, home.id), name="Ближняя")
        ground = Ground(
            session=session,
            cycle_id=first.cycle_id,
            zone="Europe/Moscow",
            author_id=author.person.id,
            place_id=home.id,
            people=[(one.person_id, one.id) for one in (first, *others)],
            now=stage.clock.now(),
            mark=MARK,
            code="ACEHKM34",
            host_id=(await school(session, home, "Средняя школа № 5")).id,
        )
        await Season(ground).fill()


async def newcomer(stage: Stage, role: str) -> Talker:
    """Somebody of a neighbouring district who has consented and applied, and may hold `role` there."""
    person, place = stage.person(FORGER), await _foreign_place(stage)
    async with stage.database.write() as session:
        own = await applicant(session, 601, surname="Чужаков", place="foreign", organisation="Другая школа")
        (await session.get_one(Person, own.person_id)).telegram_id = person.id
        await consent_of(session, own.person_id, stage.programme)
    if role != NO_ROLE:
        await _grant(stage, person, Role(role), place)
    await person.says("/start")
    return person


async def _grant(stage: Stage, person: Talker, role: Role, municipality_id: int) -> None:
    """A head is of the school of that district."""
    person_id = await person_id_of(stage, person.id)
    async with stage.database.write() as session:
        schools = select(Organisation.id).where(Organisation.municipality_id == municipality_id)
        school_id = (await session.execute(schools.limit(1))).scalar_one() if role is Role.HEAD else None
        common = {"municipality_id": municipality_id, "organisation_id": school_id, "granted_at": stage.clock.now()}
        session.add(RoleGrant(person_id=person_id, role=role.value, **common))


async def _foreign_place(stage: Stage) -> int:
    async with stage.database.write() as session:
        place = Municipality(key="foreign", title="Соседний район", timezone="Europe/Moscow")
        session.add(place)
        await session.flush()
        session.add(Organisation(municipality_id=place.id, title="Другая школа", search_text="другая школа"))
        return place.id


async def loot(stage: Stage) -> Loot:
    async with stage.database.read() as session:
        return await Loot.gather(session)


async def words_of(stage: Stage) -> Callable[[str], Sequence[str]]:
    """The words of a button by the field's name, true fingerprints of what others were shown among them."""
    async with stage.database.read() as session:
        letters = (await session.execute(select(Broadcast))).scalars().all()
        prints = sorted({print_of(one) for one in letters})[:2]
        boss = (await session.execute(select(Person).where(Person.telegram_id == AUTHOR))).scalar_one()
        reach = select(RoleGrant.municipality_id).where(RoleGrant.person_id == boss.id)
        author = Actor(boss, (Grant(Role.COORDINATOR, (await session.execute(reach)).scalar_one()),), ZONE)
        shared = {"actor": author, "programme": stage.programme, "now": stage.clock.now()}
        judged = await plan_import.preview(session, plan_id=1, **shared)  # type: ignore[arg-type]
    known = PLAUSIBLE | {"print": prints, "mark": [plan_print(judged), ""]}
    return lambda field: known.get(field, WORDS)


async def snapshot(stage: Stage, *tables: type[Base]) -> list[Any]:
    async with stage.database.read() as session:
        found: list[Any] = []
        for table in tables or WATCHED:
            columns = table.__table__.columns
            found += (await session.execute(select(*columns).order_by(*table.__table__.primary_key))).all()
        return found


async def of_others(stage: Stage, telegram_id: int = FORGER) -> list[Any]:
    """Every watched row that is not that person's own."""
    mine = await person_id_of(stage, telegram_id)
    applications = {row.id for row in await snapshot(stage, Application) if row.person_id == mine}
    return [
        row
        for row in await snapshot(stage)
        if mine not in [getattr(row, name, None) for name in OWN]
        and getattr(row, "application_id", None) not in applications
    ]


async def denials(stage: Stage) -> int:
    async with stage.database.read() as session:
        wanted = select(func.count(AuditEntry.id)).where(AuditEntry.action.startswith("denied:"))
        return (await session.execute(wanted)).scalar_one()


async def person_id_of(stage: Stage, telegram_id: int) -> int:
    async with stage.database.read() as session:
        wanted = select(Person.id).where(Person.telegram_id == telegram_id)
        return (await session.execute(wanted)).scalar_one()


def shown_to(stage: Stage, telegram_id: int, since: int) -> list[str]:
    """Every call into the chat and every alert after so many calls, as it stands."""
    later = stage.session.calls[since:]
    return [repr(call) for call in later if getattr(call, "chat_id", telegram_id) == telegram_id]
