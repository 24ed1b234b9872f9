"""Every handler, every role, every button one could forge: denied, written down, and nothing moved."""

from __future__ import annotations

import pytest

from handlers.candidate.withdrawal import WithdrawPress
from handlers.language import LanguagePress
from models import Base, Event, ExportRequest, Invite
from programmes.schema import Role
from services.export_requests import DATA_BANK
from tests.kit import Stage, the_catalogue
from tests.robustness.forgery import commands, doors, forged, guarded
from tests.robustness.subjects import every_button, numbers
from tests.robustness.victims import (
    AUTHOR,
    MARK,
    NO_ROLE,
    SURNAME,
    UNWATCHED,
    WATCHED,
    denials,
    loot,
    newcomer,
    of_others,
    settle,
    shown_to,
    snapshot,
    words_of,
)

DENIED = the_catalogue()["ru"].plain("common-denied")
MEMBERS = [NO_ROLE, *(role.value for role in Role)]
LAST = (WithdrawPress, LanguagePress)
"""After these nothing is the same for the forger."""
MOST = 60
"""Presses of one kind of button, about: those of a form have hundreds of combinations, alike but for the question."""
TYPED = "16 сентября 10:00–13:00 по 20 минут"
"""Said after each kind of button: whoever has got into a conversation by a forged press goes on with it."""


@pytest.fixture
async def victims(stage: Stage) -> Stage:
    await settle(stage)
    return stage


def test_list_of_doors_is_the_whole_house() -> None:
    """A walk that finds nothing proves nothing."""
    found = doors()
    assert {door.data for door in found} == set(every_button())
    assert len(guarded()) > 60
    assert {role for roles in guarded().values() for role in roles} == {
        Role.SECRETARY, Role.COORDINATOR, Role.REGION_COORDINATOR,
    }  # fmt: skip


def test_every_table_is_watched() -> None:
    assert {table.name for table in Base.metadata.sorted_tables} - {one.__tablename__ for one in WATCHED} == UNWATCHED


async def test_every_number_of_a_button_names_something_of_others(victims: Stage) -> None:
    """A new button must say in `subjects` what its numbers mean, and the victims must own such a thing."""
    found = await loot(victims)
    assert [name for name, rows in found.rows.items() if not rows] == []
    assert [(data, field) for data in every_button() for field in numbers(data) if not found.ids(data, field)] == []
    assert [data for data in every_button() if not forged(data, found.ids)] == []


@pytest.mark.parametrize("role", MEMBERS)
async def test_forged_button_without_the_right_is_denied_and_written_down(victims: Stage, role: str) -> None:
    person = await newcomer(victims, role)
    before, denied, wrong = await snapshot(victims), await denials(victims), []
    tried = 0
    for data, roles in guarded().items():
        for packed in forged(data)[:6] if role not in roles else ():
            tried += 1
            await person.presses(packed)
            if person.alert != DENIED:
                wrong.append((packed, person.alert))
    assert wrong == []
    assert (await snapshot(victims), await denials(victims) - denied) == (before, tried)


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


@pytest.mark.slow
@pytest.mark.parametrize("role", [NO_ROLE, Role.HEAD, Role.SECRETARY, Role.COORDINATOR])
async def test_forged_button_reaches_nothing_of_others(victims: Stage, role: str) -> None:
    """Whatever the role in the neighbouring district: no row of others moves, nobody is told, no name is shown."""
    found, words, person = await loot(victims), await words_of(victims), await newcomer(victims, role)
    before, told = await of_others(victims), len(victims.session.calls)
    free = set(guarded()) if role in (NO_ROLE, Role.HEAD) else set()
    buttons = {door.data for door in doors()} - free
    for data in sorted(buttons, key=lambda one: (one in LAST, one.__module__, one.__name__)):
        tried = forged(data, found.ids, words)
        for packed in tried[:: max(1, len(tried) // MOST)]:
            await person.presses(packed)
        await person.says(TYPED)
        assert await of_others(victims) == before, data
    shown = shown_to(victims, person.id, told)
    assert [text for text in shown if SURNAME in text or MARK in text or "+7914" in text] == []
    (home,) = {row.municipality_id for row in await snapshot(victims, Event)}
    own = [row for table in (Invite, ExportRequest) for row in await snapshot(victims, table) if row not in before]
    assert [
        row for row in own if row.municipality_id in (None, home) and getattr(row, "kind", DATA_BANK) == DATA_BANK
    ] == []


@pytest.mark.slow
async def test_forged_buttons_do_work_for_whom_they_are(victims: Stage) -> None:
    """The control: if they moved nothing for anybody, what is shown above would prove nothing."""
    found, words = await loot(victims), await words_of(victims)
    person = victims.person(AUTHOR)
    before = {table: await snapshot(victims, table) for table in WATCHED}
    for data in sorted({door.data for door in doors()} - set(LAST), key=lambda one: one.__name__):
        for packed in forged(data, found.ids, words)[:40]:
            await person.presses(packed)
    moved = {table.__tablename__ for table in WATCHED if await snapshot(victims, table) != before[table]}
    assert moved >= {
        "invite", "export_request", "event", "event_series", "interview_slot", "participation", "broadcast",
        "plan_import", "draft", "notification",
    }  # fmt: skip
    assert [text for text in person.texts if SURNAME in text] != []
