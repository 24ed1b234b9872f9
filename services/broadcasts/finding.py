"""One broadcast and the list of them, as far as the rights reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Broadcast, Notification
from services.actor import Actor
from services.errors import Denied, NotFound
from services.paging import Page, fetch_page

ARRIVED = ("sent", "uncertain")


@dataclass(frozen=True, slots=True)
class Line:
    """One broadcast of the list."""

    broadcast: Broadcast
    arrived: int


async def find(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, action: str = "broadcast.view", lock: bool = False
) -> Broadcast:
    """The broadcast with its file: of the actor, or of a municipality in reach; drafts are their author's alone.

    Raises `NotFound` and `Denied`. With `lock` nobody else changes it meanwhile.
    """
    actor.require(action, f"broadcast:{broadcast_id}")
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).options(joinedload(Broadcast.file))
    if lock:
        wanted = wanted.with_for_update(of=Broadcast).execution_options(populate_existing=True)
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None or found.state == "dropped":
        raise NotFound("broadcast-gone")
    if found.author_id == actor.person.id:
        return found
    if found.state == "draft":
        raise Denied(action, f"broadcast:{broadcast_id}")
    actor.require_within(action, f"broadcast:{broadcast_id}", found.municipality_id)
    return found


async def find_draft(session: AsyncSession, *, actor: Actor, broadcast_id: int) -> Broadcast:
    """A broadcast that can still be changed, locked; raises `NotFound` once it has been sent off."""
    found = await find(session, actor=actor, broadcast_id=broadcast_id, action="broadcast.compose", lock=True)
    if found.author_id != actor.person.id:
        raise Denied("broadcast.compose", f"broadcast:{broadcast_id}")
    if found.state != "draft":
        raise NotFound("broadcast-not-draft")
    return found


async def draft_with(session: AsyncSession, *, file_id: int) -> int | None:
    """The draft that this file belongs to."""
    wanted = select(Broadcast.id).where(Broadcast.file_id == file_id, Broadcast.state == "draft")
    return (await session.execute(wanted.order_by(Broadcast.id).limit(1))).scalar_one_or_none()


async def fetch_list(session: AsyncSession, *, actor: Actor, number: int) -> Page[Line]:
    """Page `number`, newest first."""
    actor.require("broadcast.list", "broadcast")
    wanted = select(Broadcast).where(Broadcast.state != "dropped", _in_reach(actor)).order_by(Broadcast.id.desc())
    page = await fetch_page(session, wanted, number=number)
    arrived = await _arrived(session, [item.id for item in page.items])
    lines = [Line(item, arrived.get(item.id, 0)) for item in page.items]
    return Page(lines, page.number, page.pages, page.total)


def _in_reach(actor: Actor) -> ColumnElement[bool]:
    scope = actor.scope()
    own = Broadcast.author_id == actor.person.id
    others = Broadcast.state != "draft"
    return or_(own, others if scope is None else others & Broadcast.municipality_id.in_(scope))


async def _arrived(session: AsyncSession, ids: list[int]) -> Mapping[int, int]:
    counted = (
        select(Notification.broadcast_id, func.count())
        .where(Notification.broadcast_id.in_(ids), Notification.state.in_(ARRIVED))
        .group_by(Notification.broadcast_id)
    )
    return {row[0] or 0: row[1] for row in (await session.execute(counted)).all()}
