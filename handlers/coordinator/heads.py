"""Which school a head is of."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import SchoolCall, SchoolSetCall, StaffCardCall, Steps
from handlers.coordinator.staff import staff_card
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import Organisation, RoleGrant
from services import heads
from services.actor import STAFF
from services.errors import ServiceError

router = require(with_turns(Router(name="coordinator.heads")), *STAFF)


@router.callback_query(SchoolCall.filter())
async def ask_school(query: CallbackQuery, callback_data: SchoolCall, turn: Turn) -> Replies:
    """A few letters of the name; where there are few schools, all of them at once."""
    grant = await heads.find(turn.session, actor=turn.actor, grant_id=callback_data.id)
    few = await heads.schools(turn.session, grant=grant)
    await turn.enter(Steps.school, move=[grant.id])
    text = turn.texts("coordinator-ask-school", choose=bool(few))
    return screen(query, text, keyboard(*_choices(grant, few), _cancel(turn, grant)))


def _choices(grant: RoleGrant, found: Sequence[Organisation]) -> list[InlineKeyboardButton]:
    return [button(item.title, SchoolSetCall(id=grant.id, school=item.id)) for item in found]


def _cancel(turn: Turn, grant: RoleGrant) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-cancel"), StaffCardCall(id=grant.id))


@router.message(StateFilter(Steps.school), Words())
async def take_school(event: Message, turn: Turn) -> Replies:
    begun = (await turn.state.get_data()).get("move") or [0]
    grant = await heads.find(turn.session, actor=turn.actor, grant_id=int(begun[0]))
    typed = " ".join((event.text or "").split())[:100]
    found = await heads.schools(turn.session, grant=grant, typed=typed) if typed else ()
    key = "coordinator-which-school" if found else "coordinator-no-school"
    return message(event, turn.texts(key, typed=typed), keyboard(*_choices(grant, found), _cancel(turn, grant)))


@router.message(StateFilter(Steps.school))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")


@router.callback_query(SchoolSetCall.filter())
async def set_school(_: CallbackQuery, callback_data: SchoolSetCall, turn: Turn) -> Replies:
    school = await heads.assign(
        turn.session,
        actor=turn.actor,
        grant_id=callback_data.id,
        organisation_id=callback_data.school,
        now=turn.now,
    )
    await turn.enter(None)
    return await staff_card(turn, callback_data.id, turn.texts("coordinator-school-set", school=school.title))
