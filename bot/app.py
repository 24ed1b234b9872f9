"""Everything put together once: engine, texts, programme, dispatcher, scheduler."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.methods import TelegramMethod

from bot.clock import Clock
from bot.courier import Courier
from bot.dispatcher import make_dispatcher
from bot.downloads import Downloads
from bot.identity import introduce, recognise
from bot.limits import Limits
from bot.recovery import recover
from bot.scratch import open_scratch
from bot.sending import send
from bot.settings import Settings
from bot.telegram import make_bot
from bot.unit_of_work import UnitOfWork
from bot.workers import Workers
from locales.texts import Catalogue
from models.database import Database
from models.leadership import Leadership
from models.migrate import migrate
from programmes.loader import load
from programmes.schema import Programme
from scheduler import reminders
from scheduler.broadcasts import Broadcasts
from scheduler.delivery import Delivery
from scheduler.export_jobs import ExportJobs
from scheduler.fetching import Fetching
from scheduler.file_jobs import FileJobs
from scheduler.health import Vitals
from scheduler.housekeeping import prune
from scheduler.makers import MAKERS
from scheduler.outcome import Outcome, Send
from scheduler.plan_imports import PlanImports
from scheduler.recalls import Recalls
from scheduler.taking_part import tend
from scheduler.ticker import Job, Ticker
from services.consents import ConsentInForce
from services.cycles import sync_programme
from services.file_store import FileStore
from services.roles import ensure_region_coordinators

log = structlog.get_logger()

TICKS_SECONDS = 2.0
"""A running job may finish within this when the bot stops."""
DRAIN_SECONDS = 3.0
"""Replies may still leave within this; what is left goes out at the next start."""


@dataclass(frozen=True, slots=True)
class Foundation:
    """What commands without Telegram need as well."""

    settings: Settings
    clock: Clock
    catalogue: Catalogue
    programme: Programme
    database: Database

    @property
    def zone(self) -> ZoneInfo:
        return self.settings.timezone or ZoneInfo(self.programme.timezone)


async def lay_foundation(settings: Settings, clock: Clock) -> Foundation:
    """The migrated database with the programme's register and the settings' coordinators in it.

    Raises `ProgrammeError` for a wrong definition, `RuntimeError` when SQLite does not keep what durability rests on.
    """
    programme, catalogue = load(settings.programme), Catalogue.load()
    url = settings.database_url.get_secret_value()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    await migrate(url)
    foundation = Foundation(settings, clock, catalogue, programme, Database(url))
    try:
        await foundation.database.verify()
        now = clock.now()
        async with foundation.database.write() as session:
            await sync_programme(session, programme, today=now.astimezone(foundation.zone).date())
            await ensure_region_coordinators(session, telegram_ids=settings.coordinators, now=now)
    except BaseException:
        await foundation.database.close()
        raise
    return foundation


class App:
    """The running bot; make it by `start`, end it by `stop`."""

    def __init__(self, foundation: Foundation, bot: Bot, bot_name: str, downloads: Downloads) -> None:
        self.foundation = foundation
        self.bot = bot
        self.limits = Limits()
        self.courier = Courier(bot, self.limits)
        self.downloads = downloads
        self.introduction: asyncio.Task[None] | None = None
        self.scratch = open_scratch(foundation.settings.data_dir, alone=foundation.database.is_sqlite)
        self.workers = Workers(scratch=self.scratch)
        # A data bank takes a worker for a minute: a calendar file must not wait for it.
        self.builders = Workers(scratch=self.scratch)
        self.bot_name = bot_name
        self.unit_of_work = UnitOfWork(
            bot=bot,
            dispatcher=make_dispatcher(),
            database=foundation.database,
            courier=self.courier,
            clock=foundation.clock,
            catalogue=foundation.catalogue,
            zone=foundation.zone,
            consent=ConsentInForce.of(foundation.programme),
            context={
                "programme": foundation.programme,
                "catalogue": foundation.catalogue,
                "bot_name": bot_name,
            },
        )
        self.leadership = Leadership(foundation.database)
        self.vitals = Vitals(foundation.database, time.monotonic)
        self.ticker = Ticker(
            self._jobs(), clock=foundation.clock.now, leads=self.leadership.held, on_failure=self.vitals.failed
        )

    @classmethod
    async def start(cls, foundation: Foundation, *, token: str, api_url: str | None, proxy: str | None = None) -> App:
        """Recognise the bot, take over unsent replies, start the jobs.

        Raises `SettingsError` for a token that Telegram does not know.
        """
        bot = make_bot(token, api_url=api_url, proxy=proxy)
        try:
            me = await recognise(bot)
            app = cls(foundation, bot, me.username or "", Downloads(bot, proxy))
            alone = foundation.database.is_sqlite
            await recover(foundation.database, app.courier, foundation.clock, alone=alone)
            if alone:
                await app.delivery.adopt(foundation.clock.now())
            app.ticker.start()
            # Nobody waits for descriptions; a server that does not know these calls must not hold up the start.
            words = introduce(bot, catalogue=foundation.catalogue, programme=foundation.programme)
            app.introduction = asyncio.create_task(words, name="introduction")
        except BaseException:
            await bot.session.close()
            raise
        return app

    async def stop(self) -> None:
        """Let go of everything, within ten seconds; nothing is lost, what is unsent waits in the database."""
        if self.introduction is not None:
            self.introduction.cancel()
            await asyncio.gather(self.introduction, return_exceptions=True)
        await self.ticker.stop(TICKS_SECONDS)
        await self.courier.drain(DRAIN_SECONDS)
        await self.courier.close()
        await self.unit_of_work.flush()
        await self.workers.close()
        await self.builders.close()
        await self.bot.session.close()
        await self.leadership.close()

    async def _send_bulk(self, call: TelegramMethod[Any]) -> Outcome:
        return await send(self.bot, self.limits, call, bulk=True, still=lambda: self.delivery.holds(call))

    def _calls(self, timeout: int, *, bulk: bool = False) -> Send:
        return lambda call: send(self.bot, self.limits, call, timeout=timeout, bulk=bulk)

    def _jobs(self) -> list[Job]:
        base, database, catalogue = self.foundation, self.foundation.database, self.foundation.catalogue
        self.delivery = Delivery(
            database=database,
            catalogue=catalogue,
            send=self._send_bulk,
            zone=base.zone,
            clock=base.clock.now,
            leads=self.leadership.held,
        )
        to_many = Broadcasts(database=database, programme=base.programme, catalogue=catalogue, send=self._calls(30))
        recalls = Recalls(database=database, catalogue=catalogue, send=self._calls(30, bulk=True))
        return [
            Job("marks", 1, lambda _now: self.unit_of_work.flush(), everywhere=True),
            Job("notifications", 2, self.delivery.run),
            Job("health", 60, self.vitals.run),
            Job("troubles", 60, self.vitals.note, everywhere=True),
            Job("broadcasts", 2, to_many.run),
            Job("progress", 2, to_many.paint),
            Job("recalls", 2, recalls.run),
            *self._jobs_of_files(FileStore(base.settings.files_dir)),
            Job("reminders", 30, lambda now: reminders.plan(database, base.programme, base.zone, now)),
            Job("replies", 20, lambda _now: recover(database, self.courier, base.clock), everywhere=True),
            Job("taking part", 60, lambda now: tend(database, now)),
            Job("pruning", 3600, lambda now: prune(database, now)),
        ]

    def _jobs_of_files(self, store: FileStore) -> list[Job]:
        """What comes as a file, and what goes as one."""
        base, work = self.foundation, self.workers.run
        common: dict[str, Any] = {
            "database": base.database,
            "programme": base.programme,
            "catalogue": base.catalogue,
            "zone": base.zone,
        }
        url = base.settings.database_url.get_secret_value()
        send, build = self._calls(300), self.builders.run
        exports = ExportJobs(**common, database_url=url, send=send, build=build, scratch=self.scratch)
        files = FileJobs(**common, send=self._calls(30), work=work, store=store, bot_name=self.bot_name, makers=MAKERS)
        plans = PlanImports(**common, store=store, work=work)
        fetching = Fetching(database=base.database, store=store, download=self.downloads.fetch, work=work)
        return [
            Job("exports", 1, exports.run),
            Job("made files", 1, files.run),
            Job("plans", 2, plans.run),
            Job("files", 5, fetching.run),
        ]
