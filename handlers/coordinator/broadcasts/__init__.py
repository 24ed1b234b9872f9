"""Broadcasts: composing, sending, steering, reporting; and the receipts of those who got them."""

from __future__ import annotations

from aiogram import Router

from handlers.coordinator.broadcasts import draft, receipts, reports, running, saying, sending, who, who_found

router = Router(name="coordinator.broadcasts")
router.include_routers(
    receipts.router,
    draft.router,
    saying.router,
    who.router,
    who_found.router,
    sending.router,
    running.router,
    reports.router,
)
