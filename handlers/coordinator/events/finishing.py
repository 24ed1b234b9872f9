"""What a filled-in form of an event leads to: a look as participants see it, or old beside new; then a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram.types import InlineKeyboardButton

from handlers.coordinator.fingerprint import fingerprint
from handlers.events.card_text import card_text
from handlers.events.managing import MakeCall, ManageCall, SaveCall
from handlers.forms.press import Act, press
from handlers.forms.walking import leave, show
from handlers.links import Place, go_button, home_button
from handlers.screens import Reply, button, keyboard, screen
from handlers.turn import Turn
from locales.text import Markup
from models import Event, Organisation
from services import cycles, segments
from services.drafts import Walk
from services.errors import ServiceError
from services.events.facts import EventFacts, changed_fields, columns_of
from services.events.faults import check, field_title
from services.events.finding import find
from services.events.form import Drafted, drafted
from services.events.making import check_places
from services.events.series import following
from services.events.showing import shown_value
from services.events.telling import TOLD, count_told
from services.participation.card import Card
from services.participation.states import SignUp

LONGEST_VALUE = 150
"""Characters of a value beside another."""


async def preview(turn: Turn, walk: Walk) -> list[Reply]:
    """The new event as people will see it, and how many they are; nothing is made before the word."""
    try:
        made = await judged(turn, walk)
    except ServiceError as refusal:
        return await show(turn, walk, turn.texts.resolve(refusal.text))
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    event = await _unmade(turn, made.facts, cycle.id)
    segment, scope = segments.of_event(event)
    async with turn.read() as session:
        people = await segments.count(session, segment, programme=turn.programme, cycle_id=cycle.id, scope=scope)
    text = turn.texts(
        "event-preview",
        card=Markup(await card_text(turn, _card(event, made.facts))),
        count=people.total,
        unreachable=people.total - people.reachable,
    )
    make = button(turn.texts.plain("event-make"), MakeCall(draft=walk.draft.id, mark=mark_of(made)), "primary")
    return [*await leave(turn), screen(turn.event, text, keyboard(make, *_ways(turn, walk)))]


async def compare(turn: Turn, walk: Walk) -> list[Reply]:
    """What the change changes, old beside new, and how many will be told."""
    try:
        made = await judged(turn, walk)
    except ServiceError as refusal:
        return await show(turn, walk, turn.texts.resolve(refusal.text))
    if made.before is None or made.event_id is None:
        return await preview(turn, walk)
    changed = changed_fields(made.before, made.facts)
    if not changed:
        return await show(turn, walk, turn.texts("event-unchanged"))
    event = await find(turn.session, event_id=made.event_id)
    others = await following(turn.session, event=event, now=turn.now)
    lines = [await _line(turn, name, made.before, made.facts) for name in changed]
    if set(changed) & set(TOLD):
        told = await count_told(turn.session, [event.id])
        whole = await count_told(turn.session, [event.id, *(other.id for other in others)]) if others else 0
    else:
        told = whole = 0
    text = turn.texts("event-compare", title=made.before.title, count=told)
    if whole > told:
        lines += ["", turn.texts("event-compare-following", count=whole)]
    replies = await leave(turn)
    rows = [[item] for item in _saves(turn, walk, made, len(others))]
    card = button(turn.texts.plain("event-to-card"), ManageCall(id=event.id))
    edit = button(turn.texts.plain("event-edit-again"), press(walk, Act.REVIEW))
    return [*replies, screen(turn.event, "\n".join([text, "", *lines]), keyboard(*rows, [edit, card]))]


async def judged(turn: Turn, walk: Walk) -> Drafted:
    """What the form says; raises `ServiceError` for whatever is wrong with it."""
    made = await drafted(turn.session, actor=turn.actor, programme=turn.programme, walk=walk)
    check(turn.programme, made.facts, turn.now, before=made.before)
    await check_places(turn.session, programme=turn.programme, facts=made.facts)
    return made


def mark_of(made: Drafted) -> str:
    """In short, what was shown: nothing else is stored."""
    values = columns_of(made.facts)
    return fingerprint(repr([(name, values[name]) for name in sorted(values)] + [made.revision]))


async def _unmade(turn: Turn, facts: EventFacts, cycle_id: int) -> Event:
    """An event for showing alone; it never enters the session."""
    event = Event(**columns_of(facts), cycle_id=cycle_id, state="planned", revision=0)
    if facts.host_id is not None:
        event.host = await turn.session.get(Organisation, facts.host_id)
    return event


def _card(event: Event, facts: EventFacts) -> Card:
    """As somebody invited sees it who has not signed up."""
    return Card(
        event=event,
        mine=None,
        sign_up=SignUp.OPEN,
        free=facts.capacity,
        invited=True,
        hosts=False,
        place=None,
        may_check_in=False,
        may_leave=False,
        owes_feedback=False,
        has_certificate=False,
        owes_reason=False,
    )


def _saves(turn: Turn, walk: Walk, made: Drafted, others: int) -> list[InlineKeyboardButton]:
    """This one; or in a series, with the `others` that follow."""
    call = SaveCall(draft=walk.draft.id, mark=mark_of(made))
    if not others:
        return [button(turn.texts.plain("event-save"), call, "primary")]
    alone = button(turn.texts.plain("event-save-one"), call, "primary")
    rest = call.model_copy(update={"following": True})
    return [alone, button(turn.texts.plain("event-save-following", count=others), rest)]


async def _line(turn: Turn, name: str, before: EventFacts, after: EventFacts) -> str:
    old, new = [
        await shown_value(turn.session, name=name, facts=facts, programme=turn.programme) for facts in (before, after)
    ]
    args: Mapping[str, Any] = {"field": field_title(name), "old": _cut(turn, old), "new": _cut(turn, new)}
    return turn.texts("event-told-line", **args)


def _cut(turn: Turn, value: Any) -> Any:
    if not isinstance(value, str):
        return turn.texts.resolve(value, plain=True) if hasattr(value, "key") else value
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1].rstrip() + "…"


def _ways(turn: Turn, walk: Walk) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    return [
        [button(texts.plain("event-edit-again"), press(walk, Act.REVIEW))],
        [go_button(texts.plain("event-to-list"), Place.EVENTS), home_button(texts)],
    ]
