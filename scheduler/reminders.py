"""The planner of reminders: at each tick what has fallen due since the last one becomes notifications."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from models.database import Database
from programmes.schema import Programme
from scheduler.digests import plan_digests
from services.reminders import progress, zones
from services.reminders.facts import Fact
from services.reminders.gathering import Span, gather
from services.reminders.places import Place, places_in_use
from services.reminders.planning import CHUNK, CHUNK_ON_SQLITE, Firing, firings, people, writing

log = structlog.get_logger()

LOOK_BACK = timedelta(days=7)
"""After a longer outage nobody wants to hear what was due before it."""


async def plan(database: Database, programme: Programme, zone: ZoneInfo, now: datetime) -> int:
    """Write down every reminder that fell due since the last tick; returns how many are new.

    `zone` is that of people whose own is not known. A fact that fails is logged and tried again at the next tick,
    with the rest of what was due then; what is written already is not written twice.
    """
    return await Planner(database, programme, zone, now).run()


class Planner:
    """One tick. Reads go past the writer, which holds up conversations only for short transactions."""

    def __init__(self, database: Database, programme: Programme, zone: ZoneInfo, now: datetime) -> None:
        self._database = database
        self._programme = programme
        self._zone = zone.key
        self._now = now
        self._failures: list[Exception] = []

    async def run(self) -> int:
        async with self._database.read() as session:
            looked = await progress.planned_until(session)
            since = max(looked, self._now - LOOK_BACK) if looked is not None else self._now
            facts = await gather(session, self._programme, Span.of(self._programme, since=since, now=self._now))
            places = await places_in_use(session, self._zone)
        written = await self._follow_changes(facts, places, since)
        for firing in firings(facts, places, since=since, now=self._now, hour=self._hour):
            written += await self._write(firing)
        written += await plan_digests(self._database, self._programme, places, self._zone, self._now)
        if self._failures:
            raise ExceptionGroup("reminders failed and will be planned again", self._failures)
        async with self._database.write() as session:
            await progress.note_planned(session, self._now)
        return written

    @property
    def _hour(self) -> int:
        return self._programme.reminders.hour

    async def _follow_changes(self, facts: Sequence[Fact], places: Sequence[Place], since: datetime) -> int:
        """Whoever has moved to a zone whose hour has passed gets at once what the way has carried them over."""
        async with self._database.read() as session:
            found = await zones.changes(session, self._zone)
        written, earliest = 0, self._now - LOOK_BACK
        for change in found:
            failures = len(self._failures)
            for firing in zones.skipped(facts, places, change, since=since, earliest=earliest, hour=self._hour):
                written += await self._write(firing, change.person_ids)
            if len(self._failures) > failures:
                # They are found changed again at the next tick.
                continue
            async with self._database.write() as session:
                await zones.settle(session, change, now=self._now)
        return written

    async def _write(self, firing: Firing, person_ids: Sequence[int] = ()) -> int:
        try:
            return await self._written(firing, person_ids)
        except Exception as error:
            # One fact that cannot be read must not keep back the reminders of all others.
            log.error("a reminder could not be planned", fact=firing.fact.key, kind=type(error).__name__)
            self._failures.append(error)
            return 0

    async def _written(self, firing: Firing, person_ids: Sequence[int]) -> int:
        wanted = people(firing, now=self._now, person_ids=person_ids)
        async with self._database.read() as session:
            # Whoever has two applications is found twice.
            ids = list(dict.fromkeys((await session.execute(wanted)).scalars()))
        written, sqlite = 0, self._database.is_sqlite
        chunk = CHUNK_ON_SQLITE if sqlite else CHUNK
        for start in range(0, len(ids), chunk):
            async with self._database.write() as session:
                result = await session.execute(
                    writing(firing, ids[start : start + chunk], now=self._now, sqlite=sqlite)
                )
                written += max(0, result.rowcount)  # type: ignore[attr-defined]
        return written
