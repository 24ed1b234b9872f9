"""Plans of events that came as workbooks: read in the worker process, judged, answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from exports.plan_dates import Season
from exports.plan_reading import CellFault, PlanRead, ReadOrder, read_plan
from locales.text import Arg, Text
from locales.texts import Catalogue
from models import Cycle, Municipality, Person, PlanImport
from models.database import Database
from programmes.schema import Programme
from scheduler.makers.frame import Work
from services.export_requests import request_file
from services.file_store import FileStore
from services.notifications import Buttons, notify
from services.plan_import import waiting
from services.plan_rows import judge
from services.reach import standing_actor

log = structlog.get_logger()

BATCH = 5
READING_SECONDS = 120.0
"""The worker may be busy with another file first; a plan of 2,000 events is read in seconds."""
TOLD = 3
"""Faults that are told at once; all of them are in the workbook."""
ANEW, TEMPLATE, SHOW, EVENTS = "plan:open:0:1:", "plan:template:0:1:", "plan:show:{}:1:", "go:events:0"
"""Callback data of the ways on (handlers/coordinator/plan/calls.py, handlers/links.py)."""

_COLUMNS = {
    "starts_at": "starts_on",
    "ends_at": "ends_time",
    "timezone": "zone",
    "host_id": "host",
    "signup_opens_at": "signup_opens",
    "signup_closes_at": "signup_closes",
    "audience": "tracks",
}
"""Fields of an event to columns of a plan, where they are not called the same."""
_BESIDE = {"ends_time": ("ends_on", "starts_time", "starts_on"), "zone": ("starts_on",)}
"""Where a fault is marked when the plan has no column of its own for it."""


class PlanImports:
    """Reads every plan whose bytes have come, and tells its sender what became of it."""

    def __init__(
        self,
        *,
        database: Database,
        store: FileStore,
        work: Work,
        programme: Programme,
        catalogue: Catalogue,
        zone: ZoneInfo,
    ) -> None:
        self._database = database
        self._store = store
        self._work = work
        self._programme = programme
        self._catalogue = catalogue
        self._zone = zone

    async def run(self, now: datetime) -> int:
        """Returns how many plans were decided."""
        async with self._database.read() as session:
            plans = await waiting(session, limit=BATCH)
            orders = [await self._order(session, plan) for plan in plans]
        for plan, order in zip(plans, orders, strict=True):
            if plan.file.state != "stored" or plan.file.sha256 is None:
                # Its sender has been told by the job that fetched it.
                read = None
            else:
                read = await self._read(self._store.path(plan.file.sha256), order)
            await self._decide(plan.id, read, now)
        return len(plans)

    async def _order(self, session: AsyncSession, plan: PlanImport) -> ReadOrder:
        person = await session.get_one(Person, plan.person_id)
        cycle = await session.get_one(Cycle, plan.cycle_id)
        zone = self._programme.timezone
        if plan.municipality_id is not None:
            zone = (await session.get_one(Municipality, plan.municipality_id)).timezone
        language = self._catalogue.nearest(person.language).language
        return ReadOrder(self._programme, Season(cycle.starts_on, cycle.ends_on), zone, language)

    async def _read(self, path: Path, order: ReadOrder) -> PlanRead:
        try:
            content = await asyncio.to_thread(path.read_bytes)
            async with asyncio.timeout(READING_SECONDS):
                read: PlanRead = await self._work(read_plan, content, order)
                return read
        except TimeoutError:
            return PlanRead(refusal=Text("plan-refused-slow"))
        except Exception as error:
            # The worker died over it: whoever sent it must not wait for ever, nor the plans behind it.
            log.error("a plan was not read", exc_info=error)
            return PlanRead(refusal=Text("plan-refused-broken"))

    async def _decide(self, plan_id: int, read: PlanRead | None, now: datetime) -> None:
        async with self._database.write() as session:
            wanted = select(PlanImport).where(PlanImport.id == plan_id, PlanImport.state == "waiting")
            wanted = wanted.options(joinedload(PlanImport.file)).with_for_update(of=PlanImport)
            plan = (await session.execute(wanted)).scalar_one_or_none()
            if plan is None:
                return
            if read is None or read.refusal is not None:
                await _refuse(session, plan, read, now)
                return
            faults = list(read.faults)
            wrong = {(fault.sheet, fault.row) for fault in faults}
            rows = [
                {"sheet": row.sheet, "row": row.row, "facts": row.facts}
                for row in read.rows
                if (row.sheet, row.row) not in wrong
            ]
            for one in await judge(session, programme=self._programme, plan=plan, rows=rows, now=now):
                faults += [_marked(read, one.sheet, one.row, fault.field, fault.reason) for fault in one.faults]
            if faults:
                await self._return(session, plan, faults, now)
            else:
                await _show(session, plan, rows, read.notes, now)

    async def _return(self, session: AsyncSession, plan: PlanImport, faults: list[CellFault], now: datetime) -> None:
        """The same workbook goes back with the cells marked."""
        faults.sort(key=lambda fault: (fault.sheet, fault.row, fault.column))
        plan.state, plan.finished_at = "faulty", now
        plan.rows = [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "fault": one.fault.to_json()} for one in faults
        ]
        person = await session.get_one(Person, plan.person_id)
        texts = self._catalogue.nearest(person.language)
        first = [texts.plain("plan-fault-line", cell=one.cell, fault=one.fault) for one in faults[:TOLD]]
        args: dict[str, Arg] = {"count": len(faults), "first": "\n".join(first), "more": len(faults) > TOLD}
        await _tell(session, plan, Text("plan-faulty", args), [[(Text("plan-anew"), ANEW)]], now)
        if person.telegram_id is not None:
            actor = await standing_actor(session, person=person, zone=self._zone)
            await request_file(
                session, actor=actor, chat_id=person.telegram_id, kind="plan_faults", params={"plan": plan.id}, now=now
            )


def _marked(read: PlanRead, sheet: str, row: int, field: str, reason: Text) -> CellFault:
    places: Mapping[str, int] = read.columns[sheet]
    column = _COLUMNS.get(field, field)
    known = next(name for name in (column, *_BESIDE.get(column, ()), "title") if name in places)
    return CellFault(sheet, row, places[known], reason)


async def _refuse(session: AsyncSession, plan: PlanImport, read: PlanRead | None, now: datetime) -> None:
    plan.state, plan.finished_at = "refused", now
    if read is not None and read.refusal is not None:
        ways = [[(Text("plan-template-button"), TEMPLATE)], [(Text("plan-anew"), ANEW)]]
        await _tell(session, plan, Text("plan-refused", {"name": plan.file.name, "reason": read.refusal}), ways, now)


async def _show(
    session: AsyncSession, plan: PlanImport, rows: list[dict[str, Any]], notes: list[Text], now: datetime
) -> None:
    plan.state = "preview"
    plan.rows = [*rows, *({"note": note.to_json()} for note in notes)]
    ways = [[(Text("plan-show"), SHOW.format(plan.id))]]
    await _tell(session, plan, Text("plan-ready", {"count": len(rows)}), ways, now)


async def _tell(session: AsyncSession, plan: PlanImport, words: Text, ways: Buttons, now: datetime) -> None:
    key = f"plan:{plan.id}:{plan.state}"
    home = [(Text("plan-to-events"), EVENTS)]
    # Whoever has sent a file sits and waits, also at night.
    await notify(session, key=key, person_id=plan.person_id, text=words, now=now, buttons=[*ways, home], urgent=True)
