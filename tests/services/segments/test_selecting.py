from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notification, Person, RoleGrant
from models.database import Database
from programmes.schema import Role
from services import segments
from services.cycles import current
from services.segments import Counted, Segment
from tests.flows.coordinator import district, member
from tests.kit import START, the_programme
from tests.services.broadcasts.kit import broadcast
from tests.services.segments.kit import candidate, consent, event, part

KHABAROVSK = the_programme("khabarovsk")
FIRST, SECOND = KHABAROVSK.municipalities[0].key, KHABAROVSK.municipalities[1].key


async def chosen(session: AsyncSession, segment: Segment, scope: frozenset[int] | None = None) -> list[int]:
    cycle = await current(session, programme=KHABAROVSK, today=START.date())
    statement = segments.select_people(segment, programme=KHABAROVSK, cycle_id=cycle.id, scope=scope)
    return sorted((await session.execute(statement)).scalars())


async def someone(session: AsyncSession, number: int, **columns: Any) -> int:
    return (await candidate(session, number, programme="khabarovsk", **{"place": FIRST, **columns})).person_id


async def test_criteria_stand_with_and_their_values_with_or(database: Database) -> None:
    track = KHABAROVSK.tracks[0]
    stages = [stage.key for stage in track.stages if stage.kind.value != "ended"]
    async with database.write() as session:
        first = await someone(session, 1, stage=stages[0])
        second = await someone(session, 2, stage=stages[1], place=SECOND)
        third = await someone(session, 3, stage=stages[1])
        assert await chosen(session, {}) == [first, second, third]
        assert await chosen(session, {"stages": stages[:2]}) == [first, second, third]
        assert await chosen(session, {"stages": [stages[1]], "municipalities": [FIRST]}) == [third]
        assert await chosen(session, {"municipalities": [FIRST, SECOND], "people": [first, second]}) == [first, second]
        assert await chosen(session, {"stages": []}) == []
        assert await chosen(session, {"of_the_future": [1]}) == []


async def test_track_and_stage_are_asked_of_one_application(database: Database) -> None:
    heads, reserve = KHABAROVSK.tracks[:2]
    async with database.write() as session:
        made = await candidate(session, 1, programme="khabarovsk", place=FIRST, track=heads.key, stage=heads.entry.key)
        own = next(stage.key for stage in reserve.stages if stage.key not in {item.key for item in heads.stages})
        session.add(
            type(made)(
                person_id=made.person_id,
                cycle_id=made.cycle_id,
                track=reserve.key,
                stage=own,
                answers={},
                submitted_at=START,
            )
        )
        await session.flush()
        assert await chosen(session, {"tracks": [reserve.key], "stages": [own]}) == [made.person_id]
        assert await chosen(session, {"tracks": [heads.key], "stages": [own]}) == []


async def test_ended_applications_count_only_where_their_stage_or_person_is_named(database: Database) -> None:
    track = KHABAROVSK.tracks[0]
    ended = next(stage.key for stage in track.stages if stage.kind.value == "ended")
    async with database.write() as session:
        gone = await someone(session, 1, stage=ended)
        stays = await someone(session, 2)
        assert await chosen(session, {}) == [stays]
        assert await chosen(session, {"tracks": [track.key]}) == [stays]
        assert await chosen(session, {"municipalities": [FIRST]}) == [stays]
        assert await chosen(session, {"stages": [ended]}) == [gone]
        assert await chosen(session, {"people": [gone]}) == [gone]


async def test_without_consent_or_role_nobody_is_reached(database: Database) -> None:
    async with database.write() as session:
        application = await candidate(session, 1, programme="khabarovsk", place=FIRST)
        stranger = Person(telegram_id=77, search_text="", created_at=START)
        undecided = Person(telegram_id=78, search_text="", created_at=START)
        session.add_all([stranger, undecided])
        await session.flush()
        await consent(session, undecided.id, "khabarovsk")
        mentor = (await member(session, 79, (Role.MENTOR, None))).person.id
        assert await chosen(session, {}) == [application.person_id, undecided.id, mentor]
        taken = await consent(session, stranger.id, "khabarovsk")
        taken.withdrawn_at = START
        await session.flush()
        assert await chosen(session, {"people": [stranger.id, undecided.id]}) == [undecided.id]
        assert await chosen(session, {"roles": ["mentor"]}) == [mentor]


async def test_scope_holds_people_and_staff_of_the_district(database: Database) -> None:
    async with database.write() as session:
        mine = await someone(session, 1)
        foreign = await someone(session, 2, place=SECOND)
        home = (await district(session, FIRST)).id
        mentor = (await member(session, 80, (Role.MENTOR, home))).person.id
        everywhere = (await member(session, 81, (Role.REGION_COORDINATOR, None))).person.id
        scope = frozenset({home})
        assert await chosen(session, {}, scope) == [mine, mentor]
        assert await chosen(session, {"people": [mine, foreign, everywhere]}, scope) == [mine]
        assert await chosen(session, {"municipalities": [SECOND]}, scope) == []
        assert await chosen(session, {}, frozenset()) == []
        session.add(RoleGrant(person_id=foreign, role=Role.CANDIDATE.value, municipality_id=home, granted_at=START))
        await session.flush()
        assert await chosen(session, {}, scope) == [mine, mentor]


async def test_people_are_chosen_by_what_they_are_to_an_event(database: Database) -> None:
    async with database.write() as session:
        coming, waiting, came, silent = [await someone(session, number) for number in range(1, 5)]
        seminar = await event(session, "khabarovsk")
        await part(session, seminar.id, coming)
        await part(session, seminar.id, waiting, state="waiting")
        await part(session, seminar.id, came, attendance="attended")
        assert await chosen(session, {"events": [{"id": seminar.id, "states": ["signed_up"]}]}) == [coming, came]
        assert await chosen(session, {"events": [{"id": seminar.id, "states": ["attended", "waiting"]}]}) == [
            waiting,
            came,
        ]
        assert await chosen(session, {"events_without": [seminar.id]}) == [silent]


async def test_people_are_chosen_by_whether_they_acknowledged(database: Database) -> None:
    async with database.write() as session:
        people = [await someone(session, number) for number in range(1, 4)]
        sent = await broadcast(session, people[0])
        for person, state, at in ((0, "sent", START), (1, "sent", None), (2, "failed", None)):
            session.add(
                Notification(
                    key=f"b:{person}",
                    person_id=people[person],
                    broadcast_id=sent.id,
                    text={},
                    due_at=START,
                    created_at=START,
                    state=state,
                    acknowledged_at=at,
                )
            )
        await session.flush()
        states = ("acknowledged", "unacknowledged")
        found = [await chosen(session, {"broadcasts": [{"id": sent.id, "states": [state]}]}) for state in states]
        both = await chosen(session, {"broadcasts": [{"id": sent.id, "states": list(states)}]})
        assert (*found, both) == (people[:1], people[1:2], people[:2])


async def test_count_tells_whom_nothing_reaches(database: Database) -> None:
    async with database.write() as session:
        numbers = [await someone(session, number) for number in range(1, 5)]
        (await session.get_one(Person, numbers[1])).unreachable_since = START
        (await session.get_one(Person, numbers[2])).telegram_id = None
        await session.flush()
        cycle = await current(session, programme=KHABAROVSK, today=START.date())
        whole = await segments.count(session, {}, programme=KHABAROVSK, cycle_id=cycle.id, scope=None)
        nobody = await segments.count(session, {"people": []}, programme=KHABAROVSK, cycle_id=cycle.id, scope=None)
        assert (whole, nobody) == (Counted(4, 2, 1, 1), Counted(0, 0, 0, 0))


@pytest.mark.parametrize("only", [0, 1])
async def test_one_person_is_matched_against_many_segments(stage_database: Database, only: int) -> None:
    async with stage_database.write() as session:
        people = [await someone(session, 1), await someone(session, 2, place=SECOND)]
        home = (await district(session, FIRST)).id
        cycle = await current(session, programme=KHABAROVSK, today=START.date())
        found = await segments.fitting(
            session,
            {
                "all": ({}, None),
                "first": ({"municipalities": [FIRST]}, None),
                "second": ({"municipalities": [SECOND]}, None),
                "scoped": ({}, frozenset({home})),
            },
            person_id=people[only],
            programme=KHABAROVSK,
            cycle_id=cycle.id,
        )
        assert found == ({"all", "first", "scoped"} if only == 0 else {"all", "second"})


async def test_event_of_a_district_is_for_its_people_of_its_tracks(stage_database: Database) -> None:
    heads = KHABAROVSK.tracks[0].key
    async with stage_database.write() as session:
        home = await district(session, FIRST)
        made = await event(session, "khabarovsk", tracks=[heads], audience={"stages": ["x"]}, municipality_id=home.id)
        organisers = ["secretary", "coordinator", "region_coordinator"]
        meant = {"tracks": [heads], "stages": ["x"], "without_roles": organisers}
        assert segments.of_event(made) == (meant, frozenset({home.id}))


async def test_event_for_everybody_is_not_for_those_who_run_the_programme(stage_database: Database) -> None:
    async with stage_database.write() as session:
        guest, applied = await someone(session, 1), await someone(session, 2)
        session.add(RoleGrant(person_id=applied, role=Role.SECRETARY.value, granted_at=START))
        mentor = (await member(session, 3, (Role.MENTOR, None))).person.id
        await member(session, 4, (Role.COORDINATOR, None))
        segment, scope = segments.of_event(await event(session, "khabarovsk"))
        assert await chosen(session, segment, scope) == sorted([guest, applied, mentor])
