"""Quotes within quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.quotes import nested
from tests.kit import the_catalogue

TEXTS = st.text("«»„“ аб\n")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("«Семинар «Школа и семья»» отменено.", "«Семинар „Школа и семья“» отменено."),
        ("Лицей «Ступени» и школа «Росток»", "Лицей «Ступени» и школа «Росток»"),
        ("«а «б «в»»» г «д»", "«а „б „в““» г «д»"),
        ("«Семинар «Шко…\n«Лицей»", "«Семинар „Шко…\n«Лицей»"),
        ("» «", "» «"),
        ("5 < 6", "5 < 6"),
    ],
)
def test_inner_quotes_are_of_the_other_kind(typed: str, shown: str) -> None:
    assert nested(typed) == shown


@given(TEXTS)
def test_only_quotes_change_and_once(typed: str) -> None:
    once = nested(typed)
    plain = str.maketrans("„“", "«»")
    assert (nested(once), once.translate(plain)) == (once, typed.translate(plain))


def test_title_in_quotes_is_put_into_a_sentence() -> None:
    texts = the_catalogue()["ru"]
    assert texts("participation-over", title="Семинар «Школа»") == "«Семинар „Школа“» уже прошло."
    assert texts.plain("participation-over", title="Семинар «Школа»") == "«Семинар „Школа“» уже прошло."
