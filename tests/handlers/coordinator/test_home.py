"""What people with a role see first, and that a hasty second press does no harm."""

from __future__ import annotations

import asyncio

import pytest

from programmes.schema import Role
from tests.flows.candidate import consent, said
from tests.flows.coordinator import applicant, audited, chief, member, shown
from tests.kit import Stage

ENDS = ["Мои данные", "Помощь", "Язык · Language"]
PLACES = ["Мероприятия", "Календарь года", "Напоминания"]
STAFF_PLACES = ["Мероприятия", "Календарь года", "Рассылки", "Напоминания", "Состояние"]
HOMES = [
    (
        Role.REGION_COORDINATOR,
        "Ваша роль: координатор программы\n\n1 заявка, непрочитанных 1",
        [
            "Заявки (1)",
            "Непрочитанные (1)",
            "🔍 Найти",
            "Выгрузить в Excel",
            "Приглашения",
            "Роли",
            *STAFF_PLACES,
            *ENDS,
        ],
    ),
    (
        Role.SECRETARY,
        "Ваша роль: секретарь\n\n1 заявка, непрочитанных 1",
        ["Заявки (1)", "Непрочитанные (1)", "🔍 Найти", "Выгрузить в Excel", *PLACES, *ENDS],
    ),
    (
        Role.REVIEWER,
        "Ваша роль: эксперт\n\nЗаданий для вас сейчас нет. Как только появятся, напишем сюда.",
        ["Подать заявку", *PLACES, *ENDS],
    ),
]


@pytest.mark.parametrize(("role", "text", "buttons"), HOMES, ids=[role.value for role, _, _ in HOMES])
async def test_home_leads_to_everything_of_the_role(stage: Stage, role: Role, text: str, buttons: list[str]) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
        await member(session, 905, (role, None), name="Орлова")
    person = stage.person(905)
    await person.says("/menu")
    assert shown(person) == f"<b>Главное меню</b>\nАкселератор проектов\n{text}"
    assert person.buttons == buttons


async def test_search_from_home_forgets_the_filters(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
        await applicant(session, 2, surname="Петрова", phone="+79990000000", stage="essay")
    boss = await chief(stage)
    await boss.presses("as:stage:essay")
    await boss.says("/menu")
    await boss.presses("🔍 Найти")
    await boss.says("соко")
    assert boss.buttons[0] == "🔵 Соколова Анна · новая"


async def test_double_tap_with_a_comment_says_that_it_is_done(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
    boss = await chief(stage)
    await boss.presses("mv:1:1:training")
    await boss.says("Сильная анкета")
    press = boss.press("Переместить")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(2)))
    assert boss.alert == "Заявка уже на этапе «Обучение»: Иванова, 15 сентября 2026, 10:00. Откройте карточку заново."
    assert (await audited(stage.database)).count("application.move") == 1


async def test_double_tap_on_the_beginning_asks_the_first_question(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    press = person.press("Заполнить анкету")
    for _ in range(2):
        await stage.feed(callback_query=press)
    assert said(person).splitlines()[2] == "Вопрос 1 из 16  ▱▱▱▱▱▱▱▱▱▱"
