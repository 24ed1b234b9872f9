"""«Ознакомлен»: what a recipient presses."""

from __future__ import annotations

from aiogram import Router
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery, InaccessibleMessage

from handlers.coordinator.broadcasts.calls import AckCall
from handlers.screens import Replies, button, keyboard, toast
from handlers.turn import Turn, with_turns
from models import Broadcast
from services.broadcasts import presses
from services.broadcasts.content import buttons_of
from services.broadcasts.receipts import acknowledge

router = with_turns(Router(name="broadcasts.receipts"))


@router.callback_query(AckCall.filter())
async def press(query: CallbackQuery, callback_data: AckCall, turn: Turn) -> Replies:
    """Noted once; the button says so from then on."""
    receipt = await acknowledge(turn.session, actor=turn.actor, broadcast_id=callback_data.id, now=turn.now)
    if receipt.at is None:
        return toast(query, turn.texts.plain("broadcast-acked-trial"), alert=True)
    when = turn.at(receipt.at)
    if not receipt.first:
        return toast(query, turn.texts.plain("broadcast-acked-before", when=when))
    day = turn.texts.full_date(receipt.at.astimezone(turn.actor.zone).date())
    answer = toast(query, turn.texts.plain("broadcast-acked", when=when))
    edit = _marked(query, turn, receipt.broadcast, day)
    return [answer] if edit is None else [answer, edit]


def _marked(query: CallbackQuery, turn: Turn, broadcast: Broadcast, day: str) -> EditMessageReplyMarkup | None:
    shown = query.message
    if shown is None or isinstance(shown, InaccessibleMessage):
        return None
    done = turn.texts.plain("broadcast-button-acked", when=day)
    own = presses.ack(broadcast.id)
    rows = [
        button(done if data == own else turn.texts.resolve(label, plain=True), data)
        for label, data in buttons_of(broadcast)
    ]
    return EditMessageReplyMarkup(chat_id=shown.chat.id, message_id=shown.message_id, reply_markup=keyboard(*rows))
