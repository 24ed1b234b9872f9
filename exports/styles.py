"""How cells look: one table of styles, the same in every workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

INK = "1F3864"
"""Dark blue on white and white on it: a contrast of more than 11 : 1."""
WASH = "DCE6F1"
FACE = "Calibri"


class Style(StrEnum):
    TEXT = "text"
    PROSE = "prose"
    CODE = "code"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    MARK = "mark"
    HEADER = "header"
    HEADER_UPRIGHT = "header_upright"
    HEADER_CENTRED = "header_centred"
    TITLE = "title"
    NOTE = "note"
    SECTION = "section"
    LABEL = "label"
    FIGURE = "figure"
    TOTAL_LABEL = "total_label"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Look:
    number_format: str = "General"
    bold: bool = False
    size: int = 11
    colour: str | None = None
    fill: str | None = None
    wrap: bool = False
    horizontal: str | None = None
    vertical: str = "top"
    rotation: int = 0
    """Degrees, counter-clockwise."""
    ruled: bool = False
    """A thin line below."""


LOOKS: Mapping[Style, Look] = MappingProxyType(
    {
        # Not "@": Excel shows #### for a text-formatted cell of 256 to 1,024 characters.
        Style.TEXT: Look(),
        Style.PROSE: Look(wrap=True),
        Style.CODE: Look("@"),
        Style.NUMBER: Look(horizontal="center"),
        Style.DATE: Look("dd.mm.yyyy", horizontal="left"),
        Style.MOMENT: Look("dd.mm.yyyy hh:mm", horizontal="left"),
        Style.MARK: Look(horizontal="center"),
        Style.HEADER_UPRIGHT: Look(
            bold=True, size=10, colour="FFFFFF", fill=INK, wrap=True, vertical="bottom", rotation=90
        ),
        Style.HEADER: Look(bold=True, colour="FFFFFF", fill=INK, wrap=True, vertical="center"),
        Style.HEADER_CENTRED: Look(
            bold=True, colour="FFFFFF", fill=INK, wrap=True, vertical="center", horizontal="center"
        ),
        Style.TITLE: Look(bold=True, size=16, colour=INK),
        Style.NOTE: Look(colour="595959"),
        Style.SECTION: Look(bold=True, size=13, colour=INK, vertical="center"),
        Style.LABEL: Look(ruled=True),
        Style.FIGURE: Look("#,##0", horizontal="center", ruled=True),
        Style.TOTAL_LABEL: Look(bold=True, fill=WASH),
        Style.TOTAL: Look("#,##0", bold=True, fill=WASH, horizontal="center"),
    }
)


@dataclass(frozen=True, slots=True)
class StyleIds:
    """Numbers of the styles in the workbook's own table."""

    usual: Mapping[Style, int]
    quoted: Mapping[Style, int]
    """With `quotePrefix`: editing the cell in Excel leaves it text, whatever it begins with."""


def register(book: Workbook) -> StyleIds:
    """Adds every style to a new `book`; the numbers are the same for every book."""
    # No sheet of the book's: those of a write-only one are written from their first row on.
    sheet = Worksheet(book)
    usual = {style: _style_id(sheet, look, quoted=False) for style, look in LOOKS.items()}
    quoted = {style: _style_id(sheet, look, quoted=True) for style, look in LOOKS.items()}
    return StyleIds(MappingProxyType(usual), MappingProxyType(quoted))


@cache
def style_ids() -> StyleIds:
    return register(Workbook())


def _style_id(sheet: Worksheet, look: Look, *, quoted: bool) -> int:
    cell = Cell(sheet, row=1, column=1)
    cell.font = Font(name=FACE, bold=look.bold, size=look.size, color=look.colour)
    cell.alignment = Alignment(
        wrap_text=look.wrap or None,
        horizontal=look.horizontal,
        vertical=look.vertical,
        text_rotation=look.rotation or None,
    )
    cell.number_format = look.number_format
    if look.fill:
        cell.fill = PatternFill("solid", start_color=look.fill)
    if look.ruled:
        cell.border = Border(bottom=Side("thin", color="BFBFBF"))
    cell.quotePrefix = quoted
    return int(cell.style_id)
