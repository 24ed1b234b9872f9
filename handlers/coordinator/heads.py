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
from services import heads, municipalities
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
    return screen(query, text, keyboard(*await _choices(turn, grant, few), _cancel(turn, grant)))


async def _choices(turn: Turn, grant: RoleGrant, found: Sequence[Organisation]) -> list[InlineKeyboardButton]:
    """For a head of the whole region with the district, as many of them have a school no. 5."""
    places = await municipalities.of_programme(turn.session, turn.programme) if grant.municipality_id is None else []
    titles = {place.id: place.title for place in places} if len(places) > 1 else {}
    return [
        button(" · ".join(filter(None, (titles.get(item.municipality_id), item.title))), _set(grant, item))
        for item in found
    ]


def _set(grant: RoleGrant, school: Organisation) -> SchoolSetCall:
    return SchoolSetCall(id=grant.id, school=school.id)


def _cancel(turn: Turn, grant: RoleGrant) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-cancel"), StaffCardCall(id=grant.id))


@router.message(StateFilter(Steps.school), Words())
async def take_school(event: Message, turn: Turn) -> Replies:
    begun = (await turn.state.get_data()).get("move") or [0]
    grant = await heads.find(turn.session, actor=turn.actor, grant_id=int(begun[0]))
    typed = " ".join((event.text or "").split())[:100]
    found = await heads.schools(turn.session, grant=grant, typed=typed) if typed else ()
    key = "coordinator-which-school" if found else "coordinator-no-school"
    return message(
        event, turn.texts(key, typed=typed), keyboard(*await _choices(turn, grant, found), _cancel(turn, grant))
    )


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
