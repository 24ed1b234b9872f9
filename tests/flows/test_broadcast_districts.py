"""A coordinator of one district among many."""

from __future__ import annotations

import pytest

from models import Broadcast
from programmes.schema import Role
from tests.flows.broadcasting import Carriers, compose, got
from tests.flows.coordinator import district, member, school, shown
from tests.kit import START, Stage, the_programme
from tests.services.segments.kit import candidate, event


@pytest.fixture
def region(stage: Stage) -> Stage:
    """A region of several districts instead of the programme of one."""
    stage.programme = the_programme("khabarovsk")
    return Stage(stage.database, programme=the_programme("khabarovsk"))


async def test_coordinator_of_a_district_reaches_only_its_people(region: Stage) -> None:
    stage, (first, second) = region, [item.key for item in the_programme("khabarovsk").municipalities[:2]]
    await stage.open()
    async with stage.database.write() as session:
        await candidate(session, 1, programme="khabarovsk", place=first, surname="Своя", name="Анна")
        await candidate(session, 2, programme="khabarovsk", place=second, surname="Чужая", name="Анна")
        home = (await district(session, first)).id
        away = await event(session, "khabarovsk", municipality_id=(await district(session, second)).id, title="Чужое")
        await member(session, 910, (Role.COORDINATOR, home), name="Местная")
        chief_of_all = await member(session, 911, (Role.REGION_COORDINATOR, None), name="Краевая")
        for key in (first, second):
            await school(session, await district(session, key), "Школа № 3")
    wide = stage.person(chief_of_all.person.telegram_id or 0)
    await compose(wide)
    await wide.presses("bcp:1:o::1")
    titles = [item.title for item in the_programme("khabarovsk").municipalities[:2]]
    assert set(wide.buttons) >= {f"Школа № 3 · {title}" for title in titles}
    await wide.presses("bcd:1:drop1")
    local = stage.person(910)
    await compose(local)
    assert shown(local).splitlines()[2] == "<b>Получат:</b> 2 человека"
    await local.presses(f"bcp:2:m:{second}:1")
    assert local.alert == (
        "«Городской округ „Город Комсомольск-на-Амуре“» не в вашем районе. Туда пишет координатор того района."
    )
    await local.presses(f"bce:2:{away.id}:signed_up")
    assert local.alert is not None
    assert local.alert.startswith("Мероприятие «Чужое» проводит другой район.")
    await local.presses("bcp:2:p::1")
    await local.says("Чужая Анна\nСвоя Анна")
    assert shown(local).split("\n\n")[1] == (
        "<b>Не из вашего района (1):</b> Чужая Анна. Им пишет координатор их района."
    )
    await local.presses("bcg:2:0")
    await local.presses("Отправить сейчас: 1")
    await Carriers(stage).everything()
    assert (len(got(stage, 2001)), got(stage, 2002)) == (1, [])
    async with stage.database.read() as session:
        made = await session.get_one(Broadcast, 2)
    assert (made.municipality_id, made.segment, made.created_at) == (home, {"people": [1]}, START)
