"""What people are reminded of: a moment, and who still has something to do by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam

from locales.text import Arg, Text
from models.base import UtcDateTime
from programmes.calendar import Occasion, Reminders
from services.reminders.moments import Moment
from services.reminders.places import Place

SETTINGS = "go:reminders:1"
"""Where «Настроить» under a reminder leads: the place, as a message of its own."""

DUE = bindparam("due", type_=UtcDateTime())
"""The moment for which a reminder is planned: whoever joined after it gets only the later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that comes at one moment for some people."""

    key: str
    """Such as `event:17:start`; with moment, offset and person it makes the key of the notification."""
    moment: Moment
    kind: str
    """Of the notification, and what settings call it: event, signup or deadline."""
    offsets: tuple[str, ...]
    who: Callable[[Place], Select[Any]]
    """Ids of the people who have not done it yet, of that place at least; may ask for `DUE`."""
    text: str
    """Key of the words; they are given `when` besides `args`."""
    args: Mapping[str, Arg] = field(default_factory=dict)
    rows: Sequence[Sequence[tuple[Text, str]]] = ()
    """What can be done about it: buttons with their callback data, the main one first."""
    event_id: int | None = None
    zone: str | None = None
    """In which it was meant, where that is told to people who live in another."""
    opens_at: datetime | None = None
    """Before this nothing can be done about it."""


def offsets_for(rules: Reminders, occasion: Occasion, kind: str | None = None) -> tuple[str, ...]:
    """The last rule that fits counts; none fits: no reminders."""
    found: tuple[str, ...] = ()
    for rule in rules.rules:
        if rule.occasion is occasion and (not rule.kinds or kind in rule.kinds):
            found = rule.offsets
    return found


def longest(rules: Reminders) -> int:
    """Days before the moment at which the first reminder of all may come."""
    days = [int(offset[:-1]) if offset.endswith("d") else 1 for rule in rules.rules for offset in rule.offsets]
    return max(days, default=0)
