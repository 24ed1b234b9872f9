"""Asking for the workbook: whose, which cycle, and the promise to send it."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import DownloadCall, ListCall
from handlers.links import home_button
from handlers.paging import fitted
from handlers.rights import require
from handlers.screens import Replies, button, chat_id, keyboard, screen
from handlers.turn import Turn, with_turns
from services import municipalities
from services.export_requests import cycles_to_export, request_export
from services.roles import READERS

router = require(with_turns(Router(name="coordinator.downloads")), *READERS)

EVERYTHING = 0
ALONE = 2
"""Everything and one: no choice."""


@router.message(Command("export"))
async def export(_: Message, turn: Turn) -> Replies:
    return await _next(turn, DownloadCall())


@router.callback_query(DownloadCall.filter())
async def ask_or_request(_: CallbackQuery, callback_data: DownloadCall, turn: Turn) -> Replies:
    return await _next(turn, callback_data)


async def _next(turn: Turn, call: DownloadCall) -> Replies:
    """A question only where there is a choice."""
    if call.place < 0:
        places = await _places(turn, call)
        if len(places) > ALONE:
            return screen(turn.event, turn.texts("download-place"), keyboard(*fitted(places), home_button(turn.texts)))
        call = call.model_copy(update={"place": EVERYTHING})
    if call.cycle < 0:
        cycles = await _cycles(turn, call)
        if len(cycles) > ALONE:
            back = button(turn.texts.plain("common-back"), DownloadCall())
            return screen(turn.event, turn.texts("download-cycle"), keyboard(*fitted(cycles), back))
        call = call.model_copy(update={"cycle": EVERYTHING})
    return await _request(turn, call)


async def _request(turn: Turn, call: DownloadCall) -> Replies:
    await request_export(
        turn.session,
        actor=turn.actor,
        chat_id=chat_id(turn.event),
        municipality_id=call.place or None,
        cycle_id=call.cycle or None,
        programme=turn.programme,
        now=turn.now,
        progress_message_id=_message_id(turn),
    )
    back = button(turn.texts.plain("applications-to-list"), ListCall())
    return screen(turn.event, turn.texts("download-promised"), keyboard([back, home_button(turn.texts)]))


async def _places(turn: Turn, call: DownloadCall) -> list[InlineKeyboardButton]:
    places = await municipalities.within_reach(turn.session, turn.programme, turn.actor, *READERS)
    everywhere = button(turn.texts.plain("download-everywhere"), call.model_copy(update={"place": EVERYTHING}))
    return [everywhere, *(button(item.title, call.model_copy(update={"place": item.id})) for item in places)]


async def _cycles(turn: Turn, call: DownloadCall) -> list[InlineKeyboardButton]:
    cycles = await cycles_to_export(turn.session, turn.programme)
    ever = button(turn.texts.plain("download-ever"), call.model_copy(update={"cycle": EVERYTHING}))
    return [*(button(item.title, call.model_copy(update={"cycle": item.id})) for item in cycles), ever]


def _message_id(turn: Turn) -> int | None:
    """The message that says «soon» is painted over by the progress; of a new one the number is not known yet."""
    shown = turn.event.message if isinstance(turn.event, CallbackQuery) else None
    return shown.message_id if isinstance(shown, Message) and shown.text is not None else None
