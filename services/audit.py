"""The journal of what staff did with people's data, and of what was refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry
from services.actor import Actor
from services.errors import Denied


def record(
    session: AsyncSession,
    actor: Actor | None,
    action: str,
    subject: str,
    subject_id: int | None,
    *,
    now: datetime,
    municipality_id: int | None = None,
    **details: Any,
) -> None:
    """Write one line in the caller's transaction; `actor` None is the command line or the settings."""
    session.add(
        AuditEntry(
            at=now,
            actor_id=None if actor is None else actor.person.id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            municipality_id=municipality_id,
            details=details,
        )
    )


def denied(session: AsyncSession, actor: Actor | None, refusal: Denied, *, now: datetime) -> None:
    """Write that a right was missing; the refused deed itself was rolled back."""
    subject, _, number = refusal.target.partition(":")
    subject_id = int(number) if number.isdigit() else None
    record(session, actor, f"denied:{refusal.action}", subject, subject_id, now=now)
