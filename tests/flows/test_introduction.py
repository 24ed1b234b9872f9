"""A new colleague says what to be called, now or later, and is asked for no candidate's consent."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import AuditEntry, Draft, Person
from programmes.schema import Role
from tests.flows.candidate import apply, consent, said
from tests.flows.coordinator import audited, member
from tests.kit import Stage, Talker

WHY = (
    "Как к вам обращаться? Фамилию и имя увидят коллеги и кандидаты, с которыми вы работаете. "
    "Они останутся и в журнале действий."
)
REMINDER = "Пока коллеги видят вас без имени."


async def newcomer(stage: Stage, role: Role = Role.MENTOR) -> Talker:
    async with stage.database.write() as session:
        await member(session, 50, (role, None))
    return stage.person(50)


async def names(stage: Stage) -> list[str]:
    async with stage.database.read() as session:
        return [person.full_name for person in (await session.execute(select(Person))).scalars()]


async def introduce(person: Talker) -> None:
    await person.says("петрова")
    await person.says("Мария")
    await person.presses("Пропустить")
    await person.presses("Сохранить")


async def test_new_colleague_is_asked_for_a_name(stage: Stage) -> None:
    person = await newcomer(stage)
    await person.says("/start")
    assert said(person).splitlines() == [
        WHY,
        "",
        "Вопрос 1 из 3  ▱▱▱▱▱▱▱▱▱▱",
        "",
        "<b>Какая у вас фамилия?</b>",
        "<i>Как в паспорте</i>",
        "Например: Соколова",
    ]
    await introduce(person)
    assert said(person) == "Спасибо. Записали: <b>Петрова Мария</b>.\nИзменить можно в разделе «Мои данные»."
    await person.presses("В меню")
    assert said(person).splitlines()[0] == "<b>Здравствуйте, Мария</b>"
    async with stage.database.read() as session:
        stored = (await session.execute(select(Person))).scalar_one()
        entry = (await session.execute(select(AuditEntry))).scalar_one()
        drafts = (await session.execute(select(Draft))).scalars().all()
    assert (stored.search_text, list(drafts)) == ("петрова мария", [])
    assert (entry.action, entry.actor_id, entry.details) == (
        "person.correct",
        stored.id,
        {"fields": ["surname", "name"]},
    )


async def test_name_is_put_off_and_home_reminds(stage: Stage) -> None:
    person = await newcomer(stage)
    await person.says("/start")
    await person.says("Петрова")
    await person.presses("Закончу позже")
    assert said(person) == "Хорошо, спросим позже. Пока коллеги видят вас без имени."
    await person.presses("В меню")
    assert said(person).splitlines()[3] == REMINDER
    await person.presses("Назвать себя")
    assert said(person).splitlines()[2] == "Вопрос 2 из 3  ▰▰▰▱▱▱▱▱▱▱"
    await person.says("Мария")
    await person.presses("Пропустить")
    await person.presses("Сохранить")
    await person.presses("В меню")
    assert (REMINDER in said(person), "Назвать себя" in person.buttons) == (False, False)


async def test_colleague_changes_the_name_in_own_data(stage: Stage) -> None:
    person = await newcomer(stage)
    await person.says("/start")
    await introduce(person)
    await person.says("/profile")
    assert said(person).splitlines()[:2] == ["<b>Мои данные</b>", "Для коллег вы: <b>Петрова Мария</b>"]
    await person.presses("Изменить имя")
    await person.presses("1. Фамилия")
    await person.says("Иванова")
    await person.presses("Сохранить")
    assert await names(stage) == ["Иванова Мария"]


async def test_named_colleague_goes_home(stage: Stage) -> None:
    async with stage.database.write() as session:
        await member(session, 50, (Role.MENTOR, None), name="Петрова")
    person = stage.person(50)
    await person.says("/start")
    assert said(person).splitlines()[0] == "<b>Главное меню</b>"


async def test_candidate_cannot_get_in_by_the_colleagues_door(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    await person.presses("go:name:0")
    assert person.alert == (
        "У вас нет доступа к этому действию. Если он нужен для работы, напишите координатору программы."
    )
    assert await audited(stage.database) == ["denied:person.introduce"]


async def test_candidate_who_is_a_colleague_corrects_own_data(stage: Stage) -> None:
    """Not past the application, which must be seen as changed."""
    person = stage.person(50)
    await apply(person)
    async with stage.database.write() as session:
        await member(session, 50, (Role.MENTOR, None), name="Соколова")
    await person.presses("go:name:0")
    assert said(person).splitlines()[0] == "<b>Мои данные</b>"


@pytest.mark.parametrize("left", ["draft", "button"])
async def test_other_forms_of_a_colleague_want_the_consent(stage: Stage, left: str) -> None:
    person = await newcomer(stage)
    await person.says("/start")
    async with stage.database.write() as session:
        draft = (await session.execute(select(Draft))).scalar_one()
        draft.form = "registration:teachers"
    await (person.says("Петрова") if left == "draft" else person.presses(f"f:{draft.id}:c::"))
    assert said(person).splitlines()[0] == "<b>Согласие на обработку персональных данных</b>"
