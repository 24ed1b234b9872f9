"""A bot of a few lines, so that the page can be tried without the real one."""

from __future__ import annotations

import asyncio
import struct
import zlib
from typing import Any

import aiohttp

TOKEN = "1000000:scripted-bot"
LETTER = "Приказ.txt"
LETTER_BODY = "Список участников".encode()


def picture(width: int = 320, height: int = 200) -> bytes:
    """A small PNG, blue turning into green."""
    rows = b"".join(
        b"\0" + bytes(c for x in range(width) for c in (40, 90 + 120 * x // width, 200 - 120 * y // height))
        for y in range(height)
    )
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _buttons() -> dict[str, Any]:
    return {
        "inline_keyboard": [
            [{"text": "Прибавить", "callback_data": "plus", "style": "primary"}],
            [{"text": "Подсказка", "callback_data": "toast"}, {"text": "Предупреждение", "callback_data": "alert"}],
            [{"text": "Убрать", "callback_data": "gone", "style": "danger"}],
        ]
    }


def _keyboard() -> dict[str, Any]:
    rows = [[{"text": "Мой телефон", "request_contact": True}], [{"text": "Заявка"}, {"text": "Помощь"}]]
    return {"keyboard": rows, "resize_keyboard": True}


class ScriptedBot:
    """Echoes text and reacts to a few words; `async with` polls for as long as the block runs."""

    def __init__(self, server_url: str) -> None:
        self._url = server_url
        self._count = 0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> ScriptedBot:
        self._session = aiohttp.ClientSession()
        commands = [{"command": "help", "description": "Помощь"}, {"command": "profile", "description": "Мои данные"}]
        await self.call("setMyCommands", commands=commands)
        self._task = asyncio.create_task(self._poll())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        (end,) = await asyncio.gather(self._task, return_exceptions=True)
        await self._session.close()
        if end is not None and not isinstance(end, asyncio.CancelledError):
            raise end  # it fell silent long before, and that is why

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method with JSON and return its result; raises AssertionError when the server says no."""
        async with self._session.post(f"{self._url}/bot{TOKEN}/{method}", json=params) as answer:
            body = await answer.json()
        assert body["ok"], body
        return body["result"]

    async def upload(self, method: str, chat_id: int, field: str, name: str, data: bytes, caption: str = "") -> None:
        """Send a file in the named field."""
        form = aiohttp.FormData({"chat_id": str(chat_id), "caption": caption}, quote_fields=False)
        form.add_field(field, data, filename=name)
        async with self._session.post(f"{self._url}/bot{TOKEN}/{method}", data=form) as answer:
            assert answer.status == 200, await answer.text()

    async def _poll(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                await self._react(update)

    async def _react(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._pressed(update["callback_query"])
        elif "edited_message" in update:
            message = update["edited_message"]
            await self._say(message, f"Теперь так: {message['text']}")
        elif "message" in update:
            await self._heard(update["message"])

    async def _say(self, message: dict[str, Any], text: str, **more: Any) -> None:
        await self.call("sendMessage", chat_id=message["chat"]["id"], text=text, **more)

    async def _heard(self, message: dict[str, Any]) -> None:
        if "contact" in message:
            await self._say(message, f"Телефон: {message['contact']['phone_number']}")
        elif "document" in message:
            await self._fetched(message, message["document"], message["document"]["file_name"])
        elif "photo" in message:
            await self._fetched(message, message["photo"][-1], "фото")
        elif "text" in message:
            await self._answered(message, message["text"])
        else:
            kinds = sorted({"sticker", "location", "voice"} & message.keys())
            await self._say(message, f"Получено: {', '.join(kinds)}")

    async def _fetched(self, message: dict[str, Any], file: dict[str, Any], name: str) -> None:
        path = (await self.call("getFile", file_id=file["file_id"]))["file_path"]
        async with self._session.get(f"{self._url}/file/bot{TOKEN}/{path}") as answer:
            size = len(await answer.read())
        await self._say(message, f"Получено: {name}, {size} Б, {message.get('caption', 'без подписи')}")

    async def _answered(self, message: dict[str, Any], text: str) -> None:
        chat_id = message["chat"]["id"]
        if text.startswith("/start"):
            payload = text.partition(" ")[2]
            await self._say(message, f"Здравствуйте! Приглашение: {payload or 'нет'}", reply_markup=_keyboard())
        elif text == "кнопки":
            await self._say(message, "Счёт: 0", reply_markup=_buttons())
        elif text == "разметка":
            await self._say(message, "😀 <b>Важно: <i>срок</i></b> и <code>a &lt; b</code>", parse_mode="HTML")
        elif text == "приглашение":
            await self._say(message, "Ваша ссылка: https://t.me/rezerv_bot?start=mentor-7")
        elif text == "файл":
            await self.upload("sendDocument", chat_id, "document", LETTER, LETTER_BODY, "Приказ отдела")
        elif text == "картинка":
            await self.upload("sendPhoto", chat_id, "photo", "chart.png", picture(), "Ваши компетенции")
        elif text == "спроси":
            await self._say(message, "Как вас зовут?", reply_markup={"force_reply": True})
        elif text == "печатай":
            await self.call("sendChatAction", chat_id=chat_id, action="typing")
        else:
            await self._say(message, f"Вы написали: {text}")

    async def _pressed(self, query: dict[str, Any]) -> None:
        message = query["message"]
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        answers: dict[str, dict[str, Any]] = {
            "toast": {"text": "Это подсказка"},
            "alert": {"text": "Это нельзя отменить", "show_alert": True},
        }
        await self.call("answerCallbackQuery", callback_query_id=query["id"], **answers.get(query["data"], {}))
        if query["data"] == "plus":
            self._count += 1
            await self.call("editMessageText", **place, text=f"Счёт: {self._count}", reply_markup=_buttons())
        elif query["data"] == "gone":
            await self.call("deleteMessage", **place)
