"""The sandbox beside the bot, in one process, when there is no token."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import Clock
from bot.settings import Settings, SettingsError
from locales.text import Text
from sandbox.people import DEMONSTRATION, load_people
from sandbox.server import create_app, serve

BOT_ID = 7_000_000_001


@asynccontextmanager
async def playground(settings: Settings, clock: Clock) -> AsyncIterator[tuple[str, str]]:
    """A running sandbox: its address and the token it takes. Its time control moves `clock`.

    Raises `SettingsError` when the port is taken.
    """
    token = f"{BOT_ID}:{secrets.token_urlsafe(26)}"
    app = create_app(
        people=load_people(DEMONSTRATION),
        state_file=_state_file(settings.data_dir),
        on_clock=clock.move,
        token=token,
    )
    try:
        running = await serve(app, port=settings.sandbox_port)
    except OSError:
        raise SettingsError("SANDBOX_PORT", Text("run-port-taken", {"port": str(settings.sandbox_port)})) from None
    try:
        yield running.url, token
    finally:
        await running.stop()


def _state_file(data_dir: Path) -> Path:
    """Beside the database, so that chats and people's records begin and end together."""
    folder = data_dir / "sandbox"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / "state.json"
