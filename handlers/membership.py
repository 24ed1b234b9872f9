"""Blocked and unblocked: whether the person can be reached."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import ChatMemberUpdated
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.filters import Blocking, InGroup
from handlers.screens import Replies
from services import people

router = Router(name="membership")
router.my_chat_member.filter(~InGroup())


@router.my_chat_member(Blocking())
async def blocked(event: ChatMemberUpdated, session: AsyncSession, now: datetime) -> Replies:
    """Notifications to the person wait from now on."""
    # The spine takes every update for a sign of life; this one is the opposite.
    await session.flush()
    await people.lose_touch(session, telegram_ids=[event.from_user.id], now=now)
    return None


@router.my_chat_member()
async def unblocked(_: ChatMemberUpdated) -> Replies:
    """The spine has taken it for what it is, a sign of life."""
    return None
