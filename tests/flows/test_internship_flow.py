from __future__ import annotations

from sqlalchemy import select

from models import DiaryEntry, Participation, PracticeRecord
from programmes.schema import Role
from tests.flows.coordinator import chief, district, member, planned, shown
from tests.flows.happening import candidate, event, hour, joins
from tests.kit import Stage, Talker


async def prepared(stage: Stage) -> tuple[Talker, Talker]:
    """Internship 1 since three days; the coordinator and the intern of participation 1."""
    async with stage.database.write() as session:
        actor, _ = await candidate(session, 1)
    boss = await chief(stage)
    async with stage.database.write() as session:
        made = await event(
            session, "internship", title="Стажировка в школе", starts_at=hour(9, -4), ends_at=hour(18, 30)
        )
        await joins(session, made, actor)
    return boss, stage.person(2001)


async def days(stage: Stage) -> list[tuple[str, int]]:
    """Day and length of the entries."""
    async with stage.database.read() as session:
        found = (await session.execute(select(DiaryEntry).order_by(DiaryEntry.id))).scalars()
        return [(item.day.isoformat(), len(item.text)) for item in found]


async def records(stage: Stage) -> list[tuple[str, str]]:
    async with stage.database.read() as session:
        found = (await session.execute(select(PracticeRecord).order_by(PracticeRecord.id))).scalars()
        return [(item.kind, item.title) for item in found]


async def test_day_is_today_until_it_is_changed(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("ev:1:0")
    await person.presses("Записать день")
    await person.says("Был на педсовете <и слушал>")
    save = person.press("Сохранить запись")["data"]
    await person.presses(save)
    await person.presses(save)
    assert (shown(person).startswith("Запись сохранена."), await days(stage)) == (True, [("2026-09-15", 27)])
    await person.presses("Записать день")
    await person.says("Вёл урок")
    await person.presses("1. День")
    await person.presses("вчера")
    await person.presses("Сохранить запись")
    assert (await days(stage))[1:] == [("2026-09-14", 8)]
    assert person.buttons[:3] == [
        "Записать день", "15 сентября 2026: Был на педсовете <и слушал>", "14 сентября 2026: Вёл урок",
    ]  # fmt: skip


async def test_day_ahead_is_put_right_in_the_summary(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("knw:1:0")
    await person.says("Рано")
    await person.presses("1. День")
    await person.says("20.09.2026")
    await person.presses("Сохранить запись")
    assert shown(person).startswith("20 сентября 2026 ещё не наступило.")
    assert await days(stage) == []


async def test_five_thousand_characters_are_one_day(stage: Stage) -> None:
    boss, person = await prepared(stage)
    words = "слово " * 830
    await person.presses("knw:1:0")
    await person.says(words[:4002].strip())
    await person.says(words[4002:].strip())
    await person.presses("Сохранить запись")
    assert await days(stage) == [("2026-09-15", len(words.strip()))]
    await boss.presses("knv:1")
    assert sum(text.count("слово") for text in boss.texts) == 830


async def test_entry_is_changed_on_its_day_only(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("knw:1:0")
    await person.says("Первая")
    await person.presses("Сохранить запись")
    await person.presses("15 сентября 2026")
    change = person.press("Изменить запись")["data"]
    await person.presses(change)
    await person.presses("2. Запись")
    await person.says("Исправленная")
    await person.presses("Сохранить запись")
    assert await days(stage) == [("2026-09-15", 12)]
    stage.clock.forward(days=1)
    await person.presses(change)
    assert (person.alert or "").startswith("Запись можно изменить только в тот день")


async def test_mentor_is_named_by_the_intern(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("ev:1:0")
    await person.presses("Указать наставника на месте")
    await person.says("Иванова М. И., завуч <5>")
    assert shown(person) == "Записали наставника: Иванова М. И., завуч &lt;5&gt;"
    await person.presses("К мероприятию")
    assert "Наставник на месте: Иванова М. И., завуч &lt;5&gt;" in shown(person)


async def test_result_becomes_practice_and_is_told(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await boss.presses("kni:1:1")
    assert boss.buttons[0] == "Соколова Анна · дневник пуст"
    await boss.presses("Соколова Анна")
    await boss.presses("Записать итог")
    await boss.presses("Да")
    await boss.says("Отлично справилась")
    await boss.says("72")
    await boss.presses("Записать итог")
    assert shown(boss).startswith("Итог записан, стажёр получит сообщение.")
    assert await records(stage) == [("internship", "Стажировка в школе")]
    assert [text for _, text, _ in await planned(stage.database)] == ["internship-told-result"]
    await person.presses("go:application:0")
    await person.presses("Моя практика")
    assert person.buttons[0] == "Стажировка: Стажировка в школе, 12 сентября – 16 октября 20…"
    await person.presses("Стажировка: Стажировка")
    assert shown(person) == (
        "<b>Стажировка: Стажировка в школе</b>\n12 сентября – 16 октября 2026, 72 ч\nОтлично справилась"
        "\n\n✓ Подтверждено."
    )
    assert person.buttons == ["К моей практике", "В меню"]


async def test_practice_is_entered_by_the_person_and_by_the_coordinator(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await person.presses("kpn:replacement")
    for answer in ("директор школы", "Школа № 5", "1.09.2026", "1.08.2026"):
        await person.says(answer)
    assert shown(person).startswith("Окончание (1 августа 2026) раньше начала (1 сентября 2026).")
    await person.says("10.09.2026")
    await person.says("Отпуск <директора>")
    await person.presses("Сохранить")
    assert shown(person).startswith("Запись о практике сохранена.")
    await boss.presses("ac:1")
    await boss.presses("Практика: 1")
    await boss.presses("Добавить сертификат")
    for answer in ("Управление школой", "Институт развития", "1.07.2026"):
        await boss.says(answer)
    for _ in range(3):
        await boss.presses("Пропустить")
    await boss.presses("Сохранить")
    assert await records(stage) == [("replacement", "директор школы"), ("certificate", "Управление школой")]
    assert boss.buttons == [
        "⏳ Замещение: директор школы, 1–10 сентября 2026",
        "Сертификат: Управление школой, 1 июля 2026",
        "Добавить замещение",
        "Добавить сертификат",
        "← К карточке",
        "В меню",
    ]


async def test_coordinator_of_another_district_is_denied(stage: Stage) -> None:
    await prepared(stage)
    async with stage.database.write() as session:
        place = await district(session, "foreign")
        await member(session, 777, (Role.COORDINATOR, place.id), name="Чужой")
    stranger = stage.person(777)
    for forged in ("kni:1:1", "knn:1:0", "knr:1", "kny:1:1", "knt:1", "kpo:1:1", "kpa:1:certificate"):
        await stranger.presses(forged)
        assert (stranger.alert or "").startswith("У вас нет доступа"), forged


async def test_diary_of_somebody_else_is_not_there(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("knw:1:0")
    await person.says("Моё")
    await person.presses("Сохранить запись")
    async with stage.database.write() as session:
        await candidate(session, 2)
    other = stage.person(2002)
    for forged in ("knd:1:1", "knw:1:0", "knw:1:1", "kne:1", "knm:1"):
        await other.presses(forged)
        assert (other.alert or "").startswith(("Этого здесь уже нет", "Этой записи больше нет")), forged
    assert [text for text in other.texts if "Моё" in text] == []


async def test_button_of_a_withdrawn_intern_says_why(stage: Stage) -> None:
    _, person = await prepared(stage)
    async with stage.database.write() as session:
        (await session.get_one(Participation, 1)).state = "withdrawn"
    await person.presses("knw:1:0")
    assert (person.alert or "").startswith("От этой стажировки вы отказались")
