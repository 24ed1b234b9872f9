from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models import AuditEntry, CalendarEntry, ExportRequest
from models.database import Database
from programmes.schema import Role
from tests.flows.coordinator import applicant, audited, boss, chief, district, member, planned, shown
from tests.kit import Stage, Talker, the_programme

WHERE: dict[str, Any] = {"programme": "moskovsky", "place": "moskovsky"}
CANDIDATE = 2001
NOVEMBER = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
async def moskovsky(sqlite_url: str) -> AsyncIterator[Stage]:
    database = Database(sqlite_url)
    made = Stage(database, the_programme("moskovsky"))
    await made.open()
    made.clock.forward(days=67, hours=2)
    yield made
    await database.close()


async def candidate(stage: Stage, **columns: Any) -> Talker:
    async with stage.database.write() as session:
        await applicant(session, 1, **(WHERE | {"track": "candidates"} | columns))
    return stage.person(CANDIDATE)


async def entry(stage: Stage, key: str) -> CalendarEntry:
    async with stage.database.read() as session:
        return (await session.execute(select(CalendarEntry).where(CalendarEntry.key == key))).scalar_one()


async def days_of(stage: Stage, key: str) -> tuple[str, str]:
    found = await entry(stage, key)
    return found.starts_on.isoformat(), found.ends_on.isoformat()


async def moving(stage: Stage, key: str = "contest") -> Talker:
    """The coordinator of the region, asked for new days."""
    person = await chief(stage)
    await person.presses(f"cals:{(await entry(stage, key)).id}")
    return person


async def test_calendar_tells_what_is_on_and_what_comes_for_ones_track(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("cal:0")
    assert shown(person) == (
        "<b>Календарь · 2026/27</b>\n"
        "Для направлений: Кандидаты в резерв\n"
        "\n"
        "<b>Сейчас идёт</b>\n"
        "• Психолого-педагогическая диагностика — до 30 ноября, осталось 9 дней\n"
        "• Консультации по траекториям роста — до 31 декабря, осталось 40 дней\n"
        "• Отчёты по индивидуальным планам — до 31 декабря, осталось 40 дней\n"
        "• Конкурс «Управленцы будущего» — до 28 февраля 2027, осталось 99 дней\n"
        "\n"
        "<b>Дальше</b>\n"
        "• Обновление состава кадрового резерва — с 1 декабря, через 10 дней\n"
        "• Стажировка победителей конкурса — с 1 апреля 2027, через 131 день"
    )
    assert person.buttons == [
        "Психолого-педагогическая диагностика",
        "Консультации по траекториям роста",
        "Отчёты по индивидуальным планам",
        "Конкурс «Управленцы будущего»",
        "Обновление состава кадрового резерва",
        "По месяцам",
        "Весь год (2)",
        "Картинка года",
        "Все направления",
        "В меню",
    ]


async def test_everybodys_calendar_is_a_press_away_and_back(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("cal:0")
    await person.presses("Все направления")
    assert shown(person).splitlines()[1] == "Для всех направлений"
    await person.presses("Только моё")
    assert shown(person).splitlines()[1] == "Для направлений: Кандидаты в резерв"


async def test_months_have_pages_from_the_present_one(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("cal:0")
    await person.presses("По месяцам")
    assert shown(person).splitlines()[:2] == ["<b>Ноябрь 2026</b>", "Для направлений: Кандидаты в резерв"]
    assert "3/12" in person.buttons
    await person.presses("›")
    assert shown(person) == (
        "<b>Декабрь 2026</b>\n"
        "Для направлений: Кандидаты в резерв\n"
        "\n"
        "• Конкурс «Управленцы будущего» — 1 октября 2026 – 28 февраля 2027\n"
        "• Консультации по траекториям роста — 1 ноября – 31 декабря 2026\n"
        "• Отчёты по индивидуальным планам — 1 ноября – 31 декабря 2026\n"
        "• Обновление состава кадрового резерва — 1 декабря 2026 – 31 марта 2027"
    )
    await person.presses("calm:99:0")
    assert shown(person).splitlines()[0] == "<b>Август 2027</b>"
    assert shown(person).splitlines()[-1] == "В этом месяце ничего отдельного не намечено."


async def test_what_lasts_all_year_has_its_own_list(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("caly:1:1")
    assert shown(person) == "<b>Весь год</b> · 9 дел\nДля всех направлений"
    assert person.buttons[-4:] == ["1/2", "›", "← Календарь", "В меню"]
    await person.presses("›")
    assert person.buttons == ["Обмен опытом работы с резервом", "‹", "2/2", "← Календарь", "В меню"]


async def test_card_tells_days_whom_work_and_clause(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("cal:0")
    await person.presses("Конкурс «Управленцы будущего»")
    assert shown(person) == (
        "<b>Конкурс «Управленцы будущего»</b>\n"
        "1 октября 2026 – 28 февраля 2027 (идёт, осталось 99 дней)\n"
        "Конкурс · Кандидаты в резерв\n"
        "Нужно сдать: «Конкурсная работа»\n"
        "\n"
        "Профессиональный конкурс, главный путь в кадровый резерв: этапы, работы, жюри, победители.\n"
        "\n"
        "В документе: План, п. 2.5: ежегодно, октябрь–февраль"
    )
    assert person.buttons == ["← Календарь", "В меню"]


async def test_coordinator_moves_a_date_and_everybody_sees_why(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    boss = await moving(moskovsky)
    assert shown(boss).splitlines()[:2] == [
        "<b>Конкурс «Управленцы будущего»</b>",
        "Сейчас: 1 октября 2026 – 28 февраля 2027",
    ]
    await boss.says("15 октября – 20 марта")
    assert "Станет: 15 октября 2026 – 20 марта 2027" in shown(boss)
    await boss.says("Карантин <в школах>")
    assert shown(boss) == (
        "<b>Перенести?</b>\n"
        "Конкурс «Управленцы будущего»\n"
        "Было: 1 октября 2026 – 28 февраля 2027\n"
        "Станет: 15 октября 2026 – 20 марта 2027\n"
        "Причина: Карантин &lt;в школах&gt;\n"
        "\n"
        "Увидит 1 участник (Кандидаты в резерв) и координаторы. Напоминания о работе пойдут по новой дате."
    )
    await boss.presses("Перенести")
    assert shown(boss) == (
        "Готово, перенесено.\n<b>Конкурс «Управленцы будущего»</b>\nТеперь: 15 октября 2026 – 20 марта 2027"
    )
    assert await days_of(moskovsky, "contest") == ("2026-10-15", "2027-03-20")
    await person.presses(f"cale:{(await entry(moskovsky, 'contest')).id}:0")
    assert shown(person).splitlines()[2] == (
        "Перенесено, было: 1 октября 2026 – 28 февраля 2027. Причина: Карантин &lt;в школах&gt;"
    )
    assert await audited(moskovsky.database) == ["calendar.move"]
    assert await planned(moskovsky.database) == []


async def test_move_is_taken_back_at_once_or_later(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    await boss.presses("Перенести")
    await boss.presses("Вернуть даты по плану")
    assert shown(boss).splitlines()[0] == "Даты снова по плану."
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-02-28")
    await boss.presses("К этому сроку")
    assert boss.buttons == ["Перенести", "← Календарь", "В меню"]


async def test_restore_from_the_card_names_the_planned_days_first(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    await boss.presses("Перенести")
    await boss.presses("К этому сроку")
    await boss.presses("Вернуть даты по плану")
    assert shown(boss).splitlines()[-1] == "Вернуть даты по плану: 1 октября 2026 – 28 февраля 2027?"
    await boss.presses("Вернуть даты по плану")
    assert (await entry(moskovsky, "contest")).moved_at is None


async def test_second_tap_moves_nothing_and_says_the_same(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    press = boss.press("Перенести")
    for _ in range(3):
        await moskovsky.feed(callback_query=press)
    assert shown(boss).splitlines()[0] == "Готово, перенесено."
    assert await audited(moskovsky.database) == ["calendar.move"]


async def test_screen_of_an_earlier_reason_moves_nothing(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.says("Первая")
    old = boss.press("Перенести")["data"]
    await boss.says("Вторая")
    await boss.presses(old)
    assert boss.alert == "Этот перенос прервался. Откройте срок и начните заново."
    assert await audited(moskovsky.database) == []


BAD = {
    "words": ("когда-нибудь", "«когда-нибудь» — не похоже на даты. Напишите, например: 15 октября – 20 ноября."),
    "31.02": ("31.02 – 15.03", "«31.02» — такого дня нет. Напишите, например: 15 октября – 20 ноября."),
    "upside down": (
        "15.03.2027 – 01.03.2027",
        "Получается, что срок кончается (1 марта 2027) раньше, чем начинается (15 марта 2027). Поменяйте даты местами.",
    ),
    "another year": (
        "15.03.2031 – 20.03.2031",
        "Эти даты далеко от цикла 2026/27: он идёт с 1 сентября 2026 по 31 августа 2027. "
        "Можно выйти за него не больше чем на месяц.",
    ),
    "the same": (
        "1 октября – 28 февраля",
        "Срок и так стоит: 1 октября 2026 – 28 февраля 2027. Напишите другие даты.",
    ),
}


@pytest.mark.parametrize(("typed", "answer"), BAD.values(), ids=BAD)
async def test_bad_days_are_told_and_nothing_is_lost(moskovsky: Stage, typed: str, answer: str) -> None:
    boss = await moving(moskovsky)
    await boss.says(typed)
    assert shown(boss) == answer
    await boss.says("до 20 марта")
    assert shown(boss).splitlines()[2] == "Станет: 1 октября 2026 – 20 марта 2027"


async def test_reason_is_wanted_in_words(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.sends(location={"latitude": 1.0, "longitude": 1.0})
    assert shown(boss) == ("Здесь нужны слова: даты или причина, до 300 знаков. Напишите или нажмите «Отмена».")
    await boss.says("а" * 301)
    assert shown(boss) == "Причина длинная: знаков 301, а помещается 300. Скажите короче."


async def test_cancel_leaves_the_dates_and_the_conversation(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.presses("Отмена")
    await boss.says("до 20 апреля")
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-02-28")
    assert await audited(moskovsky.database) == []


async def test_coordinator_of_a_district_moves_nothing(moskovsky: Stage) -> None:
    async with moskovsky.database.write() as session:
        place = await district(session, "moskovsky")
        await member(session, 950, (Role.COORDINATOR, place.id))
    person = moskovsky.person(950)
    number = (await entry(moskovsky, "contest")).id
    await person.presses(f"cale:{number}:0")
    assert person.buttons == ["← Календарь", "В меню"]
    for data in (f"cals:{number}", f"calx:{number}:aaaaaaaa", f"calr:{number}:1"):
        await person.presses(data)
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-02-28")
    async with moskovsky.database.read() as session:
        actions = (await session.execute(select(AuditEntry.action))).scalars().all()
    assert [action.split(":")[0] for action in actions] == ["denied", "denied", "denied"]


async def test_entry_that_is_gone_is_told(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("cale:999:0")
    assert person.alert == "Этого срока в нынешнем календаре нет. Откройте календарь заново."


async def test_picture_is_asked_for_once_and_comes_by_a_job(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    await person.presses("cal:0")
    await person.presses("Картинка года")
    assert shown(person) == "Рисую календарь года. Картинка придёт сюда через несколько секунд."
    await person.presses("calp:1:0")
    async with moskovsky.database.read() as session:
        rows = (await session.execute(select(ExportRequest))).scalars().all()
    assert [(row.kind, row.params) for row in rows] == [
        ("year_picture", {"cycle": 1, "year": 1, "tracks": ["candidates"]})
    ]


async def test_calendar_of_two_years_names_the_year_of_the_picture(stage: Stage) -> None:
    async with stage.database.write() as session:
        await boss(session)
    person = stage.person(900)
    await person.presses("calm:15:0")
    assert shown(person).splitlines()[0] == "<b>Ноябрь 2027</b>"
    await person.presses("Картинка года")
    async with stage.database.read() as session:
        params = (await session.execute(select(ExportRequest.params))).scalar_one()
    assert params is not None
    assert (params["year"], params["tracks"]) == (2, [])
