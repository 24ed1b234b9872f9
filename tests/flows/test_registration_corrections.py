"""Answers made in two ways at once, and corrections from the summary."""

from __future__ import annotations

import pytest
from aiogram.methods import AnswerCallbackQuery
from sqlalchemy import select

from models import Draft
from tests.flows.candidate import begin, fill, said
from tests.kit import Stage

PHONE, DIRECTIONS = 9, 11


async def directions(stage: Stage) -> list[str]:
    async with stage.database.read() as session:
        draft = (await session.execute(select(Draft))).scalar_one()
    return list(draft.answers["directions"])


async def test_typed_option_joins_the_ticks(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await fill(person, 0, DIRECTIONS)
    await person.presses("Цифровая среда")
    ticked = await directions(stage)
    await person.says("1")
    assert said(person).splitlines()[0] == "Вопрос 12 из 16  ▰▰▰▰▰▰▰▰▱▱"
    assert await directions(stage) == ["results", *ticked]
    await person.presses("Готово")
    assert said(person).splitlines()[0] == "Вопрос 13 из 16  ▰▰▰▰▰▰▰▰▱▱"


async def test_options_typed_without_a_tick_are_the_answer(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await fill(person, 0, DIRECTIONS)
    await person.says("1, 2")
    assert said(person).splitlines()[0] == "Вопрос 13 из 16  ▰▰▰▰▰▰▰▰▱▱"


async def test_correction_returns_to_its_page_of_the_summary(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await fill(person)
    assert person.buttons[1] == "1. Фамилия"
    await person.presses("Другие ответы (2 из 2)")
    await person.presses("14. ")
    await person.says("Хочу научиться управлять изменениями в своей школе и районе.")
    assert person.buttons[1] == "11. Эл. почта"
    await person.presses("14. ")
    await person.presses("К проверке")
    assert person.buttons[1] == "11. Эл. почта"
    await person.presses("Другие ответы (1 из 2)")
    await person.presses("1. Фамилия")
    await person.says("Петрова")
    assert person.buttons[1] == "1. Фамилия"


def windows(stage: Stage) -> list[bool]:
    """Of each answer with words: whether it has to be closed."""
    calls = stage.session.calls
    return [bool(call.show_alert) for call in calls if isinstance(call, AnswerCallbackQuery) and call.text]


async def test_second_tap_on_sending_opens_no_window(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await fill(person)
    send, edit = person.press("Отправить заявку"), person.press("1. Фамилия")
    for number, press in enumerate((send, send, edit)):
        await stage.feed(callback_query={**press, "id": str(number)})
    assert windows(stage) == [False, True]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("8 (914) 123-45-67", "Номер записан."),
        ("!← Назад", "Хорошо, номер спросим чуть позже."),
        ("/menu", "Хорошо, прервёмся."),
    ],
)
async def test_number_button_goes_away_with_a_word_on_the_number(stage: Stage, way: str, words: str) -> None:
    person = stage.person()
    await begin(person)
    await fill(person, 0, PHONE)
    await (person.presses(way[1:]) if way.startswith("!") else person.says(way))
    assert person.texts[-2] == words
