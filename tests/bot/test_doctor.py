"""The doctor: each check against a server, a database or a folder that is well or ill."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.cli import run_command
from bot.doctor import (
    Finding,
    _sqlite_finding,
    examine,
    examine_database,
    examine_folder,
    examine_room,
    examine_telegram,
)
from bot.settings import Settings

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TOKEN = "42:kept-to-itself"


class FakeApi:
    """Answers every call alike."""

    def __init__(self) -> None:
        self.status = 200
        self.answer = '{"ok": true, "result": {"username": "reserve_bot"}}'
        self.skew = timedelta()
        self.asked: list[str] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        headers = {"Date": format_datetime(NOW + self.skew, usegmt=True)}
        return web.Response(status=self.status, text=self.answer, headers=headers)


@pytest.fixture
async def api() -> AsyncIterator[tuple[FakeApi, str]]:
    fake = FakeApi()
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", fake.handle)
    async with TestServer(app) as server:
        yield fake, str(server.make_url("")).rstrip("/")


def shown(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.mark.value, finding.text.key) for finding in findings]


def make(tmp_path: Path, **values: object) -> Settings:
    return Settings(_env_file=None, **({"data_dir": tmp_path} | values))  # type: ignore[arg-type]


async def test_doctor_knows_a_good_token(api: tuple[FakeApi, str], tmp_path: Path) -> None:
    fake, address = api
    found = await examine_telegram(make(tmp_path, telegram_api_url=address, bot_token=TOKEN), now=NOW)
    assert shown(found) == [("✓", "doctor-token"), ("✓", "doctor-api"), ("✓", "doctor-clock")]
    assert (found[0].text.args["bot"], fake.asked) == ("@reserve_bot", [f"/bot{TOKEN}/getMe"])


@pytest.mark.parametrize(
    ("status", "answer", "key"),
    [
        (401, '{"ok": false, "error_code": 401, "description": "Unauthorized"}', "doctor-token-refused"),
        (404, '{"ok": false, "error_code": 404, "description": "Not Found"}', "doctor-token-refused"),
        (502, "<html>Bad Gateway</html>", "doctor-token-unknown"),
        (200, "[]", "doctor-token-unknown"),
        (200, '{"ok": true}', "doctor-token-unknown"),
    ],
)
async def test_doctor_knows_a_bad_token(
    api: tuple[FakeApi, str], tmp_path: Path, status: int, answer: str, key: str
) -> None:
    fake, address = api
    fake.status, fake.answer = status, answer
    found = await examine_telegram(make(tmp_path, telegram_api_url=address, bot_token=TOKEN), now=NOW)
    assert shown(found)[0] == ("✗", key)
    assert TOKEN not in repr(found)


@pytest.mark.parametrize(
    ("skew", "mark", "key"),
    [
        (timedelta(seconds=59), "✓", "doctor-clock"),
        (timedelta(seconds=-59), "✓", "doctor-clock"),
        (timedelta(minutes=5), "!", "doctor-clock-skewed"),
        (timedelta(hours=-3), "✗", "doctor-clock-skewed"),
    ],
)
async def test_doctor_compares_clocks(
    api: tuple[FakeApi, str], tmp_path: Path, skew: timedelta, mark: str, key: str
) -> None:
    fake, address = api
    fake.skew = skew
    found = await examine_telegram(make(tmp_path, telegram_api_url=address, bot_token=TOKEN), now=NOW)
    assert shown(found)[2:] == [(mark, key)]


@pytest.mark.parametrize(
    ("token", "marks"),
    [(TOKEN, [("✗", "doctor-api-silent")]), (None, [("!", "doctor-no-token"), ("!", "doctor-api-silent")])],
)
async def test_doctor_knows_a_silent_server(tmp_path: Path, token: str | None, marks: list[tuple[str, str]]) -> None:
    values = {"telegram_api_url": "http://127.0.0.1:1", "bot_token": token}
    assert shown(await examine_telegram(make(tmp_path, **values), now=NOW)) == marks


async def test_doctor_goes_through_the_proxy(api: tuple[FakeApi, str], tmp_path: Path) -> None:
    values = {"telegram_api_url": api[1], "bot_token": TOKEN, "proxy_url": "socks5://127.0.0.1:1"}
    assert shown(await examine_telegram(make(tmp_path, **values), now=NOW)) == [("✗", "doctor-api-silent")]


async def test_doctor_knows_a_good_database(database_url: str, tmp_path: Path) -> None:
    found = await examine_database(make(tmp_path, database_url=database_url))
    assert shown(found)[-2:] == [("✓", "doctor-database"), ("✓", "doctor-revision")]


async def test_doctor_knows_a_database_of_another_version(database_url: str, tmp_path: Path) -> None:
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'other'"))
    await engine.dispose()
    found = await examine_database(make(tmp_path, database_url=database_url))
    assert shown(found)[-1] == ("!", "doctor-revision-other")


@pytest.mark.parametrize("url", ["postgresql://login:hidden@127.0.0.1:1/base", "sqlite:///{folder}/damaged.db"])
async def test_doctor_knows_an_ill_database(tmp_path: Path, url: str) -> None:
    (tmp_path / "damaged.db").write_bytes(b"not a database" * 100)
    found = await examine_database(make(tmp_path, database_url=url.format(folder=tmp_path)))
    assert shown(found)[-1] == ("✗", "doctor-database-silent")
    assert "hidden" not in repr(found)


async def test_doctor_makes_no_database(tmp_path: Path) -> None:
    found = await examine_database(make(tmp_path))
    assert (shown(found)[-1], list(tmp_path.iterdir())) == (("!", "doctor-database-none"), [])


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 51, 3), ("✓", "doctor-sqlite")),
        ((3, 52, 0), ("✓", "doctor-sqlite")),
        ((3, 40, 1), ("!", "doctor-sqlite-old")),
    ],
)
def test_doctor_tells_of_an_old_sqlite(version: tuple[int, ...], expected: tuple[str, str]) -> None:
    assert shown([_sqlite_finding(version)]) == [expected]


def test_doctor_tries_the_folder(tmp_path: Path) -> None:
    assert shown([examine_folder(tmp_path / "not" / "yet"), examine_room(tmp_path / "not" / "yet")]) == [
        ("✓", "doctor-folder"),
        ("✓", "doctor-room"),
    ]
    assert shown([examine_folder(Path("/proc/none"))]) == [("✗", "doctor-folder-closed")]
    assert list(tmp_path.iterdir()) == []


async def test_doctor_examines_everything(api: tuple[FakeApi, str], sqlite_url: str, tmp_path: Path) -> None:
    values = {"telegram_api_url": api[1], "bot_token": TOKEN, "database_url": sqlite_url}
    found = await examine(make(tmp_path, **values), now=NOW)
    assert [key for mark, key in shown(found) if mark == "✗"] == []
    assert len(found) == 8


def test_doctor_command_fails_with_its_worst_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    status = run_command(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[0][0], len(lines)) == (1, "✗", 5)
