"""A stage on which tests play people against the real dispatcher, without a network."""

from __future__ import annotations

import itertools
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import Chat, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup, Update

from bot.clock import Clock
from bot.courier import Courier
from bot.dispatcher import make_dispatcher
from bot.limits import Limits, Rates
from bot.unit_of_work import UnitOfWork
from locales.texts import Catalogue
from models.database import Database
from programmes.loader import load
from programmes.schema import Programme
from services.consents import ConsentInForce
from services.cycles import sync_programme

BOT_ID = 4242
BOT_NAME = "rezerv_test_bot"
START = datetime(2026, 9, 15, 7, 0, tzinfo=UTC)
"""A Tuesday morning in Moscow, in the first cycle of every programme."""
PLENTY = Rates(overall=1_000_000, chat=1e6, chat_burst=100_000, bulk_chat_seconds=0)


class FakeClock(Clock):
    """Stands still until it is moved."""

    def __init__(self, start: datetime = START) -> None:
        super().__init__()
        self._now = start

    def now(self) -> datetime:
        return self._now + self.offset

    def forward(self, **step: float) -> None:
        self._now += timedelta(**step)


class FakeSession(BaseSession):
    """Takes every call as Telegram would, and keeps it; `faults` are raised first, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []
        self.faults: list[TelegramAPIError] = []
        self.messages: dict[tuple[int, int], SendMessage | EditMessageText | SendDocument] = {}
        self._ids = itertools.count(1000)

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        if self.faults:
            raise self.faults.pop(0)
        self.calls.append(method)
        if isinstance(method, SendMessage | SendDocument):
            message_id = next(self._ids)
            self.messages[method.chat_id, message_id] = method  # type: ignore[index]
            return _message(int(method.chat_id), message_id)
        if isinstance(method, EditMessageText):
            self.messages[method.chat_id, method.message_id] = method  # type: ignore[index]
            return True
        return True

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def _message(chat: int, message_id: int) -> Message:
    return Message(message_id=message_id, date=START, chat=Chat(id=chat, type="private"), text="…")


@cache
def the_dispatcher() -> Dispatcher:
    return make_dispatcher()


@cache
def the_catalogue() -> Catalogue:
    return Catalogue.load()


@cache
def the_programme(key: str) -> Programme:
    return load(key)


@dataclass
class Stage:
    """The bot's spine over one database; people are made by `person`."""

    database: Database
    programme: Programme = field(default_factory=lambda: the_programme("ketchenery"))
    dispatcher: Dispatcher = field(default_factory=lambda: the_dispatcher())
    context: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.session = FakeSession()
        default = DefaultBotProperties(parse_mode="HTML")
        self.bot = Bot(f"{BOT_ID}:{'a' * 35}", session=self.session, default=default)
        self.clock = FakeClock()
        self.courier = Courier(self.bot, Limits(PLENTY))
        self.catalogue = the_catalogue()
        self.unit_of_work = UnitOfWork(
            bot=self.bot,
            dispatcher=self.dispatcher,
            database=self.database,
            courier=self.courier,
            clock=self.clock,
            catalogue=self.catalogue,
            zone=ZoneInfo(self.programme.timezone),
            consent=ConsentInForce.of(self.programme),
            context={
                "programme": self.programme,
                "catalogue": self.catalogue,
                "bot_name": BOT_NAME,
                **self.context,
            },
        )
        self._update_ids = itertools.count(500_001)
        self._message_ids = itertools.count(1)

    async def open(self) -> None:
        async with self.database.write() as session:
            await sync_programme(session, self.programme, today=self.clock.now().date())

    def person(self, telegram_id: int = 101, first_name: str = "Тест", language: str = "ru") -> Talker:
        return Talker(self, telegram_id, first_name, language)

    async def feed(self, *, update_id: int | None = None, **content: Any) -> None:
        """Handle one raw update and wait until its replies are out."""
        raw = {"update_id": next(self._update_ids) if update_id is None else update_id, **content}
        await self.unit_of_work.handle(Update.model_validate(raw, context={"bot": self.bot}))
        await self.courier.drain(5)

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def next_update_id(self) -> int:
        return next(self._update_ids)


@dataclass
class Talker:
    """One person with a phone: what they send, and what their chat shows."""

    stage: Stage
    id: int
    first_name: str
    language: str

    @property
    def user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": self.language}

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.first_name}

    def message(self, **content: Any) -> dict[str, Any]:
        """A raw message of this person; a text that begins with a slash gets its command entity."""
        text = content.get("text", "")
        if text.startswith("/"):
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        date = int(self.stage.clock.now().timestamp())
        return {
            "message_id": self.stage.next_message_id(),
            "date": date,
            "chat": self.chat,
            "from": self.user,
            **content,
        }

    async def says(self, text: str) -> Talker:
        await self.stage.feed(message=self.message(text=text))
        return self

    async def sends(self, **content: Any) -> Talker:
        """Any other message: `contact=…`, `document=…`, `sticker=…`."""
        await self.stage.feed(message=self.message(**content))
        return self

    async def edits(self, message_id: int, text: str) -> Talker:
        edited = self.message(text=text) | {"message_id": message_id, "edit_date": 1}
        await self.stage.feed(edited_message=edited)
        return self

    def press(self, label_or_data: str, *, message_id: int | None = None) -> dict[str, Any]:
        """The raw callback of a button: by its label, the beginning of it, or its data, newest message first."""
        found = self._button(label_or_data)
        shown, data = found or (self._newest(), label_or_data)
        message = {
            "message_id": message_id or shown,
            "date": int(self.stage.clock.now().timestamp()),
            "chat": self.chat,
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "Резерв"},
            "text": "…",
        }
        return {
            "id": str(self.stage.next_message_id()),
            "from": self.user,
            "chat_instance": "1",
            "message": message,
            "data": data,
        }

    async def presses(self, label_or_data: str, *, message_id: int | None = None) -> Talker:
        await self.stage.feed(callback_query=self.press(label_or_data, message_id=message_id))
        return self

    def _button(self, label_or_data: str) -> tuple[int, str] | None:
        for shown, call in reversed(self._shown()):
            if isinstance(call.reply_markup, InlineKeyboardMarkup):
                buttons = [button for row in call.reply_markup.inline_keyboard for button in row]
                for button in buttons:
                    if button.callback_data and label_or_data in (button.text, button.callback_data):
                        return shown, button.callback_data
                for button in buttons:
                    if button.callback_data and button.text.startswith(label_or_data):
                        return shown, button.callback_data
        return None

    def _shown(self) -> list[tuple[int, Any]]:
        shown = self.stage.session.messages.items()
        return [(message_id, call) for (chat, message_id), call in shown if chat == self.id]

    def _newest(self) -> int:
        shown = self._shown()
        return shown[-1][0] if shown else 1

    @property
    def calls(self) -> list[TelegramMethod[Any]]:
        """Every call to this chat, oldest first."""
        return [call for call in self.stage.session.calls if getattr(call, "chat_id", None) == self.id]

    @property
    def texts(self) -> list[str]:
        return [call.text or "" for call in self.calls if isinstance(call, SendMessage | EditMessageText)]

    @property
    def last(self) -> SendMessage | EditMessageText:
        """The newest text shown, sent or edited."""
        found = [call for call in self.calls if isinstance(call, SendMessage | EditMessageText)]
        return found[-1]

    @property
    def alert(self) -> str | None:
        """The words of the newest answer to a press."""
        answers = [call for call in self.stage.session.calls if isinstance(call, AnswerCallbackQuery)]
        return answers[-1].text if answers else None

    @property
    def buttons(self) -> list[str]:
        """Labels on the newest text, inline or in the place of the keyboard."""
        markup = self.last.reply_markup
        if isinstance(markup, InlineKeyboardMarkup):
            return [button.text for row in markup.inline_keyboard for button in row]
        if isinstance(markup, ReplyKeyboardMarkup):
            return [button.text for row in markup.keyboard for button in row]
        return []
