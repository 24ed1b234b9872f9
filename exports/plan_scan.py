"""What openpyxl's reading of values leaves out of a sheet: hidden rows, merged blocks, formulas without a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
BLOCKS_LIMIT = 20_000
"""Merged blocks; a plan has a few."""


@dataclass(slots=True)
class Layout:
    """Numbers count from 1, as Excel's do."""

    hidden: set[int] = field(default_factory=set)
    """Rows."""
    empty_formulas: set[tuple[int, int]] = field(default_factory=set)
    """(row, column) of formulas that nobody has computed."""
    blocks: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column of what is merged."""

    def origins(self, last_row: int, last_column: int) -> Mapping[tuple[int, int], tuple[int, int]]:
        """Every merged cell within the bounds to the first of its block, which holds the value."""
        return {
            (row, column): (top, left)
            for top, left, bottom, right in self.blocks
            for row in range(top, min(bottom, last_row) + 1)
            for column in range(left, min(right, last_column) + 1)
        }


def scan(source: IO[bytes]) -> Layout:
    """Reads the XML of a sheet once, without holding it. Raises `lxml.etree.XMLSyntaxError`."""
    layout = Layout()
    row = 0
    names = [f"{space}{tag}" for space in (_SPACE, _STRICT) for tag in ("row", "c", "mergeCell")]
    for event, element in _parsed(source, names):
        tag = etree.QName(element).localname
        if event == "start":
            if tag == "row":
                row = int(element.get("r", row + 1))
                if element.get("hidden") in ("1", "true"):
                    layout.hidden.add(row)
            continue
        if tag == "c":
            _cell(layout, element)
        elif tag == "mergeCell" and len(layout.blocks) < BLOCKS_LIMIT:
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            layout.blocks.append((int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)))
        if tag == "row":
            # The parser would keep every row that has gone by.
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return layout


def _parsed(source: IO[bytes], names: list[str]) -> Iterator[tuple[str, Any]]:
    # No entities, no network: a plan needs neither.
    parsed = etree.iterparse(source, events=("start", "end"), tag=names, resolve_entities=False, no_network=True)
    yield from parsed


def _cell(layout: Layout, element: Any) -> None:
    formula = value = None
    for child in element:
        match etree.QName(child).localname:
            case "f":
                formula = child
            case "v":
                value = child
    place = element.get("r")
    # A formula that gives an empty text says that it is text.
    computed = element.get("t") == "str" or (value is not None and value.text)
    if formula is not None and not computed and place:
        layout.empty_formulas.add(coordinate_to_tuple(place))
