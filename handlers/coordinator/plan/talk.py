"""Sending a plan and saying yes to it."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.coordinator.plan.calls import PlanCall, PlanDo, PlanState
from handlers.coordinator.plan.preview import preview_screen
from handlers.links import Place, go_button, home_button
from handlers.paging import fitted
from handlers.rights import require
from handlers.screens import Replies, button, chat_id, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from services import municipalities, plan_import
from services.actor import STAFF
from services.errors import ServiceError
from services.export_requests import request_file

router = require(with_turns(Router(name="coordinator.plan")), *STAFF)

REGION = 0


@router.callback_query(PlanCall.filter(F.do == PlanDo.OPEN))
async def open_plan(query: CallbackQuery, callback_data: PlanCall, turn: Turn) -> Replies:
    """Ask for the file; first for the district, where somebody coordinates several."""
    places = await _places(turn)
    wanted = callback_data.id or next(iter(places), REGION)
    if not callback_data.id and len(places) > 1:
        rows = [button(title, PlanCall(do=PlanDo.OPEN, id=place)) for place, title in places.items()]
        return screen(query, turn.texts("plan-choose-place"), keyboard(*fitted(rows), _back(turn)))
    plan_import.require_owner(turn.actor, wanted or None)
    await turn.enter(PlanState.waiting, plan_place=wanted)
    text = turn.texts("plan-open", owner=await owner_words(turn, wanted or None))
    template = button(turn.texts.plain("plan-template-button"), PlanCall(do=PlanDo.TEMPLATE), "primary")
    return screen(query, text, keyboard(template, _back(turn)))


@router.callback_query(PlanCall.filter(F.do == PlanDo.TEMPLATE))
async def ask_for_template(query: CallbackQuery, turn: Turn) -> Replies:
    await request_file(
        turn.session, actor=turn.actor, chat_id=chat_id(query), kind="plan_template", params={}, now=turn.now
    )
    return toast(query, turn.texts.plain("plan-template-promised"))


@router.message(StateFilter(PlanState.waiting))
async def take_file(event: Message, turn: Turn) -> Replies:
    if event.document is None:
        raise ServiceError("plan-send-file")
    place = (await turn.state.get_data()).get("plan_place") or None
    plan = await plan_import.receive(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        municipality_id=place,
        telegram_file_id=event.document.file_id,
        name=event.document.file_name,
        size=event.document.file_size,
        now=turn.now,
    )
    name = (await plan_import.own(turn.session, actor=turn.actor, plan_id=plan.id)).file.name
    return message(event, turn.texts("plan-reading", name=name), keyboard([_back(turn), home_button(turn.texts)]))


@router.callback_query(PlanCall.filter(F.do == PlanDo.SHOW))
async def show(query: CallbackQuery, callback_data: PlanCall, turn: Turn) -> Replies:
    async with turn.read() as session:
        plan = await plan_import.own(session, actor=turn.actor, plan_id=callback_data.id)
        judged = await plan_import.preview(
            session, actor=turn.actor, programme=turn.programme, plan_id=plan.id, now=turn.now
        )
        told = await plan_import.count_told(session, judged)
    owner = await owner_words(turn, plan.municipality_id)
    text, markup = preview_screen(turn, plan, judged, owner=owner, told=told, page=callback_data.page)
    return screen(query, text, markup)


@router.callback_query(PlanCall.filter(F.do == PlanDo.STORE))
async def store(query: CallbackQuery, callback_data: PlanCall, turn: Turn) -> Replies:
    made, changed = await plan_import.store(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        plan_id=callback_data.id,
        expected=callback_data.mark,
        now=turn.now,
    )
    await turn.enter(None)
    return screen(query, turn.texts("plan-stored", made=made, changed=changed), _ways(turn))


@router.callback_query(PlanCall.filter(F.do == PlanDo.DROP))
async def drop(query: CallbackQuery, callback_data: PlanCall, turn: Turn) -> Replies:
    await plan_import.drop(turn.session, actor=turn.actor, plan_id=callback_data.id, now=turn.now)
    return screen(query, turn.texts("plan-dropped"), _ways(turn))


async def owner_words(turn: Turn, municipality_id: int | None) -> str:
    """Whose the events become."""
    if municipality_id is None:
        return turn.texts("plan-owner-region")
    return turn.texts("plan-owner-place", place=await municipalities.title_of(turn.session, municipality_id))


async def _places(turn: Turn) -> dict[int, str]:
    """The districts one has to choose from; none for whoever coordinates the region."""
    if turn.actor.scope() is None:
        return {}
    return {row.id: row.title for row in await municipalities.within_reach(turn.session, turn.programme, turn.actor)}


def _back(turn: Turn) -> InlineKeyboardButton:
    return go_button(turn.texts.plain("plan-to-events"), Place.EVENTS)


def _ways(turn: Turn) -> InlineKeyboardMarkup:
    return keyboard(
        _back(turn), button(turn.texts.plain("plan-anew"), PlanCall(do=PlanDo.OPEN)), home_button(turn.texts)
    )
