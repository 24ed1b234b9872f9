"""Every handler, every role, every button one could forge: denied, written down, and nothing moved."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from models import (
    Application,
    AuditEntry,
    Base,
    Broadcast,
    CalendarEntry,
    Consent,
    Draft,
    Event,
    ExportRequest,
    Invite,
    Municipality,
    Notification,
    Organisation,
    Participation,
    Person,
    RoleGrant,
    StageChange,
    StoredFile,
    Submission,
)
from programmes.schema import Role
from services import people
from tests.flows import candidate
from tests.kit import Stage, Talker, the_catalogue
from tests.robustness.forgery import commands, doors, forged, guarded

WATCHED: tuple[type[Base], ...] = (
    Application, StageChange, Draft, Consent, Submission, StoredFile, Invite, RoleGrant, Notification, ExportRequest,
    Event, Participation, CalendarEntry, Broadcast,
)  # fmt: skip
DENIED = the_catalogue()["ru"].plain("common-denied")
SURNAME = "Незнакомцева"
"""Of nobody else, and no example on any screen."""
NO_ROLE = "nobody"
MEMBERS = [NO_ROLE, *(role.value for role in Role)]


async def snapshot(stage: Stage, *tables: type[Base]) -> list[Any]:
    async with stage.database.read() as session:
        found: list[Any] = []
        for table in tables or WATCHED:
            columns = table.__table__.columns
            found += (await session.execute(select(*columns).order_by(*table.__table__.primary_key))).all()
        return found


async def denials(stage: Stage) -> int:
    async with stage.database.read() as session:
        wanted = select(func.count(AuditEntry.id)).where(AuditEntry.action.startswith("denied:"))
        return (await session.execute(wanted)).scalar_one()


async def grant(stage: Stage, person: Talker, role: Role, municipality_id: int | None) -> None:
    async with stage.database.write() as session:
        wanted = select(Person.id).where(Person.telegram_id == person.id)
        person_id = (await session.execute(wanted)).scalar_one()
        now = stage.clock.now()
        session.add(RoleGrant(person_id=person_id, role=role.value, municipality_id=municipality_id, granted_at=now))


async def foreign_place(stage: Stage) -> int:
    async with stage.database.write() as session:
        place = Municipality(key="foreign", title="Соседний район", timezone="Europe/Moscow")
        session.add(place)
        await session.flush()
        session.add(Organisation(municipality_id=place.id, title="Другая школа", search_text="другая школа"))
        return place.id


@pytest.fixture
async def victims(stage: Stage) -> Stage:
    """One person with an application, one in the middle of the form."""
    await candidate.apply(stage.person(501))
    async with stage.database.write() as session:
        applicant = (await session.execute(select(Person).where(Person.telegram_id == 501))).scalar_one()
        applicant.surname = SURNAME
        await people.refresh_search(session, applicant)
    await candidate.begin(stage.person(502))
    await candidate.fill(stage.person(502), 0, 5)
    return stage


async def newcomer(stage: Stage, role: str) -> Talker:
    """Somebody who holds `role` in a neighbouring district, or none."""
    person = stage.person(601)
    await person.says("/start")
    place = await foreign_place(stage)
    if role != NO_ROLE:
        await grant(stage, person, Role(role), place)
    return person


def test_list_of_doors_is_the_whole_house() -> None:
    """A walk that finds nothing proves nothing."""
    found = doors()
    assert len(found) > 40
    assert len(guarded()) > 20
    assert {role for roles in guarded().values() for role in roles} == {
        Role.SECRETARY, Role.COORDINATOR, Role.REGION_COORDINATOR,
    }  # fmt: skip


@pytest.mark.parametrize("role", MEMBERS)
async def test_forged_button_without_the_right_is_denied_and_written_down(victims: Stage, role: str) -> None:
    person = await newcomer(victims, role)
    before, denied, wrong = await snapshot(victims), await denials(victims), []
    tried = 0
    for data, roles in guarded().items():
        if role in roles:
            continue
        for packed in forged(data):
            tried += 1
            await person.presses(packed)
            if person.alert != DENIED:
                wrong.append((packed, person.alert))
    assert wrong == []
    assert (await snapshot(victims), await denials(victims) - denied) == (before, tried)


async def test_forged_buttons_do_work_for_whom_they_are(victims: Stage) -> None:
    """The control: if they moved nothing for anybody, the denials above would prove nothing."""
    person = victims.person(601)
    await person.says("/start")
    await grant(victims, person, Role.REGION_COORDINATOR, None)
    before = await snapshot(victims, Invite, ExportRequest)
    for data in guarded():
        for packed in forged(data):
            await person.presses(packed)
    assert len(await snapshot(victims, Invite, ExportRequest)) > len(before)
    assert [text for text in person.texts if SURNAME in text] != []


@pytest.mark.parametrize("role", MEMBERS)
async def test_command_without_the_right_is_denied_and_written_down(victims: Stage, role: str) -> None:
    person = await newcomer(victims, role)
    before, denied = await snapshot(victims), await denials(victims)
    forbidden = [name for name, roles in commands().items() if role not in roles]
    answers = []
    for name in forbidden:
        await person.says(f"/{name}")
        answers.append(person.last.text)
    assert answers == [DENIED] * len(forbidden)
    assert (await snapshot(victims), await denials(victims) - denied) == (before, len(forbidden))


@pytest.mark.parametrize("role", MEMBERS)
async def test_forged_button_of_a_candidate_reaches_nobody_elses_data(victims: Stage, role: str) -> None:
    person = await newcomer(victims, role)
    before = await snapshot(victims, Application, StageChange, Consent, Submission)
    drafts = await snapshot(victims, Draft)
    for data in {door.data for door in doors() if door.roles is None}:
        for packed in forged(data)[:60]:
            await person.presses(packed)
    others = [row for row in await snapshot(victims, Consent) if row.person_id != await _person_id(victims, 601)]
    assert [row for row in before if hasattr(row, "text_hash")] == others
    assert await snapshot(victims, Application, StageChange, Submission) == [
        row for row in before if not hasattr(row, "text_hash")
    ]
    mine = await _person_id(victims, 601)
    assert [row for row in await snapshot(victims, Draft) if row.person_id != mine] == drafts
    assert [text for text in person.texts if SURNAME in text] == []


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COORDINATOR])
async def test_staff_of_another_district_reach_nothing_by_forged_buttons(victims: Stage, role: Role) -> None:
    person = await newcomer(victims, role.value)
    tables = (Application, StageChange, Draft, Consent, Submission, StoredFile, Notification)
    before, grants = await snapshot(victims, *tables), await snapshot(victims, RoleGrant)
    for data in guarded():
        for packed in forged(data):
            await person.presses(packed)
    assert (await snapshot(victims, *tables), await snapshot(victims, RoleGrant)) == (before, grants)
    assert [text for text in person.texts if SURNAME in text or "914" in text] == []
    async with victims.database.read() as session:
        places = set((await session.execute(select(Invite.municipality_id))).scalars())
        orders = set((await session.execute(select(ExportRequest.municipality_id))).scalars())
    home = (await snapshot(victims, RoleGrant))[-1].municipality_id
    assert (places - {home}, orders - {home, None}) == (set(), set())


async def _person_id(stage: Stage, telegram_id: int) -> int:
    async with stage.database.read() as session:
        wanted = select(Person.id).where(Person.telegram_id == telegram_id)
        return (await session.execute(wanted)).scalar_one()
