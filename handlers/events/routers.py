"""Everything about events that people who take part, and those who hold them, press and type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.candidate.consent import RequireConsent, with_consent
from handlers.events import adding, card, coming, feedback, lists, marking, narrowing, papers, people, signing
from handlers.turn import Turn, with_turns


class ConsentOfCandidates(RequireConsent):
    """Colleagues come to events by their role; everybody else consents first."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        turn: Turn = data["turn"]
        if turn.actor.is_colleague:
            return await handler(event, data)
        return await super().__call__(handler, event, data)


router = with_consent(with_turns(Router(name="events")), ConsentOfCandidates())
router.include_routers(
    lists.router,
    narrowing.router,
    card.router,
    signing.router,
    coming.router,
    papers.router,
    feedback.router,
    people.router,
    adding.router,
    marking.router,
)
