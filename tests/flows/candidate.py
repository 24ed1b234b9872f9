"""How a synthetic candidate answers, step by step."""

from __future__ import annotations

from tests.kit import Talker

ANSWERS: tuple[tuple[str, ...], ...] = (
    ("соколова",),
    ("Анна",),
    ("Сергеевна",),
    ("12 марта 1990",),
    ("Средняя школа № 5",),
    ("учитель математики",),
    ("высшее, педагогический университет, 2012 год",),
    ("7",),
    ("0",),
    ("8 (914) 123-45-67",),
    ("!Пропустить",),
    ("!Школы с низкими результатами", "!Цифровая среда", "!Готово"),
    ("!Да, в команде",),
    ("Хочу научиться управлять изменениями и помочь своей школе.",),
    ("!Пропустить",),
    ("!Да",),
)
"""To each question of the `ketchenery` form in turn; a mark of exclamation is a press."""


async def consent(person: Talker) -> None:
    await person.says("/start")
    await person.presses("Русский")
    await person.presses("Даю согласие")


async def begin(person: Talker) -> None:
    """As far as the first question."""
    await consent(person)
    await person.presses("Заполнить анкету")


async def fill(person: Talker, first: int = 0, after: int = len(ANSWERS)) -> None:
    """Answer the questions from number `first`, counted from 0, up to `after`."""
    for answer in ANSWERS[first:after]:
        for step in answer:
            await (person.presses(step[1:]) if step.startswith("!") else person.says(step))


async def apply(person: Talker) -> None:
    """The whole way to the card."""
    await begin(person)
    await fill(person)
    await person.presses("Отправить заявку")


def said(person: Talker) -> str:
    """The words of the newest screen."""
    return person.last.text or ""
