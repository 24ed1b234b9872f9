"""«Добавить участника»: a coordinator puts people on the list by hand."""

from __future__ import annotations

from sqlalchemy import select, update

from models import Participation, Person
from tests.flows.coordinator import applicant, chief, planned, shown
from tests.flows.taking_part import an_event, somebody
from tests.kit import Stage


async def states(stage: Stage) -> list[tuple[str, str | None]]:
    wanted = select(Participation.state, Participation.attendance).order_by(Participation.id)
    async with stage.database.read() as session:
        return [(row[0], row[1]) for row in (await session.execute(wanted)).all()]


async def test_person_without_telegram_is_found_signed_up_and_ticked(stage: Stage) -> None:
    async with stage.database.write() as session:
        await an_event(session)
        made = await applicant(session, 7, surname="Беленко")
        await session.execute(update(Person).where(Person.id == made.person_id).values(telegram_id=None))
    host = await chief(stage)
    await host.presses("em:1:0")
    await host.presses("Добавить участника")
    await host.says("бЕЛЕН")
    assert host.buttons == ["Беленко Анна · Средняя школа № 5", "✕ Показать приглашённых", "Участники", "В меню"]
    await host.presses("Беленко Анна")
    assert shown(host).splitlines() == [
        "<b>Записать: Беленко Анна?</b>",
        "Разбор уроков",
        "ср, 16 сентября, 10:00–12:00 (завтра)",
        "Работает: Средняя школа № 5",
        "⚠️ Мероприятие для других участников. Записать всё равно можно.",
        "Бот не может написать этому человеку, сообщите сами: +7 914 123-45-67",
    ]
    press = host.press("Записать")
    for _ in range(2):
        await stage.feed(callback_query=press)
    assert await states(stage) == [("signed_up", None)]
    await host.presses("evadd:1:1:0")
    await host.says("белен")
    assert host.buttons[0] == "✓ Беленко Анна · Средняя школа № 5"
    stage.clock.forward(hours=24)
    await host.presses("evmark:1:1")
    await host.presses("▫ Беленко Анна")
    assert await states(stage) == [("signed_up", "attended")]


async def test_full_event_leaves_the_choice_and_nobody_is_found_by_a_wrong_name(stage: Stage) -> None:
    async with stage.database.write() as session:
        await an_event(session, capacity=1)
    host = await chief(stage)
    await (await somebody(stage, 1)).presses("evin:1:0:0")
    await somebody(stage, 2)
    await host.presses("evp:1:all:1")
    await host.presses("Добавить участника")
    assert host.buttons == ["Участник02 Анна · Средняя школа № 5", "Участники", "В меню"]
    await host.says("нетакого")
    assert shown(host).splitlines()[-1] == (
        "Поиск: «нетакого». Никого не нашли. Проверьте фамилию: ищем среди тех, кто есть в программе."
    )
    await host.presses("Показать приглашённых")
    await host.presses("Участник02")
    assert host.buttons == ["В лист ожидания", "Записать сверх мест", "← Назад", "В меню"]
    await host.presses("В лист ожидания")
    assert shown(host).splitlines()[0] == "⏳ <b>В листе ожидания, номер 1: Участник02 Анна</b>"
    await host.presses("Участники")
    await host.presses("⏳ Участник02 Анна · ожидает")
    await host.presses("Дать место")
    await host.presses("Записать сверх мест")
    assert await states(stage) == [("signed_up", None), ("signed_up", None)]
    await host.presses("Участники")
    await host.presses("Участник02 Анна")
    await host.presses("Снять с записи")
    assert shown(host).splitlines() == [
        "<b>Снять с записи: Участник02 Анна?</b>",
        "Разбор уроков",
        "Бот сообщит об этом.",
    ]
    await host.presses("Да, снять")
    assert await states(stage) == [("signed_up", None), ("withdrawn", None)]
    assert [text for _, text, _ in await planned(stage.database)] == [
        "participation-told-added",
        "participation-told-added",
        "participation-told-removed",
    ]
