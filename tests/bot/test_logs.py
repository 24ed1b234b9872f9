"""What stands in the log: errors with their place, and neither a token nor a word of what people wrote."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.logs import TOKEN, set_up_logs
from models import Person
from models.database import Database
from tests.kit import START

SECRET_TOKEN = "7000000009:" + "k" * 35
PASSWORD = "correct horse"
TYPED = "Тайнописьменская"


class Lines:
    """What has been written to stderr."""

    def __init__(self) -> None:
        self._stream = io.StringIO()

    def take(self) -> str:
        """All since the last time."""
        words = self._stream.getvalue()
        self._stream.seek(0)
        self._stream.truncate()
        return words

    @contextmanager
    def stderr(self) -> Iterator[None]:
        with redirect_stderr(self._stream):
            yield


@pytest.fixture
def logs() -> Iterator[Lines]:
    """The real set-up, as verbose as it gets; afterwards the tests' own comes back."""
    before, handlers, level = structlog.get_config(), logging.root.handlers[:], logging.root.level
    lines = Lines()
    # The set-up takes the stream that stderr is at that moment.
    with lines.stderr():
        set_up_logs("DEBUG", secrets=(PASSWORD,))
    yield lines
    structlog.configure(**before)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def log() -> Any:
    """A new one: the bot's own keep the stream they met first."""
    return structlog.get_logger()


@pytest.mark.parametrize(
    "words",
    [
        SECRET_TOKEN,
        f"https://api.telegram.org/bot{SECRET_TOKEN}/getMe",
        f"https://api.telegram.org/file/bot{SECRET_TOKEN}/documents/1.pdf",
        f"«{SECRET_TOKEN}»",
        f"proxy with {PASSWORD} inside",
    ],
)
def test_secret_is_blotted_out_wherever_it_stands(logs: Lines, words: str) -> None:
    log().info(words)
    log().warning("event", where=words)
    logging.getLogger("aiohttp").warning("a library says %s", words)
    log().error("broken", exc_info=OSError(words))
    lines = logs.take()
    assert [secret for secret in ("k" * 35, PASSWORD) if secret in lines] == []
    assert lines.count("[token]") == 4


@given(st.integers(100, 10**12), st.text(alphabet="abcXYZ019_-", min_size=20, max_size=40), st.text(max_size=5))
def test_token_is_known_behind_any_letter(number: int, tail: str, before: str) -> None:
    assert tail not in TOKEN.sub("", f"{before}x{number}:{tail}")


def _database_error(url: str) -> BaseException:
    async def insert_twice() -> None:
        database = Database(url)
        try:
            for _ in range(2):
                async with database.write() as session:
                    session.add(Person(telegram_id=1, surname=TYPED, email=TYPED, created_at=START))
        finally:
            await database.close()

    with pytest.raises(IntegrityError) as caught:
        asyncio.run(insert_twice())
    return caught.value


def _statement_error(url: str) -> BaseException:
    async def ask() -> None:
        database = Database(url)
        try:
            async with database.write() as session:
                await session.execute(text("SELECT :typed FROM nowhere"), {"typed": TYPED})
        finally:
            await database.close()

    with pytest.raises(Exception, match="nowhere") as caught:
        asyncio.run(ask())
    return caught.value


class _Form(BaseModel):
    years: int


def _reading_error() -> BaseException:
    with pytest.raises(ValueError) as caught:
        _Form.model_validate({"years": TYPED})
    return caught.value


def _key_error() -> BaseException:
    with pytest.raises(KeyError) as caught:
        dict[str, int]()[TYPED]
    return caught.value


def test_what_people_typed_is_not_in_a_databases_error(logs: Lines, database_url: str) -> None:
    for error in (_database_error(database_url), _statement_error(database_url)):
        log().error("an update failed", exc_info=error)
        logging.getLogger("asyncio").error("a task failed", exc_info=error)
        lines = logs.take()
        assert (TYPED in lines, lines.count(f"sqlalchemy.exc.{type(error).__name__}")) == (False, 2)


@pytest.mark.parametrize("make", [_reading_error, _key_error])
def test_what_people_typed_is_not_in_a_parsers_error(logs: Lines, make: Callable[[], BaseException]) -> None:
    error = make()
    try:
        raise RuntimeError("while reading") from error
    except RuntimeError as outer:
        log().error("an update failed", exc_info=outer)
    lines = logs.take()
    assert TYPED not in lines
    assert "while reading" in lines


def test_place_of_an_error_stands_in_the_log(logs: Lines) -> None:
    def here_it_breaks() -> None:
        raise RuntimeError("on purpose")

    try:
        here_it_breaks()
    except RuntimeError:
        log().error("broken", exc_info=True)
    lines = logs.take()
    assert "here_it_breaks" in lines
    assert "builtins.RuntimeError: on purpose" in lines


def test_error_as_a_value_is_only_named(logs: Lines) -> None:
    log().warning("odd", error=ValueError(TYPED))
    lines = logs.take()
    assert TYPED not in lines
    assert "ValueError" in lines


def test_task_that_nobody_awaited_is_told_without_its_words(logs: Lines) -> None:
    async def scene() -> None:
        asyncio.get_running_loop().call_exception_handler({"message": "lost", "exception": ValueError(TYPED)})

    asyncio.run(scene())
    lines = logs.take()
    assert TYPED not in lines
    assert "lost" in lines
