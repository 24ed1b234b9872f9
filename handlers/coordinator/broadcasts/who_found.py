"""To whom: organisations found by typing, participants of an event, a list of names."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.broadcasts.calls import (
    CRITERION,
    BroadcastSteps,
    By,
    Do,
    DraftCall,
    EventStatesCall,
    PickCall,
)
from handlers.coordinator.broadcasts.pieces import counted, to_draft, who_words
from handlers.coordinator.broadcasts.saying import event_label
from handlers.coordinator.memory import keep, kept
from handlers.filters import Words
from handlers.numbers import number_in
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, columns, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import Broadcast
from services.actor import STAFF
from services.broadcasts import audience, names
from services.broadcasts.composing import require_event
from services.broadcasts.finding import find_draft
from services.errors import ServiceError
from services.municipalities import within_reach
from services.segments.criteria import EVENT_STATES

router = require(with_turns(Router(name="coordinator.broadcasts.found")), *STAFF)

NAMED = 10
"""Names told of each kind of line that could not be used."""


@router.callback_query(PickCall.filter((F.by == By.ORGANISATIONS) & (F.value == "")))
async def ask_organisation(_: CallbackQuery, callback_data: PickCall, turn: Turn) -> Replies:
    draft = await _draft(turn, callback_data.id)
    await turn.enter(BroadcastSteps.organisation, bc=draft.id, bc_typed=await kept(turn.state, "bc_typed") or "")
    return await _organisations(turn, draft, callback_data.page)


@router.callback_query(PickCall.filter(F.by == By.ORGANISATIONS))
async def pick_organisation(_: CallbackQuery, callback_data: PickCall, turn: Turn) -> Replies:
    draft = await audience.toggle(
        turn.session,
        actor=turn.actor,
        broadcast_id=callback_data.id,
        name=CRITERION[By.ORGANISATIONS],
        value=number_in(callback_data.value),
        programme=turn.programme,
    )
    return await _organisations(turn, draft, callback_data.page)


@router.message(StateFilter(BroadcastSteps.organisation), Words())
async def find_organisation(event: Message, turn: Turn) -> Replies:
    await keep(turn.state, "bc_typed", " ".join((event.text or "").split())[:100])
    return await _organisations(turn, await _begun(turn), 1)


async def _organisations(turn: Turn, draft: Broadcast, number: int) -> Reply:
    texts, typed = turn.texts, await kept(turn.state, "bc_typed") or ""
    async with turn.read() as session:
        page = await audience.organisations(
            session, actor=turn.actor, programme=turn.programme, typed=typed, number=number
        )
    chosen = draft.segment.get("organisations", [])
    places = {row.id: row.title for row in await within_reach(turn.session, turn.programme, turn.actor)}
    rows = []
    for item in page.items:
        # Every district has a school no. 3.
        place = places.get(item.municipality_id, "")
        label = texts.plain("broadcast-organisation-line", title=item.title, place=place)
        name = label if len(places) > 1 else item.title
        marked = texts.plain("broadcast-picked", name=name) if item.id in chosen else name
        call = PickCall(id=draft.id, by=By.ORGANISATIONS, value=str(item.id), page=page.number)
        rows.append(button(marked, call))
    pages = pager(page, lambda to: PickCall(id=draft.id, by=By.ORGANISATIONS, page=to))
    if not page.total:
        title = texts("broadcast-organisations-none", typed=typed)
    else:
        title = texts("broadcast-organisations", typed=typed, found=bool(typed), count=page.total)
    return screen(turn.event, title, keyboard(*rows, pages, _bottom(turn, draft)))


@router.callback_query(PickCall.filter(F.by == By.EVENTS))
async def choose_event(query: CallbackQuery, callback_data: PickCall, turn: Turn) -> Replies:
    draft = await _draft(turn, callback_data.id)
    async with turn.read() as session:
        page = await audience.events(session, actor=turn.actor, cycle_id=draft.cycle_id, number=callback_data.page)
    chosen = {item["id"] for item in draft.segment.get("events", ())} | set(draft.segment.get("events_without", ()))
    rows = []
    for item in page.items:
        label = event_label(turn, item)
        marked = turn.texts.plain("broadcast-picked", name=label) if item.id in chosen else label
        rows.append(button(marked, EventStatesCall(id=draft.id, event=item.id)))
    pages = pager(page, lambda to: PickCall(id=draft.id, by=By.EVENTS, page=to))
    return screen(query, turn.texts("broadcast-events", count=page.total), keyboard(*rows, pages, _bottom(turn, draft)))


@router.callback_query(EventStatesCall.filter())
async def choose_states(query: CallbackQuery, callback_data: EventStatesCall, turn: Turn) -> Replies:
    """Whom of the event: how they stand to it, or those who did not answer."""
    draft = await _draft(turn, callback_data.id)
    event = await require_event(turn.session, actor=turn.actor, event_id=callback_data.event)
    if callback_data.state == "silent":
        draft = await _toggle(turn, draft, "events_without", event.id)
    elif callback_data.state in EVENT_STATES:
        draft = await _toggle_state(turn, draft, event.id, callback_data.state)
    texts, states = turn.texts, _states_of(draft, event.id)
    rows = []
    for state in (*EVENT_STATES, "silent"):
        label = texts.plain("broadcast-event-silent" if state == "silent" else f"segment-state-{state}")
        on = event.id in draft.segment.get("events_without", ()) if state == "silent" else state in states
        marked = texts.plain("broadcast-picked", name=label) if on else label
        rows.append(button(marked, EventStatesCall(id=draft.id, event=event.id, state=state)))
    back = button(texts.plain("common-back"), PickCall(id=draft.id, by=By.EVENTS))
    return screen(
        query,
        texts("broadcast-event-states", title=event.title),
        keyboard(*columns(rows), [back], _bottom(turn, draft)),
    )


def _states_of(draft: Broadcast, event_id: int) -> list[str]:
    return next((item["states"] for item in draft.segment.get("events", ()) if item["id"] == event_id), [])


async def _toggle_state(turn: Turn, draft: Broadcast, event_id: int, state: str) -> Broadcast:
    states = _states_of(draft, event_id)
    wanted = [item for item in states if item != state] if state in states else [*states, state]
    others = [item for item in draft.segment.get("events", ()) if item["id"] != event_id]
    values = [*others, {"id": event_id, "states": wanted}] if wanted else others
    return await audience.set_values(
        turn.session, actor=turn.actor, broadcast_id=draft.id, name="events", values=values, programme=turn.programme
    )


async def _toggle(turn: Turn, draft: Broadcast, name: str, value: int) -> Broadcast:
    return await audience.toggle(
        turn.session, actor=turn.actor, broadcast_id=draft.id, name=name, value=value, programme=turn.programme
    )


@router.callback_query(PickCall.filter(F.by == By.PEOPLE))
async def ask_people(query: CallbackQuery, callback_data: PickCall, turn: Turn) -> Replies:
    draft = await _draft(turn, callback_data.id)
    await turn.enter(BroadcastSteps.people, bc=draft.id)
    count = len(draft.segment.get("people", ()))
    lines: list[str] = [turn.texts("broadcast-people")]
    remove = []
    if count:
        lines.append("\n" + turn.texts("broadcast-people-now", count=count))
        remove = [button(turn.texts.plain("broadcast-people-drop"), DraftCall(id=draft.id, do=Do.NO_PEOPLE))]
    return screen(query, "\n".join(lines), keyboard(remove, _bottom(turn, draft)))


@router.callback_query(DraftCall.filter(F.do == Do.NO_PEOPLE))
async def drop_people(query: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await audience.set_values(
        turn.session,
        actor=turn.actor,
        broadcast_id=callback_data.id,
        name="people",
        values=[],
        programme=turn.programme,
    )
    await turn.enter(BroadcastSteps.people, bc=draft.id)
    return screen(query, turn.texts("broadcast-people"), keyboard(_bottom(turn, draft)))


@router.message(StateFilter(BroadcastSteps.people), Words())
async def take_people(event: Message, turn: Turn) -> Replies:
    """Whoever was found is added to the list; every other line is told with its reason."""
    draft = await _begun(turn)
    async with turn.read() as session:
        found = await names.resolve(
            session,
            pasted=event.text or "",
            programme=turn.programme,
            cycle_id=draft.cycle_id,
            scope=await audience.scope_of(session, draft),
        )
    values = list(dict.fromkeys([*draft.segment.get("people", ()), *found.people]))
    draft = await audience.set_values(
        turn.session, actor=turn.actor, broadcast_id=draft.id, name="people", values=values, programme=turn.programme
    )
    lines = [turn.texts("broadcast-people-found", count=len(values))]
    for key, told in (
        ("broadcast-people-missing", found.missing),
        ("broadcast-people-ambiguous", found.ambiguous),
        ("broadcast-people-foreign", found.foreign),
        ("broadcast-people-silent", found.silent),
    ):
        if told:
            lines.append(turn.texts(key, count=len(told), names=_named(turn, told)))
    # Whoever could add nobody may otherwise write to everybody.
    numbers = await counted(turn, draft)
    lines.append(turn.texts("broadcast-people-who", who=await who_words(turn, draft), count=numbers.reachable))
    return message(event, "\n\n".join(lines), keyboard(_bottom(turn, draft)))


@router.message(StateFilter(BroadcastSteps.people, BroadcastSteps.organisation))
async def want_words(event: Message, turn: Turn) -> Replies:
    draft = await _begun(turn)
    return message(event, turn.texts("broadcast-people-text"), keyboard(_bottom(turn, draft)))


def _named(turn: Turn, lines: tuple[str, ...]) -> str:
    shown = ", ".join(lines[:NAMED])
    more = len(lines) - NAMED
    return shown if more <= 0 else turn.texts.plain("broadcast-people-and", names=shown, count=more)


def _bottom(turn: Turn, draft: Broadcast) -> list[InlineKeyboardButton]:
    done = button(turn.texts.plain("broadcast-who-done"), DraftCall(id=draft.id, do=Do.WHO), "primary")
    return [done, to_draft(turn, draft.id)]


async def _draft(turn: Turn, broadcast_id: int) -> Broadcast:
    return await find_draft(turn.session, actor=turn.actor, broadcast_id=broadcast_id)


async def _begun(turn: Turn) -> Broadcast:
    number = await kept(turn.state, "bc")
    if not isinstance(number, int):
        raise ServiceError("broadcast-gone")
    return await _draft(turn, number)
