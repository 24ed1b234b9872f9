"""The department the monkeys come to, and the inquest after they have left."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import HandledUpdate, Person, RoleGrant
from models.database import Database
from programmes.schema import Role
from services import consents
from services.cycles import sync_programme
from services.roles import READERS
from tests.flows.coordinator import applicant, member
from tests.kit import the_programme
from tests.robustness.jungle import Jungle
from tests.robustness.monkeys import Monkey
from tests.robustness.world import TOKEN, Home

SYLLABLES = ("ба", "ви", "гу", "до", "жа", "зи", "ку", "ло")
FIRST, CANDIDATES, APPLIED = 40_000, 9, 4
NEAR, FAR, SECRETARY, MENTOR = 41_001, 41_002, 41_003, 41_004
DILIGENCE = (0.9, 0.7, 0.5, 0.1)
QUIET = ("Тихомироваближняя", "Тихомировадальняя")
"""Applicants who have no Telegram: one in the first district, one in the second."""


def surname(number: int) -> str:
    """A word nobody else types."""
    digits = (number // 64 % 8, number // 8 % 8, number % 8)
    return "Мартышкина" + "".join(SYLLABLES[digit] for digit in digits)


@dataclass(frozen=True, slots=True)
class Place:
    """The department before anybody comes: two quiet applicants, some who have applied, and the staff."""

    home: Home
    programme: str

    async def furnish(self, template: Path) -> None:
        self.home.environment()
        shutil.copy(template, self.home.data_dir / "rezerv.db")
        database = Database(self.home.database_url)
        async with database.write() as session:
            now = datetime.now(UTC)
            await sync_programme(session, the_programme(self.programme), today=now.date())
            near, far = [
                (await self._applicant(session, number, name)).municipality_id for number, name in enumerate(QUIET)
            ]
            for number in range(APPLIED):
                person = await self._applicant(session, number, surname(number))
                person.telegram_id = FIRST + number
                await consents.give(
                    session,
                    person=person,
                    programme=the_programme(self.programme),
                    now=now,
                    update_id=None,
                    message_id=None,
                )
            await member(session, NEAR, (Role.COORDINATOR, near), name="Ближняя")
            await member(session, FAR, (Role.COORDINATOR, far), name="Дальняя")
            await member(session, SECRETARY, (Role.SECRETARY, None), name="Секретарь")
            await member(session, MENTOR, (Role.MENTOR, None), name="Наставник")
        await database.close()

    async def _applicant(self, session: AsyncSession, number: int, name: str) -> Person:
        """Without a Telegram account, in the first district or the last, in every track by turns."""
        programme = the_programme(self.programme)
        place = programme.municipalities[-(number % 2)].key
        track = programme.tracks[number % len(programme.tracks)].key
        made = await applicant(session, number, surname=name, place=place, programme=self.programme, track=track)
        person = await session.get_one(Person, made.person_id)
        person.telegram_id = None
        await session.flush()
        return person

    @property
    def divided(self) -> bool:
        return len(the_programme(self.programme).municipalities) > 1


async def leaks(place: Place, jungle: Jungle, monkeys: list[Monkey]) -> list[str]:
    """Names that were shown to somebody who has no right to them."""
    readers, regional = await _rights(place.home)
    marks = {monkey.surname.lower(): monkey.id for monkey in monkeys}
    found = []
    for shown in jungle.witness.shown:
        words = " ".join((shown.words, *shown.labels)).lower()
        strangers = [mark for mark, owner in marks.items() if mark in words and owner != shown.chat]
        hidden = [name for name in QUIET if name.lower() in words]
        if place.divided and shown.chat in (NEAR, FAR) and shown.chat not in regional:
            found += [name for name in hidden if name != QUIET[shown.chat == FAR]]
        if shown.chat not in readers:
            found += [*strangers, *hidden]
    return found + [
        name for one in (NEAR, FAR) if one not in regional for name in await _in_workbooks(place, jungle, one)
    ]


async def _rights(home: Home) -> tuple[set[int], set[int]]:
    """Who ever read applications, and who of them everywhere."""
    database = Database(home.database_url)
    columns = select(Person.telegram_id, RoleGrant.role, RoleGrant.municipality_id).join(
        Person, Person.id == RoleGrant.person_id
    )
    async with database.read() as session:
        found = (await session.execute(columns)).all()
    await database.close()
    rows = [(telegram_id or 0, role, place) for telegram_id, role, place in found if role in READERS]
    times = Counter(telegram_id for telegram_id, _, _ in rows)
    # Whoever has taken another invitation may see more than at first.
    more = {telegram_id for telegram_id, roles in times.items() if roles > 1}
    return set(times), {telegram_id for telegram_id, _, place in rows if place is None} | more


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


def in_log(home: Home, *, rough: bool) -> list[str]:
    """Lines of the log that tell of a failure, and any that hold the token."""
    signs = ["[error", "[critical", "Traceback", TOKEN, TOKEN.partition(":")[2]] + ([] if rough else ["[warning"])
    return [line for line in home.log.read_text().splitlines() if any(sign in line for sign in signs)]
