"""Taking the consent back, on a second press that names what follows."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.forms.walking import leave
from handlers.links import Place, go_button, home_button
from handlers.screens import Replies, button, keyboard, message, screen
from handlers.turn import Turn
from services import consent_withdrawal

router = Router(name="withdrawal")


class WithdrawPress(CallbackData, prefix="unconsent"):
    sure: bool


def withdraw_button(turn: Turn) -> InlineKeyboardButton:
    return button(turn.texts.plain("consent-withdraw"), WithdrawPress(sure=False))


@router.callback_query(WithdrawPress.filter())
async def withdraw(query: CallbackQuery, callback_data: WithdrawPress, turn: Turn) -> Replies:
    texts = turn.texts
    if not callback_data.sure:
        stay = go_button(texts.plain("consent-keep"), Place.PROFILE, "primary")
        sure = button(texts.plain("consent-withdraw-sure"), WithdrawPress(sure=True), "danger")
        return screen(query, texts("consent-withdraw-question"), keyboard(stay, sure))
    await consent_withdrawal.withdraw(turn.session, actor=turn.actor, programme=turn.programme, now=turn.now)
    receipt = texts("consent-withdrawn", moment=turn.moment(), department=turn.programme.department)
    return [*await leave(turn), message(query, receipt, keyboard(home_button(texts)))]
