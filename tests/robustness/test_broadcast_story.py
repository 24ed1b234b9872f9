"""A broadcast over HTTP: composed, tried, sent with a picture, read, corrected and taken back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import insert

from models import Consent, Person
from models.database import Database
from models.migrate import migrate
from services.consents import document_key
from tests.kit import the_programme
from tests.robustness.mailing import midday_zone
from tests.robustness.world import COORDINATOR, PATIENCE_SECONDS, Exchange, ForkedBot, Home, Phone, SandboxProcess, born
from tests.sandbox.pictures import JPEG

READERS = (3_000_001, 3_000_002)
WORDS = "Ждём вас в субботу"
NEW_WORDS = "Ждём вас в воскресенье"


async def prepare(home: Home, exchange: Exchange) -> None:
    """Two people with a consent; their morning is over, whatever the hour of the test."""
    for person in (COORDINATOR, *READERS):
        await Phone(exchange, person).join()
        await Phone(exchange, person).says("Здравствуйте")
    home.environment()
    await migrate(home.database_url)
    now, programme = datetime.now(UTC), the_programme("ketchenery")
    document, version = document_key(programme), programme.consent.version
    common = {"language": "ru", "search_text": "", "created_at": now, "timezone": midday_zone(now)}
    database = Database(home.database_url)
    async with database.write() as session:
        for telegram_id in (COORDINATOR, *READERS):
            name = {"telegram_id": telegram_id, "surname": "Иванова", "name": "Мария", **common}
            made = (await session.execute(insert(Person).values(**name).returning(Person.id))).scalar_one()
            consent = {"document": document, "version": version, "text_hash": "0" * 64, "given_at": now}
            await session.execute(insert(Consent).values(person_id=made, **consent))
    await database.close()


@pytest.fixture
async def bot(exchange: Exchange, sandbox: SandboxProcess, tmp_path: Path) -> AsyncIterator[ForkedBot]:
    home = Home(sandbox.url, tmp_path / "bot")
    await prepare(home, exchange)
    running = ForkedBot(home)
    await born(running, exchange)
    yield running
    await running.kill()


async def sees(phone: Phone, what: str, label: str = "") -> dict[str, Any]:
    """The newest message with these words, as text or under a picture, and with a button that begins with `label`."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for shown in reversed(await phone.messages()):
                    if what in words_of(shown) and (not label or data_of(shown, label)):
                        return dict(shown)
                await asyncio.sleep(0.1)
    except TimeoutError:
        said = [words_of(shown) for shown in await phone.messages()]
        raise AssertionError(f"waited for «{label}» under «{what}», saw: {said}") from None


def words_of(shown: dict[str, Any]) -> str:
    return str(shown.get("text") or shown.get("caption") or "")


def data_of(shown: dict[str, Any], label: str) -> str | None:
    rows = (shown.get("reply_markup") or {}).get("inline_keyboard", [])
    found = [item["callback_data"] for row in rows for item in row if item["text"].startswith(label)]
    return str(found[0]) if found else None


async def press(exchange: Exchange, phone: Phone, label: str, under: str) -> None:
    shown = await sees(phone, under, label)
    act = {"message_id": shown["message_id"], "data": data_of(shown, label)}
    await exchange.post(f"/sim/people/{phone.id}/press", act)


async def send_picture(sandbox: SandboxProcess, phone: Phone, caption: str) -> None:
    form = aiohttp.FormData({"kind": "photo", "caption": caption})
    form.add_field("file", JPEG, filename="a.jpg", content_type="image/jpeg")
    async with (
        aiohttp.ClientSession(sandbox.url) as http,
        http.post(f"/sim/people/{phone.id}/file", data=form) as answer,
    ):
        assert answer.status == 200, await answer.text()


async def compose(sandbox: SandboxProcess, exchange: Exchange, boss: Phone) -> None:
    """A picture with «Ознакомлен» under it, tried out and sent."""
    await boss.says("/menu")
    for label, under in (
        ("Рассылки", "Здравствуйте"),
        ("Новая рассылка", "Рассылок пока нет"),
        ("Картинка или файл", "черновик"),
    ):
        await press(exchange, boss, label, under)
    await sees(boss, "Пришлите картинку")
    await send_picture(sandbox, boss, WORDS)
    for label, under in (
        ("Кнопки", f"Текст: {WORDS}"),
        ("Добавить «Ознакомлен»", "Кнопки под сообщением"),
        ("← К черновику", "Кнопки под сообщением"),
        ("Показать мне", f"Текст: {WORDS}"),
        ("Отправить…", "Так увидит"),
        ("Отправить сейчас", "Отправить рассылку № 1?"),
    ):
        await press(exchange, boss, label, under)


async def begin_recall(exchange: Exchange, boss: Phone, told: str) -> None:
    await press(exchange, boss, "Отчёт о рассылке", told)
    await press(exchange, boss, "Отозвать…", "Ознакомились: 1 из 3")


@pytest.mark.slow
async def test_broadcast_with_a_picture_from_draft_to_recall(
    bot: ForkedBot, sandbox: SandboxProcess, exchange: Exchange
) -> None:
    boss, reader = Phone(exchange, COORDINATOR), Phone(exchange, READERS[0])
    await compose(sandbox, exchange, boss)
    got = await sees(reader, WORDS)
    assert got["media"]["kind"] == "photo"
    await press(exchange, reader, "Ознакомлен", WORDS)
    await sees(boss, f"Рассылка ушла: «{WORDS}».\nДоставлено 3 из 3.")
    assert data_of(await sees(reader, WORDS), "✓ Ознакомлен") == "bca:1"

    await begin_recall(exchange, boss, "Рассылка ушла")
    await press(exchange, boss, "Исправить текст", "Отозвать рассылку № 1?")
    await sees(boss, "Пришлите новый текст")
    await boss.says(NEW_WORDS)
    await press(exchange, boss, "Да, исправить: 3", "Исправить рассылку № 1?")
    assert (await sees(reader, NEW_WORDS))["message_id"] == got["message_id"]

    await begin_recall(exchange, boss, "Текст рассылки исправлен")
    await press(exchange, boss, "Удалить у всех", "Отозвать рассылку № 1?")
    await press(exchange, boss, "Да, удалить: 3", "Удалить рассылку № 1")
    await sees(boss, "Рассылка отозвана")
    assert got["message_id"] not in [shown["message_id"] for shown in await reader.messages()]


@pytest.mark.slow
async def test_text_of_five_thousand_characters_is_refused_as_the_app_sends_it(
    bot: ForkedBot, exchange: Exchange
) -> None:
    boss = Phone(exchange, COORDINATOR)
    await boss.says("/menu")
    for label, under in (
        ("Рассылки", "Здравствуйте"),
        ("Новая рассылка", "Рассылок пока нет"),
        ("Текст", "черновик"),
    ):
        await press(exchange, boss, label, under)
    await sees(boss, "Напишите текст рассылки")
    await boss.says("Длинный текст. " * 334)
    await sees(boss, "Текст пришёл двумя сообщениями")
