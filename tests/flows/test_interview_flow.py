from __future__ import annotations

from sqlalchemy import select

from models import Event, InterviewSlot, Participation, Person
from tests.flows.coordinator import chief, member, planned, shown
from tests.flows.happening import candidate, event, hour
from tests.kit import Stage, Talker


async def prepared(stage: Stage, people: int = 1, **columns: object) -> tuple[Talker, Talker]:
    """Interview 1 with six times in two rooms; the coordinator and the first invited."""
    async with stage.database.write() as session:
        for number in range(1, people + 1):
            await candidate(session, number)
    boss = await chief(stage)
    async with stage.database.write() as session:
        await event(session, "interview", **{"title": "Собеседование <в резерв>", **columns})
    await boss.presses("kia:1")
    await boss.says("10:00–11:00 по 20 минут, кабинеты 12 и 14")
    await boss.presses("Добавить: 6")
    return boss, stage.person(2001)


async def holders(stage: Stage) -> list[tuple[str, int]]:
    """Hour and person of the booked times."""
    async with stage.database.read() as session:
        wanted = select(InterviewSlot).where(InterviewSlot.person_id.is_not(None)).order_by(InterviewSlot.id)
        slots = (await session.execute(wanted)).scalars()
        return [(f"{slot.starts_at:%H:%M}", slot.person_id or 0) for slot in slots]


async def states(stage: Stage) -> list[str]:
    async with stage.database.read() as session:
        return list((await session.execute(select(Participation.state).order_by(Participation.id))).scalars())


async def test_plan_is_repeated_before_anything_is_added(stage: Stage) -> None:
    boss = await chief(stage)
    async with stage.database.write() as session:
        await event(session, "interview")
    await boss.presses("kis:1:0:1")
    assert boss.buttons == ["Добавить время", "К мероприятию", "В меню"]
    await boss.presses("Добавить время")
    await boss.says("с утра")
    assert shown(boss).startswith("Не понял «с утра».")
    await boss.says("10:00–11:00 по 20 минут, перерыв 10 минут")
    assert shown(boss) == (
        "Понял так:\n<b>ср, 16 сентября (завтра), 10:00–11:00</b>\nПо 20 мин, перерыв 10 мин\n"
        "Получится 2 окна: первое в 10:00, последнее в 10:30.\n\nЕсли не так, напишите строку заново."
    )
    old = boss.press("Добавить: 2")["data"]
    await boss.says("11:00–12:00 по 30 минут")
    await boss.presses(old)
    assert boss.alert == "Это уже сделано, или вы начали что-то другое. Откройте список времени заново."
    await boss.presses("Добавить: 2")
    assert shown(boss).startswith("Добавлено окон: 2.")
    assert boss.buttons[:2] == ["11:00 · свободно", "11:30 · свободно"]


async def test_double_tap_adds_times_once(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    async with stage.database.read() as session:
        before = len((await session.execute(select(InterviewSlot.id))).scalars().all())
    for packed in ("kin:1:12345678", "kin:1:12345678"):
        await boss.presses(packed)
    async with stage.database.read() as session:
        assert len((await session.execute(select(InterviewSlot.id))).scalars().all()) == before == 6


async def test_person_books_moves_and_gives_back(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("ev:1:0")
    await person.presses("Выбрать время")
    await person.presses("10:20 · каб. 12")
    assert shown(person) == (
        "<b>Вы записаны: ср, 16 сентября, 10:20 (завтра)</b>\nСобеседование &lt;в резерв&gt;, каб. 12\n\n"
        "Напомним заранее. Если планы изменятся, выберите другое время на карточке мероприятия."
    )
    assert (await holders(stage), await states(stage)) == ([("07:20", 1)], ["signed_up"])
    await person.presses("К мероприятию")
    await person.presses("Другое время")
    await person.presses("10:40 · каб. 14")
    assert person.buttons == ["Да, перейти", "Оставить как есть"]
    await person.presses("Да, перейти")
    assert await holders(stage) == [("07:40", 1)]
    await person.presses("К мероприятию")
    await person.presses("Отменить запись")
    await person.presses("Да, отменить запись")
    assert (await holders(stage), await states(stage)) == ([], ["withdrawn"])
    await person.presses("Выбрать время")
    await person.presses("10:00 · каб. 12")
    assert (await holders(stage), await states(stage)) == ([("07:00", 1)], ["signed_up"])


async def test_double_tap_on_a_time_books_once(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("kib:1:0")
    await person.presses("kib:1:0")
    assert (person.alert, await holders(stage)) == ("Это время уже ваше.", [("07:00", 1)])


async def test_whoever_is_late_sees_what_is_left(stage: Stage) -> None:
    _, person = await prepared(stage, 2)
    other = stage.person(2002)
    await other.presses("kit:1:0:1:0")
    await person.presses("kib:1:0")
    await other.presses("10:00 · каб. 12")
    assert shown(other).startswith("Время 16 сентября 2026, 10:00 только что заняли. Выберите другое.")
    assert other.buttons[:2] == ["10:00 · каб. 14", "10:20 · каб. 12"]
    assert await holders(stage) == [("07:00", 1)]


async def test_moved_and_removed_time_is_told_with_the_reason(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await person.presses("kib:5:0")
    await boss.presses("kio:5")
    await boss.presses("Перенести")
    await boss.says("15:00")
    assert boss.buttons == ["Отмена"]
    await boss.says("Комиссия <занята>")
    await boss.presses("Перенести")
    await boss.presses("Убрать это время")
    await boss.says("День отменён")
    await boss.presses("Да, убрать и сообщить")
    texts = [text for _, text, _ in await planned(stage.database)]
    assert (texts, await holders(stage)) == (["interview-told-moved", "interview-told-removed"], [])
    await person.presses("kit:1:0:1:1")
    assert person.buttons[0] == "10:00 · каб. 12"


async def test_free_time_goes_without_a_reason_and_free_ones_together(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await person.presses("kib:1:0")
    await boss.presses("kir:2:0")
    await boss.presses("Да, убрать")
    await boss.presses("Убрать свободное время: 4")
    await boss.presses("Да, убрать: 4")
    assert boss.buttons[0] == "10:00 · каб. 12 · Соколова Анна"
    assert await planned(stage.database) == []


async def test_protocol_of_five_thousand_characters_comes_back_whole(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await person.presses("kib:1:0")
    stage.clock.forward(days=1, hours=1)
    await boss.presses("kio:1")
    await boss.presses("Рекомендовать")
    assert "✓ Рекомендовать" in boss.buttons
    await boss.presses("Записать протокол")
    words = "слово " * 830
    await boss.says(words[:4002].strip())
    await boss.says(words[4002:].strip())
    await boss.presses("Сохранить протокол")
    assert shown(boss).startswith("Протокол сохранён.")
    before = len(boss.texts)
    await boss.presses("Протокол целиком")
    assert sum(text.count("слово") for text in boss.texts[before:]) == 830
    await boss.presses("К собеседованию")
    await boss.presses("Заявка кандидата")
    assert shown(boss).startswith("<b>Соколова Анна</b>")


async def test_foreign_event_is_refused_in_words(stage: Stage) -> None:
    _, person = await prepared(stage, audience={"people": [999]})
    await person.presses("kit:1:0:1:0")
    assert (person.alert or "").startswith("Это собеседование не для вашей группы.")
    await person.presses("kib:1:0")
    assert await holders(stage) == []


async def test_person_without_consent_is_asked_for_it(stage: Stage) -> None:
    await prepared(stage)
    async with stage.database.write() as session:
        await member(session, 555)
    stranger = stage.person(555)
    await stranger.presses("kib:1:0")
    assert (stranger.buttons, await holders(stage)) == (["Даю согласие", "Не даю согласия"], [])


async def test_english_reader_gets_english_words(stage: Stage) -> None:
    _, person = await prepared(stage)
    async with stage.database.write() as session:
        (await session.execute(select(Person).where(Person.telegram_id == 2001))).scalar_one().language = "en"
    await person.presses("kit:1:0:1:0")
    await person.presses("10:00 · каб. 12")
    assert shown(person).startswith("<b>You are booked: ")


async def test_several_days_are_chosen_first(stage: Stage) -> None:
    boss, person = await prepared(stage)
    async with stage.database.write() as session:
        (await session.get_one(Event, 1)).ends_at = hour(18, 2)
    await boss.presses("kia:1")
    await boss.says("18 сентября 14:00–15:00 по 30 минут")
    await boss.presses("Добавить: 2")
    await person.presses("kit:1:0:1:0")
    assert person.buttons[:2] == ["ср, 16 сентября (завтра) — 6 окон", "пт, 18 сентября (через 3 дня) — 2 окна"]
    await person.presses("пт, 18 сентября")
    assert person.buttons == ["14:00", "14:30", "Другой день", "К мероприятию", "В меню"]


async def test_those_without_a_time_are_listed_with_their_applications(stage: Stage) -> None:
    boss, person = await prepared(stage, 10)
    await person.presses("kib:1:0")
    await boss.presses("kis:1:0:1")
    await boss.presses("Кто не выбрал")
    assert shown(boss).startswith(
        "<b>Собеседование &lt;в резерв&gt;</b>\nПриглашены и не выбрали время: 9\nСоколова Анна, +7"
    )
    assert boss.buttons[8:] == ["1/2", "›", "К списку времени", "В меню"]
    await boss.presses("Соколова Анна")
    assert shown(boss).startswith("<b>Соколова Анна</b>")


async def test_plan_that_cannot_be_is_refused_before_the_press(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    await boss.presses("kia:1")
    await boss.says("17:00–19:00 по 60 минут")
    assert shown(boss).startswith("Время 16 сентября 2026, 18:00 вне мероприятия")
    assert boss.buttons == ["Отмена"]
    await boss.says("10:10–10:30 по 20 минут, кабинет 12")
    assert "время уже есть, и они пересекаются" in shown(boss)


async def test_own_time_stands_in_the_list_and_what_gives_it_up_comes_last(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await person.presses("kib:3:0")
    await person.presses("go:events:0")
    assert person.buttons[0] == "✓ 16 сен, 10:20 · Собеседование <в резерв>"
    await person.presses("ev:1:0")
    assert (person.buttons[0], person.buttons[-1]) == ("Другое время", "Отменить запись")
    # A coordinator looks at the same card, and books nothing.
    await boss.presses("ev:1:0")
    assert "Выбрать время" not in boss.buttons


async def test_coordinator_books_a_time_for_somebody_who_called(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    await boss.presses("kis:1:0:1")
    await boss.presses("kio:1")
    await boss.presses("Записать человека")
    assert shown(boss).splitlines()[1] == "Время: ср, 16 сентября, 10:00 (завтра)"
    await boss.says("никто")
    assert shown(boss).splitlines()[-1].startswith("Поиск: «никто». Никого не нашли.")
    await boss.presses("✕ Показать приглашённых")
    (name,) = [label for label in boss.buttons if label.startswith("Соколова")]
    await boss.presses(name)
    assert shown(boss).splitlines()[-1] == "Бот сообщит о записи."
    await boss.presses("Записать")
    assert shown(boss).splitlines()[0].startswith("Записали: Соколова")
    assert (await holders(stage), await states(stage)) == ([("07:00", 1)], ["signed_up"])
    assert [text for _, text, _ in await planned(stage.database)] == ["interview-told-placed"]
