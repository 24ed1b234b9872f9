"""Choosing the language, at first and later."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from handlers.screens import Reply, button, keyboard, screen
from handlers.turn import Turn
from locales.texts import Catalogue


class LanguagePress(CallbackData, prefix="lang"):
    code: str
    first: bool = False


def ask_language(turn: Turn, catalogue: Catalogue, *, first: bool = False) -> Reply:
    """Each language under its own name: whoever reads only one must find it."""
    return screen(turn.event, turn.texts("start-language"), _languages(catalogue, first))


def _languages(catalogue: Catalogue, first: bool) -> InlineKeyboardMarkup:
    names = [(code, catalogue[code].plain("start-language-name")) for code in catalogue.languages]
    return keyboard([button(name, LanguagePress(code=code, first=first)) for code, name in names])
