"""The real bot as a process of its own against the sandbox as another, to be killed and started again."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import aiohttp

from tests.robustness.clock import on_moved_time

ROOT = Path(__file__).parents[2]
TOKEN = "7000000009:" + "k" * 35
SECRET = "s" * 32
COORDINATOR = 900_001
PATIENCE_SECONDS = 300.0
"""How long a test waits for something that must come: a person may wait through every kill of a slow machine."""
GLANCE_SECONDS = 0.02


@dataclass
class SandboxProcess:
    """Telegram's stand-in, which outlives the bot's crashes."""

    process: asyncio.subprocess.Process
    url: str

    @classmethod
    async def start(cls, *, limits: bool = False) -> SandboxProcess:
        options = [] if limits else ["--no-limits"]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", "--port", "0", *options, cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        url = (await asyncio.wait_for(process.stdout.readline(), PATIENCE_SECONDS)).decode().strip()
        return cls(process, url)

    async def stop(self) -> None:
        self.process.terminate()
        await self.process.wait()


@dataclass(frozen=True, slots=True)
class Home:
    """Where a bot lives: its settings, its data, its log."""

    api_url: str
    data_dir: Path
    extra: Mapping[str, str] = field(default_factory=dict)
    elsewhere: str | None = None
    """The address of its database, when it is not a file in `data_dir`."""

    @property
    def log(self) -> Path:
        return self.data_dir / "bot.log"

    @property
    def database_url(self) -> str:
        return self.elsewhere or f"sqlite+aiosqlite:///{self.data_dir / 'rezerv.db'}"

    def environment(self) -> dict[str, str]:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **kept,
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api_url,
            "DATA_DIR": str(self.data_dir),
            "DATABASE_URL": self.database_url,
            "COORDINATORS": str(COORDINATOR),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            **self.extra,
        }


def webhook_settings(secret: str = SECRET) -> dict[str, str]:
    """For a bot that is called rather than one that polls; on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": secret,
        "WEBHOOK_PORT": str(port),
    }


class Bot(Protocol):
    """A running bot, whatever it runs in."""

    async def start(self) -> None: ...
    @property
    def ended(self) -> bool: ...
    async def kill(self) -> None:
        """kill -9: no handler of the bot's runs."""

    async def terminate(self) -> int:
        """SIGTERM, then the exit status."""


class CommandBot:
    """`python -m bot run`, as an operator starts it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        environment = self._home.environment()
        command = (sys.executable, "-m", "bot", "run")
        # Not the project's folder: an operator's .env there must not be read.
        with self._home.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *command, cwd=self._home.data_dir, env=environment, stdout=log, stderr=log
            )

    @property
    def ended(self) -> bool:
        return self._process is not None and self._process.returncode is not None

    async def kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    async def terminate(self) -> int:
        assert self._process is not None
        self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), PATIENCE_SECONDS)


_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.commands.run", "tests.robustness.world"])


class ForkedBot:
    """The same program in a process of its own, without the seconds Python takes to load it: for dozens of starts."""

    def __init__(self, home: Home, *, moved_time: bool = False) -> None:
        self._home = home
        self._moved_time = moved_time
        self._process: multiprocessing.process.BaseProcess | None = None

    async def start(self) -> None:
        args = (self._home.environment(), str(self._home.log), self._moved_time)
        self._process = _FORKS.Process(target=_live, args=args)
        await asyncio.to_thread(self._process.start)

    @property
    def ended(self) -> bool:
        return self._process is not None and self._process.exitcode is not None

    async def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            await asyncio.to_thread(self._process.join)

    async def terminate(self) -> int:
        assert self._process is not None
        self._process.terminate()
        await asyncio.to_thread(self._process.join, PATIENCE_SECONDS)
        status = self._process.exitcode
        assert status is not None, "the bot does not end"
        return status


def _live(environment: dict[str, str], log: str, moved_time: bool = False) -> None:
    from bot.cli import run_command

    if moved_time:
        on_moved_time(Path(environment["DATA_DIR"]))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(environment["DATA_DIR"])
    for stream in (1, 2):
        os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), stream)
    sys.exit(run_command(["run"]))


class Exchange:
    """The sandbox's control API."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def cursor(self) -> int:
        return int((await self.get("/sim/calls", since=str(2**40)))["cursor"])

    async def calls(self, since: int = 0) -> list[dict[str, Any]]:
        return list((await self.get("/sim/calls", since=str(since)))["calls"])

    async def settled(self) -> None:
        """Wait until the bot has confirmed every update."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (await self.get("/sim/updates"))["pending"]:  # noqa: ASYNC110 - another process confirms
                await asyncio.sleep(GLANCE_SECONDS)

    async def fault(self, **fault: Any) -> None:
        await self.post("/sim/faults", fault)

    async def heal(self) -> None:
        async with self._http.delete("/sim/faults") as answer:
            assert answer.status == 200

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        async with self._http.get(path, params=query) as answer:
            return dict(await answer.json())

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self._http.post(path, json=body) as answer:
            if answer.status not in (200, 201):
                raise AssertionError(f"{path}: {answer.status} {await answer.text()}")
            return dict(await answer.json())


async def born(bot: Bot, exchange: Exchange) -> None:
    """Start the bot and wait until it takes updates; a bot that does not live to that is a failure at once."""
    since = await exchange.cursor()
    await bot.start()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not {"deleteWebhook", "setWebhook"} & {call["method"] for call in await exchange.calls(since)}:
            assert not bot.ended, "the bot ended before it took updates; see its log"
            await asyncio.sleep(GLANCE_SECONDS)


class Phone:
    """One person's Telegram, driven over the sandbox's control API."""

    def __init__(self, exchange: Exchange, person: int) -> None:
        self._exchange = exchange
        self.id = person
        self.sent: list[int] = []
        """The ids of the updates this person has caused."""

    async def join(self) -> None:
        persona = {"id": self.id, "first_name": f"Тест{self.id}", "language_code": "ru"}
        await self._exchange.post("/sim/people", persona)

    async def says(self, text: str) -> None:
        await self._act("text", {"text": text})

    async def presses(self, label: str, screen: str) -> None:
        """The button that begins with `label`, on the newest message that begins with the line `screen`."""
        for message in reversed(await self.messages()):
            if _first_line(message) != screen:
                continue
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].startswith(label):
                        press = {"message_id": message["message_id"], "data": button["callback_data"]}
                        await self._act("press", press)
                        return
        raise AssertionError(f"no button «{label}» under «{screen}»: {await self.texts()}")

    async def messages(self) -> list[dict[str, Any]]:
        """What the bot has written, oldest first."""
        chat = await self._exchange.get(f"/sim/people/{self.id}/chat")
        return [one for one in chat["messages"] if one["from"] == "bot" and not one.get("deleted")]

    async def texts(self) -> list[str]:
        return [message["text"] for message in await self.messages()]

    async def sees(self, screen: str) -> None:
        """Wait until the newest message of the bot begins with the line `screen`."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while await self._newest() != screen:  # noqa: ASYNC110 - another process writes
                    await asyncio.sleep(GLANCE_SECONDS * 5)
        except TimeoutError:
            raise AssertionError(f"{self.id} waited for «{screen}», saw: {await self.texts()}") from None

    async def _newest(self) -> str | None:
        shown = await self.messages()
        return _first_line(shown[-1]) if shown else None

    async def _act(self, act: str, body: dict[str, Any]) -> None:
        done = await self._exchange.post(f"/sim/people/{self.id}/{act}", body)
        self.sent.append(done["update_id"])


def _first_line(message: dict[str, Any]) -> str:
    lines = message["text"].strip().splitlines()
    return str(lines[0]) if lines else ""
