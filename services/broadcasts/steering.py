"""While it is under way: how far it is, pausing, stopping, taking back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Broadcast, Notification
from services import audit
from services.actor import Actor
from services.broadcasts import presses
from services.broadcasts.audience import A_SECOND
from services.broadcasts.content import name_of, plain_of, require_fits
from services.broadcasts.expanding import EXPANDING, settle_rows
from services.broadcasts.finding import find
from services.errors import ServiceError
from services.health.lateness import put_off
from services.notifications import notify

UNDER_WAY = (EXPANDING, "sending", "paused")
WAITING = ("planned", "sending", "held")
Recall = Literal["delete", "edit"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many recipients are where."""

    total: int
    sent: int
    uncertain: int
    failed: int
    unreachable: int
    expired: int
    cancelled: int
    waiting: int
    """Still to be sent, whom the morning or the end of a pause is waited for among them."""
    asleep: int
    again: int
    """Could not be sent, and are tried again within minutes."""
    recalled: int

    @property
    def arrived(self) -> int:
        return self.sent + self.uncertain

    @property
    def seconds(self) -> int:
        """Of sending at full speed to those for whom it is day."""
        return -(-(self.waiting - self.asleep) // A_SECOND)


async def progress_of(session: AsyncSession, broadcast: Broadcast, now: datetime) -> Progress:
    """One query over the broadcast's rows."""
    ahead, again = and_(Notification.state == "planned", Notification.due_at > now), put_off(now)
    counted = (
        select(
            Notification.state,
            func.count(),
            func.sum(case((and_(ahead, ~again), 1), else_=0)),
            func.sum(case((and_(ahead, again), 1), else_=0)),
            func.sum(case((Notification.recalled_at.is_not(None), 1), else_=0)),
        )
        .where(Notification.broadcast_id == broadcast.id)
        .group_by(Notification.state)
    )
    rows = {row[0]: row for row in (await session.execute(counted)).all()}

    def number(*states: str) -> int:
        return sum(rows[state][1] for state in states if state in rows)

    return Progress(
        total=max(broadcast.total, number(*rows)),
        sent=number("sent"),
        uncertain=number("uncertain"),
        failed=number("failed"),
        unreachable=number("unreachable"),
        expired=number("expired"),
        cancelled=number("cancelled"),
        waiting=number(*WAITING),
        asleep=sum(int(row[2]) for row in rows.values()),
        again=sum(int(row[3]) for row in rows.values()),
        recalled=sum(int(row[4]) for row in rows.values()),
    )


async def pause(session: AsyncSession, *, actor: Actor, broadcast_id: int, now: datetime) -> Broadcast:
    """Hold back what has not left; what is on its way arrives. Audited; a second time has no effect."""
    found = await _steered(session, actor, broadcast_id)
    if found.state == EXPANDING:
        raise ServiceError("broadcast-expanding")
    if found.state == "paused":
        return found
    _require(found, "sending")
    return await _turn(session, actor, found, "paused", "broadcast.pause", now)


async def resume(session: AsyncSession, *, actor: Actor, broadcast_id: int, now: datetime) -> Broadcast:
    """Go on after a pause, audited; a second time has no effect."""
    found = await _steered(session, actor, broadcast_id)
    if found.state == "sending":
        return found
    _require(found, "paused")
    return await _turn(session, actor, found, "sending", "broadcast.resume", now)


async def stop(session: AsyncSession, *, actor: Actor, broadcast_id: int, now: datetime) -> Broadcast:
    """Send nothing more, for good, audited; a second time has no effect."""
    found = await _steered(session, actor, broadcast_id)
    if found.state == "stopped":
        return found
    _require(found, *UNDER_WAY)
    return await _turn(session, actor, found, "stopped", "broadcast.stop", now)


async def take_back(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, how: Recall, html: str | None, now: datetime
) -> Broadcast:
    """Delete what was sent, or put `html` in the place of its words; what has not left stays. Audited.

    Raises `ServiceError` while another recall is under way, and for words that do not fit.
    """
    found = await _steered(session, actor, broadcast_id)
    if found.state not in (*UNDER_WAY, "sent", "stopped"):
        raise ServiceError("broadcast-not-begun")
    if found.recall is not None and (found.recall == "delete" or found.recall_finished_at is None):
        raise ServiceError("broadcast-recalled-already")
    if how == "edit":
        if not plain_of(html or "").strip():
            raise ServiceError("broadcast-text-empty")
        require_fits(html or "", with_file=found.file_id is not None)
    if found.recall is not None:
        await _recall_anew(session, found)
    found.recall, found.recall_finished_at = how, None
    found.recall_text = html if how == "edit" else found.recall_text
    if found.state in UNDER_WAY:
        found.state = "stopped"
    await session.flush()
    await settle_rows(session, broadcast_id=found.id, now=now)
    place = found.municipality_id
    audit.record(session, actor, "broadcast.recall", "broadcast", found.id, now=now, municipality_id=place, how=how)
    return found


async def finish_if_done(session: AsyncSession, *, broadcast_id: int, now: datetime) -> bool:
    """Note the end when nobody is waited for any more, and tell the author; True if this was it."""
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).with_for_update()
    found = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one()
    if found.finished_at is not None or found.state not in ("sending", "stopped"):
        return False
    left = select(Notification.id).where(Notification.broadcast_id == found.id, Notification.state.in_(WAITING))
    if (await session.execute(left.limit(1))).scalar_one_or_none() is not None:
        return False
    stopped = found.state == "stopped"
    found.state, found.finished_at = "stopped" if stopped else "sent", now
    await session.flush()
    await _tell_author(session, found, stopped, now)
    return True


async def _tell_author(session: AsyncSession, found: Broadcast, stopped: bool, now: datetime) -> None:
    numbers = await progress_of(session, found, now)
    words = Text(
        "broadcast-told-finished" if numbers.total else "broadcast-told-nobody",
        {
            "title": name_of(found),
            "total": numbers.total,
            "arrived": numbers.arrived,
            "unreachable": numbers.unreachable,
            "failed": numbers.failed + numbers.expired,
            "stopped": stopped,
        },
    )
    buttons = [[(Text("broadcast-to-report"), presses.card(found.id, anew=True))]]
    key = f"broadcast:{found.id}:finished"
    await notify(session, key=key, person_id=found.author_id, text=words, now=now, buttons=buttons)


async def _steered(session: AsyncSession, actor: Actor, broadcast_id: int) -> Broadcast:
    return await find(session, actor=actor, broadcast_id=broadcast_id, action="broadcast.steer", lock=True)


def _require(found: Broadcast, *states: str) -> None:
    if found.state not in states:
        raise ServiceError("broadcast-over" if found.state in ("sent", "stopped") else "broadcast-not-begun")


async def _turn(
    session: AsyncSession, actor: Actor, found: Broadcast, state: str, action: str, now: datetime
) -> Broadcast:
    found.state = state
    await session.flush()
    # The first thousands at once, for they would leave within the next minutes; a job does the rest.
    await settle_rows(session, broadcast_id=found.id, now=now)
    audit.record(session, actor, action, "broadcast", found.id, now=now, municipality_id=found.municipality_id)
    return found


async def _recall_anew(session: AsyncSession, found: Broadcast) -> None:
    """What an earlier correction changed is changed again."""
    touched = or_(Notification.recalled_at.is_not(None), Notification.problem.is_not(None))
    await session.execute(
        update(Notification)
        .where(Notification.broadcast_id == found.id, Notification.state == "sent", touched)
        .values(recalled_at=None, problem=None)
        .execution_options(synchronize_session=False)
    )
