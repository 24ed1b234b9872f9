"""A warning when the queue is late, once an incident, and the all-clear after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Pulse, RoleGrant
from programmes.schema import Role
from services.health.lateness import OWN_KIND, Queue
from services.health.recording import beat
from services.notifications import cancel, notify

INCIDENT = "queue late"
LATE = timedelta(minutes=10)
CALM = timedelta(minutes=2)
"""Below the threshold of the warning, so that a queue that wavers about it is one incident."""

WAYS = [[(Text("menu-health"), "go:health:1")], [(Text("common-home"), "go:home:1")]]
"""Below a warning, which stays in the chat; handlers/links.py reads them."""


async def watch(session: AsyncSession, *, queue: Queue, now: datetime) -> None:
    """Tell the region's coordinators when an incident begins or ends; `queue` is what it is at `now`."""
    since = (await session.execute(select(Pulse.at).where(Pulse.name == INCIDENT))).scalar_one_or_none()
    if since is None and queue.late > LATE:
        await beat(session, name=INCIDENT, now=now)
        told = Text("health-late", {"minutes": _minutes(queue.late), "count": queue.due})
        await _tell(session, told, f"health:late:{now:%Y%m%d%H%M}", now)
    elif since is not None and queue.late < CALM:
        await session.execute(delete(Pulse).where(Pulse.name == INCIDENT))
        await _take_back(session, since, now)
        told = Text("health-well", {"minutes": _minutes(now - since + LATE)})
        await _tell(session, told, f"health:well:{since:%Y%m%d%H%M}", now)


async def _tell(session: AsyncSession, told: Text, key: str, now: datetime) -> None:
    for person_id in await _region_coordinators(session):
        whole = f"{key}:{person_id}"
        await notify(
            session, key=whole, person_id=person_id, text=told, now=now, urgent=True, kind=OWN_KIND, buttons=WAYS
        )


async def _take_back(session: AsyncSession, since: datetime, now: datetime) -> None:
    """A warning that could not leave before the end would only alarm."""
    for person_id in await _region_coordinators(session):
        await cancel(session, key=f"health:late:{since:%Y%m%d%H%M}:{person_id}", now=now)


async def _region_coordinators(session: AsyncSession) -> list[int]:
    standing = select(RoleGrant.person_id).where(
        RoleGrant.role == Role.REGION_COORDINATOR.value, RoleGrant.revoked_at.is_(None)
    )
    return sorted(set((await session.execute(standing)).scalars()))


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
