"""The witness of the monkeys notices what it is there for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from tests.kit import the_catalogue
from tests.robustness.witness import Witness
from tests.robustness.world import Exchange

RUSSIAN, POLYGLOT = 1, 2


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        ("Выберите направление.", []),
        ("Файл «эссе.docx» принят, Excel ниже: /export", []),
        (the_catalogue()["ru"].plain("error-apology", id="1a2b3c"), ["apology"]),
        ("Готово: menu-title", ["raw key", "foreign words ['menu', 'title']"]),
        ("Ваша роль: None", ["None", "foreign words ['none']"]),
        ("Осталось { $days } дней", ["placeholder", "foreign words ['days']"]),
        ("Школа &amp; сад", ["escaped twice", "foreign words ['amp']"]),
        ("Начало 2026-09-15 10:00:00+00:00", ["raw argument"]),
        ("<b>Готово</b>", ["tag"]),
        ("Choose a district", ["foreign words ['district']"]),
    ],
)
async def test_witness_tells_what_nobody_should_read(words: str, problems: list[str]) -> None:
    async with aiohttp.ClientSession() as http:
        witness = Witness(Exchange(http), the_catalogue(), russian={RUSSIAN})
    witness.hears("abc")
    assert witness.problems(RUSSIAN, words) == problems
    assert witness.problems(POLYGLOT, words) == [problem for problem in problems if "foreign" not in problem]


async def test_witness_knows_how_the_clock_stood_before_it_was_moved() -> None:
    async with aiohttp.ClientSession() as http:
        witness = Witness(Exchange(http), the_catalogue())
    noon, day, second = datetime(2026, 9, 16, 12, tzinfo=UTC), timedelta(days=1), timedelta(seconds=1)
    witness.jumps = [(noon, day), (noon + second + day, day)]
    assert witness.moments(noon - second) == [noon - second]
    assert witness.moments(noon + second + day) == [noon + second + day, noon + second, noon + second - day]
    assert witness.moments(noon + 2 * day) == [noon + 2 * day]
