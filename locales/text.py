"""A text that is yet to be put into somebody's language."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class Markup(str):
    """A string that is HTML already: it is put into a message without escaping."""

    __slots__ = ()

    def plain(self) -> str:
        """The same without tags and entities, for buttons, alerts and Excel."""
        return html.unescape(strip_tags(self))


def strip_tags(markup: str) -> str:
    """`markup` without its tags; entities stay."""
    return _TAG.sub("", markup)


@dataclass(frozen=True, slots=True)
class Text:
    """A key and its arguments: what a service says without knowing the listener's language.

    It survives JSON (`to_json`, `from_json`), so that it can wait in a queue or in the audit log.
    """

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"key": self.key, "args": {name: _encode(value) for name, value in self.args.items()}}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Raises KeyError or ValueError if `stored` was not made by `to_json`."""
        return cls(stored["key"], {name: _decode(value) for name, value in stored["args"].items()})


Arg = str | int | float | date | Text
"""What a text can be filled with.

Strings are escaped unless they are `Markup`; numbers get the language's grouping, so years and ids travel as strings;
`True` and `False` become the words `yes` and `no` for a selector; a date is shown in full, a datetime in the zone it
carries; a nested `Text` is put into the same language first.
"""


def text(key: str, /, **args: Arg) -> Text:
    """`Text` written the way `Texts` is called."""
    return Text(key, args)


def _encode(value: Arg) -> Any:
    if isinstance(value, Text):
        return {"text": value.to_json()}
    if isinstance(value, Markup):
        return {"markup": str(value)}
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _decode(value: Any) -> Arg:
    match value:
        case {"text": stored}:
            return Text.from_json(stored)
        case {"markup": stored}:
            return Markup(stored)
        case {"datetime": stored}:
            return datetime.fromisoformat(stored)
        case {"date": stored}:
            return date.fromisoformat(stored)
        case str() | int() | float():
            return value
    raise ValueError(f"not an argument of a text: {value!r}")
