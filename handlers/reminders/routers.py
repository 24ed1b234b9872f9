"""The router of the settings of reminders: behind the consent, but for colleagues, who are not asked for one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.candidate.consent import RequireConsent, with_consent
from handlers.reminders import presses
from handlers.turn import Turn, with_turns


class RequireConsentOrRole(RequireConsent):
    """Lets colleagues set their own reminders without the candidates' consent."""

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


router = with_consent(with_turns(Router(name="reminding")), RequireConsentOrRole())
router.include_router(presses.router)
