"""A coordinator makes an event in chat."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from models import Event
from sandbox.html_entities import parse_html
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
    assert shown(boss).splitlines()[:5] == [
        "<b>Так его увидят участники:</b>",
        "",
        "<b>Семинар: Первые сто дней</b>",
        "",
        "🗓 чт, 10 декабря, 10:00–12:00",
    ]
    await boss.presses("Создать мероприятие")
    made = await events_of(stage)
    assert [(event.title, event.kind, event.municipality_id) for event in made] == [
        ("Первые сто дней", "seminar", None)
    ]
    assert shown(boss).splitlines()[0] == "Мероприятие создано: <b>Первые сто дней</b>"
    assert await audited(stage.database) == ["event.make"]


async def test_hours_of_the_waiting_list_are_asked_where_places_are_numbered(stage: Stage) -> None:
    boss = await filled(stage)
    before = [label for label in boss.buttons if label.startswith("+ Часов")]
    await boss.presses("+ Мест")
    await boss.says("12")
    assert (before, [label for label in boss.buttons if label.startswith("+ Часов")]) == (
        [], ["+ Часов на ответ из листа ожидания"],
    )  # fmt: skip


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
    assert shown(boss).splitlines()[0] == "Начало: 10 сентября 2026, 10:00 уже прошло. Напишите время в будущем."
    await boss.says("10 декабря 10:00")
    await boss.says("10 декабря 9:00")
    assert shown(boss).splitlines()[0] == (
        "Окончание: раньше начала. Напишите время позже начала или длительность, например «2 часа»."
    )
    await boss.says("17:00")
    assert shown(boss).splitlines()[-1] == "4. Окончание: <b>10 декабря 2026, 17:00</b>"


TOUCHED = (
    ("+ Описание", "О чём говорить с коллективом"),
    ("+ Место", "Школа № 5"),
    ("+ Ссылка", "telemost.example.ru/1"),
    ("+ Мест", "12"),
    ("+ Часов на ответ", "6"),
    ("+ Принимает", "Средняя школа № 5"),
    ("+ Контакт", "кабинет 3"),
    ("+ Материалы", "Программа https://example.ru/p"),
    ("+ Запись до", "9 декабря 18:00"),
    ("+ Ожидаемый охват", "40"),
    ("+ Баллы", "5"),
    ("+ Сертификат", "прошёл семинар"),
    ("+ Список участников", "Соколова Анна"),
)
"""A line of the summary, and what is typed there."""


async def test_every_field_is_a_touch_away_and_kept(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
    boss = await filled(stage)
    for label, answer in TOUCHED:
        while label not in [text[: len(label)] for text in boss.buttons]:
            await boss.presses("Другие ответы")
        await boss.presses(label)
        await boss.says(answer)
    await boss.presses("Дальше")
    await boss.presses("Создать мероприятие")
    async with stage.database.read() as session:
        facts = facts_of(event := await find(session, event_id=1))
    assert (facts.description, facts.place, facts.link, facts.capacity, facts.confirm_hours) == (
        "О чём говорить с коллективом",
        "Школа № 5",
        "https://telemost.example.ru/1",
        12,
        6,
    )
    assert (facts.contact, facts.materials, facts.target_share, facts.points, facts.certificate) == (
        "кабинет 3",
        ({"title": "Программа", "url": "https://example.ru/p"},),
        40,
        5,
        "прошёл семинар",
    )
    assert (dict(facts.audience), event.host and event.host.title) == ({"people": [1]}, "Средняя школа № 5")


async def test_template_asks_for_the_start_alone(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.presses("emnew:-1:1")
    template = stage.programme.events[0]
    assert boss.buttons[0] == template.title
    await boss.presses(template.title)
    await boss.says("10 декабря 10:00")
    await boss.presses("Дальше")
    await boss.presses("Создать мероприятие")
    [event] = await events_of(stage)
    assert (event.title, event.kind, event.template, event.ends_at - event.starts_at) == (
        template.title,
        template.kind.value,
        template.key,
        timedelta(minutes=template.minutes),
    )


async def test_deadline_needs_no_end(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.presses("emgo:0::0:0")
    await boss.presses("Срок")
    await boss.says("Сдать план обмена опытом")
    await boss.says("15 декабря 18:00")
    await boss.presses("Дальше")
    await boss.presses("Создать мероприятие")
    [event] = await events_of(stage)
    assert event.ends_at == event.starts_at


async def test_names_that_fit_nobody_or_several_are_told(stage: Stage) -> None:
    async with stage.database.write() as session:
        for number in (1, 2):
            await applicant(session, number, surname="Соколова", name=f"Анна{number}")
    boss = await filled(stage)
    for typed, answer in (
        ("Соколова\nПетрова Мария", "Не нашли в программе: Петрова Мария. Проверьте фамилию и имя."),
        ("Соколова", "Подходят несколько человек: Соколова. Допишите отчество или телефон."),
    ):
        while not any(text.endswith("Список участников") for text in boss.buttons):
            await boss.presses("Другие ответы")
        await boss.presses(next(text for text in boss.buttons if text.endswith("Список участников")))
        await boss.says(typed)
        await boss.presses("Дальше")
        assert shown(boss).splitlines()[0] == answer


async def test_summary_takes_an_answer_back(stage: Stage) -> None:
    boss = await filled(stage)
    await boss.presses("+ Место")
    assert boss.buttons == ["К проверке", "Закончу позже"]
    await boss.says("Школа № 5")
    await boss.presses("6. Место")
    await boss.presses("Убрать ответ")
    assert "+ Место" in boss.buttons


async def test_form_of_staff_wants_no_consent_and_survives_leaving(stage: Stage) -> None:
    boss = await filled(stage)
    await boss.presses("Закончу позже")
    assert shown(boss).splitlines()[0].startswith("Ответы сохранены: 4 из ")
    await boss.says("просто слова")
    await boss.presses("Продолжить")
    assert shown(boss).splitlines()[0] == "<b>Новое мероприятие</b>"


async def test_list_of_coordinators_leads_to_a_new_event_and_to_its_card(stage: Stage) -> None:
    boss = await filled(stage)
    await boss.presses("Дальше")
    await boss.presses("Создать мероприятие")
    await boss.presses("К мероприятиям")
    assert "Создать мероприятие" in boss.buttons
    await boss.presses("ev:1:0")
    await boss.presses("Управление")
    assert shown(boss).splitlines()[0] == "<b>Семинар: Первые сто дней</b>"


async def test_everything_typed_is_shown_as_typed(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.presses("emgo:0::0:0")
    await boss.presses("Семинар")
    await boss.says("<b>Школа & «жизнь»</b>" + " очень" * 25)
    await boss.says("10 декабря 10:00")
    await boss.presses("2 часа")
    await boss.presses("+ Описание")
    await boss.says("Слово <i> & " * 240)
    await boss.presses("Дальше")
    await boss.presses("Создать мероприятие")
    await boss.presses("Открыть карточку")
    assert [len(parse_html(text)[0]) <= 4096 for text in boss.texts] == [True] * len(boss.texts)
    assert shown(boss).splitlines()[0].startswith("<b>Семинар: &lt;b&gt;Школа &amp; «жизнь»&lt;/b&gt; очень")
