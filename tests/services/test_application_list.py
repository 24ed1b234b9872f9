from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database
from programmes.schema import Role
from services.actor import Actor
from services.application_list import Counts, Filters, HomeCounts, Line, coordinator_home, counts, fetch_list
from services.errors import Denied
from services.paging import Page
from tests.flows.coordinator import applicant, boss, district, member
from tests.kit import START, the_programme

PROGRAMME = the_programme("ketchenery")


async def listed(session: AsyncSession, actor: Actor, number: int = 1, **filters: object) -> Page[Line]:
    return await fetch_list(
        session,
        actor=actor,
        programme=PROGRAMME,
        filters=Filters(**filters),  # type: ignore[arg-type]
        number=number,
        now=START,
    )


async def surnames(session: AsyncSession, actor: Actor, **filters: object) -> list[str | None]:
    return [line.surname for line in (await listed(session, actor, 1, **filters)).items]


async def counted(session: AsyncSession, actor: Actor, typed: str = "") -> Counts:
    return await counts(session, actor=actor, programme=PROGRAMME, now=START, typed=typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("соко", ["Соколова"]),
        ("СОКОЛОВА  анна", ["Соколова"]),
        ("анна соколова", ["Соколова"]),
        ("артемов", ["Артёмов"]),
        ("Артём", ["Артёмов"]),
        ("8 (914) 123-45-67", ["Соколова"]),
        ("8 (914) 123…", ["Соколова"]),
        ("8914123", ["Соколова"]),
        ("+7 914 123", ["Соколова"]),
        ("914 123 45", ["Соколова"]),
        ("45-67", ["Соколова"]),
        ("школа № 12", ["Артёмов"]),
        ("школа 5", ["Соколова"]),
        ("5", ["Соколова"]),
        ("соколова 914", ["Соколова"]),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("никого", []),
        ("   ", ["Артёмов", "Соколова"]),
        ("я" * 5000, []),
    ],
)
async def test_search_finds_by_any_part(database: Database, typed: str, found: list[str]) -> None:
    async with database.write() as session:
        await applicant(session, 1)
        await applicant(
            session, 2, surname="Артёмов", name="Пётр", phone="+79990000089", organisation="Средняя школа № 12"
        )
        assert await surnames(session, await boss(session), typed=typed) == found


async def test_pages_stay_within_bounds(database: Database) -> None:
    async with database.write() as session:
        for number in range(17):
            await applicant(session, number, surname=f"Номер{number}", phone=f"+7900000{number:04}")
        actor = await boss(session)
        pages = {number: await listed(session, actor, number) for number in (-5, 0, 1, 2, 3, 4, 10**9)}
    shown = {number: (page.number, len(page.items)) for number, page in pages.items()}
    assert shown == {-5: (1, 8), 0: (1, 8), 1: (1, 8), 2: (2, 8), 3: (3, 1), 4: (3, 1), 10**9: (3, 1)}
    assert {(page.pages, page.total) for page in pages.values()} == {(3, 17)}
    assert [line.surname for line in pages[1].items[:2]] == ["Номер16", "Номер15"]


async def test_empty_list_is_one_empty_page(database: Database) -> None:
    async with database.write() as session:
        assert await listed(session, await boss(session), 3) == Page([], 1, 1, 0)


async def test_counts_agree_with_the_lists_they_lead_to(database: Database) -> None:
    async with database.write() as session:
        refusal = {"key": "common-no", "args": {}}
        await applicant(session, 1, stage="training", unread=False)
        await applicant(session, 2, surname="Петров", unread=True)
        await applicant(session, 3, surname="Петрова", refusal=refusal, place="second")
        await applicant(session, 4, surname="Попов", refusal=refusal, exception_at=START, unread=False)
        actor = await boss(session)
        second = await district(session, "second")
        found = await counted(session, actor)
        for filters in (
            Filters(),
            Filters(stage="training"),
            Filters(unread=True),
            Filters(refused=True),
            Filters(municipality_id=second.id, unread=True),
            Filters(stage="recruitment", refused=True),
            Filters(track="other"),
        ):
            page = await fetch_list(session, actor=actor, programme=PROGRAMME, filters=filters, number=1, now=START)
            assert page.total == found.number(filters)
        assert (await counted(session, actor, "петров")).number(Filters()) == 2
        assert found.with_(Filters(stage="training"), stage=None) == 4
        assert await coordinator_home(session, actor, PROGRAMME, START) == HomeCounts(4, 2, 1)


async def test_district_coordinator_sees_only_the_district(database: Database) -> None:
    async with database.write() as session:
        await applicant(session, 1, place="own")
        await applicant(session, 2, surname="Чужой", place="other")
        own, other = await district(session, "own"), await district(session, "other")
        local = await member(session, 60, (Role.COORDINATOR, own.id))
        assert await surnames(session, local) == ["Соколова"]
        assert await surnames(session, local, typed="чуж") == []
        assert (await counted(session, local)).number(Filters()) == 1
        with pytest.raises(Denied):
            await listed(session, local, municipality_id=other.id)


async def test_list_is_for_readers_only(database: Database) -> None:
    async with database.write() as session:
        mentor = await member(session, 60, (Role.MENTOR, None))
        with pytest.raises(Denied):
            await listed(session, mentor)
        with pytest.raises(Denied):
            await counted(session, mentor)
        secretary = await member(session, 61, (Role.SECRETARY, None))
        assert (await listed(session, secretary)).total == 0
