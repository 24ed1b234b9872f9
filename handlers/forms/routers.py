"""The form's router: every step of it has its turn and stands behind the consent."""

from __future__ import annotations

from aiogram import Router

from handlers.candidate.consent import with_consent
from handlers.forms import presses, typed
from handlers.turn import with_turns

router = with_consent(with_turns(Router(name="forms")))
router.include_routers(typed.router, presses.router)
