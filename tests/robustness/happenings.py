"""Events with rules of their own in the middle of a season: an interview, a contest, an internship."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models import ContestStage, DiaryEntry, Draft, InterviewSlot, PracticeRecord, Submission
from tests.robustness.ground import DAY, HOUR, Ground


@dataclass
class Happenings:
    ground: Ground

    async def fill(self) -> None:
        await self._interview()
        await self._contest()
        await self._internship()

    async def _interview(self) -> None:
        await self.ground.event("Собеседование", "interview", -2 * HOUR, 2 * DAY)
        event = self.ground.events["Собеседование"]
        booked = {0: self.ground.people[0][0], 2: self.ground.people[1][0]}
        for number in range(5):
            starts = event.starts_at + number * timedelta(hours=7)
            person = booked.get(number)
            slot = InterviewSlot(
                event_id=event.id,
                starts_at=starts,
                ends_at=starts + timedelta(minutes=20),
                place="каб. 12",
                person_id=person,
                booked_at=self.ground.now - DAY if person else None,
            )
            if number == 0:
                slot.outcome, slot.protocol, slot.protocol_by_id = (
                    "recommended",
                    f"Протокол {self.ground.mark}",
                    self.ground.author_id,
                )
                slot.protocol_at = self.ground.now
            await self.ground.add(slot)
        await self.ground.joins("Собеседование", 0)
        await self.ground.joins("Собеседование", 1)

    async def _contest(self) -> None:
        await self.ground.event("Конкурс", "contest", -DAY, 20 * DAY)
        number = self.ground.events["Конкурс"].id
        stages = [
            ContestStage(
                event_id=number,
                number=place,
                title=title,
                opens_at=self.ground.now + opens,
                closes_at=self.ground.now + ends,
                takes_work=work,
            )
            for place, title, opens, ends, work in (
                (1, f"Эссе {self.ground.mark}", -DAY, 2 * DAY, True),
                (2, "Защита", 3 * DAY, 4 * DAY, False),
                (3, "Проект", 5 * DAY, 9 * DAY, True),
            )
        ]
        for row in stages:
            await self.ground.add(row)
        result: dict[str, Any] = {
            "result": f"Второе место {self.ground.mark}",
            "result_at": self.ground.now,
            "result_by_id": self.ground.author_id,
        }
        await self.ground.joins("Конкурс", 0, **result)
        await self.ground.joins("Конкурс", 1)
        await self._works(stages[0].id)

    async def _works(self, stage: int) -> None:
        """Two versions handed in, and one begun."""
        works = [
            Submission(
                application_id=self.ground.people[0][1],
                kind=f"contest:{stage}",
                version=version,
                text=f"Работа {self.ground.mark}",
                words=2,
                contest_stage_id=stage,
                handed_in_at=self.ground.now - HOUR,
            )
            for version in (1, 2)
        ]
        for work in works:
            await self.ground.add(work)
        person = self.ground.people[1][0]
        await self.ground.add(
            Draft(person_id=person, form=f"entry:{stage}", answers={"parts": ["Часть"]}, updated_at=self.ground.now)
        )

    async def _internship(self) -> None:
        await self.ground.event("Стажировка", "internship", -3 * DAY, 10 * DAY)
        intern = await self.ground.joins(
            "Стажировка",
            0,
            mentor_on_site="Наставник на месте",
            mentor_id=self.ground.mentor_id,
            result=f"Итог {self.ground.mark}",
            result_at=self.ground.now,
        )
        await self.ground.joins("Стажировка", 1)
        today = self.ground.now.astimezone(ZoneInfo(self.ground.zone)).date()
        for days in (1, 0):
            await self.ground.add(
                DiaryEntry(
                    participation_id=intern.id,
                    day=today - days * DAY,
                    text=f"День {self.ground.mark}",
                    created_at=self.ground.now,
                )
            )
        common: dict[str, Any] = {
            "person_id": intern.person_id,
            "cycle_id": self.ground.cycle_id,
            "created_at": self.ground.now,
        }
        event_id = self.ground.events["Стажировка"].id
        await self.ground.add(
            PracticeRecord(
                kind="internship", title=f"Стажировка {self.ground.mark}", starts_on=today, event_id=event_id, **common
            )
        )
        await self.ground.add(
            PracticeRecord(
                kind="replacement", title=f"Замещение {self.ground.mark}", starts_on=today, hours=8, **common
            )
        )
