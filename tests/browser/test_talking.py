"""Talking with a bot through the page: text, buttons, answers to presses."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PageFor
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.server import CANDIDATE, SandboxServer

pytestmark = pytest.mark.usefixtures("scripted_bot")


async def test_text_is_answered(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    assert await chat.ask("Добрый день") == "Вы написали: Добрый день"


async def test_start_button_begins_and_gives_way(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.chat.get_by_test_id("start").click()
    await chat.wait_text("Здравствуйте! Приглашение: нет")
    await expect(chat.chat.get_by_test_id("start")).to_be_hidden()


async def test_shift_enter_makes_a_line(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.input.press_sequentially("раз")
    await chat.input.press("Shift+Enter")
    await chat.input.press_sequentially("два")
    await chat.input.press("Enter")
    message = await chat.wait_text("Вы написали")
    assert await message.get_by_test_id("text").inner_text() == "Вы написали: раз\nдва"


async def test_html_of_a_person_stays_text(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    forged = "<img src=x onerror=alert(1)><b>я</b>"
    assert await chat.ask(forged) == f"Вы написали: {forged}"
    assert await chat.chat.locator(".text img, .text b, .text strong").count() == 0


async def test_entities_are_drawn_past_emoji(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    assert await chat.ask("разметка") == "😀 Важно: срок и a < b"
    text = chat.bot_messages.last
    assert await text.locator("strong").inner_text() == "Важно: срок"
    assert await text.locator("strong em").inner_text() == "срок"
    assert await text.locator("code").inner_text() == "a < b"


async def test_press_edits_in_place(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("кнопки")
    await chat.press("Прибавить")
    await chat.wait_text("Счёт: 1")
    await chat.press("Прибавить")
    message = await chat.wait_text("Счёт: 2")
    await expect(message.get_by_test_id("edited")).to_be_visible()
    await expect(chat.bot_messages).to_have_count(1)
    await expect(chat.button("Прибавить")).to_be_focused()


async def test_button_styles_are_shown(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("кнопки")
    await expect(chat.button("Прибавить")).to_have_class("inline-button primary")
    await expect(chat.button("Подсказка")).to_have_class("inline-button")
    await expect(chat.button("Убрать")).to_have_class("inline-button danger")


async def test_press_answer_is_a_toast(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("кнопки")
    await chat.press("Подсказка")
    await expect(chat.chat.get_by_test_id("toast")).to_have_text("Это подсказка")


async def test_press_answer_is_an_alert_closed_by_keyboard(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("кнопки")
    await chat.press("Предупреждение")
    alert = chat.chat.get_by_test_id("alert")
    await expect(alert.locator("p")).to_have_text("Это нельзя отменить")
    await chat.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)


async def test_deleted_message_goes(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("кнопки")
    await chat.press("Убрать")
    await expect(chat.bot_messages).to_have_count(0)


async def test_reply_keyboard_sends_its_text(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("/start")
    await chat.press("Помощь")
    await chat.wait_text("Вы написали: Помощь")


async def test_reply_keyboard_is_put_away_and_back(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("/start")
    toggle = chat.chat.get_by_test_id("keyboard-toggle")
    await toggle.click()
    await expect(chat.chat.get_by_test_id("reply-keyboard")).to_be_hidden()
    await toggle.click()
    await expect(chat.chat.get_by_test_id("reply-keyboard")).to_be_visible()


async def test_contact_button_shares_own_phone_after_a_question(
    page_for: PageFor, sandbox_server: SandboxServer
) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("/start")
    await chat.press("Мой телефон")
    await chat.confirm()
    await chat.wait_text(CANDIDATE.phone)
    await expect(chat.own_messages.last.get_by_test_id("contact")).to_be_visible()


async def test_typing_is_shown(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await expect(chat.chat.get_by_test_id("chat-status")).to_have_text(CANDIDATE.label)
    await chat.say("печатай")
    await expect(chat.chat.get_by_test_id("chat-status")).to_have_text("печатает…")


async def test_command_menu_sends_the_command(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.choose("commands", "Мои данные")
    await chat.wait_text("Вы написали: /profile")


async def test_correction_reaches_the_bot(
    page_for: PageFor, sandbox_server: SandboxServer, scripted_bot: ScriptedBot
) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("Аиса")
    await chat.own_messages.last.get_by_test_id("message-actions").click()
    await chat.page.get_by_role("menuitem", name="Изменить").click()
    await chat.input.fill("Айса")
    await chat.input.press("Enter")
    await chat.wait_text("Теперь так: Айса")


async def test_answer_names_its_message(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("Добрый день")
    await chat.bot_messages.last.get_by_test_id("message-actions").click()
    await chat.page.get_by_role("menuitem", name="Ответить").click()
    await chat.say("Это вам")
    await expect(chat.own_messages.last.locator(".quote")).to_have_text("БотВы написали: Добрый день")


async def test_forced_answer_is_begun_by_the_page(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("спроси")
    await expect(chat.chat.get_by_test_id("mode-bar")).to_contain_text("Как вас зовут?")
    await chat.say("Айса")
    await expect(chat.own_messages.last.locator(".quote")).to_have_text("БотКак вас зовут?")


async def test_long_chat_is_shown_from_its_end(
    page_for: PageFor, sandbox_server: SandboxServer, scripted_bot: ScriptedBot
) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("Добрый день")
    for number in range(150):
        await scripted_bot.call("sendMessage", chat_id=CANDIDATE.id, text=f"Сообщение {number}")
    await expect(await chat.wait_text("Сообщение 149")).to_be_in_viewport()
    await expect(chat.bot_messages).to_have_count(120)
    await chat.chat.get_by_role("button", name="Показать раньше").click()
    await expect(chat.bot_messages).to_have_count(151)
