"""A coordinator changes, moves and cancels an event in chat."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from models import Participation, Person
from programmes.schema import Role
from services.events.changing import change
from services.events.facts import facts_of
from services.events.finding import find
from tests.flows.coordinator import audited, chief, district, member, shown
from tests.flows.events_kit import seminar, the_event
from tests.kit import START, Stage
from tests.services.events.kit import PROGRAMME, TENTH, told


async def test_card_shows_numbers_with_ways_to_their_lists(stage: Stage) -> None:
    person = await seminar(stage, place="Школа № 5", capacity=12, points=5)
    await person.presses("em:1:0")
    assert shown(person).splitlines() == [
        "<b>Семинар: Первые сто дней</b>",
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
        "Добавить участника",
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


async def test_cancel_says_whom_the_bot_cannot_tell(stage: Stage) -> None:
    person = await seminar(stage)
    async with stage.database.write() as session:
        standing = (await session.execute(select(Participation.person_id))).scalar_one()
        (await session.get_one(Person, standing)).unreachable_since = START
    await person.presses("em:1:0")
    await person.presses("Отменить мероприятие")
    await person.says("Заболел ведущий")
    assert shown(person).splitlines()[1] == (
        "Сообщения получат 0 человек. Вернуть мероприятие будет нельзя."
        " ⚠️ Бот не может написать: 1. Позвоните им, телефоны — в «Список в Excel»."
    )


async def test_cancel_can_be_thought_better_of(stage: Stage) -> None:
    person = await seminar(stage)
    await person.presses("emcan:1:0")
    await person.presses("Оставить как есть")
    await person.says("Заболел ведущий")
    assert (await the_event(stage.database)).state == "planned"


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
