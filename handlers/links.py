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
    INTRODUCTION = "name"
    EVENTS = "events"
    CALENDAR = "calendar"
    REMINDERS = "reminders"
    BROADCASTS = "broadcasts"
    HEALTH = "health"


class Go(CallbackData, prefix="go"):
    to: Place
    anew: bool = False
    """Come as a new message: the pressed one is a receipt or a decision, which people look for again."""


def home_button(texts: Texts, *, anew: bool = False) -> InlineKeyboardButton:
    return go_button(texts.plain("common-home"), Place.HOME, anew=anew)


def go_button(label: str, to: Place, style: Style | None = None, *, anew: bool = False) -> InlineKeyboardButton:
    return button(label, Go(to=to, anew=anew), style)
