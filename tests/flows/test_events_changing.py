"""A coordinator changes, moves, repeats and cancels events in chat."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from models import Event
from models.database import Database
from programmes.schema import Role
from services.events.changing import change
from services.events.facts import facts_of
from services.events.finding import find
from tests.flows.coordinator import applicant, audited, boss, chief, district, member, shown
from tests.kit import START, Stage, Talker
from tests.services.events.kit import PROGRAMME, TENTH, comes, made, told


async def seminar(stage: Stage, **given: object) -> Talker:
    """Event 1 with one person signed up; the coordinator of the region."""
    async with stage.database.write() as session:
        first = await applicant(session, 1)
        event = await made(session, await boss(session), **given)
        await comes(session, event, first.person_id)
    return stage.person(900)


async def the_event(database: Database, number: int = 1) -> Event:
    async with database.read() as session:
        return await find(session, event_id=number)


async def all_starts(database: Database) -> list[str]:
    async with database.read() as session:
        rows = (await session.execute(select(Event).order_by(Event.starts_at))).scalars()
        return [f"{row.starts_at.astimezone(TENTH.tzinfo):%d.%m %H:%M} {row.state}" for row in rows]


async def test_card_shows_numbers_with_ways_to_their_lists(stage: Stage) -> None:
    person = await seminar(stage, place="Школа № 5", capacity=12, points=5)
    await person.presses("em:1:0")
    assert shown(person).splitlines() == [
        "Семинар: <b>Первые сто дней</b>",
        "🗓 чт, 10 декабря, 10:00–12:00",
        "Место: Школа № 5",
        "Баллы: 5",
        "Для кого: все участники программы",
        "",
        "Записаны: <b>1</b> из 12 мест, приглашены: 0",
    ]
    assert person.buttons == [
        "Записаны: 1",
        "Отметить пришедших",
        "Список в Excel",
        "Изменить",
        "Перенести",
        "Скопировать",
        "Повторять",
        "Материалы: 0",
        "Как видят участники",
        "К мероприятиям",
        "В меню",
        "Отменить мероприятие",
    ]


async def test_change_shows_old_and_new_before_anybody_is_told(stage: Stage) -> None:
    person = await seminar(stage, place="Школа № 5")
    await person.presses("em:1:0")
    await person.presses("Изменить")
    await person.presses("6. Место")
    await person.says("Школа № 7")
    await person.presses("Дальше")
    assert shown(person).splitlines() == [
        "<b>Что изменится: Первые сто дней</b>",
        "Об этом узнает 1 человек.",
        "",
        "Место: Школа № 5 → <b>Школа № 7</b>",
    ]
    assert await told(stage.database) == []
    press = person.press("Сохранить")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(5)))
    assert (await the_event(stage.database)).place == "Школа № 7"
    assert [key for key, _ in await told(stage.database)] == ["event:1:changed:1:1"]
    assert (await audited(stage.database))[-1] == "event.change"


async def test_nothing_changed_is_said(stage: Stage) -> None:
    """Also where the programme leaves no choice of tracks, and for what no question asks."""
    audience = {"stages": [PROGRAMME.tracks[0].stages[0].key], "roles": ["head"], "municipalities": ["ketchenery"]}
    person = await seminar(stage, tracks=(PROGRAMME.tracks[0].key,), audience=audience)
    await person.presses("emedit:1:0")
    await person.presses("Дальше")
    assert shown(person).splitlines()[0] == "Пока ничего не изменено. Нажмите на строку, которую нужно исправить."


async def test_move_keeps_the_length_and_takes_the_sign_up_along(stage: Stage) -> None:
    person = await seminar(stage, signup_closes_at=TENTH - timedelta(days=1))
    await person.presses("em:1:0")
    await person.presses("Перенести")
    await person.says("17 декабря в 15")
    await person.presses("Дальше")
    await person.presses("Сохранить")
    event = await the_event(stage.database)
    moved = TENTH + timedelta(days=7, hours=5)
    assert (event.starts_at, event.ends_at, event.signup_closes_at) == (
        moved,
        moved + timedelta(hours=2),
        moved - timedelta(days=1),
    )


async def test_save_by_an_old_screen_shows_the_new_state_instead(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emedit:1:0")
    await person.presses("2. Название")
    await person.says("Первое")
    await person.presses("Дальше")
    old = person.press("Сохранить")["data"]
    await person.presses("Изменить ответы")
    await person.presses("2. Название")
    await person.says("Второе")
    await person.presses("Дальше")
    await person.presses(old)
    assert (await the_event(stage.database)).title == "Первые сто дней"
    await person.presses("Сохранить")
    assert (await the_event(stage.database)).title == "Второе"


async def test_change_begun_before_a_colleagues_is_not_saved_over_it(stage: Stage) -> None:
    person = await seminar(stage, place="Школа № 5")
    await person.presses("emedit:1:0")
    await person.presses("2. Название")
    await person.says("Другое")
    async with stage.database.write() as session:
        colleague = await member(session, 901, (Role.REGION_COORDINATOR, None))
        wanted = replace(facts_of(await find(session, event_id=1)), place="Школа № 7")
        await change(session, actor=colleague, programme=PROGRAMME, event_id=1, facts=wanted, now=START)
    await person.presses("Дальше")
    assert shown(person).splitlines()[0] == ("Мероприятие тем временем изменили. Откройте карточку заново и проверьте.")
    event = await the_event(stage.database)
    assert (event.title, event.place) == ("Первые сто дней", "Школа № 7")


async def test_cancel_wants_a_reason_and_names_how_many_will_be_told(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("em:1:0")
    await person.presses("Отменить мероприятие")
    await person.says("Заболел ведущий")
    assert shown(person).splitlines() == [
        "<b>Отменить: Первые сто дней?</b>",
        "Сообщение получит 1 человек. Вернуть мероприятие будет нельзя.",
        "Причина: Заболел ведущий",
    ]
    press = person.press("Да, отменить и сообщить: 1")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(5)))
    assert ((await the_event(stage.database)).state, len(await told(stage.database))) == ("cancelled", 1)
    await person.presses("em:1:0")
    assert shown(person).splitlines()[1] == "❌ Отменено: Заболел ведущий"
    assert "Изменить" not in person.buttons


async def test_cancel_can_be_thought_better_of(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emcan:1:0")
    await person.presses("Оставить как есть")
    await person.says("Заболел ведущий")
    assert (await the_event(stage.database)).state == "planned"


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


async def test_coordinator_of_a_district_makes_his_own_and_touches_no_other(stage: Stage) -> None:
    await seminar(stage)
    async with stage.database.write() as session:
        here = await district(session, "ketchenery")
        await member(session, 950, (Role.COORDINATOR, here.id), name="Петрова")
    person = stage.person(950)
    for forged in ("em:1:0", "emedit:1:0", "emcan:1:0", "emrep:1::0", "emmat:1", "emxls:1", "emgo:-1::1:0"):
        await person.presses(forged)
        assert person.alert == (
            "У вас нет доступа к этому действию. Если он нужен для работы, напишите координатору программы."
        )
    await person.presses("emnew:0:1")
    assert person.alert == "Мероприятие вне вашего района может создать и изменить только координатор региона."
    await person.presses("emnew:-1:1")
    await person.presses("Пустая форма")
    await person.presses("Семинар")
    await person.says("Районный семинар")
    await person.says("10 декабря 10:00")
    await person.says("2 часа")
    await person.presses("Дальше")
    await person.presses("Создать мероприятие")
    assert (await the_event(stage.database, 2)).municipality_id == here.id


async def test_begun_event_is_offered_again(stage: Stage) -> None:
    person = await chief(stage)
    await person.presses("emgo:0::0:0")
    await person.presses("Семинар")
    await person.says("Первые сто дней")
    await person.presses("emgo:0::0:0")
    assert shown(person) == "Вы начинали «Первые сто дней». Продолжить?"
    await person.presses("Начать заново")
    assert shown(person).splitlines()[0].startswith("Вопрос 1 из 4")


async def test_leaving_a_change_drops_it_and_leads_back_to_the_card(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emedit:1:1")
    await person.says("17 декабря 10:00")
    await person.presses("Отмена")
    assert (shown(person), person.buttons) == (
        "Ничего не изменили, данные прежние.",
        ["← К карточке", "В меню"],
    )
    await person.presses("← К карточке")
    assert shown(person).splitlines()[1] == "🗓 чт, 10 декабря, 10:00–12:00"
