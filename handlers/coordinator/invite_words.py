"""How an invitation is called, and the places it may be for."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from handlers.coordinator.calls import InviteMenuCall, InviteNewCall
from handlers.screens import button
from handlers.turn import Turn
from locales.text import Arg
from models import Invite
from programmes.schema import Role
from services import municipalities
from services.errors import Denied
from services.roles import role_text

EVERYWHERE = 0
"""The place of somebody for the whole region, in callback data."""


def role_of(call: InviteNewCall) -> Role:
    """Raises `Denied` for a word that is no role: only a forged button has one."""
    try:
        return Role(call.role)
    except ValueError:
        raise Denied("invite.create", "role") from None


async def place_buttons(turn: Turn, call: InviteNewCall) -> list[InlineKeyboardButton]:
    """The municipalities in reach, and the whole region where that is in reach; at least one."""
    everywhere = button(turn.texts.plain("invite-everywhere"), call.model_copy(update={"place": EVERYWHERE}))
    if role_of(call) is Role.REGION_COORDINATOR:
        return [everywhere]
    places = await municipalities.within_reach(turn.session, turn.programme, turn.actor)
    found = [button(item.title, call.model_copy(update={"place": item.id})) for item in places]
    return found if len(places) == 1 or turn.actor.scope() is not None else [everywhere, *found]


async def invite_words(turn: Turn, invite: Invite) -> dict[str, Arg]:
    """Arguments that every text about an invitation takes."""
    local = invite.expires_at.astimezone(turn.actor.zone)
    placed = invite.municipality_id is not None
    return {
        "role": role_text(invite.role, turn.programme),
        "placed": placed,
        "place": await municipalities.title_of(turn.session, invite.municipality_id) if invite.municipality_id else "",
        "used": invite.used,
        "uses": invite.max_uses,
        "until": turn.at(local),
    }


def to_invites(turn: Turn) -> InlineKeyboardButton:
    return button(turn.texts.plain("invite-to-list"), InviteMenuCall())
