"""Tracks, municipalities and the register of organisations, in a programme that has several."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from models import Draft, Municipality, Organisation
from models.database import Database
from programmes.schema import Programme
from services.search import searchable
from tests.flows.candidate import consent, said
from tests.kit import Stage, Talker, the_programme

SCHOOLS = ("Гимназия № 5", "Лицей «Звёздный»", "Средняя школа № 5", "Средняя школа № 51")


@pytest.fixture
async def region(sqlite_url: str) -> AsyncIterator[Stage]:
    """A region of several municipalities; the first one has a register."""
    stage = Stage(Database(sqlite_url), programme=the_programme("khabarovsk"))
    await stage.open()
    async with stage.database.write() as session:
        place = (await session.execute(select(Municipality).order_by(Municipality.id).limit(1))).scalar_one()
        for title in SCHOOLS:
            session.add(Organisation(municipality_id=place.id, title=title, search_text=searchable(title)))
    yield stage
    await stage.courier.close()
    await stage.database.close()


async def draft_of(stage: Stage) -> Draft:
    async with stage.database.read() as session:
        return (await session.execute(select(Draft))).scalar_one()


async def at_organisation(stage: Stage) -> Talker:
    """Somebody of the first municipality who is asked for the organisation."""
    person = stage.person()
    await consent(person)
    track = stage.programme.tracks[1]
    await person.presses(track.title)
    await person.presses("Заполнить анкету")
    draft = await draft_of(stage)
    async with stage.database.write() as session:
        row = await session.get_one(Draft, draft.id)
        row.answers = {"municipality": stage.programme.municipalities[0].key}
        row.current = "organisation"
    return person


async def test_track_is_described_before_it_is_chosen(region: Stage) -> None:
    person, track = region.person(), region.programme.tracks[0]
    await consent(person)
    assert person.buttons == [*(item.title for item in region.programme.tracks), "В меню"]
    await person.presses(track.title)
    assert said(person).startswith(f"<b>{track.title}</b>\n\n")
    await person.presses("← Назад")
    assert person.buttons == [*(item.title for item in region.programme.tracks), "В меню"]


async def test_few_letters_give_the_register_as_buttons(region: Stage) -> None:
    person = await at_organisation(region)
    await person.says("школа 5")
    assert person.buttons[:3] == ["Средняя школа № 5", "Средняя школа № 51", "Нет в списке: записать «школа 5»"]
    await person.presses("Средняя школа № 51")
    assert (await draft_of(region)).answers["organisation"] == "Средняя школа № 51"


async def test_whole_name_is_taken_at_once(region: Stage) -> None:
    person = await at_organisation(region)
    await person.says("лицей «звездный»")
    assert (await draft_of(region)).answers["organisation"] == "Лицей «Звёздный»"


async def test_unlisted_organisation_is_written_as_typed(region: Stage) -> None:
    person = await at_organisation(region)
    await person.says("Школа <на горе>")
    assert said(person).startswith("«Школа &lt;на горе&gt;» — такой организации в списке нет.")
    await person.presses("Нет в списке: записать")
    assert (await draft_of(region)).answers["organisation"] == "Школа <на горе>"


async def test_organisation_of_another_municipality_cannot_be_chosen(region: Stage) -> None:
    person = await at_organisation(region)
    async with region.database.write() as session:
        other = (await session.execute(select(Municipality).order_by(Municipality.id.desc()).limit(1))).scalar_one()
        foreign = Organisation(municipality_id=other.id, title="Чужая", search_text="чужая")
        session.add(foreign)
        await session.flush()
    draft = await draft_of(region)
    await person.presses(f"f:{draft.id}:a:organisation:{foreign.id}")
    assert "organisation" not in (await draft_of(region)).answers
    assert person.alert == "Этой организации в списке больше нет. Напишите первые буквы названия ещё раз."


async def test_another_municipality_asks_for_the_organisation_again(region: Stage) -> None:
    person = await at_organisation(region)
    await person.says("Гимназия № 5")
    draft = await draft_of(region)
    await person.presses(f"f:{draft.id}:e:municipality:")
    await person.presses(f"f:{draft.id}:a:municipality:{region.programme.municipalities[1].key}")
    answers = (await draft_of(region)).answers
    assert answers == {"municipality": region.programme.municipalities[1].key}


async def test_every_button_fits_telegram(region: Stage) -> None:
    """Each screen on the way of every track: 64 bytes of data, at most 100 buttons, 4,096 characters."""
    for number, track in enumerate(region.programme.tracks):
        person = region.person(300 + number)
        await consent(person)
        await person.presses(track.title)
        await person.presses("Заполнить анкету")
        _check(person, region.programme)


def _check(person: Talker, programme: Programme) -> None:
    assert len(programme.municipalities) > 1
    for call in person.calls:
        markup = getattr(call, "reply_markup", None)
        for row in getattr(markup, "inline_keyboard", ()):
            assert all(len((button.callback_data or "").encode()) <= 64 for button in row)
        assert len(getattr(call, "text", None) or "") <= 4096
