"""What is looked into after the monkeys have left: who saw what, what was left undone, what came when."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Broadcast,
    DeliveryAttempt,
    Event,
    HandledUpdate,
    Municipality,
    Notification,
    Participation,
    Person,
    RoleGrant,
)
from models.database import Database
from programmes.schema import Role
from services.quiet_hours import allowed_from, is_night
from services.roles import READERS
from tests.kit import the_programme
from tests.robustness.department import APPLIED, FAR, FIRST, HEAD, MARKS, NEAR, QUIET, Place
from tests.robustness.jungle import Jungle
from tests.robustness.monkeys import Monkey
from tests.robustness.world import TOKEN, Home

ARRIVED = ("sent", "uncertain")


@dataclass(frozen=True, slots=True)
class Rights:
    """Who ever read applications, who of them everywhere, and where everybody ended."""

    readers: frozenset[int]
    regional: frozenset[int]
    hosts: frozenset[int]
    """Heads of schools, who see who comes to the events of theirs, and mentors on site."""
    districts: Mapping[int, int | None]
    """By Telegram id."""
    homes: tuple[int | None, int | None]
    """The first district and the last."""


async def leaks(place: Place, jungle: Jungle, monkeys: list[Monkey]) -> list[str]:
    """Names and titles that were shown to somebody who has no right to them."""
    database = Database(place.home.database_url)
    async with database.read() as session:
        rights, private = await _rights(session, place), await _private_marks(session)
    await database.close()
    found = _names(place, jungle, monkeys, rights)
    for shown in jungle.witness.shown:
        hidden = _hidden_marks(place, shown.chat, rights, private)
        words = " ".join((shown.words, *shown.labels)).lower()
        found += [f"{mark} to {shown.chat}: {words[:200]}" for mark in hidden if mark.lower() in words]
    return found + [
        name for one in (NEAR, FAR) if one not in rights.regional for name in await _in_workbooks(place, jungle, one)
    ]


def _names(place: Place, jungle: Jungle, monkeys: list[Monkey], rights: Rights) -> list[str]:
    marks = {monkey.surname.lower(): monkey.id for monkey in monkeys}
    found = []
    for shown in jungle.witness.shown:
        words = " ".join((shown.words, *shown.labels)).lower()
        strangers = [mark for mark, owner in marks.items() if mark in words and owner != shown.chat]
        quiet = [name for name in QUIET if name.lower() in words]
        if place.divided and shown.chat in (NEAR, FAR, HEAD) and shown.chat not in rights.regional:
            found += [name for name in quiet if name != QUIET[shown.chat == FAR]]
        if shown.chat not in rights.readers | rights.hosts:
            found += [f"{name} to {shown.chat}: {words[:200]}" for name in (*strangers, *quiet)]
    return found


def _hidden_marks(place: Place, chat: int, rights: Rights, private: frozenset[str]) -> set[str]:
    """Of the other district's events and broadcasts: what people who stayed in one district never see."""
    first, last = MARKS[0], MARKS[1]
    if not place.divided or chat in rights.regional:
        return set()
    if chat in (NEAR, FAR, HEAD):
        return {first if chat == FAR else last} & private
    number = chat - FIRST
    if not 0 <= number < APPLIED or chat in rights.readers | rights.hosts:
        return set()
    # Whoever has written another district into the own data since may see that district's events.
    stayed = rights.districts.get(chat) == rights.homes[number % 2]
    return {first if number % 2 else last} & private if stayed else set()


async def _rights(session: AsyncSession, place: Place) -> Rights:
    columns = select(Person.telegram_id, RoleGrant.role, RoleGrant.municipality_id).join(
        Person, Person.id == RoleGrant.person_id
    )
    found = [(telegram_id or 0, role, where) for telegram_id, role, where in await session.execute(columns)]
    rows = [row for row in found if row[1] in READERS]
    times = Counter(telegram_id for telegram_id, _, _ in found)
    # Whoever has taken another invitation may see more than at first.
    more = {telegram_id for telegram_id, roles in times.items() if roles > 1}
    places = await session.execute(select(Person.telegram_id, Person.municipality_id))
    homes = {telegram_id: where for telegram_id, where in places if telegram_id is not None}
    return Rights(
        readers=frozenset(telegram_id for telegram_id, _, _ in rows),
        regional=frozenset(telegram_id for telegram_id, _, where in rows if where is None) | more,
        hosts=frozenset({telegram_id for telegram_id, role, _ in found if role == Role.HEAD} | await _mentors(session)),
        districts=homes,
        homes=(await _district(session, place, 0), await _district(session, place, -1)),
    )


async def _mentors(session: AsyncSession) -> set[int]:
    wanted = select(Person.telegram_id).join(Participation, Participation.mentor_id == Person.id)
    return {telegram_id or 0 for telegram_id in (await session.execute(wanted)).scalars()}


async def _district(session: AsyncSession, place: Place, number: int) -> int:
    key = the_programme(place.programme).municipalities[number].key
    return (await session.execute(select(Municipality.id).where(Municipality.key == key))).scalar_one()


async def _private_marks(session: AsyncSession) -> frozenset[str]:
    """Those that no coordinator of the region has put into something for everybody."""
    titles = (await session.execute(select(Event.title).where(Event.municipality_id.is_(None)))).scalars().all()
    texts = (await session.execute(select(Broadcast.text).where(Broadcast.municipality_id.is_(None)))).scalars().all()
    said = " ".join((*titles, *texts)).lower()
    return frozenset(mark for mark in MARKS[:2] if mark.lower() not in said)


async def _in_workbooks(place: Place, jungle: Jungle, coordinator: int) -> list[str]:
    foreign = QUIET[coordinator == NEAR] if place.divided else "\0"
    found = []
    for chat, file_id, name in jungle.witness.documents:
        if chat == coordinator and name.endswith(".xlsx"):
            async with jungle.http.get(f"/sim/media/{file_id}") as answer:
                with zipfile.ZipFile(io.BytesIO(await answer.read())) as book:
                    found += [name for part in book.namelist() if foreign.encode() in book.read(part)]
    return found


async def unhandled(home: Home, jungle: Jungle) -> list[int]:
    """Updates without effect or with replies that never left."""
    database = Database(home.database_url)
    async with database.read() as session:
        done = select(HandledUpdate.update_id).where(HandledUpdate.replies.is_(None))
        known = set((await session.execute(done)).scalars())
    await database.close()
    return [update for update in jungle.updates if update not in known]


async def untimely(place: Place, jungle: Jungle, *, rough: bool) -> list[str]:
    """Messages that came in somebody's night and could have waited; without kills also those that came twice."""
    database = Database(place.home.database_url)
    async with database.read() as session:
        found = await _by_night(session, place, jungle)
        if not rough:
            found += await _twice(session)
    await database.close()
    return found


async def _by_night(session: AsyncSession, place: Place, jungle: Jungle) -> list[str]:
    columns = (Person.telegram_id, Person.timezone, Municipality.timezone, DeliveryAttempt.at, Notification)
    wanted = (
        select(*columns)
        .join(Notification, Notification.id == DeliveryAttempt.notification_id)
        .join(Person, Person.id == Notification.person_id)
        .outerjoin(Municipality, Municipality.id == Person.municipality_id)
        .where(DeliveryAttempt.outcome.in_(ARRIVED), Notification.urgent.is_(False))
    )
    found = []
    for telegram_id, own, home, at, row in await session.execute(wanted):
        zone = ZoneInfo(own or home or the_programme(place.programme).timezone)
        if telegram_id in jungle.witness.travellers or not all(
            _wakes(row, moment, zone) for moment in jungle.witness.moments(at)
        ):
            continue
        found.append(f"at night: {row.key} {at.astimezone(zone)} to {telegram_id}, good until {row.expires_at}")
    return found


def _wakes(row: Notification, at: datetime, zone: ZoneInfo) -> bool:
    if not is_night(at, zone):
        return False
    return row.expires_at is None or row.expires_at > allowed_from(at, zone)


async def _twice(session: AsyncSession) -> list[str]:
    times = func.count(DeliveryAttempt.id)
    wanted = (
        select(Notification.key, times)
        .join(DeliveryAttempt, DeliveryAttempt.notification_id == Notification.id)
        .where(DeliveryAttempt.outcome.in_((*ARRIVED, "orphaned")))
        .group_by(Notification.key)
        .having(times > 1)
    )
    return [f"twice: {key}: {number}" for key, number in await session.execute(wanted)]


def in_log(home: Home, *, rough: bool) -> list[str]:
    """Lines of the log that tell of a failure, and any that hold the token."""
    signs = ["[error", "[critical", "Traceback", TOKEN, TOKEN.partition(":")[2]] + ([] if rough else ["[warning"])
    return [line for line in home.log.read_text().splitlines() if any(sign in line for sign in signs)]
