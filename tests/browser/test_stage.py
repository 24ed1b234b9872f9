"""Several people on one page, the clock, and a server that goes away."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import PageFor
from tests.browser.scripted_bot import ScriptedBot
from tests.browser.server import CANDIDATE, COORDINATOR, MENTOR, SandboxServer


@pytest.mark.usefixtures("scripted_bot")
async def test_two_people_talk_side_by_side(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    window = await page_for(sandbox_server.url, width=1400)
    candidate = await window.open(CANDIDATE.id)
    await window.page.get_by_test_id("columns-2").click()
    mentor = await window.open(MENTOR.id)
    assert await candidate.ask("Я кандидат") == "Вы написали: Я кандидат"
    assert await mentor.ask("Я наставник") == "Вы написали: Я наставник"
    assert await candidate.last_bot_text() == "Вы написали: Я кандидат"


async def test_unread_is_counted_until_the_chat_is_opened(
    page_for: PageFor, sandbox_server: SandboxServer, scripted_bot: ScriptedBot
) -> None:
    window = await page_for(sandbox_server.url)
    mentor = await window.open(MENTOR.id)
    await mentor.ask("Здравствуйте")
    await window.open(CANDIDATE.id)
    for number in (1, 2):
        await scripted_bot.call("sendMessage", chat_id=MENTOR.id, text=f"Новость {number}")
    badge = window.page.get_by_test_id(f"unread-{MENTOR.id}")
    await expect(badge.locator("[aria-hidden]")).to_have_text("2")
    await expect(window.page).to_have_title(re.compile(r"^\(2\)"))
    await window.open(MENTOR.id)
    await expect(badge).to_be_hidden()


async def test_chat_talked_in_stays_when_another_is_opened(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    window = await page_for(sandbox_server.url, width=1400)
    await window.page.get_by_test_id("columns-2").click()
    candidate = await window.open(CANDIDATE.id)
    coordinator = await window.open(COORDINATOR.id)
    mentor = ChatPage(window.page, MENTOR.id)
    await expect(mentor.chat).to_be_hidden()
    await candidate.input.click()
    await window.open(MENTOR.id)
    await expect(candidate.chat).to_be_visible()
    await expect(coordinator.chat).to_be_hidden()


@pytest.mark.usefixtures("scripted_bot")
async def test_invitation_in_a_message_is_opened_for_the_person_chosen(
    page_for: PageFor, sandbox_server: SandboxServer
) -> None:
    coordinator = await (await page_for(sandbox_server.url)).open(COORDINATOR.id)
    await coordinator.ask("приглашение")
    await coordinator.bot_messages.last.get_by_role("link").click()
    await coordinator.page.get_by_test_id("dialog").get_by_role("button", name=MENTOR.first_name).click()
    mentor = ChatPage(coordinator.page, MENTOR.id)
    await mentor.wait_text("Приглашение: mentor-7")


@pytest.mark.usefixtures("scripted_bot")
async def test_invitation_pasted_into_the_input_is_opened(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    assert await chat.ask("https://t.me/rezerv_bot?start=abc_1") == "Здравствуйте! Приглашение: abc_1"


async def test_blocked_bot_is_refused_until_unblocked(
    page_for: PageFor, sandbox_server: SandboxServer, scripted_bot: ScriptedBot
) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("Здравствуйте")
    await chat.choose("chat-menu", "Заблокировать бота")
    await expect(chat.chat.get_by_test_id("chat-status")).to_have_text("Бот заблокирован")
    with pytest.raises(AssertionError, match="bot was blocked by the user"):
        await scripted_bot.call("sendMessage", chat_id=CANDIDATE.id, text="Слышно?")
    await chat.choose("chat-menu", "Разблокировать бота")
    await expect(chat.chat.get_by_test_id("chat-status")).to_have_text(CANDIDATE.label)
    await scripted_bot.call("sendMessage", chat_id=CANDIDATE.id, text="Слышно?")
    await chat.wait_text("Слышно?")


@pytest.mark.usefixtures("scripted_bot")
async def test_new_person_is_added_and_talks(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    window = await page_for(sandbox_server.url)
    await window.page.get_by_test_id("add-person").click()
    dialog = window.page.get_by_test_id("dialog")
    await dialog.get_by_label("Имя", exact=True).fill("Новый <b>")
    await dialog.get_by_label("Роль").fill("Эксперт")
    await window.confirm()
    chat = await window.open(COORDINATOR.id + 1)
    await expect(chat.chat.get_by_role("heading")).to_have_text("Новый <b>")
    assert await chat.ask("Я здесь") == "Вы написали: Я здесь"


@pytest.mark.usefixtures("scripted_bot")
async def test_clock_moves_messages_on(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("Сегодня")
    clock = chat.page.get_by_test_id("clock")
    before = await clock.get_attribute("datetime")
    await chat.page.get_by_test_id("clock-week").click()
    await expect(clock).not_to_have_attribute("datetime", before or "")
    await chat.ask("Через неделю")
    await expect(chat.chat.locator(".day")).to_have_count(2)
    await expect(chat.chat.locator(".day").last).to_have_text("Сегодня")


async def test_page_comes_back_with_the_server(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    state = chat.page.get_by_test_id("link-state")
    async with ScriptedBot(sandbox_server.url):
        await chat.ask("До перерыва")
    await sandbox_server.stop()
    await expect(state).to_have_text("Нет связи. Пробую снова…")
    await sandbox_server.start()
    await expect(state).to_be_hidden()
    async with ScriptedBot(sandbox_server.url):
        assert await chat.ask("После перерыва") == "Вы написали: После перерыва"
    await chat.wait_text("Вы написали: До перерыва")


async def test_page_forgets_with_the_server(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    async with ScriptedBot(sandbox_server.url):
        await chat.ask("До перерыва")
    await sandbox_server.stop()
    sandbox_server.forget()
    await sandbox_server.start()
    await expect(chat.own_messages).to_have_count(0)
    async with ScriptedBot(sandbox_server.url):
        assert await chat.ask("Заново") == "Вы написали: Заново"


async def test_refused_text_stays_in_the_input(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await sandbox_server.stop()
    await chat.input.fill("Не потеряйте это")
    await chat.input.press("Enter")
    await expect(chat.page.get_by_test_id("link-state")).to_be_visible()
    await expect(chat.input).to_have_value("Не потеряйте это")


@pytest.mark.usefixtures("scripted_bot")
async def test_page_polls_where_events_do_not_come_through(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    window = await page_for(sandbox_server.url)
    await window.page.route("**/sim/events", lambda route: route.abort())
    await window.page.reload()
    await expect(window.page.get_by_test_id("link-state")).to_have_text("Обновляю раз в две секунды")
    chat = await window.open(CANDIDATE.id)
    assert await chat.ask("Слышно?") == "Вы написали: Слышно?"
