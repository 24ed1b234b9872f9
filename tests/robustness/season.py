"""A district in the middle of its season: one of everything that events, reminders and broadcasts are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from models import (
    Base,
    Broadcast,
    Draft,
    EventSeries,
    ExportRequest,
    Invite,
    Notification,
    PlanImport,
    ReminderSettings,
    StoredFile,
)
from tests.robustness.ground import DAY, HOUR, Ground
from tests.robustness.happenings import Happenings


@dataclass
class Season:
    ground: Ground

    async def fill(self) -> None:
        await self._files()
        await self._meetings()
        await Happenings(self.ground).fill()
        await self._broadcasts()
        await self._odds_and_ends()

    async def _file(self, name: str, person_id: int) -> StoredFile:
        """Known to nobody but the database: whoever opens it is told that it is gone."""
        return await self.ground.add(
            StoredFile(
                person_id=person_id,
                telegram_file_id=f"unknown-{self.ground.mark}-{name}",
                name=name,
                extension=name.rpartition(".")[2],
                size=100,
                state="refused",
                problem=None,
                next_attempt_at=self.ground.now,
                created_at=self.ground.now,
            )
        )

    async def _files(self) -> None:
        self.material = await self._file("программа.pdf", self.ground.author_id)
        self.workbook = await self._file("план.xlsx", self.ground.author_id)

    async def _meetings(self) -> None:
        """Planned and full, under way with its code, over, cancelled, repeating."""
        link = {"title": "Запись", "url": "https://example.ru/a"}
        await self.ground.event(
            "Полный семинар", "seminar", 2 * DAY, 2 * HOUR, capacity=3, confirm_hours=2,
            materials=[link, {"title": "Программа", "file": self.material.id}], link="https://example.ru/call",
        )  # fmt: skip
        await self.ground.joins("Полный семинар", 0)
        await self.ground.joins("Полный семинар", 1)
        await self.ground.joins("Полный семинар", 2, "offered", offered_until=self.ground.now + HOUR)
        await self.ground.joins("Полный семинар", 3, "waiting")
        await self.ground.event(
            "Идущая встреча", "meeting", -HOUR, 3 * HOUR, attendance_code=self.ground.code, place="Каб. 12"
        )
        for number in range(3):
            await self.ground.joins("Идущая встреча", number)
        await self.ground.event("Прошедшие курсы", "course", -2 * DAY, 4 * HOUR, certificate="прошёл курсы", points=5)
        await self.ground.joins("Прошедшие курсы", 0, attendance="attended", attendance_at=self.ground.now - DAY)
        await self.ground.joins("Прошедшие курсы", 1, attendance="absent", attendance_at=self.ground.now - DAY)
        await self.ground.joins("Прошедшие курсы", 2)
        await self.ground.event(
            "Отменённый тренинг", "training", DAY, HOUR, state="cancelled", cancel_reason="Заболел тренер"
        )
        await self.ground.joins("Отменённый тренинг", 0)
        await self.ground.event("Срок отчётов", "deadline", DAY, timedelta(0))
        series = await self.ground.add(
            EventSeries(rule="FREQ=WEEKLY;COUNT=3", created_by_id=self.ground.author_id, created_at=self.ground.now)
        )
        for week in range(3):
            title = f"Мастер-класс {self.ground.mark}"
            await self.ground.event(
                f"Встреча {week}", "master_class", (3 + 7 * week) * DAY, HOUR, title=title, series_id=series.id
            )
            await self.ground.joins(f"Встреча {week}", 0)

    async def _broadcasts(self) -> None:
        """A draft, one for later, one under way, one that has arrived."""
        signup = f"signup:{self.ground.events['Полный семинар'].id}"
        for state, buttons, due in (
            ("draft", ["ack", signup], None),
            ("scheduled", ["ack"], self.ground.now + 2 * HOUR),
            ("paused", ["ack"], self.ground.now - HOUR),
            ("sent", [signup, "ack"], self.ground.now - 2 * HOUR),
        ):
            started = due if state in ("paused", "sent") else None
            made = Broadcast(
                cycle_id=self.ground.cycle_id,
                author_id=self.ground.author_id,
                municipality_id=self.ground.place_id,
                segment={},
                text=f"Письмо {self.ground.mark}",
                buttons=buttons,
                state=state,
                due_at=due,
                total=len(self.ground.people) if started else 0,
                created_at=self.ground.now - DAY,
                started_at=started,
                finished_at=due if state == "sent" else None,
            )
            await self.ground.add(made)
            if started:
                await self._recipients(made)

    async def _recipients(self, broadcast: Broadcast) -> None:
        sent = broadcast.state == "sent"
        for number, (person_id, _) in enumerate(self.ground.people):
            row = Notification(
                key=f"broadcast:{broadcast.id}:person:{person_id}",
                person_id=person_id,
                kind="broadcast",
                broadcast_id=broadcast.id,
                text={},
                due_at=self.ground.now - HOUR,
                state="sent" if sent else "held",
                message_id=1 + number if sent else None,
                created_at=self.ground.now - HOUR,
                finished_at=self.ground.now - HOUR if sent else None,
            )
            await self.ground.add(row)

    async def _odds_and_ends(self) -> None:
        """Settings, a plan that came, a form begun, a file asked for, an invitation."""
        for row in (*self._settings(), *self._of_the_author()):
            await self.ground.add(row)

    def _settings(self) -> list[Base]:
        here = self.ground
        return [
            ReminderSettings(
                person_id=here.people[0][0],
                kinds_off=[],
                digest_hour=9,
                digest_next_at=here.now + HOUR,
                changed_at=here.now,
            ),
            ReminderSettings(
                person_id=here.people[1][0], kinds_off=["event"], paused_until=here.now + 5 * DAY, changed_at=here.now
            ),
        ]

    def _of_the_author(self) -> list[Base]:
        here = self.ground
        return [
            PlanImport(
                person_id=here.author_id,
                cycle_id=here.cycle_id,
                municipality_id=here.place_id,
                file_id=self.workbook.id,
                state="preview",
                rows=[self._planned()],
                created_at=here.now,
            ),
            Draft(
                person_id=here.author_id,
                form="event:blank",
                current="starts_at",
                updated_at=here.now,
                answers={"kind": "seminar", "title": f"Черновик {here.mark}"},
            ),
            ExportRequest(
                person_id=here.author_id,
                chat_id=1,
                kind="event_list",
                params={},
                municipality_id=here.place_id,
                state="sent",
                requested_at=here.now,
                finished_at=here.now,
            ),
            Invite(
                token_hash=f"{here.mark}:{here.place_id or 0}"[:64],
                role="secretary",
                municipality_id=here.place_id,
                max_uses=1,
                expires_at=here.now + DAY,
                created_by_id=here.author_id,
                created_at=here.now,
            ),
        ]

    def _planned(self) -> dict[str, Any]:
        starts = (self.ground.now + 30 * DAY).isoformat()
        ends = (self.ground.now + 30 * DAY + HOUR).isoformat()
        facts = {
            "kind": "seminar",
            "title": f"Из плана {self.ground.mark}",
            "starts_at": starts,
            "ends_at": ends,
            "timezone": self.ground.zone,
        }
        return {"sheet": "План", "row": 2, "facts": facts}
