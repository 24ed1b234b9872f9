"""Whatever happens to a definition, the answer is a list of problems or a programme, and never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.loader import DEFINITIONS, Problem, ProgrammeError, available, check, format_problem, load
from programmes.schema import Programme
from tests.programmes.samples import SMALL

SIGNS = st.sampled_from("\0\t\n :-[]{}|>&*!?%@`'\"#,.~\ud800ё")
FRAGMENTS = st.sampled_from(
    ("", ": ", "- ", "&a ", "*a", "!!int ", "!x ", "<<: *a", "---", "...", "null", "true", "1", "-1", "1e9", ".nan",
     "2026-01-01", "ended")
)  # fmt: skip

LINES = len(SMALL.splitlines())

WORDS = SIGNS | FRAGMENTS | st.text(max_size=5)


def examined(content: bytes) -> Programme | None:
    """Checks and loads; the two must agree, and every problem must be one readable line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.yaml"
        path.write_bytes(content)
        problems = check(path)
        lines = content.count(b"\n") + content.count(b"\r") + 1
        for problem in problems:
            assert 1 <= problem.line <= lines + content.count("\u2028".encode()) + content.count("\x85".encode())
            assert problem.wrong
            assert problem.allowed
            assert format_problem(problem).isprintable()
        return _loaded(path, problems)


def _loaded(path: Path, problems: list[Problem]) -> Programme | None:
    if not problems:
        return load(path)
    with pytest.raises(ProgrammeError) as caught:
        load(path)
    assert list(caught.value.problems) == problems
    return None


@given(place=st.integers(0, len(SMALL)), length=st.integers(0, 40), words=WORDS)
@settings(max_examples=150, deadline=None)
def test_any_place_of_a_definition_may_be_spoilt(place: int, length: int, words: str) -> None:
    examined((SMALL[:place] + words + SMALL[place + length :]).encode("utf-8", "surrogatepass"))


@given(first=st.integers(0, LINES - 1), second=st.integers(0, LINES - 1), indent=st.integers(0, 6))
@settings(max_examples=80, deadline=None)
def test_any_line_may_be_moved(first: int, second: int, indent: int) -> None:
    lines = SMALL.splitlines()
    lines.insert(second, " " * indent + lines.pop(first).lstrip())
    examined("\n".join(lines).encode())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_value_may_be_another(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([line for line in SMALL.splitlines() if ": " in line]))
    key = line[: line.index(": ") + 2]
    examined(SMALL.replace(line, key + data.draw(WORDS), 1).encode("utf-8", "surrogatepass"))


@given(key=st.sampled_from(available()), place=st.floats(0, 1), words=WORDS)
@settings(max_examples=40, deadline=None)
def test_a_packaged_definition_may_be_spoilt(key: str, place: float, words: str) -> None:
    content = (DEFINITIONS / f"{key}.yaml").read_text(encoding="utf-8")
    cut = int(place * len(content))
    examined((content[:cut] + words + content[cut + 3 :]).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_may_be_a_file(content: bytes) -> None:
    examined(content)
