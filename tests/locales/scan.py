"""Where the code names a text, found in its syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "exports", "handlers", "locales", "models", "programmes", "scheduler", "services")

_KEY = re.compile(r"[a-z]+(-[a-z0-9_]+)+")
_FIRST_ARGUMENT = frozenset({"texts", "text", "Text", "plain", "ServiceError", "NotFound", "AnswerError", "refusal"})
_NAMES_OF_OTHERS = frozenset({"text", "plain"})
"""SQLAlchemy has a `text` too, and anything may have a `plain`."""
_GIVEN_BY_REFUSAL = frozenset({"typed", "example"})


@dataclass(frozen=True)
class Use:
    """`texts("key", name=…)`; `args` is None where they are not written out."""

    place: str
    key: str
    args: frozenset[str] | None


@dataclass(frozen=True)
class Mentions:
    """Everything in the code that looks like a key or makes one."""

    uses: tuple[Use, ...]
    constants: frozenset[str]
    patterns: frozenset[str]
    """Regular expressions of keys put together from parts: `f"field-{key}-title"`."""


def mentions() -> Mentions:
    trees = [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in _modules()]
    nodes = [(path, node) for path, tree in trees for node in ast.walk(tree)]
    return Mentions(
        uses=tuple(use for path, node in nodes if isinstance(node, ast.Call) for use in _uses(path, node)),
        constants=frozenset(
            node.value
            for _, node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value)
        ),
        patterns=frozenset(
            pattern
            for _, node in nodes
            if isinstance(node, ast.JoinedStr | ast.Call) and (pattern := _asked(node) or _pattern(node))
        ),
    )


def _modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def _uses(path: Path, call: ast.Call) -> Iterator[Use]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = 2 if name == "Denied" else 0
    if name not in _FIRST_ARGUMENT | {"Denied"} or len(call.args) <= place:
        return
    key = call.args[place]
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return
    if name not in _NAMES_OF_OTHERS or _KEY.fullmatch(key.value):
        yield Use(f"{path.relative_to(ROOT)}:{call.lineno}", key.value, _arguments(name, call))


def _arguments(name: str, call: ast.Call) -> frozenset[str] | None:
    written_out = all(keyword.arg for keyword in call.keywords)
    if name == "Text" or not written_out:
        return None
    given = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    return given | _GIVEN_BY_REFUSAL if name == "refusal" else given


def _asked(node: ast.JoinedStr | ast.Call) -> str | None:
    """The texts of `asked("event", "title", …)`, a question of the bot's own."""
    if not isinstance(node, ast.Call) or getattr(node.func, "attr", getattr(node.func, "id", "")) != "asked":
        return None
    parts = [str(item.value) if isinstance(item, ast.Constant) else "[a-z0-9_]+" for item in node.args[:2]]
    return rf"{'-'.join(parts)}-[a-z0-9_-]+" if isinstance(node.args[0], ast.Constant) else None


def _pattern(joined: ast.JoinedStr | ast.Call) -> str | None:
    """None unless it begins the way keys do: with the stem of a feature."""
    if isinstance(joined, ast.Call):
        return None
    parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in joined.values]
    if not parts[0] or not re.fullmatch(r"[a-z]+-[a-z0-9_-]*", parts[0]):
        return None
    return "".join(r"[a-z0-9_-]+" if part is None else re.escape(part) for part in parts)
