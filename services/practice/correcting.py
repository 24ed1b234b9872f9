"""Records of practice put right: by the person while nobody has confirmed them, by coordinators at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Person, PracticeRecord
from programmes.schema import Role
from services import audit
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, paragraphs
from services.errors import NotFound, ServiceError
from services.notifications import notify
from services.practice.records import Facts, Kind, checked, columns_of, facts_of
from services.roles import READERS

LONGEST_REASON = 500
"""Characters: it is told in one message."""
TO_MINE = "kps:1:1"
"""Callback data of the person's own list, as a new message; handlers/events/kinds reads it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A record with its person, and whether the reader may put it right."""

    record: PracticeRecord
    person: Person
    may_change: bool


async def own(session: AsyncSession, *, actor: Actor, record_id: int, lock: bool = False) -> Held:
    """The actor's own; raises `NotFound` for any other."""
    record, person = await _find(session, record_id, lock=lock)
    if record.person_id != actor.person.id:
        raise NotFound("practice-gone")
    entered = record.recorded_by_id == actor.person.id and record.kind != Kind.INTERNSHIP
    marked_by_others = record.mistaken_by_id not in (None, actor.person.id)
    return Held(record, person, entered and record.confirmed_at is None and not marked_by_others)


async def of_staff(
    session: AsyncSession, *, actor: Actor, record_id: int, roles: tuple[Role, ...] = READERS, lock: bool = False
) -> Held:
    """Of somebody in reach; raises `NotFound`, and `Denied` out of reach."""
    record, person = await _find(session, record_id, lock=lock)
    action = "practice.view" if Role.SECRETARY in roles else "practice.change"
    actor.require_within(action, f"person:{person.id}", person.municipality_id, *roles)
    may = actor.sees(person.municipality_id, *STAFF) and record.kind != Kind.INTERNSHIP
    return Held(record, person, may)


async def change(
    session: AsyncSession, *, actor: Actor, record_id: int, facts: Facts, now: datetime, by_staff: bool
) -> PracticeRecord:
    """Give a record other facts; by a coordinator it is audited, counts as confirmed, and the person is told.

    The same facts change nothing. Raises `NotFound`, `Denied`, and `ServiceError` for what stands already, for an
    internship, whose result says what is in it, and as `practice.add` does.
    """
    held = await _for_change(session, actor, record_id, by_staff=by_staff)
    record, facts = held.record, checked(actor, facts, now)
    if record.mistaken_at is not None:
        raise ServiceError("practice-is-mistaken")
    if facts_of(record) == facts:
        return record
    for name, value in columns_of(facts).items():
        setattr(record, name, value)
    if by_staff:
        record.confirmed_at, record.confirmed_by_id = now, actor.person.id
        _record(session, actor, "practice.change", held, now)
        await _tell(
            session, actor, held, f"changed:{now.timestamp():.0f}", Text("practice-told-changed", _named(record)), now
        )
    await session.flush()
    return record


async def confirm(session: AsyncSession, *, actor: Actor, record_id: int, now: datetime) -> PracticeRecord:
    """Vouch for what the person has entered, audited: from then on it stands. Twice has no effect."""
    held = await _for_change(session, actor, record_id, by_staff=True)
    record = held.record
    if record.mistaken_at is not None:
        raise ServiceError("practice-is-mistaken")
    if record.confirmed_at is None:
        record.confirmed_at, record.confirmed_by_id = now, actor.person.id
        _record(session, actor, "practice.confirm", held, now)
        await session.flush()
    return record


async def mark_mistaken(
    session: AsyncSession, *, actor: Actor, record_id: int, reason: str | None, now: datetime, by_staff: bool
) -> PracticeRecord:
    """Let a record count no more; it stays to be read, and can be restored. By a coordinator it is audited and told.

    Twice has no effect. Raises as `change` does, and `ServiceError` for a coordinator without a reason.
    """
    held = await _for_change(session, actor, record_id, by_staff=by_staff)
    why = read_reason(reason, required=by_staff)
    record = held.record
    if record.mistaken_at is not None:
        return record
    record.mistaken_at, record.mistaken_by_id, record.mistake_reason = now, actor.person.id, why
    if by_staff:
        _record(session, actor, "practice.mistake", held, now, reason=why)
        words = Text("practice-told-mistake", {**_named(record), "reason": why or ""})
        await _tell(session, actor, held, f"mistake:{now.timestamp():.0f}", words, now)
    await session.flush()
    return record


async def restore(
    session: AsyncSession, *, actor: Actor, record_id: int, now: datetime, by_staff: bool
) -> PracticeRecord:
    """Let a record count again, as before; by a coordinator it is audited and told. Twice has no effect."""
    held = await _for_change(session, actor, record_id, by_staff=by_staff)
    record = held.record
    if record.mistaken_at is None:
        return record
    record.mistaken_at = record.mistaken_by_id = record.mistake_reason = None
    if by_staff:
        _record(session, actor, "practice.restore", held, now)
        words = Text("practice-told-restored", _named(record))
        await _tell(session, actor, held, f"restored:{now.timestamp():.0f}", words, now)
    await session.flush()
    return record


def read_reason(typed: str | None, *, required: bool) -> str | None:
    """A reason as it is told; raises `ServiceError` for one that is missing or too long."""
    reason = paragraphs(clean(typed or ""))
    if len(reason) > LONGEST_REASON:
        raise ServiceError("practice-reason-long", count=len(reason), limit=LONGEST_REASON)
    if required and not reason:
        raise ServiceError("practice-reason-required")
    return reason or None


async def _find(session: AsyncSession, record_id: int, *, lock: bool) -> tuple[PracticeRecord, Person]:
    wanted = select(PracticeRecord).where(PracticeRecord.id == record_id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    record = (await session.execute(wanted)).scalar_one_or_none()
    if record is None:
        raise NotFound("practice-gone")
    return record, await session.get_one(Person, record.person_id)


async def _for_change(session: AsyncSession, actor: Actor, record_id: int, *, by_staff: bool) -> Held:
    if by_staff:
        held = await of_staff(session, actor=actor, record_id=record_id, roles=STAFF, lock=True)
    else:
        held = await own(session, actor=actor, record_id=record_id, lock=True)
    if held.record.kind == Kind.INTERNSHIP:
        raise ServiceError("practice-of-internship")
    if not held.may_change:
        raise ServiceError("practice-stands")
    return held


def _named(record: PracticeRecord) -> dict[str, str]:
    return {"kind": record.kind, "title": record.title}


async def _tell(session: AsyncSession, actor: Actor, held: Held, what: str, words: Text, now: datetime) -> None:
    """The person, unless they have done it themselves."""
    if actor.person.id == held.person.id:
        return
    rows = [[(Text("practice-mine"), TO_MINE)]]
    key = f"practice:{held.record.id}:{what}"
    await notify(session, key=key, person_id=held.person.id, text=words, now=now, buttons=rows)


def _record(
    session: AsyncSession, actor: Actor, action: str, held: Held, now: datetime, reason: str | None = None
) -> None:
    details = {**_named(held.record), **({} if reason is None else {"reason": reason})}
    place, person_id = held.person.municipality_id, held.person.id
    audit.record(session, actor, action, "person", person_id, now=now, municipality_id=place, **details)
