"""A coordinator of one district among many."""

from __future__ import annotations

import pytest

from models import Broadcast
from programmes.schema import Role
from tests.flows.broadcasting import Carriers, compose, got
from tests.flows.coordinator import district, member, shown
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
    local = stage.person(910)
    await compose(local)
    assert shown(local).splitlines()[2] == "<b>Получат:</b> 2 человека"
    await local.presses(f"bcp:1:m:{second}:1")
    title = the_programme("khabarovsk").municipalities[1].title
    assert local.alert == f"«{title}» не в вашем районе. Туда пишет координатор того района."
    await local.presses(f"bce:1:{away.id}:signed_up")
    assert local.alert is not None
    assert local.alert.startswith("Мероприятие «Чужое» проводит другой район.")
    await local.presses("bcp:1:p::1")
    await local.says("Чужая Анна\nСвоя Анна")
    assert shown(local).split("\n\n")[1] == (
        "<b>Не из вашего района (1):</b> Чужая Анна. Им пишет координатор их района."
    )
    await local.presses("bcg:1:0")
    await local.presses("Отправить сейчас: 1")
    await Carriers(stage).everything()
    assert (len(got(stage, 2001)), got(stage, 2002)) == (1, [])
    async with stage.database.read() as session:
        made = await session.get_one(Broadcast, 1)
    assert (made.municipality_id, made.segment, made.created_at) == (home, {"people": [1]}, START)
