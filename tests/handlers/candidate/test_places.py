"""Home, help, language, groups, blocking, and what nobody understands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.commands import commands_for
from models import Person
from programmes.schema import Role
from services import invites
from tests.flows.candidate import apply, begin, consent, fill, said
from tests.kit import BOT_NAME, Stage, the_catalogue

EVERYWHERE = ("events", "calendar", "reminders")
AT_THE_END = ("profile", "language", "help", "cancel")


async def person_row(stage: Stage) -> Person:
    async with stage.database.read() as session:
        return (await session.execute(select(Person))).scalar_one()


async def test_home_says_what_waits(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await fill(person, 0, 2)
    await person.says("/menu")
    assert said(person) == ("<b>Главное меню</b>\nАкселератор проектов\n\nАнкета не отправлена: ответов 2 из 16")
    assert person.buttons[0] == "Продолжить анкету"


async def test_home_after_applying_offers_the_essay(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.says("/menu")
    assert said(person) == (
        "<b>Здравствуйте, Анна Сергеевна</b>\nАкселератор проектов\n\n"
        "Заявка, Педагоги: Открытый набор\nСдать до 1 декабря: Эссе (осталось 77 дней)"
    )
    assert person.buttons == [
        "Сдать: Эссе",
        "Моя заявка",
        "Мероприятия",
        "Календарь года",
        "Напоминания",
        "Мои данные",
        "Помощь",
        "Язык · Language",
    ]


async def test_language_is_kept_and_used_from_the_next_word(stage: Stage) -> None:
    person = stage.person(language="en")
    await person.says("/start")
    await person.presses("English")
    assert person.buttons == ["I agree", "I do not agree"]
    assert (await person_row(stage)).language == "en"


async def test_forged_language_changes_nothing(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    await person.presses("lang:xx:0")
    assert (await person_row(stage)).language == "ru"


async def test_unknown_words_get_a_way_home(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    for typed, answer in (
        ("здравствуйте", "Не совсем понял вас. Выберите, пожалуйста, в меню, что хотите сделать."),
        ("/abracadabra", "Такой команды нет. Всё, что я умею, есть в меню."),
    ):
        await person.says(typed)
        assert (said(person), person.buttons) == (answer, ["В меню"])


async def test_unknown_button_is_told_to_be_old(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    for data in ("nothing", "f:x:y", "go:nowhere", "card:0"):
        await person.presses(data)
        assert person.alert == "Эта кнопка устарела. Откройте меню, там всё свежее: /menu"


@pytest.mark.parametrize(
    ("text", "answered"),
    [("/start", True), (f"/menu@{BOT_NAME}", True), ("/menu@another_bot", False), ("привет", False),
     (f"@{BOT_NAME}, вы где?", True)],
)  # fmt: skip
async def test_group_is_told_where_to_talk_when_it_asks(stage: Stage, text: str, answered: bool) -> None:
    person = stage.person()
    group = {"id": -100, "type": "group", "title": "Школа"}
    await stage.feed(message=person.message(text=text) | {"chat": group})
    sent = [getattr(call, "text", None) for call in stage.session.calls]
    assert sent == ([f"Мы говорим только в личном чате: https://t.me/{BOT_NAME}"] if answered else [])


async def test_blocking_and_unblocking_are_noted(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    noted = []
    for old, new in (("member", "kicked"), ("kicked", "member")):
        await stage.feed(my_chat_member=_change(stage, old, new))
        noted.append((await person_row(stage)).unreachable_since)
    assert noted == [stage.clock.now(), None]


def _change(stage: Stage, old: str, new: str) -> dict[str, object]:
    person = stage.person()
    bot = {"id": stage.bot.id, "is_bot": True, "first_name": "Резерв"}

    def member(status: str) -> dict[str, object]:
        return {"status": status, "user": bot, **({"until_date": 0} if status == "kicked" else {})}

    return {
        "chat": person.chat,
        "from": person.user,
        "date": 1,
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }


async def test_invitation_gives_its_role_and_leads_home(stage: Stage) -> None:
    async with stage.database.write() as session:
        _, token = await invites.create_invite(
            session,
            actor=None,
            role=Role.REGION_COORDINATOR,
            municipality_id=None,
            max_uses=1,
            valid_for=timedelta(days=1),
            now=stage.clock.now(),
        )
    person = stage.person()
    await person.says(f"/start {token}")
    await person.presses("Русский")
    assert person.texts[0].startswith("Приглашение принято. Ваша роль:")
    await person.presses("Закончу позже")
    await person.presses("В меню")
    home = (
        "<b>Главное меню</b>\nАкселератор проектов\nВаша роль: координатор программы\n"
        "Пока коллеги видят вас без имени.\n\n0 заявок, непрочитанных 0"
    )
    assert said(person).startswith(home)


def test_commands_depend_on_the_role() -> None:
    texts = the_catalogue()["ru"]
    for roles, names in (
        ((), ["menu", *EVERYWHERE, *AT_THE_END]),
        ((Role.SECRETARY,), ["menu", "export", *EVERYWHERE, *AT_THE_END]),
        ((Role.COORDINATOR,), ["menu", "export", "invite", "broadcasts", *EVERYWHERE, "health", *AT_THE_END]),
    ):
        assert [command.command for command in commands_for(roles, texts)] == names
