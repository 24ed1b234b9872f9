"""What became of a broadcast: numbers, reasons, names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Broadcast, Municipality, Notification, Organisation, Person
from services.actor import Actor
from services.broadcasts.finding import ARRIVED
from services.broadcasts.recalling import REFUSED, TOO_OLD, stayed
from services.broadcasts.steering import Progress, progress_of
from services.export_scope import Rows
from services.paging import PAGE_SIZE, Page, bounded, count_pages, offset
from services.segments.criteria import lives_in

Whom = Literal["unreachable", "failed", "acknowledged", "unacknowledged"]
CHUNK = 1000

_PHRASES = (
    ("blocked", ("bot was blocked", "bot was kicked")),
    ("gone", ("deactivated", "chat not found", "peer_id_invalid")),
    ("stranger", ("initiate conversation",)),
    ("file", ("wrong file", "wrong remote file", "file_reference", "temporarily unavailable")),
    ("network", ("429", "not json", "timeout", "connect", "network", "502", "503", "500", "retry")),
)
"""By which words of Telegram's a reason is told; anything else that was refused is «refused»."""


@dataclass(frozen=True, slots=True)
class Summary:
    progress: Progress
    acknowledged: int
    reasons: Mapping[str, int]
    """Of what failed, by the word of `broadcast-reason-…`."""
    too_old: int
    refused: int
    """What a recall had to leave."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One recipient as the lists show it."""

    person_id: int
    name: str
    phone: str | None
    email: str | None
    at: datetime | None
    """When the person pressed «Ознакомлен»."""
    reason: str
    """The word of `broadcast-reason-…`, of a failure."""


async def summarise(session: AsyncSession, found: Broadcast, now: datetime) -> Summary:
    kept = await stayed(session, found.id)
    pressed = select(func.count()).where(Notification.broadcast_id == found.id, _whom("acknowledged"))
    return Summary(
        progress=await progress_of(session, found, now),
        acknowledged=(await session.execute(pressed)).scalar_one(),
        reasons=await _reasons(session, found.id),
        too_old=kept.get(TOO_OLD, 0),
        refused=kept.get(REFUSED, 0),
    )


def reason_of(state: str, problem: str | None) -> str:
    """The word of `broadcast-reason-…` for what Telegram said."""
    if state == "expired":
        return "expired"
    words = (problem or "").lower()
    for reason, phrases in _PHRASES:
        if any(phrase in words for phrase in phrases):
            return reason
    return "refused" if words else "other"


def reasons_text(reasons: Mapping[str, int]) -> Text:
    """All of them on one line, the most frequent first."""
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    told = [Text("broadcast-reason", {"reason": Text(f"broadcast-reason-{key}"), "count": n}) for key, n in ordered]
    whole = told[0]
    for text in told[1:]:
        whole = Text("segment-both", {"first": whole, "second": text})
    return whole


async def fetch_people(
    session: AsyncSession, *, actor: Actor, found: Broadcast, whom: Whom, number: int
) -> Page[Contact]:
    """Page `number` by name, as far as the actor reaches at this moment."""
    conditions = [Notification.broadcast_id == found.id, _whom(whom), *_within(actor)]
    counted = select(func.count()).select_from(Notification).join(Person, Notification.person_id == Person.id)
    total = (await session.execute(counted.where(*conditions))).scalar_one()
    page = bounded(number, total)
    wanted = (
        select(Person, Notification.acknowledged_at, Notification.state, Notification.problem)
        .join(Notification, Notification.person_id == Person.id)
        .where(*conditions)
        .order_by(Person.search_text, Person.id)
        .offset(offset(page))
        .limit(PAGE_SIZE)
    )
    items = [
        Contact(person.id, person.full_name, person.phone, person.email, at, reason_of(state, problem))
        for person, at, state, problem in (await session.execute(wanted)).all()
    ]
    return Page(items, page, count_pages(total), total)


def report_rows(found_id: int, actor: Actor) -> Rows:
    """Everybody it was for, by name, as far as the actor reaches: name, place, contacts, delivery, receipt."""
    return (
        select(
            Person.surname,
            Person.name,
            Person.patronymic,
            Municipality.title.label("municipality"),
            Organisation.title.label("organisation"),
            Person.phone,
            Person.email,
            Notification.state,
            Notification.finished_at,
            Notification.acknowledged_at,
            Notification.recalled_at,
            Notification.problem,
        )
        .select_from(Notification)
        .join(Person, Notification.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .outerjoin(Organisation, Person.organisation_id == Organisation.id)
        .where(Notification.broadcast_id == found_id, *_within(actor))
        .order_by(Person.search_text, Person.id)
    )


async def stream(session: AsyncSession, statement: Rows) -> AsyncIterator[Sequence[Row[*tuple[Any, ...]]]]:
    """`statement` a thousand rows at a time."""
    result = await session.stream(statement.execution_options(yield_per=CHUNK))
    async for some in result.partitions(CHUNK):
        yield some


def _whom(whom: Whom) -> ColumnElement[bool]:
    arrived, pressed = Notification.state.in_(ARRIVED), Notification.acknowledged_at.is_not(None)
    match whom:
        case "unreachable":
            return Notification.state == "unreachable"
        case "failed":
            return Notification.state.in_(("failed", "expired"))
        case "acknowledged":
            return and_(arrived, pressed)
    return and_(arrived, ~pressed)


def _within(actor: Actor) -> list[ColumnElement[bool]]:
    scope = actor.scope()
    return [] if scope is None else [lives_in(None, sorted(scope))]


async def _reasons(session: AsyncSession, broadcast_id: int) -> dict[str, int]:
    counted = (
        select(Notification.state, Notification.problem, func.count())
        .where(Notification.broadcast_id == broadcast_id, Notification.state.in_(("failed", "expired")))
        .group_by(Notification.state, Notification.problem)
    )
    found: dict[str, int] = {}
    for state, problem, number in (await session.execute(counted)).all():
        reason = reason_of(state, problem)
        found[reason] = found.get(reason, 0) + number
    return found
