"""A coordinator makes an event in chat."""

from __future__ import annotations

from sqlalchemy import select

from models import Event
from services.events.facts import facts_of
from services.events.finding import find
from tests.flows.coordinator import applicant, audited, chief, shown
from tests.kit import Stage, Talker


async def events_of(stage: Stage) -> list[Event]:
    async with stage.database.read() as session:
        return list((await session.execute(select(Event).order_by(Event.id))).scalars())


async def filled(stage: Stage) -> Talker:
    """As far as the summary of a blank form."""
    boss = await chief(stage)
    await boss.presses("emnew:0:1")
    await boss.presses("Пустая форма")
    await boss.presses("Семинар")
    await boss.says("Первые сто дней")
    await boss.says("10 декабря 10:00")
    await boss.presses("2 часа")
    return boss


async def test_four_answers_make_an_event(stage: Stage) -> None:
    boss = await filled(stage)
    assert shown(boss).splitlines() == [
        "<b>Новое мероприятие</b>",
        "",
        "1. Вид: <b>Семинар</b>",
        "2. Название: <b>Первые сто дней</b>",
        "3. Начало: <b>10 декабря 2026, 10:00</b>",
        "4. Окончание: <b>10 декабря 2026, 12:00</b>",
    ]
    assert boss.buttons[0] == "Дальше: как увидят участники"
    await boss.presses("Дальше")
    assert shown(boss).splitlines()[:3] == ["<b>Так его увидят участники:</b>", "", shown(boss).splitlines()[2]]
    await boss.presses("Создать мероприятие")
    made = await events_of(stage)
    assert [(event.title, event.kind, event.municipality_id) for event in made] == [
        ("Первые сто дней", "seminar", None)
    ]
    assert shown(boss).splitlines()[0] == "Мероприятие создано: <b>Первые сто дней</b>"
    assert await audited(stage.database) == ["event.make"]


async def test_double_tap_makes_one_event(stage: Stage) -> None:
    boss = await filled(stage)
    await boss.presses("Дальше")
    press = boss.press("Создать мероприятие")
    await stage.feed(callback_query=press)
    await stage.feed(callback_query=press)
    assert len(await events_of(stage)) == 1


async def test_end_before_the_start_is_told_at_once(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.presses("emgo:0::0:0")
    await boss.presses("Семинар")
    await boss.says("Первые сто дней")
    await boss.says("31.02.2027 10:00")
    assert (
        shown(boss).splitlines()[0]
        == "«31.02.2027 10:00» — такой даты нет. Напишите, например, 12 декабря 10:00 или завтра в 15."
    )
    await boss.says("вчера")
    await boss.says("10.09.2026 10:00")
    assert shown(boss).splitlines()[0] == "10 сентября 2026, 10:00 уже прошло. Напишите время в будущем."
    await boss.says("10 декабря 10:00")
    await boss.says("10 декабря 9:00")
    assert shown(boss).splitlines()[0] == (
        "окончание раньше начала. Напишите время позже начала или длительность, например «2 часа»."
    )
    await boss.says("17:00")
    assert shown(boss).splitlines()[-1] == "4. Окончание: <b>10 декабря 2026, 17:00</b>"


async def test_every_field_is_a_touch_away_and_kept(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
    boss = await filled(stage)
    for label, answer in (
        ("+ Описание", "О чём говорить с коллективом"),
        ("+ Место", "Школа № 5"),
        ("+ Ссылка", "telemost.example.ru/1"),
        ("+ Мест", "12"),
        ("+ Принимает", "Средняя школа № 5"),
        ("+ Контакт", "кабинет 3"),
        ("+ Материалы", "Программа https://example.ru/p"),
        ("+ Запись до", "9 декабря 18:00"),
        ("+ Ожидаемый охват", "40"),
        ("+ Баллы", "5"),
        ("+ Сертификат", "прошёл семинар"),
        ("+ Список участников", "Соколова Анна"),
    ):
        while label not in [text[: len(label)] for text in boss.buttons]:
            await boss.presses("Другие ответы")
        await boss.presses(label)
        await boss.says(answer)
    await boss.presses("Дальше")
    await boss.presses("Создать мероприятие")
    async with stage.database.read() as session:
        event = await find(session, event_id=1)
        facts = facts_of(event)
    assert (facts.description, facts.place, facts.link, facts.capacity) == (
        "О чём говорить с коллективом",
        "Школа № 5",
        "https://telemost.example.ru/1",
        12,
    )
    assert (facts.contact, facts.materials, facts.target_share, facts.points, facts.certificate) == (
        "кабинет 3",
        ({"title": "Программа", "url": "https://example.ru/p"},),
        40,
        5,
        "прошёл семинар",
    )
    assert (dict(facts.audience), event.host and event.host.title) == ({"people": [1]}, "Средняя школа № 5")
