"""What the calendar of a cycle holds, and what of it is on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, CalendarEntry, Cycle
from programmes.calendar import CalendarWindow
from programmes.schema import Programme, StageKind, Track
from services.errors import NotFound
from services.stages import find_stage

LASTING_DAYS = 300
"""What is on for longer is the background of the year: nobody plans a week by it."""
COMING = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A window with its days in one cycle."""

    id: int
    window: CalendarWindow
    planned_starts_on: date
    planned_ends_on: date
    starts_on: date
    ends_on: date
    """The last day."""
    moved_at: datetime | None = None
    moved_reason: str | None = None

    @property
    def moved(self) -> bool:
        return self.moved_at is not None

    @property
    def lasting(self) -> bool:
        """On for most of a year or longer."""
        return (self.ends_on - self.starts_on).days >= LASTING_DAYS

    def concerns(self, tracks: Collection[str]) -> bool:
        """Whether it is for one of `tracks`; no tracks means everybody's calendar."""
        return not tracks or not self.window.tracks or not set(self.window.tracks).isdisjoint(tracks)

    def runs_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def touches(self, first: date, last: date) -> bool:
        return self.starts_on <= last and self.ends_on >= first


@dataclass(frozen=True, slots=True)
class NowAndNext:
    running: list[Entry]
    """The soonest end first."""
    coming: list[Entry]
    """The next few, the soonest start first."""
    lasting: list[Entry]
    """On today for most of a year or longer."""


async def entries(
    session: AsyncSession, *, programme: Programme, cycle: Cycle, tracks: Collection[str] = ()
) -> list[Entry]:
    """The calendar of `cycle` by first day; `tracks` limits it to what concerns them."""
    windows = {window.key: window for window in programme.calendar}
    wanted = select(CalendarEntry).where(CalendarEntry.cycle_id == cycle.id)
    rows = (await session.execute(wanted)).scalars()
    made = [entry_of(row, windows[row.key]) for row in rows if row.key in windows]
    order = {key: place for place, key in enumerate(windows)}
    made.sort(key=lambda entry: (entry.starts_on, entry.ends_on, order[entry.window.key]))
    return [entry for entry in made if entry.concerns(tracks)]


def entry_of(row: CalendarEntry, window: CalendarWindow) -> Entry:
    return Entry(
        row.id,
        window,
        row.planned_starts_on,
        row.planned_ends_on,
        row.starts_on,
        row.ends_on,
        row.moved_at,
        row.moved_reason,
    )


async def now_and_next(
    session: AsyncSession, *, programme: Programme, cycle: Cycle, today: date, tracks: Collection[str] = ()
) -> NowAndNext:
    """What is on today and what comes next, over everything in the calendar that concerns `tracks`."""
    found = await entries(session, programme=programme, cycle=cycle, tracks=tracks)
    on = [entry for entry in found if entry.runs_on(today)]
    running = sorted((entry for entry in on if not entry.lasting), key=lambda entry: entry.ends_on)
    coming = [entry for entry in found if entry.starts_on > today]
    return NowAndNext(running, coming[:COMING], [entry for entry in on if entry.lasting])


async def find_entry(session: AsyncSession, *, programme: Programme, cycle: Cycle, entry_id: int) -> Entry:
    """Raises `NotFound` for an entry of another cycle or of a window that has left the definition."""
    row = await session.get(CalendarEntry, entry_id)
    window = None if row is None else next((item for item in programme.calendar if item.key == row.key), None)
    if row is None or window is None or row.cycle_id != cycle.id:
        raise NotFound("calendar-gone")
    return entry_of(row, window)


async def tracks_of(session: AsyncSession, *, programme: Programme, cycle: Cycle, person_id: int) -> list[str]:
    """The tracks in which a person is on the way in this cycle, in the order of the programme."""
    wanted = select(Application).where(Application.person_id == person_id, Application.cycle_id == cycle.id)
    own = {row.track for row in (await session.execute(wanted)).scalars() if not _ended(programme, row)}
    return [track.key for track in programme.tracks if track.key in own]


def concerned(programme: Programme, cycle_id: int, window: CalendarWindow) -> Select[int]:
    """Ids of the people on the way in that cycle whom a window concerns; whoever has two ways is there twice."""
    meant = [track for track in programme.tracks if not window.tracks or track.key in window.tracks]
    under_way = [
        and_(Application.track == track.key, Application.stage.not_in(_ended_stages(track))) for track in meant
    ]
    return select(Application.person_id).where(Application.cycle_id == cycle_id, or_(false(), *under_way))


async def count_concerned(session: AsyncSession, *, programme: Programme, cycle: Cycle, entry: Entry) -> int:
    """How many people on the way in this cycle an entry concerns."""
    wanted = concerned(programme, cycle.id, entry.window)
    return (await session.execute(wanted.with_only_columns(func.count(Application.person_id.distinct())))).scalar_one()


def _ended_stages(track: Track) -> list[str]:
    return [stage.key for stage in track.stages if stage.kind is StageKind.ENDED]


def _ended(programme: Programme, application: Application) -> bool:
    stage = find_stage(programme, application.track, application.stage)
    return stage is not None and stage.kind is StageKind.ENDED
