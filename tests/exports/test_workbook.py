from __future__ import annotations

import resource
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.cells import FORMULA_STARTS, TEXT_UNITS, Value, Words, clean
from exports.rows import Cell, Column, Kind, Manner
from exports.streaming import StyledSheet
from exports.styles import Style, register, style_ids
from exports.workbook import ROW_LIMIT, About, Page, Sheet, WorkbookWriter
from tests.exports.reading import formulas, sheet_titles, sheet_values

MADE_AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ABOUT = About("Проверка", "Отдел образования", MADE_AT)
CUT = "… [обрезано Excel]"
MANNER = Manner(style_ids(), Words("да", "нет", CUT), timezone(timedelta(hours=3)))
ANYTHING = st.text(st.characters(exclude_categories=()))

NASTY = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+7 914",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\r\n=1",
    " =1",
    "a\x00\x01\x08\x0b\x0c\x0e\x1fb",
    "😀👩‍🏫🇷🇺",
    "\ud800",
    "я" * 40_000,
    "=" + "😀" * 40_000,
    "<b>&amp;</b> ]]> <!-- \"'",
    "_x0041_",
    "",
    "  spaces  ",
    "line\nline\n",
    "\ufffe\uffff",
    "2026-11-21",
    "007",
    "#REF!",
    "'quoted",
)


def _written(path: Path, columns: Sequence[Column], rows: Sequence[Sequence[Value]], **options: int) -> Path:
    with WorkbookWriter(path, MANNER, ABOUT, **options) as book:
        book.add(Sheet("Лист", columns, rows))
    return path


@pytest.mark.parametrize("kind", list(Kind))
def test_nasty_text_is_kept_in_every_kind_of_column_and_is_never_a_formula(kind: Kind, tmp_path: Path) -> None:
    path = _written(tmp_path / "book.xlsx", [Column("=Столбец", 20, kind)] * 2, [(text, text) for text in NASTY])

    kept = [clean(text, CUT) or None for text in NASTY]
    assert sheet_values(path, "Лист") == [[text, text] for text in kept]
    assert formulas(path) == 0


def test_what_looks_like_a_formula_stays_text_when_it_is_edited(tmp_path: Path) -> None:
    texts = [text for text in NASTY if text]
    path = _written(tmp_path / "book.xlsx", [Column("Текст", 20)], [(text,) for text in texts])

    cells = [row[0] for row in openpyxl.load_workbook(path)["Лист"].iter_rows(min_row=2)]
    assert [cell.quotePrefix for cell in cells] == [text[0] in FORMULA_STARTS for text in texts]
    assert {cell.data_type for cell in cells} == {"s"}


def test_text_over_the_limit_is_cut_with_a_mark(tmp_path: Path) -> None:
    path = _written(tmp_path / "book.xlsx", [Column("Текст", 20)], [("я" * 40_000,)])

    assert sheet_values(path, "Лист") == [["я" * (TEXT_UNITS - len(CUT)) + CUT]]


@settings(max_examples=60, deadline=None)
@given(st.lists(ANYTHING, min_size=1, max_size=20), st.sampled_from(Kind))
def test_any_text_is_kept_and_is_never_a_formula(texts: list[str], kind: Kind) -> None:
    with TemporaryDirectory() as folder:
        path = _written(Path(folder) / "book.xlsx", [Column("Текст", 20, kind)], [(text,) for text in texts])

        # openpyxl drops empty cells at the end of a sheet: a full one is put there.
        shown = [row[0] or "" for row in sheet_values(path, "Лист")]
        kept = [clean(text, CUT) for text in texts]
        assert shown + [""] * (len(kept) - len(shown)) == kept
        assert formulas(path) == 0


def test_values_are_of_the_kind_of_their_column(tmp_path: Path) -> None:
    columns = [
        Column("Дата", 12, Kind.DATE),
        Column("Когда", 17, Kind.MOMENT),
        Column("Число", 9, Kind.NUMBER),
        Column("Телефон", 16, Kind.CODE),
        Column("Флаг", 8, Kind.FLAG),
    ]
    moment = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    rows: list[tuple[Value, ...]] = [
        (date(1985, 3, 12), moment, 5, 79141234567, True),
        (moment, None, 10**17, "+7 914", False),
    ]
    path = _written(tmp_path / "book.xlsx", columns, rows)

    first, second = openpyxl.load_workbook(path)["Лист"].iter_rows(min_row=2)
    local = datetime(2026, 11, 21, 1, 30)  # noqa: DTZ001 - Excel has no zones
    assert [cell.value for cell in first] == [datetime(1985, 3, 12), local, 5, "79141234567", "да"]  # noqa: DTZ001
    formats = ["dd.mm.yyyy", "dd.mm.yyyy hh:mm", "General", "@", "General"]
    assert [cell.number_format for cell in first] == formats
    assert [cell.value for cell in second] == [datetime(2026, 11, 21), None, str(10**17), "+7 914", "нет"]  # noqa: DTZ001


def test_day_that_excel_does_not_know_is_text(tmp_path: Path) -> None:
    path = _written(tmp_path / "book.xlsx", [Column("Дата", 12, Kind.DATE)], [(date(1899, 12, 31),)])

    assert sheet_values(path, "Лист") == [["31.12.1899"]]


def test_table_has_a_frozen_header_a_filter_and_widths(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with WorkbookWriter(path, MANNER, ABOUT) as book:
        columns = [Column("Фамилия", 20), Column("Телефон", 16.5, Kind.CODE)]
        book.add(Sheet("Люди", columns, [("Осинина", "+7")] * 3, frozen_columns=1))

    sheet = openpyxl.load_workbook(path)["Люди"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:B4", "$1:$1")
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [20, 16.5]
    assert [(cell.value, cell.font.bold) for cell in sheet[1]] == [("Фамилия", True), ("Телефон", True)]


def test_table_longer_than_a_sheet_is_continued(tmp_path: Path) -> None:
    rows = [(number,) for number in range(7)]
    path = _written(tmp_path / "book.xlsx", [Column("Номер", 9, Kind.NUMBER)], rows, row_limit=4)

    assert sheet_titles(path) == ["Лист", "Лист (2)", "Лист (3)"]
    parts = [sheet_values(path, title) for title in sheet_titles(path)]
    assert parts == [[[0], [1], [2]], [[3], [4], [5]], [[6]]]


def test_row_limit_is_that_of_excel() -> None:
    assert ROW_LIMIT == 2**20


@given(st.lists(ANYTHING, max_size=8))
@settings(max_examples=50, deadline=None)
def test_any_titles_become_different_ones_that_excel_takes(titles: list[str]) -> None:
    with TemporaryDirectory() as folder, WorkbookWriter(Path(folder) / "book.xlsx", MANNER, ABOUT) as book:
        given_titles = [book.free_title(title) for title in titles]
        book.add(Sheet("x", [Column("x", 5)], []))

    assert len({title.casefold() for title in given_titles}) == len(titles)
    assert all(1 <= len(title.encode("utf-16-le")) // 2 <= 31 for title in given_titles)
    assert not set("[]:*?/\\") & set("".join(given_titles))


def test_page_shows_cells_with_their_own_styles(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    lines: list[list[Cell | None]] = [
        [Cell("=Заголовок", Style.TITLE)],
        [Cell("Всего", Style.LABEL), Cell(5, Style.FIGURE), None],
    ]
    with WorkbookWriter(path, MANNER, ABOUT) as book:
        book.add_page(Page("Сводка", (30, 10, 10), lines, merged_rows=(1,)))

    sheet = openpyxl.load_workbook(path)["Сводка"]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:C1"]
    assert (sheet["A1"].value, sheet["A1"].font.size, sheet["B2"].value) == ("=Заголовок", 16, 5)
    assert formulas(path) == 0


def test_failed_workbook_leaves_nothing_behind(tmp_path: Path) -> None:
    def rows() -> object:
        yield ("first",)
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError):
        _written(tmp_path / "book.xlsx", [Column("x", 5)], rows())  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []


def test_long_text_does_not_make_a_row_tall(tmp_path: Path) -> None:
    path = _written(tmp_path / "book.xlsx", [Column("Текст", 20, Kind.PROSE)], [("слово " * 500,), ("слово",)])

    sheet = openpyxl.load_workbook(path)["Лист"]
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (90, None)


def test_phones_carry_no_green_corner(tmp_path: Path) -> None:
    columns = [Column("Т", 9), Column("Ф", 9, Kind.CODE), Column("И", 9, Kind.CODE)]
    path = _written(tmp_path / "book.xlsx", columns, [("a", "1", "2")] * 2)

    with ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    ignored = b'<ignoredErrors><ignoredError sqref="B2:B3 C2:C3" numberStoredAsText="1"/></ignoredErrors>'
    # The schema wants it last in a sheet without drawings.
    assert sheet.endswith(ignored + b"</worksheet>")


@pytest.mark.parametrize("quick", [True, False])
def test_cell_used_again_leaves_the_rows_before_it_as_they_were(
    quick: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not quick:
        # As with an openpyxl that no longer asks: its own way is slower, and nothing else.
        monkeypatch.delattr(StyledSheet, "_values_to_row")
    rows = [("=1", 5), ("Осинина", None), (None, "=2"), ("x" * 40, 7)]
    path = _written(tmp_path / "book.xlsx", [Column("Т", 9, Kind.PROSE), Column("Ч", 9, Kind.NUMBER)], rows)

    cells = openpyxl.load_workbook(path)["Лист"]["A2:B5"]
    written = [[(cell.value, cell.quotePrefix) for cell in row] for row in cells]
    assert written == [
        [("=1", True), (5, False)],
        [("Осинина", False), (None, False)],
        [(None, False), ("=2", True)],
        [("x" * 40, False), (7, False)],
    ]


def test_disk_that_is_full_leaves_nothing_behind(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(OSError, match=r"^cannot write the rows of book\.xlsx: IO_EFBIG$"):
            _written(tmp_path / "book.xlsx", [Column("x", 5)], [("я" * 1000,)] * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list(tmp_path.iterdir()) == []


def test_styles_have_the_same_numbers_in_every_book() -> None:
    book = openpyxl.Workbook()
    assert register(book) == style_ids()
