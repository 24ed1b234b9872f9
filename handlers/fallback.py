"""Whatever nobody else understood: a friendly word and the way home."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.filters import Slash
from handlers.forms.loading import load
from handlers.forms.press import Act, press
from handlers.forms.resume import offer, unfinished
from handlers.forms.walking import leave
from handlers.links import home_button
from handlers.screens import Replies, Reply, button, keyboard, message, toast
from handlers.turn import Turn, with_turns

router = with_turns(Router(name="fallback"))


@router.message(Slash())
async def unknown_command(event: Message, turn: Turn) -> Replies:
    return message(event, turn.texts("start-unknown-command"), _home(turn))


@router.message()
async def not_understood(event: Message, turn: Turn) -> Replies:
    """Somebody with a form begun most likely wants to go on with it."""
    text = turn.texts("start-not-understood")
    if (walk := await unfinished(turn)) is not None:
        return [*await leave(turn), offer(turn, walk)]
    return message(event, text, _home(turn))


@router.edited_message()
async def edited(event: Message, turn: Turn) -> Replies:
    """An edit has no effect on what is stored: say so, and offer the button that has."""
    draft_id = (await turn.state.get_data()).get("draft")
    walk = await load(turn, draft_id) or await unfinished(turn)
    if walk is None or not walk.answered:
        return message(event, turn.texts("start-edited-nothing"), _home(turn))
    show = button(turn.texts.plain("start-edited-show"), press(walk, Act.REVIEW, value="0"), "primary")
    return message(event, turn.texts("start-edited"), keyboard(show, home_button(turn.texts)))


@router.callback_query()
async def old_button(query: CallbackQuery, turn: Turn) -> Replies:
    replies: list[Reply] = [toast(query, turn.texts.plain("start-old-button"), alert=True)]
    return replies


def _home(turn: Turn) -> InlineKeyboardMarkup:
    return keyboard(home_button(turn.texts))
