"""Long answers that Telegram cut in two: the second message continues the first."""

from __future__ import annotations

from aiogram.types import Message

from handlers.turn import Turn
from programmes.fields import FormField
from services.drafts import Walk
from services.submissions import WHOLE_PIECE

TOGETHER_SECONDS = 3
"""Pieces of one paste arrive at once; what comes later was written on its own."""


async def continued(turn: Turn, walk: Walk, message: Message) -> tuple[FormField, str] | None:
    """The question and the whole text, if `message` goes on where a long one was cut; None otherwise."""
    held = (await turn.state.get_data()).get("held")
    if not held or message.date.timestamp() - held["at"] > TOGETHER_SECONDS:
        return None
    field = walk.field(held["key"])
    return None if field is None else (field, f"{held['text']} {message.text or ''}")


async def remember(turn: Turn, field: FormField, message: Message, typed: str) -> None:
    """Keep a piece that may go on until the next message shows whether it does."""
    if len(message.text or "") < WHOLE_PIECE:
        return
    data = await turn.state.get_data()
    held = {"key": field.key, "text": typed[: field.max_length + WHOLE_PIECE], "at": message.date.timestamp()}
    await turn.state.set_data({**data, "held": held})
