"""The arguments of the `rezerv` command, and the way from a command's name to its module in `bot.commands`."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy.exc import DBAPIError

from bot.console import complain, console_texts
from bot.event_loop import run
from bot.settings import SettingsError, load_settings
from locales.texts import Texts
from programmes.loader import ProgrammeError, format_problem
from programmes.schema import Role
from services.errors import ServiceError

WRONG_USE = 2
"""The exit status of a wrong argument or setting, as the shell's own commands have it."""

INTERRUPTED = 130
"""128 + SIGINT."""

WITHOUT_SETTINGS = frozenset({"check"})
"""Commands that must work where no settings are, such as on an editor's own machine."""


def run_command(arguments: Sequence[str]) -> int:
    """Does what the arguments say and gives the exit status; what goes wrong is said on stderr."""
    texts = console_texts()
    options = vars(build_parser(texts).parse_args(arguments))
    command = options.pop("command")
    try:
        return _call(command, options)
    except (SettingsError, ProgrammeError) as error:
        complain("\n".join(_reasons(error, texts)))
        return WRONG_USE
    except (ServiceError, DBAPIError, OSError) as error:
        complain("\n".join(_reasons(error, texts)))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _reasons(error: Exception, texts: Texts) -> list[str]:
    match error:
        case SettingsError():
            return [f"{error.variable}: {texts.resolve(error.text, plain=True)}"]
        case ProgrammeError():
            return [f"PROGRAMME: {format_problem(problem)}" for problem in error.problems]
        case ServiceError():
            return [texts.resolve(error.text, plain=True)]
        case DBAPIError():
            # Its own words quote the statement, and that holds what people wrote.
            return [texts.plain("cli-database-error", kind=type(error.orig).__name__)]
        case ConnectionError():
            return [texts.plain("cli-database-error", kind=type(error).__name__)]
        case OSError():
            reason = error.strerror or str(error)
            return [texts.plain("cli-os-error", file=str(error.filename or ""), reason=reason)]
    raise error


def _call(command: str, options: dict[str, Any]) -> int:
    # Before the import: the bot's modules take a second to load, a wrong setting is told at once.
    given = () if command in WITHOUT_SETTINGS else (load_settings(),)
    result = import_module(f"bot.commands.{command}").main(*given, **options)
    return int(run(result) if inspect.iscoroutine(result) else result)


def build_parser(texts: Texts) -> argparse.ArgumentParser:
    description, epilog = texts.plain("cli-description"), texts.plain("cli-settings")
    parser = _Parser(texts=texts, prog="rezerv", description=description, epilog=epilog)
    commands = parser.add_subparsers(dest="command", required=True, metavar=texts.plain("cli-command"))

    def add(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, texts=texts, help=purpose, description=purpose)

    add("run", texts.plain("cli-run"))
    _add_check(add("check", texts.plain("cli-check")), texts)
    _add_export(add("export", texts.plain("cli-export")), texts)
    _add_invite(add("invite", texts.plain("cli-invite")), texts)
    _add_backup(add("backup", texts.plain("cli-backup")), texts)
    _add_restore(add("restore", texts.plain("cli-restore")), texts)
    add("demo", texts.plain("cli-demo"))
    add("doctor", texts.plain("cli-doctor"))
    return parser


def _add_check(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=texts.plain("cli-check-files"))


def _add_export(parser: argparse.ArgumentParser, texts: Texts) -> None:
    output = texts.plain("cli-export-output")
    parser.add_argument("--output", metavar="FILE.xlsx", required=True, type=Path, help=output)
    parser.add_argument("--municipality", help=texts.plain("cli-municipality"))
    parser.add_argument("--cycle", help=texts.plain("cli-export-cycle"))


def _add_invite(parser: argparse.ArgumentParser, texts: Texts) -> None:
    roles = [role.value for role in Role]
    parser.add_argument("--role", required=True, choices=roles, help=texts.plain("cli-invite-role"))
    parser.add_argument("--municipality", help=texts.plain("cli-municipality"))


def _add_backup(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=texts.plain("cli-backup-file"))


def _add_restore(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=texts.plain("cli-restore-file"))
    parser.add_argument("--force", action="store_true", help=texts.plain("cli-restore-force"))


class _Formatter(argparse.HelpFormatter):
    """The library's own headings in the operator's language."""

    def __init__(self, prog: str, texts: Texts) -> None:
        super().__init__(prog, max_help_position=30)
        self._usage = texts.plain("cli-usage") + " "
        self._headings = {
            "options": texts.plain("cli-options"),
            "positional arguments": texts.plain("cli-arguments"),
        }

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(self._headings.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    """Refuses in the operator's language; only the detail after it is argparse's own."""

    def __init__(self, *, texts: Texts, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=partial(_Formatter, texts=texts), **options)
        self.add_argument("-h", "--help", action="help", help=texts.plain("cli-help"))
        self._texts = texts

    def error(self, message: str) -> NoReturn:
        complain(self._texts.plain("cli-misuse", detail=message, program=self.prog))
        self.exit(WRONG_USE)
