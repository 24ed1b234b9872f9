"""pyTelegramBotAPI, which knows nothing of the sandbox, takes it for Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from aiohttp import web
from telebot import asyncio_helper, types
from telebot.async_telebot import AsyncTeleBot
from telebot.asyncio_helper import ApiTelegramException, session_manager

from sandbox.server import serve
from tests.sandbox.box import ANNA, TOKEN, Box

# The library's types are half there; what it does is what is tested.
helper: Any = asyncio_helper
update_from: Any = types.Update.de_json
SECRET = "telebot-secret"


@pytest.fixture
def addresses(box: Box) -> Iterator[None]:
    """The library keeps the server's address in its module."""
    before = helper.API_URL, helper.FILE_URL
    helper.API_URL = box.url + "/bot{0}/{1}"
    helper.FILE_URL = box.url + "/file/bot{0}/{1}"
    yield
    helper.API_URL, helper.FILE_URL = before


@pytest.fixture
async def bot(addresses: None) -> AsyncIterator[AsyncTeleBot]:
    yield AsyncTeleBot(TOKEN, colorful_logs=False)
    if session_manager.session is not None:
        await session_manager.session.close()
        session_manager.session = None


def keyboard() -> types.InlineKeyboardMarkup:
    return types.InlineKeyboardMarkup([[types.InlineKeyboardButton("Дальше", callback_data="next")]])


def prepared(bot: Any) -> Any:
    async def greet(message: Any) -> None:
        await bot.send_message(message.chat.id, "Здравствуйте", reply_markup=keyboard())

    async def go_on(query: Any) -> None:
        await bot.answer_callback_query(query.id, "Готово")
        await bot.edit_message_text("Дальше", query.message.chat.id, query.message.message_id)

    bot.register_message_handler(greet, commands=["start"])
    bot.register_callback_query_handler(go_on, func=lambda query: query.data == "next")
    return bot


async def walk(box: Box) -> None:
    await box.started()
    while len((await box.shown())["messages"]) < 2:
        pass
    await box.sim(f"people/{ANNA.id}/press", {"message_id": 2, "row": 0, "col": 0})
    while (await box.shown())["messages"][-1]["text"] != "Дальше":
        pass
    assert [alert["text"] for alert in (await box.shown())["alerts"]] == ["Готово"]


async def test_polling_answers(box: Box, bot: AsyncTeleBot) -> None:
    polling = asyncio.create_task(prepared(bot).polling(non_stop=True, timeout=1, request_timeout=5))
    await walk(box)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


async def test_a_webhook_answers(box: Box, bot: AsyncTeleBot) -> None:
    prepared(bot)

    async def take(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
        await bot.process_new_updates([update_from(await request.json())])
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", take)
    running = await serve(app, port=0)
    assert await bot.set_webhook(f"{running.url}/hook", secret_token=SECRET) is True
    await walk(box)
    info = await bot.get_webhook_info()
    assert (info.url, info.last_error_message) == (f"{running.url}/hook", None)
    await bot.delete_webhook()
    await running.stop()


async def test_files_go_both_ways(box: Box, bot: AsyncTeleBot) -> None:
    chat = await box.started()
    document = (await bot.send_document(chat, b"data", visible_file_name="plan.txt")).document
    assert document is not None
    found = await bot.get_file(document.file_id)
    assert (document.file_name, await bot.download_file(found.file_path)) == ("plan.txt", b"data")


async def test_refusals_become_errors(box: Box, bot: AsyncTeleBot) -> None:
    chat = await box.started()
    with pytest.raises(ApiTelegramException) as refused:
        await bot.send_message(chat, "<p>", parse_mode="HTML")
    assert (refused.value.error_code, refused.value.description) == (
        400, 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    )  # fmt: skip
    await box.sim(f"people/{chat}/block", {})
    with pytest.raises(ApiTelegramException) as forbidden:
        await bot.send_message(chat, "т")
    assert forbidden.value.error_code == 403
