from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from models import ExportRequest, Invite, Municipality
from models.database import Database
from programmes.schema import Role
from tests.flows.coordinator import applicant, chief, member, shown
from tests.kit import Stage, the_programme

KEYS = [item.key for item in the_programme("khabarovsk").municipalities]


@pytest.fixture
async def region(sqlite_url: str) -> AsyncIterator[Stage]:
    """A programme with many districts and two tracks."""
    database = Database(sqlite_url)
    made = Stage(database, the_programme("khabarovsk"))
    await made.open()
    async with database.write() as session:
        for number, key in enumerate(KEYS[:2]):
            await applicant(session, number, surname=f"Номер{number}", place=key, programme="khabarovsk")
    yield made
    await made.courier.close()
    await database.close()


async def district_id(stage: Stage, key: str) -> int:
    async with stage.database.read() as session:
        return (await session.execute(select(Municipality.id).where(Municipality.key == key))).scalar_one()


async def test_region_filters_by_district_and_track(region: Stage) -> None:
    boss = await chief(region)
    await boss.presses("apps:0")
    await boss.presses("Фильтры")
    assert boss.buttons[:3] == ["Этап", "Направление", "Район"]
    await boss.presses("Район")
    assert len(boss.buttons) == len(KEYS) + 2
    await boss.presses(f"as:place:{await district_id(region, KEYS[1])}")
    assert shown(boss).splitlines()[0] == "<b>Заявки: 1</b>"
    await boss.presses("af:track")
    track = the_programme("khabarovsk").tracks[1]
    await boss.presses(f"as:track:{track.key}")
    assert shown(boss).splitlines()[0] == "<b>Ничего не нашлось</b>"


async def test_region_invites_into_a_district_and_exports_it(region: Stage) -> None:
    boss = await chief(region)
    place = await district_id(region, KEYS[3])
    await boss.says("/invite")
    await boss.presses("Новое приглашение")
    await boss.presses("Координатор")
    await boss.presses(f"in:coordinator:{place}:0:0")
    await boss.presses("1 человек")
    await boss.presses("1 день")
    await boss.says("/export")
    await boss.presses(f"xls:{place}:-1")
    async with region.database.read() as session:
        invite = (await session.execute(select(Invite))).scalar_one()
        request = (await session.execute(select(ExportRequest))).scalar_one()
    assert (invite.role, invite.municipality_id, invite.max_uses) == ("coordinator", place, 1)
    assert (request.municipality_id, request.progress_message_id is None) == (place, False)


async def test_district_coordinator_is_not_asked_where(region: Stage) -> None:
    place = await district_id(region, KEYS[0])
    async with region.database.write() as session:
        await member(session, 60, (Role.COORDINATOR, place))
    local = region.person(60)
    await local.says("/invite")
    await local.presses("Новое приглашение")
    assert "Координатор региона" not in local.buttons
    await local.presses("Наставник")
    assert local.buttons[0] == "1 человек"
    await local.presses("1 человек")
    await local.presses("7 дней")
    await local.presses("apps:0")
    assert [label for label in local.buttons if "Номер" in label] == [local.buttons[0]]
    async with region.database.read() as session:
        assert (await session.execute(select(Invite.municipality_id))).scalar_one() == place
