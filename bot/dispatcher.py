"""The conversations in their order, as aiogram runs them."""

from __future__ import annotations

from aiogram import Dispatcher

from handlers import ROUTERS


def make_dispatcher() -> Dispatcher:
    """One a process: aiogram attaches a router to a single dispatcher and raises `RuntimeError` otherwise."""
    # The state machine lives in the unit of work (bot/conversation.py), not in aiogram's own storage.
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_routers(*ROUTERS)
    return dispatcher
