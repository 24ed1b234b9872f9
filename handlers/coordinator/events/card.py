"""The card of an event for whoever changes it: everything, with the numbers and the ways to their lists."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from handlers.events.calls import AddCall, EventCall, EventsCall, Group, MarkingCall, PeopleCall
from handlers.events.extras import staff_extras
from handlers.events.managing import (
    CancelCall,
    EditCall,
    EventSheetCall,
    ManageCall,
    MaterialsCall,
    RepeatCall,
    StartCall,
)
from handlers.events.words import named, offset
from handlers.forms.walking import leave
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, Reply, button, chat_id, columns, keyboard, screen, toast
from handlers.turn import Turn, with_turns
from locales.text import Text
from models import Event
from services import municipalities, segments
from services.actor import STAFF
from services.events.finding import find, require_staff
from services.events.numbers import Numbers, audience_of, numbers_of
from services.events.series import place_in_series
from services.export_requests import request_file
from services.participation.adding import takes_people

LONGEST = 500
"""Characters of the description and of the certificate on the card."""

router = require(with_turns(Router(name="coordinator.events.card")), *STAFF)


@router.callback_query(ManageCall.filter())
async def open_card(_: CallbackQuery, callback_data: ManageCall, turn: Turn) -> Replies:
    turn = turn.beside() if callback_data.anew else turn
    return [*await leave(turn), await card_screen(turn, callback_data.id)]


@router.callback_query(EventSheetCall.filter())
async def ask_for_sheet(query: CallbackQuery, callback_data: EventSheetCall, turn: Turn) -> Replies:
    """Who takes part, as a workbook; the file comes by itself."""
    event = await find(turn.session, event_id=callback_data.id)
    require_staff(turn.actor, event, action="event.change")
    params = {"event_id": event.id}
    chat = chat_id(query)
    await request_file(turn.session, actor=turn.actor, chat_id=chat, kind="event_list", params=params, now=turn.now)
    return toast(query, turn.texts.plain("event-sheet-promised"))


async def card_screen(turn: Turn, event_id: int, notice: str | None = None) -> Reply:
    """`notice` is ready HTML above it; raises `Denied` for an event that is not the actor's to change."""
    event = await find(turn.session, event_id=event_id)
    require_staff(turn.actor, event)
    async with turn.read() as session:
        audience = await audience_of(session, event=event, programme=turn.programme)
    numbers = await numbers_of(turn.session, event=event, audience=audience)
    lines = [
        *([notice, ""] if notice else []),
        named(turn, event),
        *_state(turn, event),
        *_facts(turn, event),
        *await _series(turn, event),
        *await _audience(turn, event),
        *_numbers(turn, event, numbers),
        *_prose(turn, event),
    ]
    return screen(turn.event, "\n".join(lines), await _keyboard(turn, event, numbers))


def _state(turn: Turn, event: Event) -> Iterator[str]:
    if event.state == "cancelled":
        yield turn.texts("event-card-cancelled", reason=event.cancel_reason or "")
    elif event.ends_at <= turn.now:
        yield turn.texts("event-card-over")


def _facts(turn: Turn, event: Event) -> Iterator[str]:
    """What is set, a line each."""
    texts, zone = turn.texts, ZoneInfo(event.timezone)
    yield texts("event-card-when", when=texts.span(event.starts_at, event.ends_at, turn.now, zone))
    if offset(event.starts_at, zone) != offset(event.starts_at, turn.actor.zone):
        yield texts("event-card-zone", zone=texts.zone(zone, event.starts_at))
    host = event.host.title if event.host is not None else None
    plain = {"place": event.place, "link": event.link, "host": host, "contact": event.contact}
    moments = {name: getattr(event, name) for name in ("signup_opens_at", "signup_closes_at")}
    shown = {name: texts.moment(value, turn.now, zone) for name, value in moments.items() if value is not None}
    counted = {"points": event.points, "target_share": event.target_share}
    for name, value in {**plain, **shown, **counted}.items():
        if value is not None:
            yield texts("event-card-line", field=texts.plain(f"event-{name}-title"), value=str(value))
    if event.materials:
        yield texts("event-card-materials", count=len(event.materials))


async def _series(turn: Turn, event: Event) -> list[str]:
    place = await place_in_series(turn.session, event=event)
    return [] if place is None else [turn.texts("event-card-series", number=place[0], total=place[1])]


async def _audience(turn: Turn, event: Event) -> list[str]:
    texts, tracks = turn.texts, list(event.tracks)
    segment = ({"tracks": tracks} if tracks else {}) | event.audience
    names = await segments.load_names(turn.session, [segment])
    described = segments.describe(segment, turn.programme, names) if segment else [Text("event-everybody")]
    who = "; ".join(texts.resolve(line, plain=True) for line in described)
    lines: list[str] = [texts("event-card-audience", who=who)]
    if event.municipality_id is not None and len(turn.programme.municipalities) > 1:
        place = await municipalities.title_of(turn.session, event.municipality_id)
        lines.append(texts("event-card-owner", place=place))
    return lines


def _numbers(turn: Turn, event: Event, numbers: Numbers) -> Iterator[str]:
    """Who has come of those invited, beside what was expected."""
    texts = turn.texts
    yield ""
    yield texts("event-card-signed", signed=numbers.signed_up, capacity=event.capacity or 0, audience=numbers.audience)
    if numbers.attended and numbers.audience:
        share = round(100 * numbers.attended / numbers.audience)
        yield texts("event-card-attended", count=numbers.attended, share=share, target=event.target_share or 0)


def _prose(turn: Turn, event: Event) -> Iterator[str]:
    for name in ("description", "certificate"):
        if text := getattr(event, name):
            short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
            yield turn.texts("event-card-prose", field=turn.texts.plain(f"event-{name}-title"), text=short)


async def _keyboard(turn: Turn, event: Event, numbers: Numbers) -> InlineKeyboardMarkup:
    texts, number, standing = turn.texts, event.id, event.state != "cancelled"
    rows = [_lists(turn, event, numbers)] if standing or numbers.everybody else []
    rows += await staff_extras(turn, event)
    if standing and event.ends_at > turn.now:
        rows.append(
            [
                button(texts.plain("event-edit"), EditCall(id=number)),
                button(texts.plain("event-move"), EditCall(id=number, move=True)),
            ]
        )
    copy = button(texts.plain("event-copy"), StartCall(copy_of=number))
    repeat = button(texts.plain("event-repeat"), RepeatCall(id=number))
    rows.append([copy, repeat] if standing and event.series_id is None else [copy])
    materials = button(texts.plain("event-materials", count=len(event.materials or [])), MaterialsCall(id=number))
    seen = button(texts.plain("event-as-seen"), EventCall(id=number))
    rows.append([materials, seen] if standing else [seen])
    rows.append([button(texts.plain("event-to-list"), EventsCall()), home_button(texts)])
    if standing and event.ends_at > turn.now:
        rows.append([button(texts.plain("event-cancel"), CancelCall(id=number), "danger")])
    return keyboard(*_split(rows))


def _lists(turn: Turn, event: Event, numbers: Numbers) -> list[InlineKeyboardButton]:
    """Each number leads to its list."""
    texts = turn.texts
    counted = (
        (Group.SIGNED_UP, numbers.signed_up),
        (Group.WAITING, numbers.waiting),
        (Group.OFFERED, numbers.offered),
        (Group.ATTENDED, numbers.attended),
        (Group.ABSENT, numbers.absent),
    )
    made = [
        button(texts.plain("event-group", group=group.value, count=count), PeopleCall(id=event.id, group=group))
        for group, count in counted
        if count
    ]
    if event.state != "cancelled" and event.kind != "deadline":
        made.append(button(texts.plain("event-mark"), MarkingCall(id=event.id)))
    if takes_people(event):
        made.append(button(texts.plain("participation-add"), AddCall(id=event.id)))
    return [*made, button(texts.plain("event-sheet"), EventSheetCall(id=event.id))] if numbers.everybody else made


def _split(rows: list[list[InlineKeyboardButton]]) -> list[list[InlineKeyboardButton]]:
    """Long rows in two columns."""
    return [part for row in rows for part in (columns(row) if len(row) > 2 else [row])]
