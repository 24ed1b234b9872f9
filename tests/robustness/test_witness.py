"""The witness of the monkeys notices what it is there for."""

from __future__ import annotations

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
        ("Choose a district", ["foreign words ['district']"]),
    ],
)
async def test_witness_tells_what_nobody_should_read(words: str, problems: list[str]) -> None:
    async with aiohttp.ClientSession() as http:
        witness = Witness(Exchange(http), the_catalogue(), russian={RUSSIAN})
    witness.hears("abc")
    assert witness.problems(RUSSIAN, words) == problems
    assert witness.problems(POLYGLOT, words) == [problem for problem in problems if "foreign" not in problem]
