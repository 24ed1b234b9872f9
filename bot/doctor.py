"""Is everything ready to work? Each check gives findings; none of them changes anything or shows a secret."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings import Settings
from locales.text import Text, text
from models.migrate import current_revision, newest_revision

TELEGRAM = "https://api.telegram.org"
PATIENCE = aiohttp.ClientTimeout(total=10)

SKEW_SECONDS = 60
"""Reminders are due to the minute."""

SKEW_LIMIT_SECONDS = 3600
"""Beyond it certificates are refused and dates are wrong."""

LITTLE_ROOM = 1024**3
NO_ROOM = 100 * 1024**2
MEBIBYTE = 1024**2

WAL_RESET_FIXED = (3, 51, 3)
"""Older SQLite can damage a database when two connections checkpoint at one moment; in the bot only one does."""


class Mark(StrEnum):
    FINE = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    mark: Mark
    text: Text


async def examine(settings: Settings, *, now: datetime) -> list[Finding]:
    """Every check, in the order a person would look; takes ten seconds where the network is silent."""
    return [
        *await examine_telegram(settings, now=now),
        *await examine_database(settings),
        examine_folder(settings.data_dir),
        examine_room(settings.data_dir),
    ]


async def examine_telegram(settings: Settings, *, now: datetime) -> list[Finding]:
    token = settings.bot_token
    base = settings.telegram_api_url or TELEGRAM
    path = f"/bot{token.get_secret_value()}/getMe" if token else "/"
    try:
        status, headers, answer = await _ask(base + path, settings)
    except (aiohttp.ClientError, ProxyError, ProxyConnectionError, ProxyTimeoutError, TimeoutError, OSError):
        # The error's own words may hold the address, and the address holds the token.
        without = Finding(Mark.NOTE, text("doctor-no-token"))
        mark = Mark.WRONG if token else Mark.NOTE
        return [*([] if token else [without]), Finding(mark, text("doctor-api-silent", server=_host(base)))]
    return [
        _token_finding(answer, status) if token else Finding(Mark.NOTE, text("doctor-no-token")),
        Finding(Mark.FINE, text("doctor-api", server=_host(base))),
        *_clock_findings(headers.get("Date"), now),
    ]


async def _ask(url: str, settings: Settings) -> tuple[int, Mapping[str, str], Any]:
    proxy = settings.proxy_url
    connector = ProxyConnector.from_url(proxy.get_secret_value()) if proxy else None
    async with (
        aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session,
        session.get(url, allow_redirects=False) as response,
    ):
        body = await response.read()
        try:
            return response.status, response.headers, json.loads(body)
        except ValueError:
            return response.status, response.headers, None


def _host(base: str) -> str:
    return base.split("//", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1]


def _token_finding(answer: Any, status: int) -> Finding:
    known = isinstance(answer, dict)
    if known and answer.get("ok") is True and isinstance(answer.get("result"), dict):
        return Finding(Mark.FINE, text("doctor-token", bot=f"@{answer['result'].get('username', '')}"))
    if known and status in (401, 404):
        return Finding(Mark.WRONG, text("doctor-token-refused"))
    return Finding(Mark.WRONG, text("doctor-token-unknown", status=str(status)))


def _clock_findings(date: str | None, now: datetime) -> list[Finding]:
    try:
        skew = abs((parsedate_to_datetime(date or "") - now).total_seconds())
    except (TypeError, ValueError):
        return []
    if skew <= SKEW_SECONDS:
        return [Finding(Mark.FINE, text("doctor-clock"))]
    mark = Mark.NOTE if skew <= SKEW_LIMIT_SECONDS else Mark.WRONG
    return [Finding(mark, text("doctor-clock-skewed", minutes=round(skew / 60)))]


async def examine_database(settings: Settings) -> list[Finding]:
    url = make_url(settings.database_url.get_secret_value())
    findings = []
    if url.get_backend_name() == "sqlite":
        findings.append(_sqlite_finding(sqlite3.sqlite_version_info))
        if not Path(url.database or "").exists():  # noqa: ASYNC240 - nobody waits for the loop
            return [*findings, Finding(Mark.NOTE, text("doctor-database-none"))]
    engine = create_async_engine(url, connect_args={"timeout": PATIENCE.total})
    try:
        async with engine.connect() as connection:
            revision = await connection.run_sync(current_revision)
    except (SQLAlchemyError, OSError, TimeoutError):
        return [*findings, Finding(Mark.WRONG, text("doctor-database-silent"))]
    finally:
        await engine.dispose()
    kind = "PostgreSQL" if url.get_backend_name() == "postgresql" else "SQLite"
    return [*findings, Finding(Mark.FINE, text("doctor-database", kind=kind)), _revision_finding(revision)]


def _sqlite_finding(version: tuple[int, ...]) -> Finding:
    words = ".".join(map(str, version))
    if version >= WAL_RESET_FIXED:
        return Finding(Mark.FINE, text("doctor-sqlite", version=words))
    return Finding(Mark.NOTE, text("doctor-sqlite-old", version=words))


def _revision_finding(revision: str | None) -> Finding:
    if revision == newest_revision():
        return Finding(Mark.FINE, text("doctor-revision"))
    return Finding(Mark.NOTE, text("doctor-revision-other", revision=revision or "—"))


def examine_folder(folder: Path) -> Finding:
    """Tries to write, because rights alone do not tell of a read-only disk."""
    try:
        with tempfile.TemporaryFile(dir=_nearest(folder)):
            return Finding(Mark.FINE, text("doctor-folder", folder=str(folder)))
    except OSError:
        return Finding(Mark.WRONG, text("doctor-folder-closed", folder=str(folder)))


def examine_room(folder: Path) -> Finding:
    free = shutil.disk_usage(_nearest(folder)).free
    mark = Mark.FINE if free >= LITTLE_ROOM else Mark.NOTE if free >= NO_ROOM else Mark.WRONG
    key = "doctor-room" if mark is Mark.FINE else "doctor-room-little"
    return Finding(mark, Text(key, {"megabytes": free // MEBIBYTE}))


def _nearest(folder: Path) -> Path:
    """The folder itself or what it will be made in."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())
