"""Puts the sandbox together as a web application, and runs it on this machine only."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from sandbox import sim_control, sim_people
from sandbox.api import WORLD, bot_api, bot_file, invoke
from sandbox.errors import SimError
from sandbox.intake import MAX_BODY
from sandbox.limits import Limits
from sandbox.loopback import Handler, add_headers, only_loopback, require_loopback
from sandbox.people import Persona
from sandbox.state import StateFile
from sandbox.world import World

PAGE = Path(__file__).with_name("page")
BOT_USERNAME = "rezerv_sandbox_bot"
# The page loads nothing from anywhere else and runs no inline scripts.
_PAGE_POLICY = ("default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; base-uri 'none'; "
                "form-action 'none'; frame-ancestors 'none'")  # fmt: skip


@web.middleware
async def _sim_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except SimError as error:
        return sim_people.shown({"error": error.message}, error.status)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return sim_people.shown({"ok": False, "error_code": error.status, "description": error.reason,
                                 "error": error.reason}, error.status)  # fmt: skip


async def _index(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")


async def _headers(request: web.Request, response: web.StreamResponse) -> None:
    add_headers(response)
    if request.path == "/" or request.path.startswith("/page/"):
        response.headers["Content-Security-Policy"] = _PAGE_POLICY
        # The page may be edited or updated under a running browser.
        response.headers["Cache-Control"] = "no-cache"


def create_app(
    *, people: Sequence[Persona], state_file: Path | None = None,
    on_clock: Callable[[timedelta], None] | None = None, limits: Limits | None = None,
    bot_username: str = BOT_USERNAME, token: str | None = None,
) -> web.Application:  # fmt: skip
    """The sandbox as an application.

    `on_clock` gets the whole offset of the clock, at the start (if there is one) and after every move. With a
    `state_file` everything survives a restart, files lie in a folder beside it; without one they lie in a temporary
    folder. `token` fixes the bot's token; otherwise the first one heard does.
    """
    app = web.Application(middlewares=[only_loopback, _sim_errors], client_max_size=MAX_BODY)
    scratch = None if state_file else tempfile.TemporaryDirectory(prefix="sandbox-")
    folder = Path(scratch.name) if scratch else state_file.with_suffix(".files") if state_file else Path()
    world = World(people=people, folder=folder, limits=limits or Limits(), on_clock=on_clock or (lambda _: None),
                  username=bot_username)  # fmt: skip
    if token is not None:
        world.accepts(token)
    app[WORLD] = world
    _add_routes(app)
    app.on_response_prepare.append(_headers)
    app.on_shutdown.append(_release)
    app.cleanup_ctx.append(_alive(world, state_file, scratch))
    return app


def _add_routes(app: web.Application) -> None:
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", bot_api)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", bot_file)
    app.add_routes(sim_people.ROUTES)
    app.add_routes(sim_control.ROUTES)
    app.router.add_get("/", _index)
    app.router.add_static("/page/", PAGE)


def _alive(
    world: World, state_file: Path | None, scratch: tempfile.TemporaryDirectory[str] | None
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def context(_: web.Application) -> AsyncIterator[None]:
        world.webhook.invoke = lambda method, given: invoke(world, method, given)
        state = StateFile(world, state_file) if state_file else None
        if state is not None:
            await state.load()
            state.follow()
        yield
        await world.webhook.stop()
        if state is not None:
            await state.close()
        if scratch is not None:
            scratch.cleanup()

    return context


async def _release(app: web.Application) -> None:
    """Let go of every waiting request, so that the server closes at once."""
    world = app[WORLD]
    world.closing.set()
    world.updates.release()
    world.hub.wake()


@dataclass(slots=True)
class Running:
    """A sandbox that serves; `url` has no slash at the end."""

    url: str
    runner: web.AppRunner

    async def stop(self) -> None:
        """Close it, writing the state down."""
        await self.runner.cleanup()


async def serve(app: web.Application, *, host: str = "127.0.0.1", port: int = 8080) -> Running:
    """Start to serve; port 0 takes a free one. Raises ValueError for a host outside, OSError for a taken port."""
    require_loopback(host)
    # No access log: its lines would hold the token.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        port = await _bind(runner, host, port)
    except OSError:
        await runner.cleanup()
        raise
    return Running(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}", runner)


async def _bind(runner: web.AppRunner, host: str, port: int) -> int:
    site = web.TCPSite(runner, host, port)
    await site.start()
    return int(runner.addresses[0][1])
