"""A new event: whose it is, and from what it is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.plan.calls import plan_button
from handlers.events.managing import EditCall, NewEventCall, StartCall
from handlers.forms.press import Act, press
from handlers.forms.walking import leave, show
from handlers.links import Place, go_button, home_button
from handlers.paging import fitted, pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from services import drafts, forms, municipalities
from services.actor import STAFF
from services.drafts import Walk
from services.errors import NotFound
from services.events.answers import answers_of, answers_of_template
from services.events.copying import copied_answers
from services.events.facts import facts_of
from services.events.finding import find, require_staff
from services.events.form import CHANGE, MOVE, REVISION, new_key, template_origin
from services.events.making import require_owner
from services.paging import PAGE_SIZE, Page, bounded, count_pages, offset

router = require(with_turns(Router(name="coordinator.events.beginning")), *STAFF)

REGION = 0
TITLE = 60
"""Characters of the title of an event begun before."""


@router.callback_query(NewEventCall.filter())
async def choose_origin(query: CallbackQuery, callback_data: NewEventCall, turn: Turn) -> Replies:
    """Templates of the programme, a blank form, an Excel plan; first whose event it will be, where that is open."""
    replies, owner = await leave(turn), callback_data.owner
    places = await _places(turn)
    if owner < 0 and len(places) > 1:
        rows = [button(title, NewEventCall(owner=number)) for number, title in places.items()]
        return [*replies, screen(query, turn.texts("event-whose"), keyboard(*fitted(rows), _back(turn)))]
    owner = next(iter(places), REGION) if owner < 0 else owner
    require_owner(turn.actor, owner or None, "event.make")
    return [*replies, _origins(turn, owner, callback_data.page)]


async def _places(turn: Turn) -> dict[int, str]:
    """The municipalities one coordinates; none for whoever coordinates the region."""
    if turn.actor.scope() is None:
        return {}
    return {row.id: row.title for row in await municipalities.within_reach(turn.session, turn.programme, turn.actor)}


def _origins(turn: Turn, owner: int, number: int) -> Reply:
    texts, templates = turn.texts, turn.programme.events
    number = bounded(number, len(templates))
    shown = templates[offset(number) : offset(number) + PAGE_SIZE]
    page = Page(list(shown), number, count_pages(len(templates)), len(templates))
    rows = [[button(item.title, StartCall(owner=owner, template=item.key))] for item in page.items]
    blank = button(texts.plain("event-blank"), StartCall(owner=owner), None if templates else "primary")
    text = texts("event-origins", count=len(templates))
    markup = keyboard(
        *rows,
        pager(page, lambda to: NewEventCall(owner=owner, page=to)),
        [blank, plan_button(texts)],
        [_back(turn), home_button(texts)],
    )
    return screen(turn.event, text, markup)


def _back(turn: Turn) -> InlineKeyboardButton:
    return go_button(turn.texts.plain("event-to-list"), Place.EVENTS)


@router.callback_query(StartCall.filter())
async def start(query: CallbackQuery, callback_data: StartCall, turn: Turn) -> Replies:
    """The form with what is known filled in; one begun before is offered first."""
    owner, origin, answers = await _beginning(turn, callback_data)
    require_owner(turn.actor, owner, "event.make")
    key = new_key(origin, owner)
    if not callback_data.anew and await drafts.find(turn.session, person=turn.person, form=key) is not None:
        walk = await _begun(turn, key, answers, anew=False)
        return _offer(turn, query, walk, callback_data)
    return await show(turn, await _begun(turn, key, answers, anew=True))


async def _beginning(turn: Turn, call: StartCall) -> tuple[int | None, str, Mapping[str, Any]]:
    """The owner, where it began, the answers known."""
    owner = call.owner if call.owner > REGION else None
    if call.template:
        template = next((item for item in turn.programme.events if item.key == call.template), None)
        if template is None:
            raise NotFound("event-template-gone")
        return owner, template_origin(template.key), answers_of_template(template)
    if call.copy_of:
        event = await find(turn.session, event_id=call.copy_of)
        require_staff(turn.actor, event, action="event.make")
        return event.municipality_id, f"c_{event.id}", await copied_answers(turn.session, event=event)
    return owner, "blank", {}


async def _begun(turn: Turn, key: str, answers: Mapping[str, Any], *, anew: bool) -> Walk:
    return await forms.begin(
        turn.session,
        person=turn.person,
        key=key,
        programme=turn.programme,
        answers=answers,
        now=turn.now,
        anew=anew,
    )


def _offer(turn: Turn, query: CallbackQuery, walk: Walk, call: StartCall) -> Reply:
    """«Вы начинали «Семинар». Продолжить?»"""
    texts, title = turn.texts, str(walk.draft.answers.get("title") or "")
    markup = keyboard(
        button(texts.plain("form-resume"), press(walk, Act.RESUME), "primary"),
        button(texts.plain("form-restart"), call.model_copy(update={"anew": True})),
        [_back(turn), home_button(texts)],
    )
    text = texts("event-begun", title=title[:TITLE], has_title=bool(title), count=len(walk.answered))
    return screen(query, text, markup)


@router.callback_query(EditCall.filter())
async def edit(_: CallbackQuery, callback_data: EditCall, turn: Turn) -> Replies:
    """Every field of the event a touch away; or its time alone."""
    event = await find(turn.session, event_id=callback_data.id)
    require_staff(turn.actor, event)
    answers = await answers_of(turn.session, facts=facts_of(event)) | {REVISION: event.revision}
    key = f"{MOVE if callback_data.move else CHANGE}:{event.id}"
    walk = await _begun(turn, key, answers, anew=True)
    if callback_data.move and (field := walk.field("starts_at")) is not None:
        walk.ask(field, turn.now)
    return await show(turn, walk)
