"""What several screens of broadcasts are made of."""

from __future__ import annotations

from aiogram.methods import SendDocument, SendMessage, SendPhoto
from aiogram.types import InlineKeyboardButton

from handlers.coordinator.broadcasts.calls import BroadcastListCall, CardCall, Do, DraftCall
from handlers.screens import Reply, button, chat_id, keyboard
from handlers.turn import Turn
from models import Broadcast
from services import municipalities, segments
from services.broadcasts import audience
from services.broadcasts.content import Content, plain_of
from services.segments import Counted

PREVIEW = 300
"""Characters of the text on a screen; the whole is a press away."""


async def who_words(turn: Turn, found: Broadcast) -> str:
    """Its segment on one line, with the district beyond which its author does not reach."""
    async with turn.read() as session:
        names = await segments.load_names(session, [found.segment])
    lines = segments.describe(found.segment, turn.programme, names)
    words = "; ".join(turn.texts.resolve(line, plain=True) for line in lines)
    if found.municipality_id is None or "municipalities" in found.segment:
        return words
    place = await municipalities.title_of(turn.session, found.municipality_id)
    return turn.texts.plain("broadcast-within", place=place, who=words)


async def counted(turn: Turn, found: Broadcast) -> Counted:
    """By the reader's session: what has been chosen in this turn is in `found` already."""
    async with turn.read() as session:
        return await audience.counted(session, found, turn.programme)


def lost(numbers: Counted) -> int:
    """Whom the bot does not reach."""
    return numbers.unreachable + numbers.without_telegram


def preview(html: str, length: int = PREVIEW) -> str:
    """The beginning of the words, without formatting."""
    line = " ".join(plain_of(html).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def as_message(turn: Turn, content: Content) -> Reply:
    """Exactly what a recipient gets."""
    chat, rows = chat_id(turn.event), [button(turn.texts.resolve(t, plain=True), d) for t, d in content.buttons]
    markup = keyboard(*rows) if rows else None
    if content.file is None:
        return SendMessage(chat_id=chat, text=content.text, reply_markup=markup)
    caption = content.text or None
    if content.kind == "photo":
        return SendPhoto(chat_id=chat, photo=content.file, caption=caption, reply_markup=markup)
    return SendDocument(chat_id=chat, document=content.file, caption=caption, reply_markup=markup)


def to_list(turn: Turn) -> InlineKeyboardButton:
    return button(turn.texts.plain("broadcast-all"), BroadcastListCall())


def to_draft(turn: Turn, broadcast_id: int) -> InlineKeyboardButton:
    return button(turn.texts.plain("broadcast-to-draft"), DraftCall(id=broadcast_id, do=Do.OPEN))


def to_card(turn: Turn, broadcast_id: int) -> InlineKeyboardButton:
    return button(turn.texts.plain("broadcast-to-card"), CardCall(id=broadcast_id))
