"""Between the facts of an event and the answers of its form."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Organisation
from models.database import Database
from programmes.calendar import EventTemplate
from programmes.schema import Programme
from services.errors import ServiceError
from services.events.answers import (
    answers_of,
    answers_of_template,
    facts_from,
    links_in,
    links_text,
    settled,
    zone_of_owner,
)
from services.events.facts import EventFacts
from services.events.names import FEW, MOST, named_people
from tests.flows.coordinator import applicant, district, school
from tests.kit import START
from tests.services.events.kit import PROGRAMME, TENTH, facts, the_cycle

BERLIN = "Europe/Berlin"
SEVERAL = PROGRAMME.model_copy(
    update={
        "municipalities": (
            *PROGRAMME.municipalities,
            PROGRAMME.municipalities[0].model_copy(update={"key": "west", "timezone": BERLIN}),
        )
    }
)
"""A programme of two zones, one of which changes its clocks."""


async def there_and_back(database: Database, given: EventFacts, programme: Programme = PROGRAMME) -> EventFacts:
    async with database.write() as session:
        await the_cycle(session)
        answers = await answers_of(session, facts=given)
        return await facts_from(
            session,
            programme=programme,
            answers=answers,
            owner_id=None,
            usual_zone=given.timezone,
            before=given,
        )


async def test_facts_come_back_from_their_answers(database: Database) -> None:
    async with database.write() as session:
        place = await district(session, "ketchenery")
        host = await school(session, place, "Средняя школа № 5")
        person = await applicant(session, 1)
    full = facts(
        description="О школе",
        tracks=(PROGRAMME.tracks[0].key,),
        audience={"stages": [PROGRAMME.tracks[0].stages[0].key], "people": [person.person_id], "roles": ["head"]},
        municipality_id=place.id,
        place="Школа № 5",
        link="https://example.ru",
        host_id=host.id,
        capacity=3,
        signup_opens_at=START,
        signup_closes_at=TENTH - timedelta(days=1),
        confirm_hours=12,
        materials=({"title": "Программа", "url": "https://example.ru"}, {"title": "план.pdf", "file": 7}),
        contact="кабинет 3",
        target_share=40,
        points=5,
        certificate="прошёл",
    )
    back = await there_and_back(database, full)
    assert replace(back, audience=dict(full.audience)) == full
    assert dict(back.audience) == dict(full.audience)


async def test_host_typed_in_is_entered_where_the_event_is(database: Database) -> None:
    async with database.write() as session:
        await the_cycle(session)
        place = await district(session, "ketchenery")
        answers = {"kind": "seminar", "title": "Т", "host": {"id": None, "name": "Новая школа"}}
        answers |= {"starts_at": TENTH.isoformat(), "ends_at": TENTH.isoformat()}
        made = await facts_from(
            session, programme=PROGRAMME, answers=answers, owner_id=place.id, usual_zone="Europe/Moscow"
        )
        host = await session.get_one(Organisation, made.host_id)
    assert (host.title, host.municipality_id, host.typed_in) == ("Новая школа", place.id, True)


def in_zone(start: str, zone: str = "europe_berlin") -> dict[str, Any]:
    return {"kind": "meeting", "title": "Т", "starts_at": start, "ends_at": start, "timezone": zone}


async def placed(database: Database, answers: dict[str, Any]) -> EventFacts:
    async with database.write() as session:
        return await facts_from(session, programme=SEVERAL, answers=answers, owner_id=None, usual_zone="Europe/Moscow")


async def test_zone_chosen_afterwards_keeps_the_time_on_the_wall(database: Database) -> None:
    made = await placed(database, in_zone("2027-03-27T10:00:00+03:00"))
    assert (made.starts_at.isoformat(), made.timezone) == ("2027-03-27T10:00:00+01:00", BERLIN)


async def test_time_that_the_chosen_zone_skips_is_refused(database: Database) -> None:
    with pytest.raises(ServiceError) as refused:
        await placed(database, in_zone("2027-03-28T02:30:00+03:00"))
    assert refused.value.text.key == "event-time-skipped"


async def test_second_of_two_equal_times_stays_the_second(database: Database) -> None:
    made = await placed(database, in_zone("2026-10-25T02:30:00+01:00"))
    assert made.starts_at.isoformat() == "2026-10-25T02:30:00+01:00"


async def test_district_lends_its_zone(database: Database) -> None:
    async with database.write() as session:
        place = await district(session, "ketchenery")
        place.timezone = BERLIN
        await session.flush()
        zones = [
            await zone_of_owner(session, programme=PROGRAMME, owner_id=owner) for owner in (None, place.id, 999_999)
        ]
    assert zones == [PROGRAMME.timezone, BERLIN, PROGRAMME.timezone]


def test_first_start_gives_the_end_where_the_length_is_known() -> None:
    template = EventTemplate(key="t", title="Т", kind="seminar", minutes=90)
    answers = answers_of_template(template)
    assert settled(answers, "starts_at", TENTH.isoformat()) == {"ends_at": "2026-12-10T11:30:00+03:00"}
    assert settled({}, "starts_at", TENTH.isoformat()) == {}


@given(st.integers(-10_000, 10_000), st.integers(1, 5000))
def test_new_start_takes_the_end_along(by: int, length: int) -> None:
    end, moved = TENTH + timedelta(minutes=length), TENTH + timedelta(minutes=by)
    answers = {"starts_at": TENTH.isoformat(), "ends_at": end.isoformat()}
    taken = settled(answers, "starts_at", moved.isoformat())
    assert datetime.fromisoformat(taken["ends_at"]) == end + timedelta(minutes=by)


def test_links_are_read_a_line_each_and_written_back() -> None:
    typed = "Программа: https://example.ru/a\n\n https://example.ru/b \nЗапись — HTTPS://example.ru/c"
    links = links_in(typed)
    assert [(link["title"], link["url"]) for link in links] == [
        ("Программа", "https://example.ru/a"),
        ("https://example.ru/b", "https://example.ru/b"),
        ("Запись", "HTTPS://example.ru/c"),
    ]
    assert links_in(links_text(links)) == links
    with pytest.raises(ServiceError):
        links_in("Программа без адреса")


async def test_names_of_another_district_are_nobodys(database: Database) -> None:
    async with database.write() as session:
        mine = await applicant(session, 1, surname="Соколова")
        await applicant(session, 2, surname="Ёлкина", place="elsewhere")
        home = await district(session, "ketchenery")
        scope = frozenset({home.id})
        assert await named_people(session, typed="соколова анна\nСоколова", scope=scope) == [mine.person_id]
        assert await named_people(session, typed="Елкина", scope=None) == [2]
        with pytest.raises(ServiceError) as foreign:
            await named_people(session, typed="Ёлкина", scope=scope)
        with pytest.raises(ServiceError) as many:
            await named_people(session, typed="\n".join(map(str, range(MOST + 1))), scope=None)
    assert (foreign.value.text.key, many.value.text.key) == ("event-people-unknown", "event-people-many")


async def test_long_list_of_names_is_found_as_a_short_one(database: Database) -> None:
    names = [f"Соколова{number} Анна" for number in range(FEW + 5)]
    async with database.write() as session:
        for number, name in enumerate(names):
            await applicant(session, number, surname=name.split()[0])
        await applicant(session, 77, surname="Соколова3")
        found = await named_people(session, typed="\n".join(names[:3] + names[4:]), scope=None)
        with pytest.raises(ServiceError) as several:
            await named_people(session, typed="\n".join(names), scope=None)
        with pytest.raises(ServiceError) as unknown:
            await named_people(session, typed="\n".join([*names[4:], "Никто", "Иванов Пётр"]), scope=None)
    assert found == [number + 1 for number in range(FEW + 5) if number != 3]
    assert (several.value.text.key, several.value.text.args["names"]) == ("event-people-several", "Соколова3 Анна")
    assert (unknown.value.text.key, unknown.value.text.args["count"]) == ("event-people-unknown", 2)


async def test_whole_names_go_before_longer_ones(database: Database) -> None:
    async with database.write() as session:
        await applicant(session, 1, surname="Иванова", name="Александра")
        meant = await applicant(session, 2, surname="Иванов", name="Александр")
        assert await named_people(session, typed="Иванов Александр", scope=None) == [meant.person_id]


def test_zone_of_the_wall_is_the_events() -> None:
    local = facts(timezone=BERLIN).local(TENTH)
    assert (local.hour, local.tzinfo) == (8, ZoneInfo(BERLIN))
