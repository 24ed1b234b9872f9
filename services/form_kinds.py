"""Every kind of form there is, put into the registry; handlers import it once, beside their finishers."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from programmes.schema import Programme
from services import registration
from services.drafts import INTRODUCTION, PROFILE, REGISTRATION, Form
from services.events import form as events
from services.forms import BUILDERS, WITHOUT_CONSENT
from services.participation import feedback


async def _of_definition(_: AsyncSession, programme: Programme, key: str) -> Form:
    return registration.form_of(programme, key)


BUILDERS.update(
    {
        REGISTRATION: _of_definition,
        PROFILE: _of_definition,
        INTRODUCTION: _of_definition,
        feedback.FEEDBACK: feedback.build,
        events.NEW: events.build_new,
        events.CHANGE: events.build_change,
        events.MOVE: events.build_move,
    }
)
WITHOUT_CONSENT.update({INTRODUCTION, events.NEW, events.CHANGE, events.MOVE})
