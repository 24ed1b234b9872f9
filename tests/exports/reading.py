"""Looking into a finished workbook: through openpyxl as a reader would, and at the bare XML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from lxml import etree
from openpyxl.utils.escape import unescape

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_values(path: Path, title: str) -> list[list[Any]]:
    """Rows below the header."""
    book = openpyxl.load_workbook(path)
    return [[_shown(value) for value in row] for row in book[title].iter_rows(min_row=2, values_only=True)]


def sheet_titles(path: Path) -> list[str]:
    return list(openpyxl.load_workbook(path).sheetnames)


def formulas(path: Path) -> int:
    """Elements that Excel would compute, in all sheets."""
    found = 0
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                # A strict parser: a character that XML forbids fails here.
                found += len(list(etree.fromstring(archive.read(name)).iter(f"{NAMESPACE}f")))
    return found


def _shown(value: Any) -> Any:
    """openpyxl leaves Excel's own escapes (`_x005F_`) as they stand."""
    return unescape(value) if isinstance(value, str) else value
