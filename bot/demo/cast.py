"""Who the made-up people are and what they answered; the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from programmes.fields import CommonField, FieldKind, FormField
from programmes.schema import Programme, Track

PEOPLE = Path(__file__).with_name("people.yaml")
YOUNGEST_YEARS, YEARS_SPREAD = 24, 15
FIRST_PHONE = 79_990_001_000
"""+7 999 000-… is given to nobody."""


@dataclass(frozen=True, slots=True)
class Staff:
    telegram_id: int
    surname: str
    name: str
    roles: tuple[str, ...]


class Cast:
    """The lists of `people.yaml`, dealt out in turn."""

    def __init__(self, programme: Programme, today: date) -> None:
        self._lists: dict[str, Any] = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))
        self._programme = programme
        self.today = today

    @property
    def staff(self) -> Iterator[Staff]:
        for row in self._lists["staff"]:
            yield Staff(row["telegram_id"], row["surname"], row["name"], tuple(row["roles"]))

    @property
    def telegram_ids(self) -> dict[int, int]:
        """Of the candidates who have a chat of the sandbox, by their numbers."""
        return {row["number"]: row["telegram_id"] for row in self._lists["chats"]}

    @property
    def reason(self) -> str:
        return str(self._lists["reason"])

    @property
    def organisations(self) -> tuple[str, ...]:
        return tuple(self._lists["organisations"])

    def answers(self, track: Track, number: int) -> dict[str, Any]:
        """What the candidate with that `number` would have left in the form of `track`."""
        common = self._common(number)
        return {
            field.key: common[field.common] if field.common else self._own(field, number)
            for field in track.form
            if field.kind is not FieldKind.FILE
        }

    def _common(self, number: int) -> Mapping[CommonField, Any]:
        gender = ("feminine", "feminine", "masculine")[number % 3]
        municipality = self._programme.municipalities[number % len(self._programme.municipalities)]
        schools = municipality.organisations or self.organisations
        born = self.today - timedelta(days=365 * (YOUNGEST_YEARS + number % YEARS_SPREAD) + 40 + number * 7 % 300)
        years = number % YEARS_SPREAD
        return {
            CommonField.SURNAME: _turn(self._lists["surnames"][gender], number),
            CommonField.NAME: _turn(self._lists["names"][gender], number // 2),
            CommonField.PATRONYMIC: _turn(self._lists["patronymics"][gender], number // 3),
            CommonField.BIRTH_DATE: born.isoformat(),
            CommonField.MUNICIPALITY: municipality.key,
            CommonField.ORGANISATION: _turn(schools, number),
            CommonField.POST: _turn(self._lists["posts"], number),
            CommonField.EDUCATION: _turn(self._lists["education"], number // 2),
            CommonField.TEACHING_YEARS: years,
            CommonField.MANAGEMENT_YEARS: years // 4,
            CommonField.PHONE: f"+{FIRST_PHONE + number}",
            CommonField.EMAIL: f"demo{number}@example.com",
        }

    def _own(self, field: FormField, number: int) -> Any:
        low = int(field.minimum or 0)
        plain: dict[FieldKind, Any] = {
            FieldKind.NUMBER: low + number % 5,
            FieldKind.DATE: (self.today - timedelta(days=200 + number)).isoformat(),
            FieldKind.YES_NO: number % 2 == 0,
            FieldKind.LONG_TEXT: self._lists["answers"]["long_text"],
        }
        if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
            key = _turn(field.options, number).key
            return key if field.kind is FieldKind.CHOICE else [key]
        return plain.get(field.kind, self._lists["answers"]["text"])


def _turn(items: Any, number: int) -> Any:
    return items[number % len(items)]
