from __future__ import annotations

from pathlib import Path

import pytest

from exports import data_bank
from exports.progress import ProgressFile
from models import Application, Person
from models.database import Database
from tests.exports.district import CYCLE, NOW, TITLES, build
from tests.exports.reading import sheet_titles, sheet_values


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A folder beside that of the whole workbook."""
    folder = tmp_path / "parts"
    folder.mkdir()
    return folder


async def test_workbook_over_the_limit_becomes_several_whole_ones(settled: str, tmp_path: Path, parts: Path) -> None:
    (whole,) = await build(settled, tmp_path)
    built = await build(settled, parts, max_bytes=whole.size * 9 // 10)

    assert sorted(parts.iterdir()) == sorted(file.path for file in built)
    assert len(built) > 1
    names = [f"Банк данных — Акселератор проектов 2026-11-21, часть {n} из {len(built)}.xlsx" for n in (1, len(built))]
    assert [built[0].path.name, built[-1].path.name] == names
    assert [sheet_titles(file.path) for file in built] == [TITLES] * len(built)
    for title in ("Кандидаты", "Заявки", "Движение", "Согласия", "Журнал"):
        together = [row for file in built for row in sheet_values(file.path, title)]
        assert together == sheet_values(whole.path, title)


async def test_number_of_parts_is_told_by_a_sample(
    settled_file: str, tmp_path: Path, parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_bank, "SAMPLE_FROM", 500)
    people = 1000
    await _crowd(settled_file, people)
    (whole,) = await build(settled_file, tmp_path)
    limit = whole.size * 2 // 3
    built = await build(settled_file, parts, max_bytes=limit, progress=tmp_path / "progress")

    assert sorted(parts.iterdir()) == sorted(file.path for file in built)
    assert [file.size for file in built if file.size > limit] == []
    together = [row for file in built for row in sheet_values(file.path, "Кандидаты")]
    assert together == sheet_values(whole.path, "Кандидаты")
    # Every row was written once, and one person in twenty before.
    told = ProgressFile(tmp_path / "progress").read()
    once = sum(rows for title, rows in whole.rows.items() if title != "Организации")
    assert told is not None
    assert (told.total - once) // (2 * people // data_bank.SAMPLE) == 1


async def _crowd(url: str, people: int) -> None:
    """Adds `people` with an application each, and answers that do not compress away."""
    database = Database(url)
    async with database.write() as session:
        for number in range(100, 100 + people):
            session.add(Person(id=number, surname="Ива", name="Анна", search_text=f"ива {number}", created_at=NOW))
        await session.flush()
        for number in range(100, 100 + people):
            about = {"cycle_id": CYCLE, "track": "teachers", "stage": "recruitment", "submitted_at": NOW}
            session.add(Application(person_id=number, answers={"motivation": str(number**9)}, **about))
    await database.close()
