"""Bot API calls that go through the database come out as they went in."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    ForceReply,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import as_calls, chat_of, from_row, to_row
from tests.kit import START

WORDS = st.text(min_size=1, max_size=60)
CHATS = st.integers(1, 2**52)
BUTTONS = st.one_of(
    st.builds(InlineKeyboardButton, text=WORDS, callback_data=WORDS, style=st.sampled_from([None, "primary"])),
    st.builds(InlineKeyboardButton, text=WORDS, url=st.just("tg://user?id=1")),
)
INLINE = st.builds(InlineKeyboardMarkup, inline_keyboard=st.lists(st.lists(BUTTONS, max_size=3), max_size=4))
KEYBOARDS = st.builds(
    ReplyKeyboardMarkup,
    keyboard=st.lists(
        st.lists(st.builds(KeyboardButton, text=WORDS, request_contact=st.booleans()), min_size=1, max_size=2),
        min_size=1,
        max_size=2,
    ),
    resize_keyboard=st.booleans(),
    one_time_keyboard=st.booleans(),
)
MARKUPS = st.one_of(
    st.none(), INLINE, KEYBOARDS, st.just(ReplyKeyboardRemove(remove_keyboard=True)),
    st.builds(ForceReply, force_reply=st.just(True), input_field_placeholder=WORDS),
)  # fmt: skip
FILES = st.one_of(WORDS, st.builds(FSInputFile, path=st.just("folder/x.pdf"), filename=WORDS))
CALLS = st.one_of(
    st.builds(SendMessage, chat_id=CHATS, text=WORDS, reply_markup=MARKUPS, protect_content=st.booleans()),
    st.builds(EditMessageText, chat_id=CHATS, message_id=CHATS, text=WORDS, reply_markup=st.none() | INLINE),
    st.builds(EditMessageReplyMarkup, chat_id=CHATS, message_id=CHATS, reply_markup=st.none() | INLINE),
    st.builds(DeleteMessage, chat_id=CHATS, message_id=CHATS),
    st.builds(AnswerCallbackQuery, callback_query_id=WORDS, text=st.none() | WORDS, show_alert=st.booleans()),
    st.builds(SendChatAction, chat_id=CHATS, action=st.just("typing")),
    st.builds(SendDocument, chat_id=CHATS, document=FILES, caption=st.none() | WORDS, reply_markup=MARKUPS),
    st.builds(SendPhoto, chat_id=CHATS, photo=FILES, caption=st.none() | WORDS),
)


def fields(call: TelegramMethod[Any]) -> dict[str, Any]:
    """Everything of a call as plain data; files by path and name, because they compare by identity."""
    return {
        name: (str(value.path), value.filename) if isinstance(value, FSInputFile) else value for name, value in call
    }


@given(CALLS)
def test_reply_survives_the_database(call: TelegramMethod[Any]) -> None:
    revived = from_row(orjson.loads(orjson.dumps(to_row(call))))
    assert (type(revived), fields(revived)) == (type(call), fields(call))


@pytest.mark.parametrize("row", [{"method": "Bot", "fields": {}}, {"method": "__import__", "fields": {}}])
def test_row_that_names_no_method_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        from_row(row)


def message_update() -> Update:
    return Update(update_id=1)


def press_update() -> Update:
    user = {"id": 5, "is_bot": False, "first_name": "Тест"}
    query = {"id": "9", "from": user, "chat_instance": "1", "data": "x", "date": START}
    return Update.model_validate({"update_id": 1, "callback_query": query})


SAY = SendMessage(chat_id=1, text="x")


@pytest.mark.parametrize(
    ("result", "calls"), [(None, []), (SAY, [SAY]), ([SAY, SAY], [SAY, SAY]), ((SAY,), [SAY])]
)  # fmt: skip
def test_result_of_a_handler_is_its_calls(result: object, calls: list[TelegramMethod[Any]]) -> None:
    assert as_calls(result, message_update()) == calls


def test_press_is_answered_even_when_the_handler_says_nothing() -> None:
    assert as_calls(None, press_update()) == [AnswerCallbackQuery(callback_query_id="9")]


def test_press_that_is_answered_is_not_answered_again() -> None:
    own = AnswerCallbackQuery(callback_query_id="9", text="!")
    assert as_calls([SAY, own], press_update()) == [SAY, own]


@pytest.mark.parametrize("result", [5, object(), ["text"], "text"])
def test_result_that_is_no_call_is_a_mistake(result: object) -> None:
    with pytest.raises(TypeError):
        as_calls(result, message_update())


def test_chat_of_a_call_is_the_number_it_goes_to() -> None:
    assert (chat_of(SAY), chat_of(AnswerCallbackQuery(callback_query_id="1"))) == (1, None)
