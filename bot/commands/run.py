"""`rezerv run`: on Telegram by polling or webhook, or against the sandbox when there is no token."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNotFound
from aiogram.methods import DeleteWebhook, SetWebhook
from aiohttp import web

from bot.app import App, Foundation, lay_foundation
from bot.clock import Clock
from bot.console import console_texts, say
from bot.incoming import ALLOWED_UPDATES
from bot.logs import secrets_of, set_up_logs
from bot.polling import Poller
from bot.settings import Settings
from bot.webhook import Webhook

log = structlog.get_logger()

WEBHOOK_CONNECTIONS = 40
STOP_SECONDS = 5.0
"""What handlers that are running may still take; with the rest of the stop it stays under 15 seconds."""
PAUSE_SECONDS = 5.0


async def main(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; 0 when everything in hand was finished."""
    set_up_logs(settings.log_level, secrets=secrets_of(settings))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    foundation = await lay_foundation(settings, Clock())
    try:
        if settings.bot_token is None:
            await _play(foundation, stop)
        else:
            await _work(foundation, settings.bot_token.get_secret_value(), stop)
    finally:
        await foundation.database.close()
    return 0


async def _play(foundation: Foundation, stop: asyncio.Event) -> None:
    """Against the sandbox, with demonstration people."""
    from bot.demo.filling import fill
    from bot.playground import playground

    await fill(foundation)
    async with playground(foundation.settings, foundation.clock) as (address, token):
        app = await _unless(stop, App.start(foundation, token=token, api_url=address))
        if app is not None:
            say(console_texts().plain("run-sandbox", address=f"{address}/"))
            await _serve(app, stop, webhook=False)


async def _work(foundation: Foundation, token: str, stop: asyncio.Event) -> None:
    """On Telegram, or another server of the Bot API."""
    settings = foundation.settings
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    start = App.start(foundation, token=token, api_url=settings.telegram_api_url, proxy=proxy)
    app = await _unless(stop, start)
    if app is not None:
        await _serve(app, stop, webhook=settings.webhook_url is not None)


async def _unless(stop: asyncio.Event, starting: Coroutine[Any, Any, App]) -> App | None:
    """The started bot; None when it is told to stop while it still waits for Telegram."""
    task, stopping = asyncio.create_task(starting), asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return None


async def _serve(app: App, stop: asyncio.Event, *, webhook: bool) -> None:
    try:
        if webhook:
            async with _webhook(app, stop):
                await stop.wait()
        else:
            await _insist(app, DeleteWebhook(drop_pending_updates=False), stop)
            log.info("polling")
            await _poll(app, stop)
    finally:
        log.info("stopping")
        await app.stop()


async def _poll(app: App, stop: asyncio.Event) -> None:
    """Until `stop`; then the batch in hand has a few seconds, and what is not finished comes again."""
    polling = asyncio.create_task(Poller(app.bot, app.unit_of_work).run(stop))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    _done, late = await asyncio.wait({polling}, timeout=STOP_SECONDS)
    if late:
        log.warning("handlers were cut short; their updates will come again")
        polling.cancel()
    for problem in await asyncio.gather(polling, return_exceptions=True):
        if isinstance(problem, Exception):
            raise problem


@asynccontextmanager
async def _webhook(app: App, stop: asyncio.Event) -> AsyncIterator[None]:
    settings = app.foundation.settings
    if settings.webhook_url is None or settings.webhook_secret is None:
        raise RuntimeError("a webhook without an address or a secret")
    secret = settings.webhook_secret.get_secret_value()
    server = Webhook(app.bot, app.unit_of_work, secret).app(settings.listen_path)
    # An answer comes after the commit; a connection that is served when the stop comes is finished first.
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=STOP_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, settings.webhook_host, settings.webhook_port).start()
    log.info("webhook", host=settings.webhook_host, port=settings.webhook_port)
    try:
        await _insist(
            app,
            SetWebhook(
                url=settings.webhook_url,
                secret_token=secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=WEBHOOK_CONNECTIONS,
            ),
            stop,
        )
        yield
    finally:
        await runner.cleanup()


async def _insist(app: App, call: DeleteWebhook | SetWebhook, stop: asyncio.Event) -> None:
    """Until Telegram takes it: without the right way of delivery the bot hears nothing."""
    while not stop.is_set():
        try:
            await app.bot(call, request_timeout=15)
        except TelegramNotFound:
            # Another server of the Bot API need not know webhooks; then there is none to take away.
            log.warning("the server does not know this call", method=call.__api_method__)
            return
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("telegram did not take the way of delivery", problem=type(error).__name__)
            with suppress(TimeoutError):
                async with asyncio.timeout(PAUSE_SECONDS):
                    await stop.wait()
        else:
            return
