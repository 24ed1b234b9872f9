"""python-telegram-bot, which knows nothing of the sandbox, takes it for Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from tests.sandbox import pictures
from tests.sandbox.box import ANNA, TOKEN, Box

Context = ContextTypes.DEFAULT_TYPE


def client(box: Box, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{box.url}/bot", base_file_url=f"{box.url}/file/bot")


@pytest.fixture
async def bot(box: Box) -> AsyncIterator[Bot]:
    async with client(box) as ready:
        yield ready


async def test_messages_are_sent_and_edited(box: Box, bot: Bot) -> None:
    chat = await box.started()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("к", callback_data="d", style="success")]])
    message = await bot.send_message(chat, "<b>т</b>", parse_mode="HTML", reply_markup=keyboard)
    assert (message.text_html, message.reply_markup) == ("<b>т</b>", keyboard)
    edited = await message.edit_text("иначе")
    assert isinstance(edited, type(message))
    assert edited.text == "иначе"
    assert await message.delete() is True


async def test_files_go_both_ways(box: Box, bot: Bot) -> None:
    chat = await box.started()
    document = (await bot.send_document(chat, b"data", filename="план.txt", caption="т")).document
    assert document is not None
    assert document.file_name == "план.txt"
    assert bytes(await (await document.get_file()).download_as_bytearray()) == b"data"
    photo = (await bot.send_photo(chat, pictures.png(30, 20))).photo[-1]
    assert (photo.width, photo.height) == (30, 20)
    album = await bot.send_media_group(chat, [InputMediaDocument(b"1", filename="1"), InputMediaDocument(b"2")])
    assert len({message.media_group_id for message in album}) == 1


# The pause is on its way from seconds to a timedelta, and the library says so at every look.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_refusals_become_their_errors(box: Box, bot: Bot) -> None:
    chat = await box.started()
    message = await bot.send_message(chat, "т")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("т")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "т")
    await box.sim("faults", {"method": "sendMessage", "kind": "429", "retry_after": 4, "times": 1}, status=201)
    with pytest.raises(RetryAfter) as pause:
        await bot.send_message(chat, "т")
    assert pause.value.retry_after in {4, timedelta(seconds=4)}
    await box.sim(f"people/{chat}/block", {})
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat, "т")
    with pytest.raises(InvalidToken):
        await client(box, "9:another_one").get_me()


async def test_a_second_poller_meets_the_conflict(box: Box, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    while not (await box.sim("updates"))["polled"]:
        pass
    await box.api("getUpdates")
    with pytest.raises(Conflict):
        await first


async def greet(update: Update, _: Context) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Дальше", callback_data="next")]])
    assert update.message is not None
    await update.message.reply_text("Здравствуйте", reply_markup=keyboard)


async def go_on(update: Update, _: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Готово", show_alert=True)
    await update.callback_query.edit_message_text("Дальше")


async def test_an_application_polls_and_answers(box: Box) -> None:
    request = HTTPXRequest(connection_pool_size=8)
    app = Application.builder().token(TOKEN).base_url(f"{box.url}/bot").request(request).build()
    app.add_handlers([CommandHandler("start", greet), CallbackQueryHandler(go_on, "next")])
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(timeout=1)
        await box.started()
        while len((await box.shown())["messages"]) < 2:
            pass
        await box.sim(f"people/{ANNA.id}/press", {"message_id": 2, "data": "next"})
        while (await box.shown())["messages"][-1]["text"] != "Дальше":
            pass
        await app.updater.stop()
        await app.stop()
    view = await box.shown()
    assert [alert["text"] for alert in view["alerts"]] == ["Готово"]
    assert (view["messages"][-1]["edited"], (await box.sim("updates"))["pending"]) == (True, 0)
