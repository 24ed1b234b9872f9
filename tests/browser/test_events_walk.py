"""An event and a broadcast in a real browser: made, found, signed up for, put into a calendar, reminded of, told of."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import icalendar
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import PageFor
from tests.browser.test_walk import (
    CANDIDATE,
    COORDINATOR,
    ZONE,
    agree,
    bot_now,
    bot_url,
    correct_and_send,
    fill,
    move_clock,
)

__all__ = ["bot_url"]

TITLE = "Семинар «Первые сто дней»"
PLACE = "Школа № 1 (пример)"
WORDS = "Коллеги, ждём вас на <семинаре> & чай"


TICK_MS = 60_000
"""The planner of reminders looks every half minute."""


async def make_event(chat: ChatPage, starts: datetime) -> None:
    """A blank form: four answers are enough, the place is added at the summary."""
    await chat.say("/menu")
    await chat.press("Мероприятия")
    await chat.press("Создать мероприятие")
    await chat.press("Пустая форма")
    await chat.press("Семинар")
    await chat.say(TITLE)
    await chat.wait_text("Когда начало?")
    await chat.say(f"{starts:%d.%m.%Y %H:%M}")
    await chat.press("2 часа")
    await chat.press("+ Место")
    await chat.say(PLACE)
    await chat.wait_text(f"Место: {PLACE}")
    await chat.press("Дальше: как увидят участники")
    await chat.press("Создать мероприятие")
    await chat.wait_text("Открыть карточку")


async def sign_up(chat: ChatPage, folder: Path) -> None:
    await chat.say("/menu")
    await chat.press("Мероприятия")
    await chat.chat.get_by_role("button", name=TITLE).last.click()
    await chat.wait_text(PLACE)
    await chat.press("Записаться")
    await chat.wait_text("Вы записаны")
    await chat.press("Файл для календаря")
    await chat.wait_text("откройте файл")
    [entry] = icalendar.Calendar.from_ical((await chat.download(folder)).read_bytes()).walk("VEVENT")
    assert (str(entry["summary"]), str(entry["location"])) == (TITLE, PLACE)


async def broadcast(chat: ChatPage) -> None:
    await chat.say("/menu")
    await chat.press("Рассылки")
    await chat.press("Новая рассылка")
    await chat.press("Текст")
    await chat.say(WORDS)
    await chat.press("Кнопки")
    await chat.press("Добавить «Ознакомлен»")
    await chat.press("← К черновику")
    await chat.press("Отправить…")
    await chat.chat.get_by_role("button", name="Отправить сейчас").last.click()
    await chat.wait_text("Рассылка ушла")


async def test_walk_from_a_new_event_to_its_reminder_and_a_broadcast(
    bot_url: str, page_for: PageFor, tmp_path: Path
) -> None:
    window = await page_for(bot_url)
    await window.page.get_by_role("button", name="Два чата рядом").click()
    candidate = await window.open(CANDIDATE)
    await agree(candidate)
    await fill(candidate)
    await correct_and_send(candidate)
    coordinator = await window.open(COORDINATOR)
    await coordinator.chat.get_by_test_id("start").click()
    starts = datetime.combine((await bot_now(bot_url)).date() + timedelta(days=2), time(15), ZONE)
    await make_event(coordinator, starts)
    await sign_up(candidate, tmp_path)
    await broadcast(coordinator)
    await candidate.wait_text(WORDS)
    await candidate.press("Ознакомлен")
    await expect(candidate.button("Ознакомлен")).to_have_count(0)
    await move_clock(bot_url, starts - timedelta(hours=27))
    reminder = candidate.bot_messages.filter(has_text="Вы записаны. Ждём вас.").last
    await expect(reminder).to_be_visible(timeout=TICK_MS)
