"""The question for the organisation, by the length of the register."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from models.database import Database
from services import organisations
from tests.flows.candidate import consent, fill, said
from tests.kit import Stage, the_programme


@pytest.fixture
async def small(sqlite_url: str) -> AsyncIterator[Stage]:
    """A programme whose definition names three schools."""
    stage = Stage(Database(sqlite_url), programme=the_programme("baltiysk"))
    await stage.open()
    yield stage
    await stage.courier.close()
    await stage.database.close()


async def test_small_register_is_shown_whole(small: Stage) -> None:
    person = small.person()
    await consent(person)
    await person.presses(small.programme.tracks[0].title)
    await person.presses("Заполнить анкету")
    await fill(person, 0, 4)
    assert said(person).splitlines()[2] == (
        "<b>Где вы работаете? Нажмите на свою организацию или напишите её название.</b>"
    )
    assert person.buttons == [*sorted(small.programme.municipalities[0].organisations), "← Назад", "Закончу позже"]
    await person.presses("МБОУ СОШ № 5")
    assert said(person).splitlines()[0].startswith("Вопрос 6 из ")


async def test_without_a_register_nothing_is_searched(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    await person.presses("Заполнить анкету")
    await fill(person, 0, 4)
    assert said(person).splitlines()[2] == "<b>Где вы работаете? Напишите название организации.</b>"
    assert person.buttons == ["← Назад", "Закончу позже"]


async def test_long_register_is_not_shown(small: Stage) -> None:
    async with small.database.write() as session:
        place = await organisations.municipality(session, programme=small.programme, key=None)
        for number in range(organisations.SMALL):
            made = await organisations.settle(session, municipality_id=place.id, title=f"Школа № {number + 20}")
            made.typed_in = False
        await session.flush()
        assert await organisations.small_register(session, municipality_id=place.id) == ()
