"""A draft: to whom, which words, which file, which buttons."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Broadcast, Event
from programmes.schema import Programme
from services.actor import Actor
from services.application_list import this_cycle
from services.broadcasts.content import ACK, FILES, SIGNUP, plain_of, require_fits, words_of
from services.broadcasts.finding import find, find_draft
from services.errors import ServiceError
from services.files import note_file
from services.segments import Segment, read_segment
from services.submissions import IncomingFile


async def begin(
    session: AsyncSession, *, actor: Actor, programme: Programme, now: datetime, segment: Segment | None = None
) -> Broadcast:
    """A new draft; one of the author's in which nothing has been chosen yet is used again."""
    actor.require("broadcast.compose", "broadcast")
    cycle, scope = await this_cycle(session, programme, now), actor.scope()
    chosen = read_segment(segment or {}, programme=programme)
    empty = select(Broadcast).where(
        Broadcast.author_id == actor.person.id,
        Broadcast.state == "draft",
        Broadcast.text == "",
        Broadcast.file_id.is_(None),
    )
    drafts = (await session.execute(empty.options(joinedload(Broadcast.file)).order_by(Broadcast.id))).scalars()
    made = next((draft for draft in drafts if not draft.segment and not draft.buttons), None)
    if made is None:
        made = Broadcast(author_id=actor.person.id, text="", created_at=now, file=None)
        session.add(made)
    made.cycle_id, made.segment, made.buttons = cycle.id, chosen, []
    made.municipality_id = next(iter(scope)) if scope is not None and len(scope) == 1 else None
    await session.flush()
    return made


async def copy(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, programme: Programme, now: datetime
) -> Broadcast:
    """A draft for the current cycle with the words, the file, the buttons and the recipients of an earlier one."""
    source = await find(session, actor=actor, broadcast_id=broadcast_id, action="broadcast.compose")
    cycle, scope = await this_cycle(session, programme, now), actor.scope()
    made = Broadcast(
        cycle_id=cycle.id,
        author_id=actor.person.id,
        municipality_id=next(iter(scope)) if scope is not None and len(scope) == 1 else None,
        segment=dict(source.segment),
        text=words_of(source),
        file_id=source.file_id,
        buttons=list(source.buttons),
        created_at=now,
    )
    session.add(made)
    await session.flush()
    return made


async def remind(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, programme: Programme, now: datetime
) -> Broadcast:
    """A draft with the same words for those whom it reached and who have not pressed «Ознакомлен»."""
    made = await copy(session, actor=actor, broadcast_id=broadcast_id, programme=programme, now=now)
    made.segment = {"broadcasts": [{"id": broadcast_id, "states": ["unacknowledged"]}]}
    await session.flush()
    return made


async def set_text(session: AsyncSession, *, actor: Actor, broadcast_id: int, html: str) -> Broadcast:
    """Keep the words; raises `ServiceError` for too many of them or none."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    if not plain_of(html).strip():
        raise ServiceError("broadcast-text-empty")
    require_fits(html, with_file=draft.file_id is not None)
    draft.text = html
    await session.flush()
    return draft


async def clear_text(session: AsyncSession, *, actor: Actor, broadcast_id: int) -> None:
    """Take the words away: half of a text must not stand for the whole."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    draft.text = ""
    await session.flush()


async def set_file(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, file: IncomingFile, html: str, now: datetime
) -> Broadcast:
    """Keep a picture or a file; the words under it, where there are some, take the place of the earlier ones.

    Raises `ServiceError` for a file of another kind, or where the words are too many for a caption.
    """
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    words = html if plain_of(html).strip() else draft.text
    require_fits(words, with_file=True)
    draft.file = await note_file(
        session,
        person=actor.person,
        telegram_file_id=file.telegram_file_id,
        name=file.name,
        size=file.size,
        extensions=FILES,
        now=now,
        photo=file.photo,
    )
    draft.text = words
    await session.flush()
    return draft


async def remove_file(session: AsyncSession, *, actor: Actor, broadcast_id: int) -> Broadcast:
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    draft.file = None
    await session.flush()
    return draft


async def toggle_ack(session: AsyncSession, *, actor: Actor, broadcast_id: int) -> Broadcast:
    """Add «Ознакомлен», or take it away."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    others = [item for item in draft.buttons if item != ACK]
    draft.buttons = others if ACK in draft.buttons else [*others, ACK]
    await session.flush()
    return draft


async def set_signup(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, event_id: int | None, now: datetime
) -> Broadcast:
    """A button that leads to the event's card; None takes it away. Raises `ServiceError` for an event that is over."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    others = [item for item in draft.buttons if not str(item).startswith(f"{SIGNUP}:")]
    if event_id is not None:
        await require_event(session, actor=actor, event_id=event_id)
        await require_coming(session, event_id=event_id, now=now)
        others.insert(0, f"{SIGNUP}:{event_id}")
    draft.buttons = others
    await session.flush()
    return draft


async def drop(session: AsyncSession, *, actor: Actor, broadcast_id: int) -> None:
    """Put a draft away for good."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    draft.state = "dropped"
    await session.flush()


async def require_event(session: AsyncSession, *, actor: Actor, event_id: int) -> Event:
    """An event of the whole region or of a municipality in reach; raises `ServiceError` for any other."""
    event = await session.get(Event, event_id)
    if event is None:
        raise ServiceError("broadcast-event-unknown")
    if event.municipality_id is not None and not actor.sees(event.municipality_id):
        raise ServiceError("broadcast-foreign-event", title=event.title)
    return event


async def require_coming(session: AsyncSession, *, event_id: int, now: datetime) -> None:
    """Raise `ServiceError` for an event nobody can sign up for any more."""
    event = await session.get(Event, event_id)
    if event is None or event.state == "cancelled" or event.ends_at <= now:
        raise ServiceError("broadcast-event-gone", title="" if event is None else event.title, known=event is not None)
