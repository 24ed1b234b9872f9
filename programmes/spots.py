"""Walking through data that may not have the shape it should have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programmes.problems import Step, Steps


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and its path. What is absent or of another shape is met as empty, so that every rule can
    still be tried on a definition with mistakes in it."""

    value: object
    steps: Steps = ()

    def __getitem__(self, step: Step) -> Spot:
        value = self.value.get(step) if isinstance(self.value, dict) else None
        return Spot(value, (*self.steps, step))

    def __iter__(self) -> Iterator[Spot]:
        items = self.value if isinstance(self.value, list) else []
        return (Spot(item, (*self.steps, place)) for place, item in enumerate(items))

    def __bool__(self) -> bool:
        return self.value is not None

    @property
    def text(self) -> str:
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def number(self) -> float | None:
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            return None
        return float(self.value)

    def texts(self) -> list[str]:
        return [item.text for item in self]
