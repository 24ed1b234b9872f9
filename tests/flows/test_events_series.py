"""A coordinator repeats and copies an event, and adds what belongs to it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from tests.flows.coordinator import shown
from tests.flows.events_kit import all_starts, seminar, the_event
from tests.kit import Stage


async def test_every_second_thursday_makes_a_series(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("em:1:0")
    await person.presses("Повторять")
    assert person.buttons[:3] == ["Каждый четверг", "Раз в две недели", "Раз в месяц: 2-й четверг"]
    await person.presses("Раз в месяц")
    await person.presses("4")
    assert shown(person).splitlines()[1] == "Всего 4 встречи:"
    press = person.press("Создать ещё 3 встречи")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(5)))
    assert await all_starts(stage.database) == [
        "10.12 10:00 planned",
        "14.01 10:00 planned",
        "11.02 10:00 planned",
        "11.03 10:00 planned",
    ]


async def test_series_changes_and_ends_from_one_on(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emser:1:weekly:4:")
    await person.presses("em:2:0")
    await person.presses("Перенести")
    await person.says("17 декабря 12:00")
    await person.presses("Дальше")
    await person.presses("Это и 2 следующих")
    assert await all_starts(stage.database) == [
        "10.12 10:00 planned",
        "17.12 12:00 planned",
        "24.12 12:00 planned",
        "31.12 12:00 planned",
    ]
    await person.presses("emcan:3:0")
    await person.presses("Отменить и 1 следующее")
    await person.says("Каникулы")
    await person.presses("Да, отменить")
    assert [start.split()[-1] for start in await all_starts(stage.database)] == [
        "planned",
        "planned",
        "cancelled",
        "cancelled",
    ]


async def test_words_for_the_rule_lead_to_its_buttons(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emrep:1::0")
    await person.says("каждый второй вторник")
    assert shown(person).splitlines()[0] == (
        "Выберите кнопкой: «каждый второй вторник» бывает и раз в две недели, и раз в месяц."
    )
    assert person.buttons[:3] == ["Каждый четверг", "Раз в две недели", "Раз в месяц: 2-й четверг"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("61", "В серии может быть от 2 до 60 встреч. Напишите другое число."),
        ("12.12.2026", "До этой даты не будет ни одного повторения. Напишите дату позже."),
        ("долго", "Напишите число от 2 до 60 или последний день, например 25.05.2027."),
    ],
)
async def test_series_of_odd_length_is_refused(stage: Stage, typed: str, answer: str) -> None:
    person = await seminar(stage)
    await person.presses("emrep:1:weekly:0")
    await person.says(typed)
    assert shown(person) == answer


async def test_copy_asks_for_the_time_alone(stage: Stage) -> None:
    person = await seminar(stage, place="Школа № 5", capacity=12)
    await person.presses("em:1:0")
    await person.presses("Скопировать")
    await person.says("17 декабря 10:00")
    await person.presses("Дальше")
    await person.presses("Создать мероприятие")
    event = await the_event(stage.database, 2)
    assert (event.title, event.place, event.capacity, event.ends_at - event.starts_at) == (
        "Первые сто дней",
        "Школа № 5",
        12,
        timedelta(hours=2),
    )


async def test_materials_come_one_after_another_and_go_by_a_press(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emmat:1")
    await person.says("Программа https://example.ru/p")
    await person.sends(document={"file_id": "F", "file_unique_id": "F", "file_name": "план.pdf", "file_size": 10})
    assert [item["title"] for item in (await the_event(stage.database)).materials or []] == ["Программа", "план.pdf"]
    await person.says("просто слова")
    assert shown(person).startswith("«просто слова» — в этой строке нет адреса.")
    old = person.press("✕ Программа")["data"]
    await person.presses("✕ Программа")
    await person.presses(old)
    assert [item["title"] for item in (await the_event(stage.database)).materials or []] == ["план.pdf"]
