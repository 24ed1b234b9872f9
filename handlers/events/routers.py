"""Everything about events that people who take part, and those who hold them, press and type."""

from __future__ import annotations

from aiogram import Router

from handlers.events import card, coming, feedback, lists, marking, narrowing, papers, people, signing

router = Router(name="events")
router.include_routers(
    lists.router,
    narrowing.router,
    card.router,
    signing.router,
    coming.router,
    papers.router,
    feedback.router,
    people.router,
    marking.router,
)
