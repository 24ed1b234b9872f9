"""Who is told that a date of the calendar has moved, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, CalendarEntry, Consent, Notification, Person
from models.database import Database
from programmes.schema import Programme
from services import cycles
from services.actor import Actor
from services.calendar import Moved, count_told, find_entry, move, restore
from tests.flows.coordinator import boss
from tests.kit import START, the_programme
from tests.services.segments.kit import candidate

WHERE = {"programme": "moskovsky", "place": "moskovsky", "track": "candidates"}
PLAN = (date(2026, 10, 1), date(2027, 2, 28))
LATER, LATEST = (PLAN[0], date(2027, 3, 20)), (PLAN[0], date(2027, 3, 25))


class Calendar:
    """The contest of a year, and the coordinator who moves it."""

    def __init__(self, session: AsyncSession, programme: Programme, actor: Actor, row: CalendarEntry) -> None:
        self.session, self.programme, self.actor, self.row = session, programme, actor, row
        self.now = START

    async def moves(self, days: tuple[date, date], *, tell: bool = True) -> Moved:
        self.now += timedelta(hours=1)
        return await move(
            self.session,
            actor=self.actor,
            programme=self.programme,
            entry_id=self.row.id,
            starts_on=days[0],
            ends_on=days[1],
            reason="Карантин",
            now=self.now,
            tell=tell,
        )

    async def restores(self) -> Moved:
        self.now += timedelta(hours=1)
        return await restore(
            self.session,
            actor=self.actor,
            programme=self.programme,
            entry_id=self.row.id,
            now=self.now,
            tell=True,
        )

    async def would_tell(self, days: tuple[date, date]) -> int:
        cycle = await cycles.current(self.session, programme=self.programme, today=START.date())
        entry = await find_entry(self.session, programme=self.programme, cycle=cycle, entry_id=self.row.id)
        return await count_told(self.session, programme=self.programme, cycle_id=cycle.id, entry=entry, to=days)

    async def rows(self, state: str = "planned") -> list[Notification]:
        wanted = select(Notification).where(Notification.state == state).order_by(Notification.id)
        return list((await self.session.execute(wanted)).scalars())


async def opened(session: AsyncSession) -> Calendar:
    programme = the_programme("moskovsky")
    await cycles.sync_programme(session, programme, today=START.date())
    row = (await session.execute(select(CalendarEntry).where(CalendarEntry.key == "contest"))).scalar_one()
    return Calendar(session, programme, await boss(session), row)


async def test_each_person_concerned_gets_one_message_whatever_their_applications(database: Database) -> None:
    async with database.write() as session:
        calendar = await opened(session)
        first = await candidate(session, 1, **WHERE)
        second = {"person_id": first.person_id, "cycle_id": first.cycle_id, "track": "reserve", "stage": "reserve"}
        session.add(Application(**second, answers={}, submitted_at=START))
        away = {
            2: {"track": "heads"},
            3: {"stage": "withdrawn"},
        }
        for number, other in away.items():
            await candidate(session, number, **{**WHERE, **other})
        silent, left = [(await candidate(session, number, **WHERE)).person_id for number in (4, 5)]
        await session.execute(update(Person).where(Person.id == silent).values(telegram_id=None))
        await session.execute(update(Consent).where(Consent.person_id == left).values(withdrawn_at=START))
        assert await calendar.would_tell(LATER) == 1
        assert (await calendar.moves(LATER)).told == 1
        [row] = await calendar.rows()
        assert (row.person_id, row.kind, row.urgent, row.due_at) == (first.person_id, "news", False, calendar.now)


async def test_second_move_takes_back_what_has_not_arrived_of_the_first(database: Database) -> None:
    async with database.write() as session:
        calendar = await opened(session)
        await candidate(session, 1, **WHERE)
        await calendar.moves(LATER)
        assert (await calendar.moves(LATEST)).told == 1
        assert [len(await calendar.rows(state)) for state in ("planned", "cancelled")] == [1, 1]
        await calendar.moves(PLAN, tell=False)
        assert await calendar.rows() == []


async def test_nobody_is_told_of_days_they_have_not_heard_to_be_others(database: Database) -> None:
    async with database.write() as session:
        calendar = await opened(session)
        await candidate(session, 1, **WHERE)
        await calendar.moves(LATER)
        assert await calendar.would_tell(PLAN) == 0
        assert (await calendar.restores()).told == 0
        assert await calendar.rows() == []
        await calendar.moves(LATER)
        await session.execute(update(Notification).where(Notification.state == "planned").values(state="sent"))
        assert (await calendar.restores()).told == 1


async def test_reminders_of_the_old_day_that_have_not_arrived_do_not_arrive(database: Database) -> None:
    async with database.write() as session:
        calendar = await opened(session)
        person = (await candidate(session, 1, **WHERE)).person_id
        for entry, state in ((calendar.row.id, "unreachable"), (calendar.row.id, "sent"), (99, "planned")):
            key = f"window:{entry}:contest_entry:7d:2027-02-28:person:{person}:{state}"
            session.add(Notification(key=key, person_id=person, text={}, due_at=START, created_at=START, state=state))
        await calendar.moves(LATER, tell=False)
        wanted = select(Notification.state).order_by(Notification.id)
        assert (await session.execute(wanted)).scalars().all() == ["cancelled", "sent", "planned"]


@pytest.mark.parametrize(("days", "expires"), [(LATER, "2027-03-22"), ((PLAN[0], date(2026, 9, 10)), None)])
async def test_news_of_days_that_are_over_are_no_news(
    database: Database, days: tuple[date, date], expires: str | None
) -> None:
    async with database.write() as session:
        calendar = await opened(session)
        await candidate(session, 1, **WHERE)
        await calendar.moves((date(2026, 9, 1), days[1]))
        [row] = await calendar.rows()
        assert (row.expires_at and row.expires_at.date().isoformat()) == expires
