"""The whole way in a real browser against the real bot: applying, handing in, deciding, taking away in Excel."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import openpyxl
import pytest
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import PageFor

ROOT = Path(__file__).parents[2]
CANDIDATE, COORDINATOR = 100001, 100005
"""Of the demonstration people."""
ZONE = ZoneInfo("Europe/Moscow")
"""Of the programme, and so of its people."""
MORNING, EVENING = 9, 19
"""Hours between which a test may begin: it takes minutes, and the quiet hours begin at 21."""
STOP_SECONDS = 15
NAME = "Проходкина Анна"
FORMULA = '=HYPERLINK("http://example.org";"жмите") — и <b>учиться</b> управлять школой'
COMMENT = "Ждём вас в понедельник"

SCHOOL = "Школа № 1 (пример)"
TYPED_FIRST = ["Проходкина", "Анна", "Сергеевна", "12 марта 1990"]
TYPED_THEN = ["учитель", "высшее, 2012", "14", "0"]


async def start_bot(folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    """The bot as `make run` starts it without a token, once its chat page answers; and the page's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=folder,  # away from a developer's own .env
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "LANG": "C.UTF-8",
            "DATA_DIR": str(folder / "data"),
            "SANDBOX_PORT": str(port),
        },
        stdout=asyncio.subprocess.PIPE,
    )
    url = f"http://127.0.0.1:{port}/"
    assert process.stdout is not None
    while url not in (line := (await process.stdout.readline()).decode()):
        assert line, "the bot ended before it named its page"
    return process, url


async def bot_now(url: str) -> datetime:
    """What the clock of the bot shows, in the zone of the programme."""
    async with aiohttp.ClientSession() as http, http.get(f"{url}sim/clock") as answer:
        return datetime.fromtimestamp((await answer.json())["now"], ZONE)


async def move_clock(url: str, to: datetime) -> None:
    ahead = {"advance_seconds": (to - await bot_now(url)).total_seconds()}
    async with aiohttp.ClientSession() as http, http.post(f"{url}sim/clock", json=ahead) as answer:
        assert answer.ok


async def wake(url: str) -> None:
    """Whenever the tests run, it is day for the bot: at night it writes to nobody."""
    now = await bot_now(url)
    if not MORNING <= now.hour < EVENING:
        day = now.date() + timedelta(days=int(now.hour >= EVENING))
        await move_clock(url, datetime.combine(day, time(MORNING), ZONE))


@pytest.fixture
async def bot_url(tmp_path: Path) -> AsyncIterator[str]:
    """The chat page of a running bot; afterwards it must end of itself."""
    process, url = await start_bot(tmp_path)
    await wake(url)
    yield url
    process.terminate()
    await asyncio.wait_for(process.communicate(), STOP_SECONDS)
    assert process.returncode == 0


async def asked(chat: ChatPage, number: int) -> None:
    await chat.wait_text(f"Вопрос {number} из 16")


async def agree(chat: ChatPage) -> None:
    """From nothing to the first question."""
    await chat.chat.get_by_test_id("start").click()
    await chat.press("Русский")
    await chat.wait_text("Согласие на обработку персональных данных")
    await chat.press("Даю согласие")
    await chat.press("Заполнить анкету")


async def type_in(chat: ChatPage, answers: list[str], *, since: int) -> None:
    for number, typed in enumerate(answers, start=since):
        await asked(chat, number)
        await chat.say(typed)


async def fill(chat: ChatPage) -> None:
    """The form to its summary: typed, shared, skipped, ticked and pressed."""
    await type_in(chat, TYPED_FIRST, since=1)
    await asked(chat, 5)
    await chat.say("школа 1")
    await chat.press(SCHOOL)
    await type_in(chat, TYPED_THEN, since=6)
    await asked(chat, 10)
    await chat.press("Отправить мой номер")
    await chat.confirm()
    await asked(chat, 11)
    await chat.press("Пропустить")
    await asked(chat, 12)
    await chat.press("Цифровая среда")
    await expect(chat.button("✓ Цифровая среда")).to_be_visible()
    await chat.press("Готово")
    await asked(chat, 13)
    await chat.press("Да, в команде")
    await asked(chat, 14)
    await chat.say(FORMULA)
    await asked(chat, 15)
    await chat.press("Пропустить")
    await asked(chat, 16)
    await chat.press("Да")
    await chat.wait_text("Проверьте ответы")


async def correct_and_send(chat: ChatPage) -> None:
    await chat.press("6. Должность")
    await asked(chat, 6)
    await chat.say("учитель математики")
    await chat.wait_text("6. Должность: учитель математики")
    await chat.press("Отправить заявку")
    await chat.wait_text("Заявка принята")


async def hand_in(chat: ChatPage, path: Path) -> None:
    await chat.press("Сдать: Документ к заявке")
    await chat.wait_text("Приложите то, что хотите добавить к заявке")
    await chat.attach(path)
    await chat.wait_text(f"Документ к заявке: {path.name}")


async def decide(chat: ChatPage) -> None:
    """The coordinator finds the candidate by a part of the name and moves the application on."""
    await chat.chat.get_by_test_id("start").click()
    await chat.wait_text("Ваша роль: координатор программы")
    await chat.say("проход")
    await chat.press(f"🔵 {NAME} · новая")
    await chat.wait_text(SCHOOL)
    await chat.press("Переместить на другой этап")
    await chat.press("Обучение")
    await chat.wait_text("Хотите добавить комментарий?")
    await chat.say(COMMENT)
    await chat.wait_text(f"Комментарий координатора: {COMMENT}")
    await chat.press("Переместить")
    await chat.wait_text(f"Готово: {NAME} Сергеевна — этап «Обучение».")


async def take_away(chat: ChatPage, folder: Path) -> Path:
    await chat.say("/export")
    await chat.wait_text("Банк данных готов")
    return await chat.download(folder)


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by the titles of its columns."""
    titles, *lines = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), line, strict=True)) for line in lines]


def formulas(path: Path) -> list[str]:
    """Where a cell is a formula."""
    book = openpyxl.load_workbook(path)
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def check_workbook(path: Path) -> None:
    [person] = [row for row in rows(path, "Кандидаты") if row["Фамилия"] == "Проходкина"]
    assert (person["Телефон"], person["Telegram ID"], person["Должность"]) == (
        "+7 999 000-00-01",
        str(CANDIDATE),
        "учитель математики",
    )
    [application] = [row for row in rows(path, "Заявки") if row["Кандидат"] == f"{NAME} Сергеевна"]
    titles = ("Этап", "Направления проектов", "Опыт проектов", "Почему я иду в проект", "Готовность выезжать в школы")
    assert [application[title] for title in titles] == ["Обучение", "Цифровая среда", "Да, в команде", FORMULA, "да"]
    moves = [row for row in rows(path, "Движение") if row["Кандидат"] == f"{NAME} Сергеевна"]
    assert [(row["На этап"], row["Причина"]) for row in moves] == [("Открытый набор", None), ("Обучение", COMMENT)]
    assert formulas(path) == []


async def test_walk_from_the_first_word_to_the_workbook(bot_url: str, page_for: PageFor, tmp_path: Path) -> None:
    window = await page_for(bot_url)
    await window.page.get_by_role("button", name="Два чата рядом").click()
    candidate = await window.open(CANDIDATE)
    await agree(candidate)
    await fill(candidate)
    await correct_and_send(candidate)
    diploma = tmp_path / "Диплом.txt"
    diploma.write_text("Диплом с отличием", encoding="utf-8")
    await hand_in(candidate, diploma)
    coordinator = await window.open(COORDINATOR)
    await decide(coordinator)
    await candidate.wait_text(f"Комментарий координатора: {COMMENT}")
    check_workbook(await take_away(coordinator, tmp_path))
