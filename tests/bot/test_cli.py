"""The `rezerv` command: arguments, exit statuses, and one clear line for what goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import build_parser, run_command
from bot.console import console_texts
from bot.settings import Settings

PROJECT = Path(__file__).parents[2]
TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*map(str.upper, Settings.model_fields), "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def outcome(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        status = run_command(arguments)
    except SystemExit as stop:
        status = int(stop.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def rezerv(*arguments: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=folder, env=bare | environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("command", ["", "run", "check", "export", "invite", "backup", "restore", "demo", "doctor"])
def test_help_speaks_the_operators_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, command: str
) -> None:
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    status, out, _err = outcome(capsys, *filter(None, [command]), "--help")
    beginning = {"ru": f"Как вызвать: rezerv {command}".rstrip(), "en": f"Usage: rezerv {command}".rstrip()}
    assert (status, out.startswith(beginning[language]), "usage:" in out) == (0, True, False)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "ru"),
        ({"LANG": "C.UTF-8"}, "ru"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "ru_RU", "LANG": "en"}, "ru"),
    ],
)
def test_console_language_is_that_of_the_locale(environ: dict[str, str], language: str) -> None:
    assert console_texts(environ).language == language


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["backup"],
        ["export"],
        ["invite", "--role", "king"],
        ["run", "--fast"],
        ["check"],
    ],
)
def test_misuse_is_one_line_and_status_two(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    status, out, err = outcome(capsys, *arguments)
    assert (status, out, err.count("\n"), err.startswith("Не получилось разобрать команду")) == (2, "", 1, True)


def test_arguments_reach_the_command() -> None:
    parser = build_parser(console_texts({}))
    assert vars(parser.parse_args(["restore", "x.zip", "--force"])) == {
        "command": "restore",
        "file": Path("x.zip"),
        "force": True,
    }
    assert vars(parser.parse_args(["export", "--output", "x.xlsx", "--cycle", "2026"])) == {
        "command": "export",
        "output": Path("x.xlsx"),
        "municipality": None,
        "cycle": "2026",
    }


@pytest.mark.parametrize("command", [["run"], ["doctor"], ["backup", "x.zip"], ["invite", "--role", "mentor"]])
def test_wrong_setting_is_one_line_and_status_two(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("SANDBOX_PORT", "many")
    assert outcome(capsys, *command) == (2, "", "SANDBOX_PORT: нужен номер порта от 0 до 65535\n")


def test_wrong_token_is_not_repeated(tmp_path: Path) -> None:
    wrong = TOKEN[:-10]
    done = rezerv("run", folder=tmp_path, BOT_TOKEN=wrong)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert (done.stderr.startswith("BOT_TOKEN: "), wrong in done.stderr) == (True, False)
    assert list(tmp_path.iterdir()) == []


def test_command_without_cyrillic_terminal_still_ends_well(tmp_path: Path) -> None:
    done = rezerv("--help", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_needs_no_settings(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANDBOX_PORT", "many")
    definition = PROJECT / "programmes" / "definitions" / "ketchenery.yaml"
    assert outcome(capsys, "check", str(definition)) == (0, f"{definition}: ошибок нет\n", "")


def test_check_tells_every_problem_and_fails(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("key: x\nkey: y\n")
    status, out, err = outcome(capsys, "check", str(wrong), str(tmp_path / "none.yaml"))
    lines = err.splitlines()
    assert (status, out) == (1, "")
    assert [line.split(":")[0] for line in lines] == [str(wrong)] * (len(lines) - 1) + [str(tmp_path / "none.yaml")]


def test_backup_and_restore_by_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    made = outcome(capsys, "backup", "copy.zip")
    assert made == (0, "Копия сделана и проверена: copy.zip. В ней 0 записей и 0 файлов.\n", "")
    again = outcome(capsys, "backup", "copy.zip")
    assert again == (1, "", "copy.zip уже есть. Назовите новую копию по-другому, например с датой.\n")
    status, out, err = outcome(capsys, "restore", "copy.zip")
    assert (status, out.startswith("Готово: вернули копию от "), err) == (0, True, "")
    assert outcome(capsys, "restore", "none.zip")[::2] == (1, "Не получилось: No such file or directory none.zip\n")


def test_unreachable_database_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://login:hidden@127.0.0.1:1/base")
    status, out, err = outcome(capsys, "backup", "copy.zip")
    assert (status, out, err.count("\n"), "hidden" in err) == (1, "", 1, False)
