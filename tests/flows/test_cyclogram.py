from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from models import ExportRequest
from models.database import Database
from tests.flows.coordinator import boss, chief, shown
from tests.flows.cyclogram import candidate
from tests.kit import Stage, the_programme


@pytest.fixture
async def moskovsky(sqlite_url: str) -> AsyncIterator[Stage]:
    database = Database(sqlite_url)
    made = Stage(database, the_programme("moskovsky"))
    await made.open()
    made.clock.forward(days=67, hours=2)
    yield made
    await database.close()


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
        "Нужно сдать: Конкурсная работа\n"
        "\n"
        "Профессиональный конкурс, главный путь в кадровый резерв: этапы, работы, жюри, победители.\n"
        "\n"
        "В документе: План, п. 2.5: ежегодно, октябрь–февраль"
    )
    assert person.buttons == ["← Календарь", "В меню"]


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


async def test_entries_of_several_years_are_told_apart_on_buttons(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    stage = Stage(database, the_programme("okoneshnikovo"))
    await stage.open()
    person = await chief(stage)
    await person.presses("cal:1")
    assert person.buttons[:5] == [
        "Самооценка руководителей · 2026",
        "Команды «наставник – наставляемый»",
        "Банк данных и резерв кадров",
        "Экспертиза лучших проектов",
        "Самооценка руководителей · 2027",
    ]
    await database.close()
