"""Every kind of form there is, put into the registry; handlers import it once, beside their finishers."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from programmes.schema import Programme
from services import registration
from services.drafts import INTRODUCTION, PROFILE, REGISTRATION, Form
from services.forms import BUILDERS, WITHOUT_CONSENT


async def _of_definition(_: AsyncSession, programme: Programme, key: str) -> Form:
    return registration.form_of(programme, key)


BUILDERS.update(
    {
        REGISTRATION: _of_definition,
        PROFILE: _of_definition,
        INTRODUCTION: _of_definition,
    }
)
WITHOUT_CONSENT.update({INTRODUCTION})
