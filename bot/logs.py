"""The log: one line an event, without tokens and without what people wrote."""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog

from bot.settings import Settings

TOKEN = re.compile(r"(?<!\d)\d{3,20}:[A-Za-z0-9_-]{16,}")
"""Also right after a letter: in an address it follows the word «bot»."""
HIDDEN = "[token]"
ROOT = Path(__file__).parents[1]


def set_up_logs(level: str, *, secrets: tuple[str, ...] = ()) -> None:
    """Log to stderr from `level` on; whatever looks like a token, and each of `secrets`, is blotted out."""
    blot = _Blot(secrets)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _plain_traceback,
        blot,
    ]
    renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_no_formatter)
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, blot, renderer],
    )
    handler.setFormatter(formatter)
    logging.basicConfig(level=max(getattr(logging, level), logging.WARNING), handlers=[handler], force=True)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Token, webhook secret and the passwords inside addresses."""
    given = (settings.bot_token, settings.webhook_secret, settings.proxy_url, settings.database_url)
    values = [item.get_secret_value() for item in given if item is not None]
    passwords = [urlsplit(value).password for value in values if "://" in value]
    return tuple(value for value in [*values, *passwords] if value)


class _Blot:
    def __init__(self, secrets: tuple[str, ...]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def __call__(self, _logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        for key, value in event.items():
            if isinstance(value, str):
                event[key] = self.clean(value)
            elif isinstance(value, BaseException):
                event[key] = type(value).__name__
        return event

    def clean(self, words: str) -> str:
        for secret in self._secrets:
            words = words.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, words)


def _plain_traceback(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Frames and kinds of errors, no local variables and no messages: both hold what people typed."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["trace"] = "\n" + _story(error)
    return event


def _story(error: BaseException | None) -> str:
    """The chain of errors, each with the project's own frames and the place deepest down."""
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if _is_own(frame.filename)]
        lines += [f"  {_place(frame)}" for frame in own]
        if frames and (not own or frames[-1] is not own[-1]):
            lines.append(f"  … {_place(frames[-1])}")
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}{_reason(error)}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def _is_own(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(ROOT) and "site-packages" not in path.parts


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    shown = path.relative_to(ROOT) if _is_own(frame.filename) else Path(*path.parts[-3:])
    return f"{shown}:{frame.lineno} {frame.name}"


def _reason(error: BaseException) -> str:
    """The message where it is the program's own; PostgreSQL's and a parser's may quote a person."""
    kinds = RuntimeError | TypeError | AttributeError | ImportError | OSError | sqlite3.OperationalError
    own = isinstance(error, kinds)
    return f": {error}" if own else ""


def _no_formatter(stream: Any, _info: Any) -> None:
    stream.write("")
