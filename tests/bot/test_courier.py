"""Replies on their way, in virtual time: order, repetition, and chats that do not wait for each other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendDocument, SendMessage, TelegramMethod
from aiogram.types import FSInputFile

from bot.courier import UNCERTAIN_TRIES, Courier, Parcel
from bot.limits import Limits
from tests.kit import PLENTY
from tests.virtual_time import loop_time, virtually

Raised = Exception
Fault = Callable[[TelegramMethod[Any]], Raised]


class Line(BaseSession):
    """A telephone line to Telegram: what was said and when; `faults` come first, in order, chat by chat."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[float, TelegramMethod[Any]]] = []
        self.faults: defaultdict[int | str | None, list[Fault]] = defaultdict(list)
        self.slow: dict[int, float] = {}

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        chat = getattr(method, "chat_id", None)
        await asyncio.sleep(self.slow.get(chat or 0, 0))
        self.heard.append((round(loop_time() - 1000, 2), method))
        if isinstance(document := getattr(method, "document", None), FSInputFile):
            Path(document.path).stat()
        if self.faults[chat]:
            raise self.faults[chat].pop(0)(method)
        return True

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""

    def texts(self, chat: int) -> list[str]:
        return [call.text for _, call in self.heard if isinstance(call, SendMessage) and call.chat_id == chat]

    def times(self, chat: int) -> list[float]:
        return [at for at, call in self.heard if getattr(call, "chat_id", None) == chat]


class Office:
    """A courier with its line."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.line = Line()
        self.courier = Courier(Bot("42:" + "a" * 35, session=self.line), limits or Limits(PLENTY))

    def take(self, update_id: int, *calls: TelegramMethod[Any], chat: int = 1) -> None:
        self.courier.take(chat, Parcel(update_id, calls))


def play(scene: Callable[[Office], Coroutine[Any, Any, None]], seconds: float = 120) -> Office:
    """Run `scene`, then wait until everything is sent."""

    async def whole() -> Office:
        office = Office()
        await scene(office)
        await office.courier.drain(seconds)
        await office.courier.close()
        return office

    return virtually(whole())


def say(text: str, chat: int = 1) -> SendMessage:
    return SendMessage(chat_id=chat, text=text)


def paint(text: str, message_id: int = 5) -> EditMessageText:
    return EditMessageText(chat_id=1, message_id=message_id, text=text)


def test_replies_of_a_chat_leave_in_order() -> None:
    async def scene(office: Office) -> None:
        office.line.slow[1] = 0.5
        for number in range(5):
            office.take(number, say(f"{number}a"), say(f"{number}b"))

    office = play(scene)
    assert office.line.texts(1) == [f"{number}{part}" for number in range(5) for part in "ab"]
    assert office.courier.answered() == [0, 1, 2, 3, 4]


def test_slow_chat_delays_no_other() -> None:
    async def scene(office: Office) -> None:
        office.line.slow[1] = 30
        office.take(1, say("slow"))
        office.take(2, say("quick", 2), chat=2)

    office = play(scene)
    assert (office.line.times(2), office.line.times(1)) == ([0], [30])


def test_press_is_answered_before_the_messages_that_stand_in_line() -> None:
    async def scene(office: Office) -> None:
        office.line.slow[1] = 5
        office.take(1, say("long"))
        office.take(2, AnswerCallbackQuery(callback_query_id="q"), say("then"))

    office = play(scene)
    assert [type(call).__name__ for _, call in office.line.heard] == [
        "AnswerCallbackQuery", "SendMessage", "SendMessage",
    ]  # fmt: skip


def test_picture_that_is_painted_over_is_not_sent() -> None:
    async def scene(office: Office) -> None:
        office.line.slow[1] = 1
        office.take(0, say("busy"))
        office.take(1, paint("1"), paint("other", 6))
        office.take(2, paint("2"))
        office.take(3, paint("3"))

    office = play(scene)
    assert [call.text for _, call in office.line.heard if isinstance(call, EditMessageText)] == ["other", "3"]
    assert office.courier.answered() == [0, 1, 2, 3]


def network(method: TelegramMethod[Any]) -> Raised:
    return TelegramNetworkError(method=method, message="ServerDisconnectedError: Server disconnected")


def refused(method: TelegramMethod[Any]) -> Raised:
    return TelegramNetworkError(method=method, message="ClientConnectorError: Cannot connect")


def server(method: TelegramMethod[Any]) -> Raised:
    return TelegramServerError(method=method, message="Bad Gateway")


def page(_method: TelegramMethod[Any]) -> Raised:
    return ClientDecodeError("Failed to decode object", ValueError("x"), "<html>502</html>")


def flood(method: TelegramMethod[Any]) -> Raised:
    return TelegramRetryAfter(method=method, message="Too Many Requests: retry after 7", retry_after=7)


def flood_without_seconds(method: TelegramMethod[Any]) -> Raised:
    return TelegramAPIError(method=method, message="Too Many Requests")


@pytest.mark.parametrize("fault", [network, refused, server, page, flood, flood_without_seconds])
def test_reply_that_failed_comes_once_the_line_is_well(fault: Fault) -> None:
    async def scene(office: Office) -> None:
        office.line.faults[1] = [fault, fault]
        office.take(1, say("first"))
        office.take(2, say("second"))

    office = play(scene)
    assert office.line.texts(1) == ["first", "first", "first", "second"]
    assert office.courier.answered() == [1, 2]


def test_no_call_is_made_before_retry_after_is_over() -> None:
    async def scene(office: Office) -> None:
        office.line.faults[1] = [flood]
        office.take(1, say("x"))

    assert play(scene).line.times(1) == [0, 7]


def test_uncertain_reply_is_given_up_so_that_the_chat_goes_on() -> None:
    async def scene(office: Office) -> None:
        office.line.faults[1] = [network] * UNCERTAIN_TRIES
        office.take(1, say("perhaps"))
        office.take(2, say("surely"))

    assert play(scene).line.texts(1) == ["perhaps"] * UNCERTAIN_TRIES + ["surely"]


def test_certain_failure_is_repeated_as_long_as_it_takes() -> None:
    async def scene(office: Office) -> None:
        office.line.faults[1] = [server] * 20
        office.take(1, say("patience"))

    office = play(scene, seconds=3600)
    assert (len(office.line.texts(1)), office.courier.answered()) == (21, [1])


def test_blocked_bot_says_no_more_and_remembers_who_blocked_it() -> None:
    async def scene(office: Office) -> None:
        office.line.faults[1] = [lambda method: TelegramForbiddenError(method=method, message="bot was blocked")]
        office.take(1, say("a"), say("b"))

    office = play(scene)
    assert (office.line.texts(1), office.courier.unreachable(), office.courier.answered()) == (["a"], {1}, [1])
    assert office.courier.unreachable() == set()


@pytest.mark.parametrize("words", ["Bad Request: message is not modified", "Bad Request: can't parse entities"])
def test_refused_call_holds_up_nothing(words: str) -> None:
    async def scene(office: Office) -> None:
        office.line.faults[1] = [lambda method: TelegramBadRequest(method=method, message=words)]
        office.take(1, say("a"), say("b"))

    office = play(scene)
    assert (office.line.texts(1), office.courier.answered()) == (["a", "b"], [1])


def test_file_that_is_gone_holds_up_nothing(tmp_path: Path) -> None:
    async def scene(office: Office) -> None:
        gone = FSInputFile(tmp_path / "gone.pdf")
        office.take(1, SendDocument(chat_id=1, document=gone), say("after"))
        office.take(2, say("next"))

    office = play(scene)
    assert (office.line.texts(1), office.courier.answered()) == (["after", "next"], [1, 2])


def test_drain_gives_up_after_its_time_and_what_is_left_is_still_held() -> None:
    async def scene() -> tuple[bool, float, frozenset[int]]:
        office = Office()
        office.line.faults[1] = [server] * 1000
        office.take(7, say("never"))
        began = loop_time()
        drained = await office.courier.drain(3)
        took, held = loop_time() - began, office.courier.held
        await office.courier.close()
        return drained, round(took), held

    assert virtually(scene()) == (False, 3, frozenset({7}))


def test_marks_that_failed_are_handed_over_again() -> None:
    async def scene(office: Office) -> None:
        office.take(1, say("a"))

    courier = play(scene).courier
    taken = courier.answered()
    assert (taken, courier.waiting) == ([1], 0)
    courier.unmarked(taken)
    assert courier.answered() == [1]


def test_limits_are_kept_over_all_chats() -> None:
    async def scene() -> list[float]:
        office = Office(Limits())
        for chat in range(1, 101):
            office.take(chat, say("x", chat), chat=chat)
        await office.courier.drain(60)
        return [at for at, _ in office.line.heard]

    moments = virtually(scene())
    assert len(moments) == 100
    assert max(moments) == pytest.approx(3, abs=0.1)
