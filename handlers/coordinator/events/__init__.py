"""Events as coordinators make and change them."""

from __future__ import annotations

from aiogram import Router

from handlers.coordinator.events import beginning, cancelling, card, materials, repeating, storing

router = Router(name="coordinator.events")
router.include_routers(
    beginning.router, storing.router, card.router, cancelling.router, repeating.router, materials.router
)
