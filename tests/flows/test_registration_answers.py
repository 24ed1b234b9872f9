"""Answers that do not fit, buttons of old messages, and whatever else people do in the middle of a form."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import ReplyKeyboardMarkup, ReplyKeyboardRemove
from sqlalchemy import select

from models import Draft
from tests.flows.candidate import begin, fill, said
from tests.kit import Stage, Talker

BIRTH, ORGANISATION, PHONE, EMAIL, DIRECTIONS, MOTIVATION, VISITS = 3, 4, 9, 10, 11, 13, 15


async def draft_of(stage: Stage) -> Draft:
    async with stage.database.read() as session:
        return (await session.execute(select(Draft))).scalar_one()


async def at(stage: Stage, place: int) -> Talker:
    """Somebody who has come to that question, counted from 0."""
    person = stage.person()
    await begin(person)
    await fill(person, 0, place)
    return person


@pytest.mark.parametrize(
    ("place", "typed", "told"),
    [
        (BIRTH, "31.02.1985", "«31.02.1985» — такой даты нет. Напишите, например, 12.03.1985."),
        (BIRTH, "12.03.85", "«12.03.85» — это 1985 год? Напишите год полностью, например 12.03.1985."),
        (PHONE, "12345", "«12345» — это не похоже на номер телефона."),
        (EMAIL, "anna@", "«anna@» — это не похоже на адрес почты."),
        (MOTIVATION, "да", "В ответе только 2 символа, а нужно хотя бы 30."),
        (
            MOTIVATION,
            "я" * 4000,
            "В ответе 4\N{NO-BREAK SPACE}000 символов, а здесь помещается 2\N{NO-BREAK SPACE}000.",
        ),
        (VISITS, "наверное", "«наверное» — не совсем понятно. Ответьте, пожалуйста, «да» или «нет»."),
        (DIRECTIONS, "космос", "«космос» — такого варианта нет."),
        (BIRTH, "/stop", "Такой команды нет, а анкета на месте."),
    ],
)
async def test_answer_that_does_not_fit_is_explained_and_asked_again(
    stage: Stage, place: int, typed: str, told: str
) -> None:
    person = await at(stage, place)
    before = (await draft_of(stage)).answers
    await person.says(typed)
    assert said(person).startswith(told)
    assert f"Вопрос {place + 1} из 16" in said(person)
    assert (await draft_of(stage)).answers == before


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                     "is_animated": False, "is_video": False}},
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
        {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]},
        {"location": {"latitude": 1.0, "longitude": 1.0}},
    ],
)  # fmt: skip
async def test_what_is_no_text_is_asked_for_in_words(stage: Stage, content: dict[str, Any]) -> None:
    person = await at(stage, 1)
    await person.sends(**content)
    assert said(person).startswith("Здесь читаем только текст и кнопки.")
    assert "Вопрос 2 из 16" in said(person)


async def test_markup_and_formulas_are_kept_as_typed(stage: Stage) -> None:
    person = await at(stage, 5)
    await person.says("<b>=cmd()</b> & co")
    assert (await draft_of(stage)).answers["post"] == "<b>=cmd()</b> & co"
    await person.presses("← Назад")
    assert "Сейчас: &lt;b&gt;=cmd()&lt;/b&gt; &amp; co" in said(person)


async def test_own_contact_answers_the_phone_and_its_button_goes_away(stage: Stage) -> None:
    person = await at(stage, PHONE)
    keyboards = [call for call in person.calls if isinstance(getattr(call, "reply_markup", None), ReplyKeyboardMarkup)]
    await person.sends(contact={"phone_number": "79141234567", "first_name": "Анна", "user_id": person.id})
    removed = [call for call in person.calls if isinstance(getattr(call, "reply_markup", None), ReplyKeyboardRemove)]
    assert (await draft_of(stage)).answers["phone"] == "+79141234567"
    assert (len(keyboards), len(removed)) == (1, 1)
    assert "Вопрос 11 из 16" in said(person)


async def test_contact_of_somebody_else_is_refused(stage: Stage) -> None:
    person = await at(stage, PHONE)
    await person.sends(contact={"phone_number": "79140000000", "first_name": "Пётр", "user_id": 999})
    assert said(person).startswith("Это контакт другого человека.")
    assert "phone" not in (await draft_of(stage)).answers


async def test_back_shows_the_answer_and_returns_to_the_open_question(stage: Stage) -> None:
    person = await at(stage, 2)
    await person.presses("← Назад")
    assert "Сейчас: Анна" in said(person)
    await person.says("Мария")
    assert "Вопрос 3 из 16" in said(person)
    assert (await draft_of(stage)).answers["name"] == "Мария"


async def test_keeping_an_answer_goes_on(stage: Stage) -> None:
    person = await at(stage, 2)
    await person.presses("← Назад")
    await person.presses("Оставить как есть")
    assert "Вопрос 3 из 16" in said(person)


async def test_skipping_a_required_question_is_refused(stage: Stage) -> None:
    person = await at(stage, 0)
    draft = await draft_of(stage)
    await person.presses(f"f:{draft.id}:s:surname:")
    assert said(person).startswith("Без этого ответа заявку не рассмотреть")
    assert (await draft_of(stage)).answers == {}


async def test_summary_lets_every_answer_be_changed(stage: Stage) -> None:
    person = await at(stage, 16)
    await person.presses("1. Фамилия")
    await person.says("Петрова")
    assert "1. Фамилия: <b>Петрова</b>" in said(person)
    await person.presses("Другие ответы (2 из 2)")
    await person.presses("16. Готовность выезжать в школы")
    await person.presses("Нет")
    assert "16. Готовность выезжать в школы: <b>Нет</b>" in said(person)


async def test_text_at_the_summary_is_no_answer(stage: Stage) -> None:
    person = await at(stage, 16)
    await person.says("отправляйте")
    assert said(person).startswith("Все ответы уже есть.")


async def test_double_tap_answers_one_question(stage: Stage) -> None:
    person = await at(stage, 12)
    press = person.press("Да, в команде")
    for number in ("1", "2"):
        await stage.feed(callback_query={**press, "id": number})
    draft = await draft_of(stage)
    assert (draft.answers["project_role"], draft.current) == ("member", "motivation")
    assert person.alert == "Уже отмечено."


async def test_double_tap_ticks_once(stage: Stage) -> None:
    person = await at(stage, DIRECTIONS)
    press = person.press("Цифровая среда")
    for number in ("1", "2"):
        await stage.feed(callback_query={**press, "id": number})
    assert (await draft_of(stage)).answers["directions"] == ["digital"]
    await person.presses("✓ Цифровая среда")
    assert (await draft_of(stage)).answers["directions"] == []


async def test_done_without_a_tick_asks_for_one(stage: Stage) -> None:
    person = await at(stage, DIRECTIONS)
    await person.presses("Готово")
    assert said(person).startswith("Отметьте хотя бы один вариант")


async def test_old_button_offers_to_change_and_changes_nothing(stage: Stage) -> None:
    person = await at(stage, 13)
    draft = await draft_of(stage)
    await person.presses(f"f:{draft.id}:a:project_role:leader")
    assert said(person) == ("На этот вопрос вы уже ответили: <b>Опыт проектов</b> — Да, в команде. Изменить ответ?")
    assert (await draft_of(stage)).answers["project_role"] == "member"
    await person.presses("Изменить ответ")
    await person.presses("Да, во главе проекта")
    assert (await draft_of(stage)).answers["project_role"] == "leader"
    assert "Вопрос 14 из 16" in said(person)


async def test_button_of_a_question_to_come_does_nothing(stage: Stage) -> None:
    person = await at(stage, 1)
    draft = await draft_of(stage)
    await person.presses(f"f:{draft.id}:a:visits:1")
    assert (await draft_of(stage)).answers == {"surname": "Соколова"}


async def test_buttons_of_a_discarded_form_mean_nothing(stage: Stage) -> None:
    person = await at(stage, 2)
    old = await draft_of(stage)
    await person.says("/start")
    await person.presses("Начать заново")
    assert said(person) == "Сотрутся 2 ответа, вернуть их будет нельзя."
    await person.presses("Стереть и начать заново")
    assert (await draft_of(stage)).answers == {}
    await person.presses(f"f:{old.id}:e:surname:")
    assert person.alert == "Эта анкета уже отправлена или закрыта. Что дальше — в меню."


@pytest.mark.parametrize("command", ["/menu", "/help", "/language", "/profile"])
async def test_command_in_the_middle_keeps_the_draft(stage: Stage, command: str) -> None:
    person = await at(stage, PHONE)
    before = await draft_of(stage)
    await person.says(command)
    after = await draft_of(stage)
    assert (after.answers, after.current) == (before.answers, before.current)
    await person.says("/start")
    await person.presses("Продолжить")
    assert "Вопрос 10 из 16" in said(person)


async def test_cancel_says_how_to_come_back(stage: Stage) -> None:
    person = await at(stage, 3)
    await person.says("/cancel")
    assert said(person) == ("Анкета сохранена, ответы на месте: 3 из 16.\nВернуться можно в любой день: /start")
    await person.says("привет")
    assert said(person).startswith("Вы остановились на вопросе 4 из 16.")


async def test_edited_message_is_answered_by_the_way_to_change(stage: Stage) -> None:
    person = await at(stage, 2)
    await person.edits(1, "Сидорова")
    assert said(person).startswith("Вижу, вы исправили сообщение.")
    await person.presses("Посмотреть и изменить ответы")
    assert "1. Фамилия: <b>Соколова</b>" in said(person)
    await person.presses("Продолжить: вопрос 3 из 16")
    assert "Вопрос 3 из 16" in said(person)


async def test_long_paste_cut_by_telegram_is_one_answer(stage: Stage) -> None:
    """5,000 characters come as two messages; the second must not answer the next question."""
    person = await at(stage, MOTIVATION)
    await person.says("я" * 4096)
    await person.says("я" * 904)
    assert said(person).startswith("В ответе 5\N{NO-BREAK SPACE}001 символ, а здесь помещается")
    draft = await draft_of(stage)
    assert ("motivation" in draft.answers, draft.current) == (False, "motivation")
