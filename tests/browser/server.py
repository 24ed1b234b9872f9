"""The sandbox in the test's own loop, able to go down and come back at the same address."""

from __future__ import annotations

import socket
from pathlib import Path

from aiohttp import web

from sandbox.limits import Limits
from sandbox.people import Persona
from sandbox.server import create_app

CANDIDATE = Persona(100001, "Айса", "Примерова", phone="+79990000001", label="Кандидат")
MENTOR = Persona(100002, "Виктор", "Образцов", phone="+79990000002", label="Наставник")
COORDINATOR = Persona(100003, "Елена", "Пробная", phone="+79990000003", label="Координатор")


class SandboxServer:
    """`url` stays the same over `stop` and `start`; what people said is kept in `state_file`."""

    def __init__(self, state_file: Path) -> None:
        self._state_file = state_file
        self._runner: web.AppRunner | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        people = [CANDIDATE, MENTOR, COORDINATOR]
        # How fast a bot may send is tried elsewhere; here a slow machine must not change what is seen.
        app = create_app(people=people, state_file=self._state_file, limits=Limits.none())
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None

    def forget(self) -> None:
        """Let the next start know nothing of what was said."""
        self._state_file.unlink()
