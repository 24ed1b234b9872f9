"""A broadcast that has arrived, one that is being written, and a date of the calendar that was moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Foundation
from bot.demo.events import made_up
from models import Broadcast, Cycle, Notification
from services import calendar
from services.actor import Actor
from services.broadcasts.content import ACK

READ = 3, 5
"""Three of five have pressed «Ознакомлен»."""
LATER = timedelta(days=7)


async def add_broadcasts(
    session: AsyncSession, *, cycle: Cycle, coordinator: Actor, readers: Sequence[Actor], now: datetime
) -> None:
    """One to `readers`, sent and partly read; and a draft."""
    content = made_up()["broadcast"]
    sent_at = now + timedelta(days=content["days"])
    common: dict[str, Any] = {"cycle_id": cycle.id, "author_id": coordinator.person.id, "segment": {}}
    sent = Broadcast(
        **common,
        text=content["text"],
        buttons=[ACK],
        state="sent",
        due_at=sent_at,
        total=len(readers),
        created_at=sent_at - timedelta(hours=1),
        started_at=sent_at,
        finished_at=sent_at + timedelta(minutes=1),
    )
    draft = Broadcast(**common, text=content["draft"], buttons=[], created_at=now - timedelta(hours=2))
    session.add_all([sent, draft])
    await session.flush()
    session.add_all(_row(sent, reader, number, sent_at) for number, reader in enumerate(readers))
    await session.flush()


def _row(sent: Broadcast, reader: Actor, number: int, at: datetime) -> Notification:
    """One in eleven could not be reached, one had an answer that nobody could read."""
    state = "unreachable" if number % 11 == 10 else "uncertain" if number == 7 else "sent"
    read = state == "sent" and number % READ[1] < READ[0]
    return Notification(
        key=f"broadcast:{sent.id}:person:{reader.person.id}",
        person_id=reader.person.id,
        kind="broadcast",
        broadcast_id=sent.id,
        text={},
        state=state,
        fence=1,
        attempts=1,
        due_at=at,
        created_at=at,
        finished_at=at + timedelta(seconds=number),
        acknowledged_at=at + timedelta(hours=1, minutes=7 * number) if read else None,
    )


async def move_a_date(
    session: AsyncSession, foundation: Foundation, *, cycle: Cycle, coordinator: Actor, now: datetime
) -> None:
    """The next one that lies ahead and asks nobody for a work begins and ends a week later."""
    programme, today = foundation.programme, now.astimezone(foundation.zone).date()
    found = await calendar.entries(session, programme=programme, cycle=cycle)
    ahead = [
        entry
        for entry in found
        if entry.starts_on > today
        and entry.ends_on + LATER < cycle.ends_on
        and entry.window.work is None
        and not entry.lasting
    ]
    if not ahead:
        return
    await calendar.move(
        session,
        actor=coordinator,
        programme=programme,
        entry_id=ahead[0].id,
        starts_on=ahead[0].starts_on + LATER,
        ends_on=ahead[0].ends_on + LATER,
        reason=made_up()["moved"],
        now=now - timedelta(days=1),
    )
