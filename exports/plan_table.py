"""The cells of a plan as a person sees them: a merged block says the same in each of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exports.plan_columns import PlanColumn
from exports.plan_scan import Layout

WIDEST = 80
"""Columns that are looked at."""
_SECTION = 3
"""A merged block this wide, alone in its row, is a heading such as «Октябрь»."""


class EmptyFormula:
    """Stands for a formula without a result."""


EXCEL_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


@dataclass(slots=True)
class Table:
    """A sheet of a plan below its headers."""

    title: str
    columns: dict[int, PlanColumn]
    places: dict[str, int]
    layout: Layout
    last_row: int
    """Below it merged blocks are not followed."""
    origins: Mapping[tuple[int, int], tuple[int, int]] = field(init=False)
    kept: dict[tuple[int, int], Any] = field(default_factory=dict)
    """Values of the first cells of merged blocks."""

    def __post_init__(self) -> None:
        self.origins = self.layout.origins(self.last_row, WIDEST)

    def cells(self, number: int, values: Sequence[Any]) -> dict[PlanColumn, Any]:
        """What stands in the row, blocks taken into account; nothing for a heading over the whole table."""
        found: dict[PlanColumn, Any] = {}
        origins: list[tuple[int, int] | None] = []
        for place, value in enumerate(values, 1):
            origin = self.origins.get((number, place))
            if origin == (number, place):
                self.kept[origin] = value
            column = self.columns.get(place)
            if origin is not None:
                value = self.kept.get(origin)
            elif (number, place) in self.layout.empty_formulas:
                value = EmptyFormula()
            if column is None or value is None or (isinstance(value, str) and not value.strip()):
                continue
            found[column] = value.strip() if isinstance(value, str) else value
            origins.append(origin)
        alone = len(set(origins)) == 1 and origins[0] is not None
        return {} if alone and len(origins) >= _SECTION else found

    def place(self, column: PlanColumn) -> int:
        """Where a fault of that column is marked: an hour that is missing, beside the day."""
        for known in (column, *_BESIDE.get(column, ())):
            if known in self.places:
                return self.places[known]
        return self.places[PlanColumn.TITLE]


_BESIDE: Mapping[PlanColumn, tuple[PlanColumn, ...]] = {
    PlanColumn.STARTS_TIME: (PlanColumn.STARTS_ON,),
    PlanColumn.ENDS_TIME: (PlanColumn.ENDS_ON, PlanColumn.STARTS_TIME, PlanColumn.STARTS_ON),
    PlanColumn.ENDS_ON: (PlanColumn.STARTS_ON,),
}
