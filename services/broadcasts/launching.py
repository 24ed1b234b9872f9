"""From the draft to the queue."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Broadcast
from programmes.schema import Programme
from services import audit
from services.actor import Actor
from services.broadcasts import presses
from services.broadcasts.audience import counted
from services.broadcasts.composing import require_coming
from services.broadcasts.content import fingerprint, name_of, require_fits, signup_of
from services.broadcasts.finding import find, find_draft
from services.errors import ServiceError
from services.notifications import notify

SLACK = timedelta(minutes=1)
"""A time that passed while it was confirmed means now."""
FARTHEST = timedelta(days=400)


def require_time(due_at: datetime, now: datetime) -> None:
    """Raise `ServiceError` for a time that is past or more than a year away."""
    if due_at < now - SLACK:
        raise ServiceError("broadcast-past")
    if due_at > now + FARTHEST:
        raise ServiceError("broadcast-far")


async def require_ready(session: AsyncSession, broadcast: Broadcast, *, programme: Programme, due_at: datetime) -> None:
    """Raise `ServiceError` naming what is missing: words, people, a file that can be read, an event still to come."""
    if not broadcast.text and broadcast.file is None:
        raise ServiceError("broadcast-nothing-said")
    require_fits(broadcast.text, with_file=broadcast.file is not None)
    if broadcast.file is not None and broadcast.file.is_broken:
        raise ServiceError("broadcast-file-broken", name=broadcast.file.name)
    if (event_id := signup_of(broadcast)) is not None:
        await require_coming(session, event_id=event_id, now=due_at)
    people = await counted(session, broadcast, programme)
    if people.total == 0:
        raise ServiceError("broadcast-nobody")
    if people.reachable == 0:
        raise ServiceError("broadcast-nobody-reachable", count=people.total)


async def launch(
    session: AsyncSession,
    *,
    actor: Actor,
    broadcast_id: int,
    expected: str,
    due_at: datetime | None,
    programme: Programme,
    now: datetime,
    progress: tuple[int, int] | None = None,
) -> Broadcast:
    """Send it off at `due_at`, at once for None; audited. `progress`: chat and message that show how it goes.

    Raises `ServiceError` when it is no draft any more, has changed since it was confirmed (`expected`, of
    `content.fingerprint`), or is not ready.
    """
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    if fingerprint(draft) != expected:
        raise ServiceError("broadcast-changed")
    moment = due_at or now
    require_time(moment, now)
    await require_ready(session, draft, programme=programme, due_at=max(moment, now))
    draft.state, draft.due_at = "scheduled", max(moment, now)
    if progress is not None:
        draft.progress_chat_id, draft.progress_message_id = progress
    audit.record(
        session, actor, "broadcast.launch", "broadcast", draft.id, now=now, municipality_id=draft.municipality_id
    )
    await session.flush()
    return draft


async def unschedule(session: AsyncSession, *, actor: Actor, broadcast_id: int, now: datetime) -> Broadcast:
    """Make a draft of what has not begun yet, audited; raises `ServiceError` once it has.

    The author is told if it was somebody else.
    """
    found = await find(session, actor=actor, broadcast_id=broadcast_id, action="broadcast.steer", lock=True)
    if found.state != "scheduled":
        raise ServiceError("broadcast-begun")
    found.state, found.due_at = "draft", None
    audit.record(
        session, actor, "broadcast.unschedule", "broadcast", found.id, now=now, municipality_id=found.municipality_id
    )
    await session.flush()
    if found.author_id != actor.person.id:
        words = Text(
            "broadcast-told-unscheduled",
            {"title": name_of(found), "name": actor.person.full_name or f"№ {actor.person.id}"},
        )
        key = f"broadcast:{found.id}:unscheduled:{int(now.timestamp())}"
        buttons = [[(Text("broadcast-to-draft"), presses.draft(found.id))]]
        await notify(session, key=key, person_id=found.author_id, text=words, now=now, buttons=buttons)
    return found
