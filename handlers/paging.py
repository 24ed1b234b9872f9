"""The row under a long list: where one is, and the pages beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import button, columns
from services.paging import PAGE_SIZE, Page


def pager(page: Page[Any], to: Callable[[int], CallbackData]) -> list[InlineKeyboardButton]:
    """«‹ 2/14 ›», without an arrow where there is no page; nothing for a single page. The middle shows it anew."""
    if page.pages == 1:
        return []
    before = [button("‹", to(page.number - 1))] if page.number > 1 else []
    after = [button("›", to(page.number + 1))] if page.number < page.pages else []
    return [*before, button(f"{page.number}/{page.pages}", to(page.number)), *after]


def fitted(choices: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """One under the other while they fit a phone, in two columns when they are more."""
    return columns(choices, 1 if len(choices) <= PAGE_SIZE else 2)
