"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import Settings

PROJECT = Path(__file__).parents[1]
PACKAGES = (
    "bench",
    "bot",
    "exports",
    "handlers",
    "locales",
    "migrations",
    "models",
    "programmes",
    "sandbox",
    "scheduler",
    "services",
    "tests",
)
SPLITTABLE = tuple(package for package in PACKAGES if package != "migrations")
"""A migration is a list of steps, and splitting it would hide their order."""

WITHOUT_PROSE = ("bot", "exports", "handlers", "models", "scheduler", "services")
"""What people read lies in `locales` and in the programmes' definitions."""

LOCKS = ("requirements.lock", "requirements-dev.lock")
FILE_LIMIT = 300
FUNCTION_LIMIT = 40
PROSE = re.compile(r"[а-яё]{2,}[ ,.:!?«»-]+[а-яё]{2,}", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:home|root|work|mnt|Users)/\w")
TEXT_FILES = ("*.py", "*.md", "*.toml", "*.yaml", "*.ftl", "*.sh", "*.js", "*.css", "*.html", "*.lock", "Makefile")


def sources(*packages: str) -> Iterator[Path]:
    for package in packages:
        yield from (path for path in sorted((PROJECT / package).rglob("*.py")) if "__pycache__" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def pins(lock: str) -> dict[str, str]:
    """Each requirement with its version, as the lock writes it."""
    lines = (PROJECT / lock).read_text().splitlines()
    found = [re.match(r"([a-z0-9._-]+(?:\[[a-z,]+\])?)==([^ ;\\]+)", line) for line in lines]
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_versions_and_hashes_and_nothing_else(lock: str) -> None:
    requirement = re.compile(r"[a-z0-9._-]+(\[[a-z,-]+\])?==[^ ;\\/]+( ; [^/\\]+)? \\")
    digest = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = (PROJECT / lock).read_text().splitlines()
    assert [line for line in lines if not requirement.fullmatch(line) and not digest.fullmatch(line)] == []


def test_tests_run_on_the_versions_of_the_runtime() -> None:
    runtime, development = (pins(lock) for lock in LOCKS)
    assert {name: development.get(name) for name in runtime} == runtime


def test_locks_hold_every_declared_dependency() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    declared = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": project["optional-dependencies"]["dev"],
    }
    missing = {
        lock: [words for words in dependencies if _name(words) not in {_name(pin) for pin in pins(lock)}]
        for lock, dependencies in declared.items()
    }
    assert missing == {lock: [] for lock in LOCKS}


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=<>~!; ]", requirement)[0]).lower()


def test_settings_are_all_in_the_example() -> None:
    example = dotenv_values(PROJECT / ".env.example")
    assert sorted(example) == sorted(name.upper() for name in Settings.model_fields)


def test_example_is_a_working_env_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    example = Settings(_env_file=PROJECT / ".env.example")
    assert example == Settings(_env_file=None)


@pytest.mark.parametrize("guide", ["README.md"])
def test_settings_are_all_in_the_guide(guide: str) -> None:
    words = set(re.findall(r"`([A-Z_]+)`", (PROJECT / guide).read_text(encoding="utf-8")))
    assert {name.upper() for name in Settings.model_fields} - words == set()


def test_guides_link_to_what_is_there() -> None:
    links = [
        (guide, target)
        for guide in [PROJECT / "README.md", *(PROJECT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", guide.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert [(named(guide), target) for guide, target in links if not (guide.parent / target).exists()] == []


def test_commands_are_all_in_the_guide() -> None:
    modules = {path.stem for path in (PROJECT / "bot" / "commands").glob("[a-z]*.py")}
    words = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert {module for module in modules if not re.search(rf"\| `{module}[ `]", words)} == set()


def test_files_are_small() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*SPLITTABLE)}
    assert {name: size for name, size in sizes.items() if size > FILE_LIMIT} == {}


def test_functions_are_small() -> None:
    long = {}
    for path in sources(*SPLITTABLE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > FUNCTION_LIMIT:
                    long[f"{named(path)}:{node.name}"] = size
    assert long == {}


def test_code_holds_no_russian_prose() -> None:
    found = [f"{named(path)}:{line}: {words}" for path in sources(*WITHOUT_PROSE) for line, words in _prose(path)]
    assert found == []


def _prose(path: Path) -> Iterator[tuple[int, str]]:
    """Russian words in a row in a string that is not a docstring: those speak to whoever reads the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in told:
            continue
        if PROSE.search(node.value):
            yield node.lineno, node.value


def test_files_name_no_machine_path() -> None:
    found = [
        f"{named(path)}: {line.strip()}"
        for path in _texts()
        for line in path.read_text(encoding="utf-8").splitlines()
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def _texts() -> Iterator[Path]:
    folders = [PROJECT / package for package in (*PACKAGES, "docs", "scripts")]
    for pattern in TEXT_FILES:
        yield from PROJECT.glob(pattern)
        for folder in folders:
            yield from (path for path in folder.rglob(pattern) if "__pycache__" not in path.parts)


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b")
    found = [named(path) for path in _texts() if words.search(path.read_text(encoding="utf-8"))]
    assert found == []
