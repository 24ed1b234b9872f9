"""The last look before a broadcast leaves: what has changed since somebody confirmed it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Broadcast
from services.broadcasts import presses
from services.broadcasts.composing import require_coming
from services.broadcasts.content import name_of, signup_of
from services.errors import ServiceError
from services.notifications import notify
from services.reach import coordinators_of


async def is_called_off(
    session: AsyncSession, found: Broadcast, scope: frozenset[int] | None, *, begun: bool, now: datetime
) -> bool:
    """Whether `found` must not leave; then it is put away and told to whom it concerns.

    It is stopped where its author's role has ended (an empty `scope`), and a draft again where the event it invites to
    is over or cancelled before the first message was written.
    """
    if scope == frozenset():
        await _stop(session, found, now)
        return True
    event_id = signup_of(found)
    if begun or event_id is None:
        return False
    try:
        await require_coming(session, event_id=event_id, now=now)
    except ServiceError as refusal:
        await _give_back(session, found, refusal.text, now)
        return True
    return False


async def _stop(session: AsyncSession, found: Broadcast, now: datetime) -> None:
    """The colleagues learn of it: the author has no part in it any more."""
    found.state, found.finished_at = "stopped", now
    await session.flush()
    words = Text("broadcast-told-orphaned", {"title": name_of(found)})
    buttons = [[(Text("broadcast-to-report"), presses.card(found.id, anew=True))]]
    for person_id in await coordinators_of(session, found.municipality_id):
        key = f"broadcast:{found.id}:orphaned:{person_id}"
        await notify(session, key=key, person_id=person_id, text=words, now=now, buttons=buttons)


async def _give_back(session: AsyncSession, found: Broadcast, reason: Text, now: datetime) -> None:
    found.state, found.due_at, found.started_at = "draft", None, None
    await session.flush()
    words = Text("broadcast-told-given-back", {"title": name_of(found), "reason": reason})
    buttons = [[(Text("broadcast-to-draft"), presses.draft(found.id))]]
    key = f"broadcast:{found.id}:given-back:{int(now.timestamp())}"
    await notify(session, key=key, person_id=found.author_id, text=words, now=now, buttons=buttons)
