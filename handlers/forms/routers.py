"""The form's router: every step of it has its turn and stands behind the consent, the forms of staff apart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.candidate.consent import RequireConsent, with_consent
from handlers.forms import presses, typed
from handlers.forms.press import FormPress
from handlers.turn import Turn, with_turns
from services import drafts
from services.forms import WITHOUT_CONSENT


class RequireConsentOrRole(RequireConsent):
    """Lets a colleague fill in the forms of staff without the candidates' consent; every other form wants it."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        turn: Turn = data["turn"]
        if turn.actor.is_colleague and not turn.actor.consented and await _is_of_staff(turn, data.get("callback_data")):
            return await handler(event, data)
        return await super().__call__(handler, event, data)


async def _is_of_staff(turn: Turn, pressed: object) -> bool:
    """Whether the form is one of staff: that of the button, else the one being answered."""
    number = pressed.draft if isinstance(pressed, FormPress) else (await turn.state.get_data()).get("draft")
    draft = await drafts.own(turn.session, person=turn.person, draft_id=number) if isinstance(number, int) else None
    return draft is not None and draft.form.partition(":")[0] in WITHOUT_CONSENT


router = with_consent(with_turns(Router(name="forms")), RequireConsentOrRole())
router.include_routers(typed.router, presses.router)
