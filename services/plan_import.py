"""A plan of events out of Excel: noted, judged row by row, shown, stored all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Cycle, Event, PlanImport, StoredFile
from programmes.schema import Programme
from services import audit, cycles
from services.actor import STAFF, Actor
from services.errors import Denied, NotFound, ServiceError
from services.events import changing, making, telling
from services.events.telling import Difference
from services.events.telling_several import tell_changes
from services.files import extension_of, note_file, shown_name
from services.plan_rows import Fate, Judged, fingerprint, judge

EXTENSIONS = ("xlsx",)
OLD, WITH_MACROS = ("xls", "xlt"), ("xlsm", "xltm", "xlsb", "xlam")
OPEN = ("waiting", "preview")


async def receive(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    municipality_id: int | None,
    telegram_file_id: str,
    name: str | None,
    size: int | None,
    now: datetime,
) -> PlanImport:
    """Note a workbook; a job reads it. An earlier plan of the same person that waits for a word is dropped.

    `municipality_id` says whose the events become, None the whole region's. Raises `Denied` for one out of reach,
    `ServiceError` for a file that is no .xlsx or over 20 MB.
    """
    require_owner(actor, municipality_id)
    _require_workbook(shown_name(name))
    about: dict[str, Any] = {"telegram_file_id": telegram_file_id, "name": name, "size": size, "extensions": EXTENSIONS}
    file = await note_file(session, person=actor.person, now=now, **about)
    earlier = update(PlanImport).where(PlanImport.person_id == actor.person.id, PlanImport.state.in_(OPEN))
    await session.execute(earlier.values(state="dropped", rows=None, finished_at=now))
    cycle = await cycles.current(session, programme=programme, today=now.astimezone(actor.zone).date())
    plan = PlanImport(
        person_id=actor.person.id,
        cycle_id=cycle.id,
        municipality_id=municipality_id,
        file_id=file.id,
        created_at=now,
    )
    session.add(plan)
    await session.flush()
    return plan


def require_owner(actor: Actor, municipality_id: int | None) -> None:
    """Raises `Denied` unless the actor coordinates there; None is the whole region."""
    if not actor.sees(municipality_id, *STAFF):
        raise Denied("plan.import", f"municipality:{municipality_id or 0}")


def _require_workbook(name: str) -> None:
    extension = extension_of(name)
    if extension in WITH_MACROS:
        raise ServiceError("plan-refused-macros")
    if extension in OLD:
        raise ServiceError("plan-refused-old")
    if extension not in EXTENSIONS:
        raise ServiceError("plan-refused-kind", name=name)


async def own(session: AsyncSession, *, actor: Actor, plan_id: int, lock: bool = False) -> PlanImport:
    """The actor's own plan with its file; raises `NotFound`, `Denied` for somebody else's or a right that has ended."""
    wanted = select(PlanImport).where(PlanImport.id == plan_id).options(joinedload(PlanImport.file))
    if lock:
        wanted = wanted.with_for_update(of=PlanImport).execution_options(populate_existing=True)
    plan = (await session.execute(wanted)).scalar_one_or_none()
    if plan is None:
        raise NotFound("plan-gone")
    if plan.person_id != actor.person.id:
        raise Denied("plan.import", f"plan:{plan_id}")
    require_owner(actor, plan.municipality_id)
    return plan


async def preview(
    session: AsyncSession, *, actor: Actor, programme: Programme, plan_id: int, now: datetime
) -> list[Judged]:
    """What storing the plan would do at this moment, in the order of its rows; reads only.

    Raises `ServiceError` for a plan that has been stored or dropped.
    """
    plan = await own(session, actor=actor, plan_id=plan_id)
    _require_open(plan)
    return await judge(session, programme=programme, plan=plan, rows=event_rows(plan), now=now)


async def count_told(session: AsyncSession, judged: Sequence[Judged]) -> int:
    """How many people stand by the events that storing the plan would change in what they are told of."""
    told = [one.event.id for one in judged if one.event is not None and set(one.changed) & set(telling.TOLD)]
    return await telling.count_told(session, told) if told else 0


async def store(
    session: AsyncSession, *, actor: Actor, programme: Programme, plan_id: int, expected: str, now: datetime
) -> tuple[int, int]:
    """Make what is new and change what differs, audited; how many of each. Nothing is stored if one row is refused.

    `expected` is the fingerprint of the preview. Those signed up for changed events are told once what is new. Raises
    `ServiceError` naming the row, or when events have changed since the preview.
    """
    plan = await own(session, actor=actor, plan_id=plan_id, lock=True)
    _require_open(plan)
    judged = await judge(session, programme=programme, plan=plan, rows=event_rows(plan), now=now)
    for one in judged:
        _require_faultless(one)
    if fingerprint(judged) != expected:
        raise ServiceError("plan-overtaken")
    cycle = await session.get_one(Cycle, plan.cycle_id)
    differences = [
        await _store_row(session, one, actor=actor, programme=programme, cycle=cycle, now=now) for one in judged
    ]
    await tell_changes(session, differences=[item for item in differences if item is not None], now=now)
    plan.state, plan.rows, plan.finished_at = "stored", None, now
    fates = Counter(one.fate for one in judged)
    made, changed = fates[Fate.NEW], fates[Fate.CHANGED]
    counts = {"made": made, "changed": changed}
    audit.record(
        session, actor, "plan.import", "plan", plan.id, now=now, municipality_id=plan.municipality_id, **counts
    )
    return made, changed


async def _store_row(
    session: AsyncSession, one: Judged, *, actor: Actor, programme: Programme, cycle: Cycle, now: datetime
) -> Difference | None:
    """What was changed; None for a row that makes an event, or says what stands."""
    common: dict[str, Any] = {"actor": actor, "programme": programme, "facts": one.facts, "now": now}
    try:
        match one.fate, one.event:
            case Fate.NEW, _:
                await making.make(session, cycle=cycle, source_key=one.key, **common)
            case Fate.CHANGED, Event(id=event_id):
                return await changing.change_silently(session, event_id=event_id, **common)
    except Denied:
        raise
    except ServiceError as refusal:
        raise ServiceError("plan-row-refused", row=str(one.row), title=one.title, reason=refusal.text) from None
    return None


async def drop(session: AsyncSession, *, actor: Actor, plan_id: int, now: datetime) -> None:
    """Forget a plan that has not been stored; a second time has no effect."""
    plan = await own(session, actor=actor, plan_id=plan_id, lock=True)
    if plan.state in OPEN:
        plan.state, plan.rows, plan.finished_at = "dropped", None, now


async def waiting(session: AsyncSession, *, limit: int) -> list[PlanImport]:
    """Plans whose bytes have come, or never will, with their files; oldest first."""
    wanted = (
        select(PlanImport)
        .join(PlanImport.file)
        .where(PlanImport.state == "waiting", StoredFile.state != "waiting")
        .options(joinedload(PlanImport.file))
        .order_by(PlanImport.id)
        .limit(limit)
    )
    return list((await session.execute(wanted)).scalars())


def event_rows(plan: PlanImport) -> list[dict[str, Any]]:
    return [row for row in plan.rows or [] if "facts" in row]


def _require_open(plan: PlanImport) -> None:
    if plan.state != "preview":
        raise ServiceError(f"plan-not-{plan.state}")


def _require_faultless(one: Judged) -> None:
    """A plan that lay for a while may have been overtaken by time or by another coordinator."""
    for fault in one.faults:
        raise ServiceError("plan-row-refused", row=str(one.row), title=one.title, reason=fault.reason)
