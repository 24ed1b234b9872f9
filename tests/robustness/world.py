"""The real bot as a process of its own against the sandbox as another, to be killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[2]
TOKEN = "7000000009:" + "k" * 35
COORDINATOR = 900_001
PATIENCE_SECONDS = 60.0
"""How long a test waits for something that must come; two busy cores are slow."""


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


@dataclass
class BotProcess:
    """`rezerv run` with a token, at the sandbox's address."""

    api_url: str
    data_dir: Path
    extra: Mapping[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> Path:
        return self.data_dir / "bot.log"

    async def start(self) -> None:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment = {
            **kept,
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api_url,
            "DATA_DIR": str(self.data_dir),
            "COORDINATORS": str(COORDINATOR),
            "PYTHONUNBUFFERED": "1",
            **self.extra,
        }
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """kill -9: no handler of the bot's runs."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def terminate(self) -> int:
        """SIGTERM, then the exit status."""
        assert self.process is not None
        self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), PATIENCE_SECONDS)


class Phone:
    """One person's Telegram, driven over the sandbox's control API."""

    def __init__(self, http: aiohttp.ClientSession, person: int) -> None:
        self._http = http
        self.id = person
        self.sent = 0

    async def join(self) -> None:
        persona = {"id": self.id, "first_name": f"Тест{self.id}", "language_code": "ru"}
        await self._post("/sim/people", persona)

    async def says(self, text: str) -> None:
        self.sent += 1
        await self._post(f"/sim/people/{self.id}/text", {"text": text})

    async def presses(self, label: str) -> None:
        """The newest button that begins with `label`."""
        for message in reversed(await self.messages()):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].startswith(label):
                        self.sent += 1
                        press = {"message_id": message["id"], "data": button["callback_data"]}
                        await self._post(f"/sim/people/{self.id}/press", press)
                        return
        raise AssertionError(f"no button «{label}»: {await self.last()}")

    async def messages(self) -> list[dict[str, Any]]:
        async with self._http.get(f"/sim/people/{self.id}/chat") as answer:
            chat = await answer.json()
        return [message for message in chat["messages"] if not message.get("deleted")]

    async def texts(self) -> list[str]:
        return [message.get("text") or "" for message in await self.messages() if message["from"] == "bot"]

    async def last(self) -> str:
        texts = await self.texts()
        return texts[-1] if texts else ""

    async def sees(self, words: str) -> None:
        """Wait until the newest message of the bot holds `words`."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while words not in await self.last():
                    await self._changed()
        except TimeoutError:
            raise AssertionError(f"waited for «{words}», saw: {await self.texts()}") from None

    async def _changed(self) -> None:
        """Until the chat changes, or a moment has passed in which the change may have been missed."""
        timeout = aiohttp.ClientTimeout(total=None, sock_read=1.0)
        try:
            async with self._http.get("/sim/events", params={"person": self.id}, timeout=timeout) as events:
                async for line in events.content:
                    if line.startswith((b"event: change", b"data")):
                        return
        except (aiohttp.ServerTimeoutError, TimeoutError, aiohttp.ClientError):
            return

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self._http.post(path, json=body) as answer:
            if answer.status != 200:
                raise AssertionError(f"{path}: {answer.status} {await answer.text()}")
            return dict(await answer.json())
