"""The calendar of the year: what is on, what comes next, and moving a date for this cycle."""

from __future__ import annotations

from aiogram import Router

from handlers.cyclogram import card, moving, overview, pages, picture, restoring

router = Router(name="cyclogram")
router.include_routers(overview.router, pages.router, card.router, picture.router, moving.router, restoring.router)
