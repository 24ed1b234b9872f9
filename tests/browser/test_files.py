"""Files, pictures, contacts and stickers through the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PageFor
from tests.browser.scripted_bot import LETTER, LETTER_BODY, picture
from tests.browser.server import CANDIDATE, MENTOR, SandboxServer

pytestmark = pytest.mark.usefixtures("scripted_bot")


async def test_document_goes_up_with_its_caption(
    page_for: PageFor, sandbox_server: SandboxServer, tmp_path: Path
) -> None:
    essay = tmp_path / "Эссе (первое).txt"
    essay.write_bytes(b"x" * 1234)
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.attach(essay, caption="Моё эссе")
    message = await chat.wait_text("Получено")
    assert await message.get_by_test_id("text").inner_text() == "Получено: Эссе (первое).txt, 1234 Б, Моё эссе"


async def test_photo_goes_up(page_for: PageFor, sandbox_server: SandboxServer, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.attach(photo, kind="photo")
    await chat.wait_text("Получено: фото")
    await expect(chat.own_messages.last.get_by_test_id("picture")).to_be_visible()


async def test_document_comes_down_as_it_was(page_for: PageFor, sandbox_server: SandboxServer, tmp_path: Path) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    assert await chat.ask("файл") == "Приказ отдела"
    saved = await chat.download(tmp_path)
    assert (saved.name, saved.read_bytes()) == (LETTER, LETTER_BODY)


async def test_picture_is_drawn(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    assert await chat.ask("картинка") == "Ваши компетенции"
    image = chat.bot_messages.last.get_by_test_id("picture")
    await expect(image).to_be_visible()
    await image.evaluate("(image) => image.decode()")
    assert await image.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [320, 200]


async def test_contact_of_somebody_else_is_sent(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.choose("attach", "Чужой контакт…")
    await chat.page.get_by_test_id("dialog").get_by_role("button", name=MENTOR.first_name).click()
    await chat.wait_text(f"Телефон: {MENTOR.phone}")


async def test_sticker_is_sent(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.choose("attach", "Стикер")
    await chat.wait_text("Получено: sticker")


async def test_voice_is_sent(page_for: PageFor, sandbox_server: SandboxServer, tmp_path: Path) -> None:
    voice = tmp_path / "voice.ogg"
    voice.write_bytes(b"OggS" + bytes(200))
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.attach(voice, kind="voice")
    await chat.wait_text("Получено: voice")
