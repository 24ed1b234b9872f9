"""The candidate's routers: consent itself, and what stands behind it."""

from __future__ import annotations

from aiogram import Router

from handlers import profile
from handlers.candidate import consent, status, submission, tracks, withdrawal
from handlers.candidate.consent import with_consent
from handlers.turn import with_turns

behind_consent = with_consent(with_turns(Router(name="behind_consent")))
behind_consent.include_routers(tracks.router, status.router, submission.router, profile.router, withdrawal.router)

router = Router(name="candidate")
router.include_routers(with_turns(consent.router), behind_consent)
