from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import Event, Municipality, Participation
from programmes.schema import Role
from services.actor import Actor
from services.event_list import Filters, count_coming, fetch_choices, fetch_list, may_see
from tests.flows.coordinator import boss, district, member
from tests.flows.taking_part import TOMORROW, an_event, participant
from tests.kit import START, Stage, the_programme

PROGRAMME = the_programme("ketchenery")


async def titles(stage: Stage, actor: Actor, number: int = 1, **filters: Any) -> list[str]:
    async with stage.database.read() as session:
        page = await fetch_list(
            session, actor=actor, programme=PROGRAMME, filters=Filters(**filters), number=number, now=START
        )
        return [line.event.title for line in page.items]


async def takes_part(session: Any, actor: Actor, event: Event, state: str = "signed_up") -> None:
    session.add(
        Participation(
            event_id=event.id,
            person_id=actor.person.id,
            state=state,
            queued_at=START,
            created_at=START,
            changed_at=START,
        )
    )
    await session.flush()


async def test_next_events_come_first_and_of_past_ones_the_last(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session)
        for days in (3, 1, -1, -5, 2):
            await an_event(session, title=f"{days}", starts_at=START + timedelta(days=days))
    assert await titles(stage, actor) == ["1", "2", "3"]
    assert await titles(stage, actor, past=True) == ["-1", "-5"]


async def test_deadline_stands_in_the_list_by_its_end(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session)
        soon, later = (START + timedelta(days=number) for number in (1, 5))
        await an_event(session, title="Срок", kind="deadline", starts_at=soon, ends_at=later)
        await an_event(session, title="Семинар", starts_at=START + timedelta(days=3))
    assert await titles(stage, actor) == ["Семинар", "Срок"]


async def test_candidate_sees_what_is_for_them_or_theirs_already(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session, stage="recruitment")
        other = Municipality(key="other", title="Соседи", timezone="Europe/Moscow")
        session.add(other)
        await session.flush()
        track = PROGRAMME.tracks[0].key
        await an_event(session, title="всем")
        await an_event(session, title="направлению", tracks=[track])
        await an_event(session, title="чужому направлению", tracks=["nobody"])
        await an_event(session, title="этапу", audience={"stages": ["recruitment"]})
        await an_event(session, title="чужому этапу", audience={"stages": ["training"]})
        await an_event(session, title="поимённо", audience={"people": [actor.person.id]})
        await an_event(session, title="не мне", audience={"people": [actor.person.id + 1]})
        await an_event(session, title="соседям", municipality_id=other.id)
        await an_event(session, title="отменено", state="cancelled")
        mine = await an_event(session, title="был приглашён", audience={"stages": ["training"]}, state="cancelled")
        await takes_part(session, actor, mine)
    assert await titles(stage, actor) == ["всем", "направлению", "этапу", "поимённо", "был приглашён"]
    assert await titles(stage, actor, mine=True) == ["был приглашён"]


async def test_list_and_card_agree_on_what_is_seen(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session, stage="recruitment")
        events = [
            await an_event(session, title=str(number), audience={"stages": [stage_key]})
            for number, stage_key in enumerate(("recruitment", "training"))
        ]
        seen = [await may_see(session, actor=actor, programme=PROGRAMME, event=event) for event in events]
    assert (seen, await titles(stage, actor)) == ([True, False], ["0"])


async def test_staff_see_their_scope_and_the_regions(stage: Stage) -> None:
    async with stage.database.write() as session:
        own, other = await district(session, "own"), await district(session, "other")
        await an_event(session, title="область")
        await an_event(session, title="свой", municipality_id=own.id, audience={"stages": ["training"]})
        await an_event(session, title="чужой", municipality_id=other.id)
        await an_event(session, title="отменено", municipality_id=own.id, state="cancelled")
        chief = await boss(session)
        local = await member(session, 60, (Role.COORDINATOR, own.id))
        secretary = await member(session, 61, (Role.SECRETARY, own.id))
    assert await titles(stage, chief) == ["область", "свой", "чужой", "отменено"]
    assert await titles(stage, local) == await titles(stage, secretary) == ["область", "свой", "отменено"]


async def test_filters_narrow_and_their_numbers_tell_how_far(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session)
        await an_event(session, title="Семинар в школе", place="Школа № 5", capacity=1)
        full = await an_event(session, title="Тренинг", kind="training", capacity=1)
        await takes_part(session, actor, full)
        await an_event(session, title="Зимний семинар", starts_at=START + timedelta(days=90))
        await an_event(session, title="Закрытый", signup_closes_at=START - timedelta(days=1))
        await an_event(session, title="Срок", kind="deadline")
    assert await titles(stage, actor, kind="training") == ["Тренинг"]
    assert await titles(stage, actor, month="2026-12") == ["Зимний семинар"]
    assert await titles(stage, actor, free=True) == ["Семинар в школе", "Зимний семинар"]
    assert await titles(stage, actor, typed="СЕМИН школ") == ["Семинар в школе"]
    async with stage.database.read() as session:
        found = await fetch_choices(
            session, actor=actor, programme=PROGRAMME, filters=Filters(kind="seminar"), now=START
        )
    assert (found.kinds, found.months, found.free, found.total) == (
        {"seminar": 3, "training": 1, "deadline": 1},
        {"2026-09": 2, "2026-12": 1},
        2,
        3,
    )


async def test_full_event_and_ones_own_state_stand_on_the_line(stage: Stage) -> None:
    async with stage.database.write() as session:
        anna, boris = await participant(session, 1), await participant(session, 2)
        event = await an_event(session, capacity=1)
        await takes_part(session, anna, event)
    for actor, expected in ((anna, ("signed_up", True)), (boris, (None, True))):
        async with stage.database.read() as session:
            page = await fetch_list(session, actor=actor, programme=PROGRAMME, filters=Filters(), number=1, now=START)
            assert (page.items[0].state, page.items[0].full) == expected


@pytest.mark.parametrize(("number", "first", "count"), [(1, "00", 8), (2, "08", 8), (3, "16", 4), (99, "16", 4)])
async def test_pages_hold_whatever_number_is_asked_for(stage: Stage, number: int, first: str, count: int) -> None:
    async with stage.database.write() as session:
        actor = await participant(session)
        for place in range(20):
            await an_event(session, title=f"{place:02}", starts_at=TOMORROW + timedelta(hours=place))
    shown = await titles(stage, actor, number)
    assert (shown[0], len(shown)) == (first, count)


async def test_coming_counts_what_lies_ahead_and_stands(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session)
        for state, event_state, days in (
            ("signed_up", "planned", 1),
            ("waiting", "planned", 2),
            ("withdrawn", "planned", 3),
            ("signed_up", "cancelled", 4),
            ("signed_up", "planned", -4),
        ):
            event = await an_event(session, state=event_state, starts_at=START + timedelta(days=days))
            await takes_part(session, actor, event, state)
        assert await count_coming(session, actor=actor, now=START) == 2
