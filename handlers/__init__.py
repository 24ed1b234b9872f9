"""Conversations: update in, reply out. Every router, in the order in which they are asked."""

from __future__ import annotations

from aiogram import Router

from handlers import coordinator, cyclogram, fallback, going, groups, membership, start
from handlers.candidate import routers as candidate
from handlers.events import routers as events
from handlers.events.kinds import routers as kinds
from handlers.forms import routers as forms
from handlers.reminders import routers as reminding

ROUTERS: tuple[Router, ...] = (
    groups.router,
    membership.router,
    start.router,
    going.router,
    forms.router,
    candidate.router,
    events.router,
    kinds.router,
    cyclogram.router,
    reminding.router,
    going.by_name,
    coordinator.router,
    fallback.router,
)
"""Commands come before conversations, so that they work in the middle of a form; the last takes what is left."""
