"""The sheet of practice: what counts, what waits, what was a mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from models import PracticeRecord
from models.database import Database
from tests.exports.district import CYCLE, EARLIER, NOW, SOUTH, build
from tests.exports.reading import formulas
from tests.exports.test_event_sheets import CMD, SPRUCE, by_head


def record(person: int, kind: str, **columns: Any) -> PracticeRecord:
    values: dict[str, Any] = {
        "cycle_id": CYCLE,
        "title": "директор школы",
        "organisation": "=Школа № 5",
        "starts_on": date(2026, 9, 1),
        "created_at": NOW,
    }
    return PracticeRecord(person_id=person, kind=kind, **(values | columns))


async def practised(settled: str) -> str:
    database = Database(settled)
    async with database.write() as session:
        session.add(record(SPRUCE, "replacement", ends_on=date(2026, 9, 14), result="отпуск", confirmed_at=NOW))
        session.add(record(SPRUCE, "certificate", hours=72, starts_on=date(2026, 10, 1)))
        session.add(record(CMD, "internship", mistaken_at=NOW, mistake_reason="дважды"))
        session.add(record(CMD, "internship", cycle_id=EARLIER))
    await database.close()
    return settled


async def test_practice_is_a_row_a_record_with_what_it_is_worth(settled: str, tmp_path: Path) -> None:
    (built,) = await build(await practised(settled), tmp_path, cycle_id=CYCLE)

    mistake, replacement, certificate = by_head(built.path, "Практика")
    assert (mistake["Участник"], mistake["Подтверждение"], mistake["Почему ошибка"]) == (
        "=cmd() Анна", "внесено по ошибке", "дважды",
    )  # fmt: skip
    assert (replacement["Вид практики"], replacement["Где"], replacement["С"].date(), replacement["По"].date()) == (
        "замещение", "=Школа № 5", date(2026, 9, 1), date(2026, 9, 14),
    )  # fmt: skip
    assert (replacement["Причина или итог"], replacement["Подтверждение"]) == ("отпуск", "подтверждено")
    assert (certificate["Часов"], certificate["Подтверждение"]) == (72, "ждёт подтверждения")
    assert formulas(built.path) == 0


async def test_coordinator_of_a_district_takes_away_their_own_practice(settled: str, tmp_path: Path) -> None:
    (built,) = await build(await practised(settled), tmp_path, municipality_ids=frozenset({SOUTH}))

    assert [row["Участник"] for row in by_head(built.path, "Практика")] == ["=cmd() Анна", "=cmd() Анна"]
