"""Fluent files read and checked."""

from __future__ import annotations

from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from locales.text import strip_tags


class CatalogueError(Exception):
    """A text file cannot be used; the message names file, line and cause."""


def read_resources(folder: Path, *, tags: bool = True) -> list[ast.Message | ast.Term]:
    """Every text of the `*.ftl` files in `folder`; without HTML tags if `tags` is false."""
    entries: list[ast.Message | ast.Term] = []
    first_seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in _read(path):
            name = f"{'-' if isinstance(entry, ast.Term) else ''}{entry.id.name}"
            if name in first_seen:
                raise CatalogueError(f"{path.name}: “{name}” is taken already in {first_seen[name].name}")
            first_seen[name] = path
            entries.append(entry)
    if not tags:
        for entry in entries:
            _TagStripper().visit(entry)
    return entries


def _read(path: Path) -> list[ast.Message | ast.Term]:
    source = path.read_text(encoding="utf-8")
    entries: list[ast.Message | ast.Term] = []
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
