"""The runs of a programme, and its register of places."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, Municipality, Organisation
from programmes.schema import CycleRule, Programme
from services.calendar.syncing import sync_calendar
from services.errors import ServiceError
from services.search import searchable

MONTHS = 12


def bounds(rule: CycleRule, today: date) -> tuple[date, date]:
    """First day of the cycle that `today` is in, and the first day after it; before the first cycle, the first one."""
    month, day = (int(part) for part in rule.starts.split("-"))
    index = max(0, ((today.year - rule.first_year) * MONTHS + today.month - month) // rule.months)
    start = _after(rule.first_year, month, day, index * rule.months)
    if today < start and index > 0:
        index -= 1
        start = _after(rule.first_year, month, day, index * rule.months)
    return start, _after(rule.first_year, month, day, (index + 1) * rule.months)


def _after(year: int, month: int, day: int, months: int) -> date:
    years, zero_based = divmod(month - 1 + months, MONTHS)
    # A cycle that begins on the 31st begins on the last day of shorter months.
    last = monthrange(year + years, zero_based + 1)[1]
    return date(year + years, zero_based + 1, min(day, last))


def cycle_title(starts_on: date, ends_on: date) -> str:
    """«2026/27» for one school year, «2026–2028» for a longer run, «2026» for a calendar year."""
    last_year = ends_on.year - (1 if (ends_on.month, ends_on.day) == (1, 1) else 0)
    if last_year == starts_on.year:
        return str(starts_on.year)
    if last_year == starts_on.year + 1:
        return f"{starts_on.year}/{last_year % 100:02d}"
    return f"{starts_on.year}–{last_year}"


async def current(session: AsyncSession, *, programme: Programme, today: date) -> Cycle:
    """The cycle that `today` is in; its row is made on the first day somebody asks for it."""
    starts_on, ends_on = bounds(programme.cycle, today)
    wanted = select(Cycle).where(Cycle.programme == programme.key, Cycle.starts_on == starts_on)
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        title = cycle_title(starts_on, ends_on)
        found = Cycle(programme=programme.key, title=title, starts_on=starts_on, ends_on=ends_on)
        session.add(found)
        await session.flush()
        await sync_calendar(session, programme, found)
    return found


async def by_title(session: AsyncSession, *, programme: Programme, title: str) -> Cycle:
    """Raises ServiceError naming the cycles there are."""
    wanted = select(Cycle).where(Cycle.programme == programme.key).order_by(Cycle.starts_on)
    known = {cycle.title: cycle for cycle in (await session.execute(wanted)).scalars()}
    if title not in known:
        raise ServiceError("run-cycle-unknown", title=title, known=", ".join(known))
    return known[title]


async def municipality_by_key(session: AsyncSession, *, programme: Programme, key: str) -> Municipality:
    """Raises ServiceError naming the keys there are."""
    known = [item.key for item in programme.municipalities]
    if key not in known:
        raise ServiceError("run-municipality-unknown", key=key, known=", ".join(known))
    return (await session.execute(select(Municipality).where(Municipality.key == key))).scalar_one()


async def sync_programme(session: AsyncSession, programme: Programme, *, today: date) -> None:
    """Bring the registers of places and the calendar of the cycle up to the definition; no place is taken away."""
    for item in programme.municipalities:
        row = (await session.execute(select(Municipality).where(Municipality.key == item.key))).scalar_one_or_none()
        if row is None:
            row = Municipality(key=item.key)
            session.add(row)
        row.title, row.timezone = item.title, item.timezone or programme.timezone
        await session.flush()
        await _sync_organisations(session, row.id, item.organisations)
    await sync_calendar(session, programme, await current(session, programme=programme, today=today))


async def _sync_organisations(session: AsyncSession, municipality_id: int, titles: tuple[str, ...]) -> None:
    wanted = select(Organisation.title).where(Organisation.municipality_id == municipality_id)
    known = set((await session.execute(wanted)).scalars())
    for title in titles:
        if title not in known:
            organisation = Organisation(municipality_id=municipality_id, title=title, search_text=searchable(title))
            session.add(organisation)
