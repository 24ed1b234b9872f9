from __future__ import annotations

from datetime import timedelta

from tests.flows.coordinator import planned, shown
from tests.flows.taking_part import an_event, somebody, standing
from tests.kit import START, Stage


async def test_candidate_finds_an_event_signs_up_and_withdraws(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, place="Школа № 5", capacity=20)
    anna = await somebody(stage)
    await anna.says("/menu")
    await anna.presses("Мероприятия")
    assert shown(anna) == "<b>Мероприятия: 1</b>"
    await anna.presses("16 сен, 10:00 · Разбор уроков")
    assert shown(anna).splitlines() == [
        "<b>Семинар: Разбор уроков</b>",
        "",
        "🗓 ср, 16 сентября, 10:00–12:00 (завтра)",
        "📍 Школа № 5",
        "Свободно 20 из 20",
    ]
    assert anna.buttons == ["Записаться", "Карта", "Файл для календаря", "← К списку", "В меню"]
    await anna.presses("Записаться")
    assert shown(anna).splitlines()[:2] == [
        "✓ <b>Вы записаны: Разбор уроков</b>",
        "ср, 16 сентября, 10:00–12:00 (завтра)",
    ]
    await anna.presses("← К мероприятию")
    assert shown(anna).splitlines()[1] == "✓ Вы записаны"
    await anna.presses("Отказаться от участия")
    assert anna.buttons == ["Остаюсь", "Да, отказаться"]
    await anna.presses("Да, отказаться")
    assert shown(anna) == "Вы отказались от участия: Разбор уроков."
    assert [state for _, state in await standing(stage.database, event.id)] == ["withdrawn"]


async def test_full_event_offers_the_waiting_list_and_the_place_goes_on(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, capacity=1, starts_at=START + timedelta(days=5))
    first, second = await somebody(stage, 1), await somebody(stage, 2)
    await first.presses(f"evin:{event.id}:0:0")
    await second.presses(f"evin:{event.id}:0:0")
    assert second.buttons == ["Встать в лист ожидания", "← К мероприятию", "В меню"]
    await second.presses("Встать в лист ожидания")
    assert shown(second).splitlines()[0] == "⏳ Вы в листе ожидания, номер 1."
    await first.presses(f"evout:{event.id}:1:0")
    assert [state for _, state in await standing(stage.database, event.id)] == ["withdrawn", "offered"]
    assert [(key.rsplit(":", 1)[0], text) for key, text, _ in await planned(stage.database)] == [
        (f"event:{event.id}:offer:2", "participation-told-offer")
    ]
    await second.presses(f"evin:{event.id}:1:1")
    assert shown(second).splitlines()[0] == "✓ <b>Вы записаны: Разбор уроков</b>"
