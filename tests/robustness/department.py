"""The department the monkeys come to, before anybody comes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Municipality, Person
from models.database import Database
from programmes.schema import Role
from services import consents, cycles
from services.cycles import sync_programme
from tests.flows.coordinator import applicant, head_of, member, school
from tests.kit import the_programme
from tests.robustness.ground import Ground
from tests.robustness.season import Season
from tests.robustness.world import COORDINATOR, Home

SYLLABLES = ("ба", "ви", "гу", "до", "жа", "зи", "ку", "ло")
FIRST, CANDIDATES, APPLIED = 40_000, 9, 6
NEAR, FAR, SECRETARY, MENTOR, SECOND, HEAD, EXPERT = range(41_001, 41_008)
STAFF = (COORDINATOR, SECOND, NEAR, FAR, SECRETARY, MENTOR, HEAD, EXPERT)
DILIGENCE = (0.9, 0.7, 0.5, 0.1)
QUIET = ("Тихомироваближняя", "Тихомировадальняя")
"""Applicants who have no Telegram: one in the first district, one in the second."""
SCHOOL = "Средняя школа № 5"
"""Of that name there is one in each district; it is host of the district's events."""
MARKS = ("Ближнеозерье", "Дальнеозерье", "Краеозерье")
"""Stand in whatever belongs to the first district, to the last, to the region."""
CODES = ("ACEHKM34", "PTXY5678", "AACC9988")


def surname(number: int) -> str:
    """A word nobody else types."""
    digits = (number // 64 % 8, number // 8 % 8, number % 8)
    return "Мартышкина" + "".join(SYLLABLES[digit] for digit in digits)


@dataclass(frozen=True, slots=True)
class Place:
    """Two quiet applicants, some who have applied, the staff, and a season in each district and in the region."""

    home: Home
    programme: str

    async def furnish(self, template: Path) -> None:
        self.home.environment()
        if self.home.database_url.startswith("sqlite"):
            shutil.copy(template, self.home.data_dir / "rezerv.db")
        database = Database(self.home.database_url)
        async with database.write() as session:
            now = datetime.now(UTC)
            await sync_programme(session, the_programme(self.programme), today=now.date())
            quiet = [await self._applicant(session, number, name) for number, name in enumerate(QUIET)]
            known = [await self._known(session, number, now) for number in range(APPLIED)]
            near, far = [(await session.get_one(Person, one.person_id)).municipality_id for one in quiet]
            authors = await self._staff(session, near, far)
            mentor = await member(session, MENTOR, (Role.MENTOR, None), name="Наставник")
            nearby, distant = [*known[::2], quiet[0]], [*known[1::2], quiet[1]]
            everybody = [*known[::-1], *quiet]
            for number, (place, people) in enumerate(((near, nearby), (far, distant), (None, everybody))):
                await self._season(session, number, authors[number], place, people, now, mentor.person.id)
        await database.close()

    async def _known(self, session: AsyncSession, number: int, now: datetime) -> Application:
        """Somebody with Telegram, who has consented."""
        made = await self._applicant(session, number, surname(number))
        person = await session.get_one(Person, made.person_id)
        person.telegram_id = FIRST + number
        programme = the_programme(self.programme)
        await consents.give(session, person=person, programme=programme, now=now, update_id=None, message_id=None)
        return made

    async def _applicant(self, session: AsyncSession, number: int, name: str) -> Application:
        """Without a Telegram account, in the first district or the last, in every track by turns."""
        programme = the_programme(self.programme)
        place = programme.municipalities[-(number % 2)].key
        track = programme.tracks[number % len(programme.tracks)].key
        made = await applicant(session, number, surname=name, place=place, programme=self.programme, track=track)
        person = await session.get_one(Person, made.person_id)
        person.telegram_id = None
        await session.flush()
        return made

    async def _staff(self, session: AsyncSession, near: int | None, far: int | None) -> list[int]:
        """The ids of those who have made what belongs to the districts and to the region."""
        first = await member(session, NEAR, (Role.COORDINATOR, near), name="Ближняя")
        last = await member(session, FAR, (Role.COORDINATOR, far), name="Дальняя")
        whole = await member(session, COORDINATOR, (Role.REGION_COORDINATOR, None), name="Краевая")
        await member(session, SECOND, (Role.REGION_COORDINATOR, None), name="Вторая")
        await member(session, SECRETARY, (Role.SECRETARY, None), name="Секретарь")
        await member(session, EXPERT, (Role.REVIEWER, None), name="Эксперт")
        place = await session.get_one(Municipality, near)
        await head_of(session, HEAD, await school(session, place, SCHOOL), name="Директор")
        return [first.person.id, last.person.id, whole.person.id]

    async def _season(
        self,
        session: AsyncSession,
        number: int,
        author: int,
        place_id: int | None,
        people: list[Application],
        now: datetime,
        mentor: int,
    ) -> None:
        programme = the_programme(self.programme)
        place = None if place_id is None else await session.get_one(Municipality, place_id)
        ground = Ground(
            session=session,
            cycle_id=(await cycles.current(session, programme=programme, today=now.date())).id,
            zone=programme.timezone if place is None else place.timezone,
            author_id=author,
            place_id=place_id,
            people=[(one.person_id, one.id) for one in people],
            now=now,
            mark=MARKS[number],
            code=CODES[number],
            host_id=None if place is None else (await school(session, place, SCHOOL)).id,
            mentor_id=mentor,
        )
        await Season(ground).fill()

    @property
    def divided(self) -> bool:
        return len(the_programme(self.programme).municipalities) > 1
