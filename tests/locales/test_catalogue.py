from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from locales.resources import read_resources
from locales.texts import Catalogue, CatalogueError
from tests.locales.scan import ROOT, mentions

LANGUAGES = ("ru", "en")

FOR_CONVERSATIONS = frozenset({"common-back", "common-skip", "common-cancel", "common-home"})
"""Words every keyboard may take, kept even while no conversation does."""

TELEGRAM_TAGS = frozenset({"a", "b", "blockquote", "code", "i", "pre", "s", "tg-spoiler", "u"})


class Arguments(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)


def arguments(language: str) -> dict[str, set[str]]:
    """What each text needs, with what the texts inside of it need."""
    found: dict[str, Arguments] = {}
    for entry in read_resources(ROOT / "locales" / language):
        if isinstance(entry, ast.Message):
            found[entry.id.name] = Arguments()
            found[entry.id.name].visit(entry)

    def needed(key: str) -> set[str]:
        return found[key].names.union(*(needed(inner) for inner in found[key].messages))

    return {key: needed(key) for key in found}


def literals(language: str) -> list[tuple[str, str]]:
    class Literals(Visitor):
        def __init__(self) -> None:
            self.found: list[str] = []

        def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
            self.found.append(node.value)

    texts = []
    for entry in read_resources(ROOT / "locales" / language):
        visitor = Literals()
        visitor.visit(entry)
        texts.append((entry.id.name, "".join(visitor.found)))
    return texts


def test_catalogue_speaks_russian_first() -> None:
    assert Catalogue.load().languages == LANGUAGES


def test_languages_have_the_same_keys_and_arguments() -> None:
    assert arguments("ru") == arguments("en")


def test_texts_lie_in_the_same_files() -> None:
    russian, english = ({path.name for path in (ROOT / "locales" / name).glob("*.ftl")} for name in LANGUAGES)
    assert russian == english


def test_texts_named_in_code_exist() -> None:
    known = arguments("ru").keys()
    assert [use for use in mentions().uses if use.key not in known] == []


def test_texts_get_every_argument_they_need() -> None:
    needed = arguments("ru")
    lacking = [
        (use.place, use.key, needed[use.key] - use.args)
        for use in mentions().uses
        if use.args is not None and needed.get(use.key, set()) - use.args
    ]
    assert lacking == []


def test_texts_are_all_used() -> None:
    found = mentions()
    pattern = re.compile("|".join(sorted(found.patterns)))
    known = set(arguments("ru"))
    inside = _referenced("ru") | _referenced("en")
    unused = {key for key in known - found.constants - inside if not pattern.fullmatch(key)}
    assert unused - FOR_CONVERSATIONS == set()


def _referenced(language: str) -> set[str]:
    visitor = Arguments()
    for entry in read_resources(ROOT / "locales" / language):
        visitor.visit(entry)
    return visitor.messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_hold_only_markup_that_telegram_reads(language: str) -> None:
    """A bare `&` or `<` would read well in a button and break a message, or the other way round."""
    wrong = [
        key
        for key, literal in literals(language)
        if "&" in literal
        or "<" in re.sub(r"</?[a-z-]+( href=\"[^\"]*\"| expandable)?>", "", literal)
        or set(re.findall(r"</?([a-z-]+)", literal)) - TELEGRAM_TAGS
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("good = Good\nbad = { $open\n", 'wrong.ftl:3: Expected token: "}"'),
        ("one = 1\none = 2\n", "wrong.ftl: “one” is taken already in wrong.ftl"),
    ],
)
def test_catalogue_names_file_and_line_of_a_mistake(tmp_path: Path, source: str, message: str) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "wrong.ftl").write_text(source, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        Catalogue.load(tmp_path)
    assert str(refused.value) == message


def test_catalogue_without_russian_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "some.ftl").write_text("a = b\n", encoding="utf-8")
    with pytest.raises(CatalogueError):
        Catalogue.load(tmp_path)


@pytest.mark.parametrize(
    ("code", "language"),
    [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("ru", "ru"), ("uk", "ru"), ("", "ru"), (None, "ru")],
)
def test_nearest_language_falls_back_to_russian(code: str | None, language: str) -> None:
    assert Catalogue.load().nearest(code).language == language
