"""A district for which the rows of a season are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from models import Base, Event, Participation
from services.search import searchable

Row = TypeVar("Row", bound=Base)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Ground:
    """`people` are the ids of persons with their applications, at least four; `mark` is a word in every title."""

    session: AsyncSession
    cycle_id: int
    zone: str
    author_id: int
    place_id: int | None
    people: Sequence[tuple[int, int]]
    now: datetime
    mark: str
    code: str
    """Of the meeting that is under way."""
    host_id: int | None = None
    mentor_id: int | None = None
    """Who looks after interns on site."""
    events: dict[str, Event] = field(default_factory=dict)
    """By what is peculiar to each."""

    async def add(self, row: Row) -> Row:
        self.session.add(row)
        await self.session.flush()
        return row

    async def event(self, name: str, kind: str, starts: timedelta, lasts: timedelta, **columns: Any) -> Event:
        title = columns.pop("title", f"{name} {self.mark}")
        made = Event(
            cycle_id=self.cycle_id,
            kind=kind,
            title=title,
            tracks=[],
            audience={},
            municipality_id=self.place_id,
            starts_at=self.now + starts,
            ends_at=self.now + starts + lasts,
            timezone=self.zone,
            host_id=self.host_id,
            search_text=searchable(title),
            created_by_id=self.author_id,
            created_at=self.now - 30 * DAY,
            changed_at=self.now - 30 * DAY,
            **columns,
        )
        self.events[name] = await self.add(made)
        return made

    async def joins(self, name: str, number: int, state: str = "signed_up", **columns: Any) -> Participation:
        moment = self.now - 3 * DAY + number * timedelta(minutes=1)
        made = Participation(
            event_id=self.events[name].id,
            person_id=self.people[number % len(self.people)][0],
            state=state,
            queued_at=moment,
            created_at=moment,
            changed_at=moment,
            **columns,
        )
        return await self.add(made)
