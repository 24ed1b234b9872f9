"""Buttons that lead from anywhere to the places everybody knows."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import Style, button
from locales.texts import Texts


class Place(StrEnum):
    HOME = "home"
    HELP = "help"
    LANGUAGE = "language"
    PROFILE = "profile"
    APPLICATION = "application"
    TRACKS = "tracks"
    CONSENT = "consent"
    RESUME = "resume"


class Go(CallbackData, prefix="go"):
    to: Place


def home_button(texts: Texts) -> InlineKeyboardButton:
    return go_button(texts.plain("common-home"), Place.HOME)


def go_button(label: str, to: Place, style: Style | None = None) -> InlineKeyboardButton:
    return button(label, Go(to=to), style)
