"""The application with which a person stands in a cycle."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application
from programmes.schema import Programme
from services.applications import is_ended


async def newest_application(session: AsyncSession, *, person_id: int, cycle_id: int) -> Application | None:
    """The one sent last, ended or not."""
    wanted = select(Application).where(Application.person_id == person_id, Application.cycle_id == cycle_id)
    newest = wanted.order_by(Application.submitted_at.desc(), Application.id.desc()).limit(1)
    return (await session.execute(newest)).scalar_one_or_none()


async def standing_application(
    session: AsyncSession, *, programme: Programme, person_id: int, cycle_id: int, lock: bool = False
) -> Application | None:
    """The newest that has not ended; `lock` holds it until the transaction ends."""
    wanted = select(Application).where(Application.person_id == person_id, Application.cycle_id == cycle_id)
    wanted = wanted.order_by(Application.submitted_at.desc(), Application.id.desc())
    found = (await session.execute(wanted.with_for_update() if lock else wanted)).scalars()
    return next((item for item in found if not is_ended(programme, item)), None)
