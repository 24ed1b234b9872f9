"""What happens by itself around events: offers that lapse, questions afterwards."""

from __future__ import annotations

from datetime import datetime

from models.database import Database
from services.participation import feedback, queue


async def tend(database: Database, now: datetime) -> int:
    """Hand places on that nobody took in time, ask afterwards how it was; returns how many things were done.

    An event a transaction: none waits for another's lock.
    """
    async with database.read() as session:
        lapsed = await queue.lapsed(session, now)
        asks = await feedback.is_due(session, now)
    done = 0
    for event_id in lapsed:
        async with database.write() as session:
            done += await queue.expire_offers_of(session, event_id=event_id, now=now)
    if asks:
        async with database.write() as session:
            done += await feedback.feedback_due(session, now)
    return done
