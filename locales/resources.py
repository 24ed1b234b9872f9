"""Fluent files read and checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from locales.text import strip_tags


class CatalogueError(Exception):
    """A text file cannot be used; the message names file, line and cause."""


Entry = ast.Message | ast.Term


def read_resources(folder: Path) -> list[Entry]:
    """Every text of the `*.ftl` files in `folder`."""
    entries: list[Entry] = []
    first_seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in _read(path):
            name = f"{'-' if isinstance(entry, ast.Term) else ''}{entry.id.name}"
            if name in first_seen:
                raise CatalogueError(f"{path.name}: “{name}” is taken already in {first_seen[name].name}")
            first_seen[name] = path
            entries.append(entry)
    return entries


def without_tags(entries: Iterable[Entry]) -> list[Entry]:
    """The same without HTML tags; `entries` stay as they are.

    Few have any: copying those takes a fraction of reading the files again.
    """
    return [_stripped(entry) if any(map(_is_tagged, _patterns(entry))) else entry for entry in entries]


def _patterns(entry: Entry) -> list[ast.Pattern]:
    return [*([] if entry.value is None else [entry.value]), *(part.value for part in entry.attributes)]


def _is_tagged(pattern: ast.Pattern) -> bool:
    return any(map(_holds_tag, pattern.elements))


def _holds_tag(element: ast.TextElement | ast.Placeable) -> bool:
    if isinstance(element, ast.TextElement):
        return "<" in element.value
    inner = element.expression
    if isinstance(inner, ast.Placeable):
        return _holds_tag(inner)
    return isinstance(inner, ast.SelectExpression) and any(_is_tagged(variant.value) for variant in inner.variants)


def _stripped(entry: Entry) -> Entry:
    copy: Entry = entry.clone()
    _TagStripper().visit(copy)
    return copy


def _read(path: Path) -> list[Entry]:
    source = path.read_text(encoding="utf-8")
    entries: list[Entry] = []
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            raise CatalogueError(f"{path.name}:{_line(source, entry)}: {_cause(entry)}")
        if isinstance(entry, ast.Message | ast.Term):
            entries.append(entry)
    return entries


def _line(source: str, junk: ast.Junk) -> int:
    start = junk.annotations[0].span if junk.annotations else junk.span
    return source.count("\n", 0, start.start if start else 0) + 1


def _cause(junk: ast.Junk) -> str:
    return "; ".join(str(annotation.message) for annotation in junk.annotations) or "not a Fluent message"


class _TagStripper(Visitor):
    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 — the name fluent.syntax looks for
        node.value = strip_tags(node.value)
