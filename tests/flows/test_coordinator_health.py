"""A coordinator looks how the bot is, whom it cannot reach, and what a candidate was sent."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import SetMyCommands, TelegramMethod
from sqlalchemy import insert

from locales.text import Text
from models import Broadcast, Notification, Person, Trouble
from programmes.schema import Role
from scheduler.delivery import Delivery
from scheduler.health import Vitals
from scheduler.outcome import Fate, Outcome
from services import cycles
from services.health import beat
from services.notifications import notify
from tests.flows.coordinator import applicant, audited, chief, district, member, shown
from tests.kit import START, Stage, the_catalogue


async def deliver(stage: Stage, *outcomes: Outcome) -> None:
    queue = list(outcomes)

    async def send(_call: TelegramMethod[Any]) -> Outcome:
        return queue.pop(0) if queue else Outcome(Fate.SENT)

    zone = ZoneInfo("Europe/Moscow")
    await Delivery(database=stage.database, catalogue=the_catalogue(), send=send, zone=zone).run(stage.clock.now())


async def test_quiet_day_is_told_in_a_few_lines(stage: Stage) -> None:
    boss = await chief(stage)
    await Vitals(stage.database).run(START)
    await boss.says("/health")
    assert shown(boss) == (
        "✅ <b>Бот работает</b>\n\n"
        "Очередь пуста, никто не ждёт.\n\n"
        "Сегодня доставлено: 0\n\n"
        "Проверка очереди: 15 сентября 2026, 10:00\n"
        "Резервной копии ещё не было: попросите администратора её сделать.\n\n"
        "Ошибок сегодня не было."
    )
    assert boss.buttons == ["Обновить", "В меню"]


async def test_bad_day_is_told_with_what_the_administrator_needs(stage: Stage) -> None:
    boss = await chief(stage)
    async with stage.database.write() as session:
        made = await applicant(session, 1)
        for number in range(3):
            await notify(session, key=f"k{number}", person_id=made.person_id, text=Text("common-denied"), now=START)
        (await session.get_one(Person, made.person_id)).unreachable_since = None
        await beat(session, name="backup", now=START)
        session.add(Trouble(at=START, place="update", kind="ValueError", error_id="a1b2c3"))
    await deliver(stage, Outcome(Fate.SENT), Outcome(Fate.REFUSED, problem="Bad Request"), Outcome(Fate.UNREACHABLE))
    stage.clock.forward(minutes=5)
    async with stage.database.write() as session:
        person = (await applicant(session, 2)).person_id
        await notify(session, key="late", person_id=person, text=Text("common-denied"), now=START)
    stage.clock.forward(minutes=10)
    await boss.says("/health")
    assert shown(boss) == (
        "⚠️ <b>Сообщения опаздывают</b>\n\n"
        "В очереди 1 сообщение.\n"
        "Самое давнее ждёт с 15 сентября 2026, 10:00.\n"
        "Очередь стоит 15 минут.\n\n"
        "Сегодня доставлено: 1\n"
        "Не принято Telegram: 1\n"
        "Бот заблокирован получателем: 1\n\n"
        "Проверки очереди ещё не было.\n"
        "Резервная копия: 15 сентября 2026, 10:00\n\n"
        "Ошибок сегодня: 1. Администратору помогут строки ниже.\n"
        "<code>update</code>: ValueError × 1, код <code>a1b2c3</code>"
    )
    await boss.presses("Недоступны: 1")
    assert shown(boss) == (
        "<b>Недоступны: 1</b>\n"
        "Эти люди заблокировали бота. Свяжитесь с ними сами. Как только человек снова откроет бота, он получит всё, "
        "что не дошло.\n\n"
        "<b>Соколова Анна</b> с 15 сентября 2026, 10:00\n"
        "+7 914 123-45-67"
    )
    await boss.presses("← Назад")
    assert shown(boss).startswith("⚠️ <b>Сообщения опаздывают</b>")
    assert await audited(stage.database) == ["person.contacts"]


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.MENTOR])
async def test_health_is_for_coordinators(stage: Stage, role: Role) -> None:
    async with stage.database.write() as session:
        await member(session, 905, (role, None), name="Орлова")
    person = stage.person(905)
    await person.says("/health")
    assert shown(person) == the_catalogue()["ru"]("common-denied")
    await person.presses("ur:1")
    assert person.alert == the_catalogue()["ru"].plain("common-denied")


async def test_many_out_of_reach_come_in_pages(stage: Stage) -> None:
    boss = await chief(stage)
    async with stage.database.write() as session:
        place = await district(session, "ketchenery")
        rows = [
            {
                "telegram_id": 7000 + number,
                "surname": f"Номер{number}",
                "municipality_id": place.id,
                "unreachable_since": START,
                "created_at": START,
                "search_text": "",
            }
            for number in range(20)
        ]
        await session.execute(insert(Person), rows)
    await boss.says("/health")
    await boss.presses("Недоступны: 20")
    await boss.presses("›")
    assert "<b>Номер8</b>" in shown(boss)
    assert "2/3" in boss.buttons


async def test_card_leads_to_what_the_bot_has_sent(stage: Stage) -> None:
    boss = await chief(stage)
    async with stage.database.write() as session:
        made = await applicant(session, 1)
        await notify(session, key="a", person_id=made.person_id, text=Text("common-denied"), now=START)
        cycle = await cycles.current(session, programme=stage.programme, today=START.date())
        message = Broadcast(
            cycle_id=cycle.id,
            author_id=made.person_id,
            segment={},
            text="<b>Семинар</b> в субботу &amp; в воскресенье",
            buttons=[],
            state="sending",
            created_at=START,
        )
        session.add(message)
        await session.flush()
        session.add(
            Notification(
                key="b", person_id=made.person_id, broadcast_id=message.id, text={}, due_at=START, created_at=START
            )
        )
        odd = Text("gone-long-ago").to_json()
        session.add(
            Notification(key="c", person_id=made.person_id, text=odd, due_at=START, created_at=START, state="failed")
        )
    await deliver(stage, Outcome(Fate.UNCERTAIN, problem="Request timeout error"))
    await boss.presses("ac:1")
    await boss.presses("Сообщения бота")
    assert shown(boss) == (
        "<b>Соколова Анна</b>\nСообщения бота, новые сверху.\n\n"
        "15 сентября 2026, 10:00 · не доставлено\nсообщение не удалось показать\n\n"
        "15 сентября 2026, 10:00 · доставлено\nСеминар в субботу &amp; в воскресенье\n\n"
        "15 сентября 2026, 10:00 · неизвестно, дошло ли: связь оборвалась: Request timeout error\n"
        "У вас нет доступа к этому действию. Если он нужен для работы, напишите координатору программы."
    )
    assert boss.buttons == ["К заявке", "В меню"]
    await boss.presses("К заявке")
    assert shown(boss).startswith("<b>Соколова Анна</b>")
    assert await audited(stage.database) == ["application.view"] * 3


async def test_messages_to_a_foreign_district_are_denied(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
        other = await district(session, "other")
        await member(session, 906, (Role.COORDINATOR, other.id), name="Орлова")
    person = stage.person(906)
    await person.presses("dv:1:1")
    assert person.alert == the_catalogue()["ru"].plain("common-denied")


async def test_coordinators_have_the_command_in_their_list(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.says("/start")
    lists = [call for call in stage.session.calls if isinstance(call, SetMyCommands)]
    ours = ["menu", "export", "invite", "broadcasts", "events", "calendar", "reminders", "health"]
    assert [[item.command for item in call.commands] for call in lists] == [
        [*ours, "profile", "language", "help", "cancel"]
    ]
