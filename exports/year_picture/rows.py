"""What a picture of a year is drawn from: plain values with every word in it, so that they cross into the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour and what it stands for; colour never carries a meaning alone."""

    name: str
    """One of `drawing.COLOURS`."""
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    title: str
    days: str
    """The dates in words, which stand beside the bar."""
    starts_on: date
    ends_on: date
    """The last day; the picture cuts what lies outside of its year."""
    hue: Hue
    moved: str = ""
    """The mark of an entry that has been moved, in words; empty for none."""


@dataclass(frozen=True, slots=True)
class Section:
    """Bars of the same people."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class YearPicture:
    title: str
    subtitle: str
    first: date
    end: date
    """The first day that is no longer in the year."""
    months: tuple[str, ...]
    """One or two letters a month, in order."""
    today: date
    today_words: str
    sections: tuple[Section, ...]
    lasting_title: str
    lasting: tuple[str, ...]
    """What is on all year, as a list."""
    empty: str
    """Said where there is neither a bar nor a line."""
