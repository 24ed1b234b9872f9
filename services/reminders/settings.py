"""What a person wants to be reminded of, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notification, Person, ReminderSettings
from services.errors import NotFound, ServiceError
from services.reminders.moments import next_digest
from services.whereabouts import zone_of

TOPICS = ("event", "signup", "deadline")
"""Kinds of notifications that can be switched off; decisions and changes always come."""
HOURS = (8, 9, 10, 12, 17, 19)
"""Of the digest: outside of the quiet hours."""
WEEKS = (1, 2, 4)
LONGEST_PAUSE = timedelta(days=366)
ZONES = {
    "kaliningrad": "Europe/Kaliningrad",
    "moscow": "Europe/Moscow",
    "samara": "Europe/Samara",
    "yekaterinburg": "Asia/Yekaterinburg",
    "omsk": "Asia/Omsk",
    "krasnoyarsk": "Asia/Krasnoyarsk",
    "irkutsk": "Asia/Irkutsk",
    "yakutsk": "Asia/Yakutsk",
    "vladivostok": "Asia/Vladivostok",
    "magadan": "Asia/Magadan",
    "kamchatka": "Asia/Kamchatka",
}
"""By the name of their text: one of each hour, from west to east."""
REMINDING = (*TOPICS, "digest")
"""Kinds of notifications that a pause holds back."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The settings as they stand."""

    kinds_off: frozenset[str]
    paused_until: datetime | None
    """None unless the pause still lasts."""
    digest_hour: int | None
    zone: ZoneInfo
    own_zone: str | None
    """The name of the text of the zone that was chosen; None for that of the district."""


async def wishes(session: AsyncSession, *, person: Person, default_zone: ZoneInfo, now: datetime) -> Wishes:
    """`default_zone` is for people without a municipality."""
    row = await session.get(ReminderSettings, person.id)
    zone = await zone_of(session, person_id=person.id, otherwise=default_zone.key)
    own = next((name for name, key in ZONES.items() if key == person.timezone), None)
    if row is None:
        return Wishes(frozenset(), None, None, zone, own)
    paused = row.paused_until if row.paused_until is not None and row.paused_until > now else None
    return Wishes(frozenset(row.kinds_off), paused, row.digest_hour, zone, own)


async def switch(session: AsyncSession, *, person: Person, topic: str, on: bool, now: datetime) -> None:
    """Reminders of one topic on or off; what was about to go out and is off now does not."""
    if topic not in TOPICS:
        raise NotFound
    row = await _own(session, person, now)
    row.kinds_off = [item for item in TOPICS if (item in row.kinds_off and item != topic) or (item == topic and not on)]
    if not on:
        await _hold_back(session, person, now, Notification.kind == topic)


async def pause(session: AsyncSession, *, person: Person, until: date, zone: ZoneInfo, now: datetime) -> datetime:
    """No reminder and no digest before `until`, a day in `zone`; returns the moment at which they go on.

    Raises `ServiceError` for a day that has come already, or that lies more than a year ahead.
    """
    moment = datetime.combine(until, time(), tzinfo=zone)
    if moment <= now:
        raise ServiceError("reminder-pause-past")
    if moment - now > LONGEST_PAUSE:
        raise ServiceError("reminder-pause-far")
    row = await _own(session, person, now)
    row.paused_until = moment
    await _hold_back(session, person, now, Notification.kind.in_(REMINDING))
    return moment


async def resume(session: AsyncSession, *, person: Person, now: datetime) -> None:
    """End the pause; what would have come during it does not come any more."""
    (await _own(session, person, now)).paused_until = None


async def choose_digest(
    session: AsyncSession, *, person: Person, hour: int | None, zone: ZoneInfo, now: datetime
) -> None:
    """The digest comes every day at `hour` of the clock of `zone`, from the next such hour on; None: no more."""
    if hour is not None and hour not in HOURS:
        raise NotFound
    row = await _own(session, person, now)
    row.digest_hour = hour
    row.digest_next_at = None if hour is None else next_digest(now, hour, zone)
    if hour is None:
        await _hold_back(session, person, now, Notification.kind == "digest")


async def choose_zone(session: AsyncSession, *, person: Person, name: str | None) -> None:
    """The person's own clock by the name in `ZONES`; None: that of the municipality. The planner sees to the rest."""
    if name is not None and name not in ZONES:
        raise NotFound
    person.timezone = None if name is None else ZONES[name]
    await session.flush()


async def _own(session: AsyncSession, person: Person, now: datetime) -> ReminderSettings:
    """The person's row, made if new, and locked: two presses at once must not undo each other."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = insert(ReminderSettings).values(person_id=person.id, kinds_off=[], changed_at=now)
    await session.execute(row.on_conflict_do_nothing(index_elements=[ReminderSettings.person_id]))
    wanted = select(ReminderSettings).where(ReminderSettings.person_id == person.id).with_for_update()
    found = (await session.execute(wanted)).scalar_one()
    found.changed_at = now
    return found


async def _hold_back(session: AsyncSession, person: Person, now: datetime, which: ColumnElement[bool]) -> None:
    """Reminders planned and not sent yet: they wait for the morning, or for a place in the queue."""
    await session.execute(
        update(Notification)
        .where(Notification.person_id == person.id, Notification.state == "planned", which)
        .values(state="cancelled", finished_at=now)
        .execution_options(synchronize_session=False)
    )
