"""The routers of what is peculiar to a kind of event: for who takes part behind the consent, for staff by role."""

from __future__ import annotations

from aiogram import Router

from handlers.candidate.consent import with_consent
from handlers.events.kinds import (
    contest,
    contest_results,
    contest_staff,
    internship,
    internship_host,
    internship_mentor,
    internship_staff,
    interview,
    interview_changes,
    interview_placing,
    interview_slot,
    interview_staff,
    interview_waiting,
    practice,
    practice_staff,
)
from handlers.turn import with_turns

taking_part = with_consent(with_turns(Router(name="events.kinds.taking_part")))
taking_part.include_routers(interview.router, contest.router, internship.router, practice.router)

router = Router(name="events.kinds")
router.include_routers(
    taking_part,
    interview_staff.router,
    interview_slot.router,
    interview_changes.router,
    interview_placing.router,
    interview_waiting.router,
    contest_staff.router,
    contest_results.router,
    internship_staff.router,
    internship_host.router,
    internship_mentor.router,
    practice_staff.router,
)
