"""Texts by key, language and arguments, from the Fluent files beside this module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from html import escape
from pathlib import Path
from typing import Self

from locales import calendar
from locales.pattern import MissingText, Patterns
from locales.quotes import nested
from locales.resources import CatalogueError, read_resources, without_tags
from locales.text import Arg, Markup, Text

__all__ = ["DEFAULT_LANGUAGE", "Catalogue", "CatalogueError", "MissingText", "Texts"]

DEFAULT_LANGUAGE = "ru"


class Texts:
    """What the bot says in one language.

    `texts("key", name=…)` gives HTML for a message, `texts.plain("key", name=…)` the same for places that know no
    markup. A missing key or argument raises `MissingText`: a person never reads a key.
    """

    __slots__ = ("_html", "_plain", "language")

    def __init__(self, language: str, html: Patterns, plain: Patterns) -> None:
        self.language = language
        self._html = html
        self._plain = plain

    def __call__(self, key: str, /, **args: Arg) -> Markup:
        """HTML for a message; string arguments are escaped unless they are `Markup`."""
        if not args and (static := self._html.static.get(key)) is not None:
            return static
        return Markup(nested(self._html.format(key, {name: self._escaped(value) for name, value in args.items()})))

    def plain(self, key: str, /, **args: Arg) -> str:
        """Without markup and escaping: for buttons, alerts and Excel."""
        if not args and (static := self._plain.static.get(key)) is not None:
            return str(static)
        return nested(self._plain.format(key, {name: self._bare(value) for name, value in args.items()}))

    def resolve(self, text: Text, *, plain: bool = False) -> str:
        """`text` in this language: HTML, or plain if asked for."""
        return self.plain(text.key, **text.args) if plain else self(text.key, **text.args)

    def __contains__(self, key: object) -> bool:
        return key in self._html

    @property
    def keys(self) -> Iterable[str]:
        return self._html.keys

    def full_date(self, day: date) -> str:
        """«13 декабря 2025»: a date that must stay right for years."""
        return calendar.date_in_full(self, day)

    def day(self, day: date, today: date) -> str:
        """«сб, 13 декабря (через 3 дня)»; the year is named when it is not that of `today`."""
        return calendar.day_for_people(self, day, today)

    def moment(self, moment: datetime, now: datetime, zone: tzinfo) -> str:
        """«сб, 13 декабря, 10:00 (через 3 дня)» in the listener's `zone`; raises ValueError on a naive time."""
        return calendar.moment_for_people(self, moment, now, zone)

    def span(self, start: datetime, end: datetime, now: datetime, zone: tzinfo) -> str:
        """«сб, 13 декабря, 10:00–12:00 (через 3 дня)»; days apart: both in full, whole days without their hours.

        Raises ValueError on a naive time.
        """
        return calendar.span_for_people(self, start, end, now, zone)

    def days(self, first: date, last: date) -> str:
        """«15 октября – 20 ноября 2026»: a window that must stay right for years."""
        return calendar.days_for_people(self, first, last)

    def zone(self, zone: tzinfo, moment: datetime) -> str:
        """«время московское», «МСК+7»: how clocks of `zone` stand at `moment`."""
        return calendar.zone_for_people(self, zone, moment)

    def _escaped(self, value: Arg) -> str | int | float:
        if isinstance(value, Markup):
            return value
        if isinstance(value, str):
            return escape(value, quote=False)
        if isinstance(value, Text):
            return self(value.key, **value.args)
        return self._other(value)

    def _bare(self, value: Arg) -> str | int | float:
        if isinstance(value, Markup):
            return value.plain()
        if isinstance(value, str):
            return value
        if isinstance(value, Text):
            return self.plain(value.key, **value.args)
        return self._other(value)

    def _other(self, value: float | date) -> str | int | float:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return calendar.datetime_in_full(self, value)
        if isinstance(value, date):
            return calendar.date_in_full(self, value)
        return value


class Catalogue:
    """The texts of every language, read once at start."""

    def __init__(self, languages: Mapping[str, Texts]) -> None:
        self._languages = dict(languages)

    @classmethod
    def load(cls, folder: Path = Path(__file__).parent) -> Self:
        """Reads every `<language>/*.ftl` under `folder`.

        Raises `CatalogueError` naming file and line if a text cannot be read or a key is taken twice.
        """
        found = {path.name: path for path in folder.iterdir() if any(path.glob("*.ftl"))}
        if DEFAULT_LANGUAGE not in found:
            raise CatalogueError(f"no texts in {DEFAULT_LANGUAGE}")
        order = sorted(found, key=lambda language: (language != DEFAULT_LANGUAGE, language))
        return cls({language: cls._read(language, found[language]) for language in order})

    @staticmethod
    def _read(language: str, folder: Path) -> Texts:
        entries = read_resources(folder)
        return Texts(language, html=Patterns(language, entries), plain=Patterns(language, without_tags(entries)))

    def __getitem__(self, language: str) -> Texts:
        """Raises KeyError for a language without texts."""
        return self._languages[language]

    def nearest(self, code: str | None) -> Texts:
        """For an IETF tag such as `en-GB`, as Telegram gives it; Russian if there is nothing closer."""
        return self._languages.get((code or "").split("-")[0].lower(), self._languages[DEFAULT_LANGUAGE])

    @property
    def languages(self) -> tuple[str, ...]:
        """Russian first."""
        return tuple(self._languages)
