from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from exports.progress import Progress, ProgressFile
from models import AuditEntry
from models.database import Database
from programmes.fields import FieldKind, FormField
from programmes.loader import load
from programmes.schema import Programme
from tests.exports.district import CYCLE, NOW, SOUTH, TITLES, build, rows
from tests.exports.reading import formulas, sheet_titles, sheet_values

MIDNIGHT = datetime(2026, 9, 16, 0, 30)  # noqa: DTZ001 - Excel has no zones
NOON = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001


async def test_data_bank_has_every_sheet_and_no_formula(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path)

    assert sheet_titles(built.path) == TITLES
    assert formulas(built.path) == 0
    assert dict(built.rows) == rows(3, 4, 4, 2, 3, 4)
    assert built.size == built.path.stat().st_size
    assert built.path.name == "Банк данных — Акселератор проектов 2026-11-21.xlsx"


async def test_candidates_stand_in_order_of_the_alphabet_with_their_data(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path)

    found = sheet_values(built.path, "Кандидаты")
    assert [row[0] for row in found] == ["=cmd()", "Ёлкина", "Яснова"]
    spruce = next(row for row in found if row[0] == "Ёлкина")
    consented = datetime(2026, 9, 15, 23, 30)  # noqa: DTZ001
    assert spruce == [
        *("Ёлкина", "Анна", None, datetime(1985, 11, 21), 41),  # noqa: DTZ001
        *("Северный район", "Школа № 1", "учитель", "высшее", 12, 0),
        *("+7 914 123-45-61", "person1@example.org", "5000000001", consented, MIDNIGHT),
    ]


async def test_withdrawn_consent_does_not_count(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path)

    given = {row[0]: row[14] is not None for row in sheet_values(built.path, "Кандидаты")}
    assert given == {"=cmd()": True, "Ёлкина": True, "Яснова": False}


async def test_application_shows_titles_instead_of_keys(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path, cycle_id=CYCLE)

    row = next(row for row in sheet_values(built.path, "Заявки") if row[0] == "=cmd() Анна")
    assert row[:10] == [
        *("=cmd() Анна", "Южный район", "Школа № 2", "2026/28", "Педагоги", "Открытый набор"),
        *(MIDNIGHT, MIDNIGHT, None, None),
    ]
    assert row[10:14] == ["Не проходят по условиям", "очень нужна школе", NOON, "Осинина Вера"]
    own = ["Школы с низкими результатами; gone", "Да, во главе проекта", "+ много сил", None, "да"]
    assert row[14:] == own


async def test_movement_tells_who_when_and_why(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path)

    found = [row for row in sheet_values(built.path, "Движение") if row[0] == "Ёлкина Анна"]
    moved = datetime(2026, 9, 17, 0, 30)  # noqa: DTZ001
    person = ["Ёлкина Анна", "Северный район", "Педагоги"]
    assert found == [
        [*person, None, "Открытый набор", MIDNIGHT, None, None],
        [*person, "Открытый набор", "Обучение", moved, "Осинина Вера", "-5 к сомнениям"],
    ]


async def test_organisations_have_counts(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path)

    assert sheet_values(built.path, "Организации") == [
        ["Северный район", "Школа № 1", "нет", 2, 3, 0],
        ["Южный район", "Школа № 2", "да", 1, 1, 0],
    ]


async def test_journal_speaks_the_readers_language(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path)

    moved = "этап был: Открытый набор; этап стал: Обучение"
    found = sheet_values(built.path, "Журнал")
    assert [row[1:] for row in found] == [
        ["Осинина Вера", "Перевод на этап", "Заявка", "1", "Северный район", moved],
        ["настройки или командная строка", "Перевод на этап", "Заявка", "2", "Южный район", moved],
        ["Осинина Вера", "Перевод на этап", "Заявка", "3", None, moved],
        ["Осинина Вера", "Отказано: снятие роли", "Роль", None, None, "odd: 1"],
    ]


async def test_refused_stranger_is_not_taken_for_the_settings(settled: str, tmp_path: Path) -> None:
    database = Database(settled)
    async with database.write() as session:
        session.add(AuditEntry(at=NOW, action="denied:invite.accept", subject="invite", details={}))
    await database.close()
    (built,) = await build(settled, tmp_path)

    assert sheet_values(built.path, "Журнал")[-1][1:3] == ["неизвестный", "Отказано: вход по неизвестному приглашению"]


async def test_coordinator_of_a_municipality_sees_nobody_elses_people(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path, municipality_ids=frozenset({SOUTH}))

    assert dict(built.rows) == rows(1, 1, 1, 1, 1, 1)
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(built.path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert [cell for cell in cells if "Северный" in cell or "Ёлкина" in cell or "Школа № 1" in cell] == []


async def test_nobody_is_in_an_empty_scope(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path, municipality_ids=frozenset())

    assert sum(built.rows.values()) == 0


async def test_cycle_limits_applications_and_the_journal(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path, cycle_id=CYCLE)

    assert dict(built.rows) == rows(3, 3, 4, 2, 3, 3)


async def test_unknown_cycle_is_refused_and_leaves_no_file(settled_file: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(LookupError):
        await build(settled_file, folder, cycle_id=77)

    assert list(folder.iterdir()) == []


async def test_summary_counts_stages_by_municipality(settled: str, tmp_path: Path) -> None:
    (built,) = await build(settled, tmp_path, cycle_id=CYCLE)

    lines = [[cell for cell in row if cell is not None] for row in sheet_values(built.path, "Сводка")]
    figures = [["Кандидатов", 3], ["Заявок", 3], ["Не проходят по условиям", 1], ["В резерве", 0]]
    assert [line for line in lines if line and line[0] in [name for name, _ in figures]] == figures
    table = [line for line in lines if line and str(line[0]).endswith("район")]
    assert table == [["Северный район", 1, 1, 2, 1], ["Южный район", 1, 1]]
    assert lines[-1] == ["Всего", 2, 1, 3, 1]


async def test_table_longer_than_a_sheet_is_continued(settled_file: str, tmp_path: Path) -> None:
    (built,) = await build(settled_file, tmp_path, row_limit=3)

    assert sheet_titles(built.path)[1:5] == ["Кандидаты", "Кандидаты (2)", "Заявки", "Заявки (2)"]


async def test_progress_ends_at_all_rows(settled_file: str, tmp_path: Path) -> None:
    progress = ProgressFile(tmp_path / "progress")
    assert progress.read() is None

    await build(settled_file, tmp_path, progress=tmp_path / "progress")

    told = progress.read()
    assert told is not None
    assert (told.percent, told.done) == (100, 20)


@pytest.mark.parametrize(("progress", "percent"), [(Progress(0, 0), 0), (Progress(1, 3), 33), (Progress(9, 3), 100)])
def test_progress_is_told_in_percent(progress: Progress, percent: int) -> None:
    assert progress.percent == percent


async def test_english_reader_gets_english_titles(settled_file: str, tmp_path: Path) -> None:
    (built,) = await build(settled_file, tmp_path, language="en")

    titles = ["Summary", "Candidates", "Applications", "Movement"]
    assert sheet_titles(built.path)[:4] == titles


@pytest.mark.parametrize("key", ["ketchenery", "moskovsky", "okoneshnikovo", "khabarovsk", "baltiysk"])
async def test_every_programme_can_be_exported(key: str, settled_file: str, tmp_path: Path) -> None:
    programme = load(key)
    (built,) = await build(settled_file, tmp_path, programme=programme)

    own = {field.title for track in programme.tracks for field in track.form if field.common is None}
    header = next(openpyxl.load_workbook(built.path)["Заявки"].iter_rows(max_row=1, values_only=True))
    assert own - set(header) == set()


async def test_file_answer_is_shown_by_name(settled_file: str, tmp_path: Path) -> None:
    database = Database(settled_file)
    async with database.write() as session:
        connection = await session.connection()
        answers = (
            '{"diploma": 1, "letters": [{"id": 1}, {"name": "письмо.docx"}], "born": "1985-03-12", "odd": {"a": [1]}}'
        )
        await connection.exec_driver_sql("UPDATE application SET answers = ? WHERE id = 1", (answers,))
    await database.close()

    (built,) = await build(settled_file, tmp_path, programme=_with_files(load("ketchenery")), cycle_id=CYCLE)

    row = next(row for row in sheet_values(built.path, "Заявки") if row[0] == "Ёлкина Анна")
    assert row[-4:] == ["диплом.pdf", "диплом.pdf; письмо.docx", datetime(1985, 3, 12), "a: 1"]  # noqa: DTZ001


def _with_files(programme: Programme) -> Programme:
    kinds = {
        "diploma": FieldKind.FILE,
        "letters": FieldKind.FILE,
        "born": FieldKind.DATE,
        "odd": FieldKind.TEXT,
    }
    extra = tuple(FormField(key=key, kind=kind, title=key, question=key) for key, kind in kinds.items())
    track = programme.tracks[0]
    return programme.model_copy(update={"tracks": (track.model_copy(update={"form": track.form + extra}),)})
