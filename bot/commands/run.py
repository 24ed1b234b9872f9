"""`rezerv run`: on Telegram by polling or webhook, or against the sandbox when there is no token."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import DeleteWebhook, SetWebhook
from aiohttp import web

from bot.app import App, Foundation, lay_foundation
from bot.clock import Clock
from bot.console import console_texts, say
from bot.incoming import ALLOWED_UPDATES
from bot.logs import set_up_logs
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
    secrets = (settings.bot_token, settings.webhook_secret)
    set_up_logs(settings.log_level, secrets=tuple(item.get_secret_value() for item in secrets if item))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    clock = Clock()
    foundation = await lay_foundation(settings, clock)
    if settings.bot_token is None:
        return await _play(foundation, stop)
    app = await App.start(foundation, token=settings.bot_token.get_secret_value(), api_url=settings.telegram_api_url)
    return await _serve(app, stop)


async def _play(foundation: Foundation, stop: asyncio.Event) -> int:
    """Against the sandbox, with demonstration people."""
    from bot.demo.filling import fill
    from bot.playground import playground

    await fill(foundation)
    async with playground(foundation.settings, foundation.clock) as (address, token):
        app = await App.start(foundation, token=token, api_url=address)
        say(console_texts().plain("run-sandbox", address=f"{address}/"))
        return await _serve(app, stop)


async def _serve(app: App, stop: asyncio.Event) -> int:
    try:
        if app.foundation.settings.webhook_url:
            async with _webhook(app):
                await stop.wait()
        else:
            await _insist(app, DeleteWebhook(drop_pending_updates=False), stop)
            log.info("polling")
            await _poll(app, stop)
    finally:
        log.info("stopping")
        await app.stop()
    return 0


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
async def _webhook(app: App) -> AsyncIterator[None]:
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
            asyncio.Event(),
        )
        yield
    finally:
        await runner.cleanup()


async def _insist(app: App, call: DeleteWebhook | SetWebhook, stop: asyncio.Event) -> None:
    """Until Telegram takes it: without the right way of delivery the bot hears nothing."""
    while not stop.is_set():
        try:
            await app.bot(call, request_timeout=15)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("telegram did not take the way of delivery", problem=type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return
