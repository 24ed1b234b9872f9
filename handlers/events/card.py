"""The card of an event as a participant meets it."""

from __future__ import annotations

from urllib.parse import quote

from aiogram import Router
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.calls import DetailsCall, EventCall, MaterialCall
from handlers.events.card_buttons import ways
from handlers.events.card_text import card_text, materials
from handlers.events.sight import visible
from handlers.forms.walking import leave
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from models import Event, StoredFile
from services.errors import NotFound, ServiceError
from services.participation.card import fetch_card

LONGEST_ADDRESS = 120
"""Characters of a place that a map is asked for: more makes the link too long."""
LONGEST_DETAILS = 3500

router = Router(name="events.card")


@router.callback_query(EventCall.filter())
async def open_event(_: CallbackQuery, callback_data: EventCall, turn: Turn) -> Replies:
    turn = turn.beside() if callback_data.anew else turn
    return [*await leave(turn), await event_screen(turn, callback_data.id)]


async def event_screen(turn: Turn, event_id: int, notice: str | None = None) -> Reply:
    """The card with what has just happened above it; raises `NotFound` for whom the event is not."""
    event = await visible(turn, event_id)
    card = await fetch_card(turn.session, actor=turn.actor, programme=turn.programme, event=event, now=turn.now)
    text = await card_text(turn, card)
    markup = keyboard(*await ways(turn, card, links(turn, event)))
    return screen(turn.event, f"{notice}\n\n{text}" if notice else text, markup)


def links(turn: Turn, event: Event) -> list[InlineKeyboardButton]:
    """Map and call: links that Telegram itself opens."""
    made = []
    if event.place:
        address = "https://yandex.ru/maps/?text=" + quote(event.place[:LONGEST_ADDRESS])
        made.append(InlineKeyboardButton(text=turn.texts.plain("participation-map"), url=address))
    if event.link and event.link.startswith(("https://", "http://")):
        made.append(InlineKeyboardButton(text=turn.texts.plain("participation-call"), url=event.link))
    return made


@router.callback_query(DetailsCall.filter())
async def show_details(query: CallbackQuery, callback_data: DetailsCall, turn: Turn) -> Replies:
    """The whole description, links of the materials as links, their files as buttons."""
    event = await visible(turn, callback_data.id)
    texts = turn.texts
    description = (event.description or "").strip()[:LONGEST_DETAILS]
    parts = [texts("participation-details", title=event.title, description=description, has_text=bool(description))]
    parts += [texts("participation-material", title=item.title, url=item.url) for item in materials(event) if item.url]
    files = [
        [button(texts.plain("participation-file", title=item.title), MaterialCall(id=event.id, place=place))]
        for place, item in enumerate(materials(event))
        if item.file
    ]
    back = button(texts.plain("participation-to-card"), EventCall(id=event.id))
    return screen(query, "\n".join(parts), keyboard(*files, back))


@router.callback_query(MaterialCall.filter())
async def send_material(query: CallbackQuery, callback_data: MaterialCall, turn: Turn) -> Replies:
    event = await visible(turn, callback_data.id)
    found = dict(enumerate(materials(event))).get(callback_data.place)
    file = await turn.session.get(StoredFile, found.file) if found is not None and found.file else None
    if found is None or file is None:
        raise NotFound
    if file.is_broken:
        # Its content was refused: nobody is to open it.
        raise ServiceError("participation-file-broken", name=file.name)
    if file.photo:
        return SendPhoto(chat_id=query.from_user.id, photo=file.telegram_file_id)
    return SendDocument(chat_id=query.from_user.id, document=file.telegram_file_id)
