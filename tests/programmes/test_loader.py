from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from programmes.loader import Problem, ProgrammeError, available, check, format_problem, load
from tests.programmes.samples import SMALL, changed, written

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + last] * 9)}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)

UNREADABLE: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "1: файл пуст; допустимо: определение программы; образцы лежат в programmes/definitions"),
    "comment alone": (
        b"# nothing\n",
        "1: файл пуст; допустимо: определение программы; образцы лежат в programmes/definitions",
    ),
    "binary": (b"\x7fELF\x02\0\0\xff\xfe", "1: это не текстовый файл; допустимо: текст YAML в кодировке UTF-8"),
    "windows-1251": (
        SMALL.encode("cp1251"),
        "2: файл не в кодировке UTF-8 (возможно, Windows-1251); допустимо: текст YAML в кодировке UTF-8",
    ),
    "utf-16": (SMALL.encode("utf-16"), "1: файл в кодировке UTF-16; допустимо: текст YAML в кодировке UTF-8"),
    "control character": (
        changed("title: Педагоги", "title: Педа\x07гоги"),
        "13: в файле служебный знак U+0007; допустимо: обычный текст без управляющих знаков",
    ),
    "too big": (b"#" * 1_000_001, "1: файл слишком велик; допустимо: до 1000 кБ"),
    "a list": ("- key: small", "1: список — не таблица ключей; допустимо: строки вида «ключ: значение»"),
    "a word": ("small", "1: «small» — не таблица ключей; допустимо: строки вида «ключ: значение»"),
    "deep": ("[" * 200_000, "1: слишком много уровней вложенности; допустимо: до 40 уровней"),
    "bomb of aliases": (
        BOMB,
        "1: после раскрытия ссылок (*имя) значений слишком много; допустимо: до 20000",
    ),
    "holds itself": (
        "a: &a [*a]",
        "1: часть файла через ссылку (*имя) содержит саму себя; допустимо: ссылка на часть, стоящую выше и отдельно",
    ),
    "tab": (
        changed("    title: Педагоги", "\ttitle: Педагоги"),
        "13: табуляция в отступе; допустимо: отступ пробелами",
    ),
    "colon in a text": (
        changed("description: Для проверки.", "description: Для: проверки"),
        "5: двоеточие там, где его не ждут; допустимо: текст с двоеточием — в кавычках",
    ),
    "open quotation": ('title: "Малая', "1: кавычки не закрыты; допустимо: закрывающая кавычка того же вида"),
    "broken indent": (
        "key: small\n - title: x",
        "2: двоеточие там, где его не ждут; допустимо: текст с двоеточием — в кавычках",
    ),
    "unknown alias": (
        changed("{to: reserve}", "*nothing"),
        "41: ссылка (*имя) на то, чего нет выше; допустимо: имя, данное выше через &имя",
    ),
    "two documents": (
        "---\nkey: small\n---\nkey: other",
        "3: в файле несколько документов (---); допустимо: одно определение в одном файле",
    ),
    "impossible escape": (
        'key: "\\UFFFFFFFF"',
        "1: нарушена разметка YAML; допустимо: ключ: значение; ровные отступы пробелами",
    ),
}


@pytest.mark.parametrize(("content", "expected"), UNREADABLE.values(), ids=UNREADABLE)
def test_check_explains_what_cannot_be_read(tmp_path: Path, content: str | bytes, expected: str) -> None:
    path = written(tmp_path, content)
    assert [format_problem(problem) for problem in check(path)] == [f"{path}:{expected}"]


def test_check_is_not_held_up_by_a_bomb(tmp_path: Path) -> None:
    began = time.perf_counter()
    for content in (BOMB, "[" * 500_000, "{" * 500_000, "- " * 400_000, "? " * 400_000):
        check(written(tmp_path, content))
    # Unguarded, each of these takes minutes or all memory.
    assert time.perf_counter() - began < 10


def test_check_refuses_tags_that_could_run_code(tmp_path: Path) -> None:
    path = written(tmp_path, changed("title: Приказ", "title: !!python/object/apply:os.getcwd []"))
    assert [problem.wrong for problem in check(path)] == [
        "метка «tag:yaml.org,2002:python/object/apply:o…» не поддерживается",
        "список — не текст",
    ]


def test_check_tells_a_folder_from_a_file(tmp_path: Path) -> None:
    assert check(tmp_path) == [Problem(str(tmp_path), 1, 1, "", "это не файл", "путь к файлу YAML")]


def test_check_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert [problem.wrong for problem in check(pipe)] == ["это не файл"]


@pytest.mark.parametrize("name", ["absent.yaml", "ab\0sent.yaml", "a" * 5000 + ".yaml", "\udcff.yaml", ""])
def test_check_explains_a_path_that_leads_nowhere(tmp_path: Path, name: str) -> None:
    problems = check(f"{tmp_path}/{name}" if name else "")
    assert [(problem.line, problem.column) for problem in problems] == [(1, 1)]


def test_load_names_the_programmes_there_are() -> None:
    with pytest.raises(ProgrammeError) as caught:
        load("ketchenary")
    assert str(caught.value) == (
        "ketchenary:1: программы «ketchenary» нет; допустимо: baltiysk, ketchenery, khabarovsk, moskovsky, "
        "okoneshnikovo или путь к файлу YAML (возможно, вы имели в виду «ketchenery»)"
    )


def test_load_raises_all_problems(tmp_path: Path) -> None:
    path = written(tmp_path, changed("kind: number", "kind: numbr").replace("months: 12", "months: 100"))
    with pytest.raises(ProgrammeError) as caught:
        load(path)
    assert list(caught.value.problems) == check(path)
    assert [problem.line for problem in caught.value.problems] == [7, 23]


def test_load_reads_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert load(written(tmp_path, b"\xef\xbb\xbf" + SMALL.encode())).key == "small"


def test_load_reads_windows_line_ends(tmp_path: Path) -> None:
    assert load(written(tmp_path, SMALL.replace("\n", "\r\n"))) == load(written(tmp_path, SMALL, "unix.yaml"))


def test_load_keeps_words_that_older_yaml_took_for_something_else(tmp_path: Path) -> None:
    path = written(tmp_path, changed("title: Физика", "title: no").replace("title: Математика", "title: 2026-09-01"))
    assert [option.title for option in load(path).tracks[0].field("subject").options] == ["2026-09-01", "no"]


def test_load_prefers_the_packaged_definition_to_a_namesake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, SMALL, "ketchenery")
    monkeypatch.chdir(tmp_path)
    assert load("ketchenery").key == "ketchenery"


def test_load_takes_a_path_without_an_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, SMALL, "mine")
    monkeypatch.chdir(tmp_path)
    assert load("mine").key == "small"


def test_available_lists_the_packaged_keys() -> None:
    assert available() == ("baltiysk", "ketchenery", "khabarovsk", "moskovsky", "okoneshnikovo")


def test_format_problem_keeps_to_one_line() -> None:
    problem = Problem("a.yaml", 3, 1, "ti\ntle", "плохо\x1b[31m", "")
    assert format_problem(problem) == "a.yaml:3: ti tle: плохо [31m"


def test_guide_shows_a_definition_that_loads(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "programmes.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    assert check(written(tmp_path, example)) == []
