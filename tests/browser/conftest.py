"""Fixtures of the browser tests.

They need chromium and are kept out of the ordinary run by the marker `browser`. Without a browser they are skipped,
except with RZ_BROWSER=1, where a missing browser is a failure: a check that silently did not run is no check.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from tests.browser.chat_page import ChatPage
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.server import SandboxServer

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # the checks run as root, where chromium refuses its own sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT_MS = 10_000  # two busy cores: far beyond what is ever needed, yet short of a hang


class PageFor(Protocol):
    """Opens the chat page of a server in a browser window of its own."""

    async def __call__(
        self, server_url: str, *, width: int = 1280, height: int = 800, dark: bool = False
    ) -> ChatPage: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("RZ_BROWSER") == "1":
        pytest.fail("RZ_BROWSER=1, but there is no chromium: install Debian's package chromium")
    return found or pytest.skip("no chromium on this machine: install Debian's package chromium")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A headless chromium."""
    executable = _chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        await browser.close()


class Complaints:
    """What the browser complained of: errors in scripts and broken rules of the page's security policy."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.seen.append(str(error)))
        page.on("console", self._console)

    def _console(self, message: ConsoleMessage) -> None:
        # Requests that fail while the server is down are reported by the browser itself.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.seen.append(message.text)


@pytest.fixture
async def page_for(browser: Browser) -> AsyncIterator[PageFor]:
    """Opens chat pages; after the test none of them may have complained."""
    complaints = Complaints()

    async def open_page(server_url: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> ChatPage:
        page = await browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="ru-RU",
            timezone_id="Europe/Moscow",
            reduced_motion="reduce",
        )
        page.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        complaints.listen(page)
        await page.goto(server_url)
        await expect(page.get_by_test_id("people").locator("li").first).to_be_attached()
        return ChatPage(page)

    yield open_page
    assert complaints.seen == []


@pytest.fixture
async def sandbox_server(tmp_path: Path) -> AsyncIterator[SandboxServer]:
    """A sandbox with three people and nobody at the other end."""
    server = SandboxServer(tmp_path / "sandbox-state.json")
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def scripted_bot(sandbox_server: SandboxServer) -> AsyncIterator[ScriptedBot]:
    """The sandbox's bot, scripted."""
    async with ScriptedBot(sandbox_server.url) as bot:
        yield bot
