"""The conversations in their order, as aiogram runs them."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher

from handlers import ROUTERS


@cache
def make_dispatcher() -> Dispatcher:
    """The same one at every call: aiogram attaches a router to a single dispatcher, which keeps nothing of a bot."""
    # The state machine lives in the unit of work (bot/conversation.py), not in aiogram's own storage.
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_routers(*ROUTERS)
    return dispatcher
