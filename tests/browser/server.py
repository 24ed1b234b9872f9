"""The sandbox in the test's own loop, able to go down and come back at the same address."""

from __future__ import annotations

import socket
from pathlib import Path

from aiohttp import web

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
        app = create_app(people=[CANDIDATE, MENTOR, COORDINATOR], state_file=self._state_file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None
