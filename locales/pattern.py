"""Fluent patterns made quick: most texts of a bot are fixed or only filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

from locales.text import Markup

Value = str | int | float

_LONG = 500
"""fluent.runtime refuses a part of more than 2,500 characters; a longer string is put in after the formatting."""

_UNGROUPED_BELOW = 1000
_HELD = re.compile("\0(\\d+)\0")


class MissingText(LookupError):
    """A text, or an argument of it, is not there: a mistake in the program, never shown to a person."""


class Patterns:
    """The texts of one language, ready to be filled."""

    def __init__(self, language: str, entries: Iterable[ast.Message | ast.Term]) -> None:
        self.language = language
        self.static: dict[str, Markup] = {}
        """Texts that need no arguments."""
        self._flat: dict[str, tuple[tuple[str, str], ...]] = {}
        self._bundle = FluentBundle([language], use_isolating=False)
        resource = ast.Resource(list(entries))
        self._bundle.add_resource(resource)
        for entry in resource.body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                self._sort_in(entry.id.name, entry.value)

    def _sort_in(self, key: str, pattern: ast.Pattern) -> None:
        parts = [_flat_part(element) for element in pattern.elements]
        flat = tuple(part for part in parts if part is not None)
        if len(flat) < len(parts):
            return
        if any(name for _, name in flat):
            self._flat[key] = flat
        else:
            self.static[key] = Markup("".join(literal for literal, _ in flat))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._bundle._messages)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._bundle.has_message(key)

    def format(self, key: str, args: Mapping[str, Value]) -> str:
        """Raises `MissingText` if the key or an argument it needs is absent."""
        if (static := self.static.get(key)) is not None:
            return static
        if (flat := self._flat.get(key)) is None:
            return self._format_fluent(key, args)
        try:
            return "".join([self._shown(args[name]) if name else literal for literal, name in flat])
        except KeyError as missing:
            raise MissingText(f"{self.language}: “{key}” needs {missing}") from None

    def _shown(self, value: Value) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int) and 0 <= value < _UNGROUPED_BELOW:
            return str(value)
        return fluent_number(value).format(self._bundle._babel_locale)

    def _format_fluent(self, key: str, args: Mapping[str, Value]) -> str:
        if not self._bundle.has_message(key):
            raise MissingText(f"{self.language}: no text “{key}”")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{self.language}: “{key}” has no value")
        held: list[str] = []
        shortened = {name: _hold(value, held) for name, value in args.items()}
        result, errors = self._bundle.format_pattern(pattern, shortened)
        if errors:
            raise MissingText(f"{self.language}: “{key}”: {'; '.join(map(str, errors))}")
        return _HELD.sub(lambda match: held[int(match[1])], str(result)) if held else str(result)


def _hold(value: Value, held: list[str]) -> Value:
    """A stand-in for a long string, which is kept in `held`; NUL is not found in what people type (it is cleaned)."""
    if not isinstance(value, str) or len(value) < _LONG:
        return value
    held.append(value)
    return f"\0{len(held) - 1}\0"


def _flat_part(element: ast.TextElement | ast.Placeable) -> tuple[str, str] | None:
    """(literal, "") or ("", argument); None for what needs Fluent itself."""
    if isinstance(element, ast.TextElement):
        return element.value, ""
    if isinstance(element.expression, ast.VariableReference):
        return "", element.expression.id.name
    if isinstance(element.expression, ast.StringLiteral):
        return str(element.expression.parse()["value"]), ""
    return None
