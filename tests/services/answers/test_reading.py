from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.fields import CommonField, FieldKind, FormField
from services.answers import field_example, field_hint, field_question, field_title, read_answer, show_answer
from services.errors import AnswerError
from tests.services.answers.asking import TODAY, common, own, read, refused, texts

OPTIONS = [{"key": "a", "title": "Первый"}, {"key": "b", "title": "Второй, с запятой"}]
CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})

OWN = [own(kind.value, **({"options": OPTIONS} if kind in CHOSEN else {})) for kind in FieldKind]
COMMON = [common(name.value) for name in CommonField]
FIELDS = st.sampled_from(OWN + COMMON)

TYPED = st.one_of(
    st.text(st.characters()),
    st.text("0123456789.,-+/() гмарт=<>@\n", max_size=40),
    st.from_regex(r"\d{1,2}[ ./-]{0,2}([а-яё]{3,8}|[a-z]{3,8}|\d{1,2})[ ./-]{0,2}\d{1,5}", fullmatch=True),
)


@given(FIELDS, TYPED)
def test_any_text_is_read_or_refused_in_words(field: FormField, typed: str) -> None:
    """What is read can be stored as JSON in UTF-8 and shown; what is refused is refused in both languages."""
    try:
        answer = read_answer(field, typed, today=TODAY)
    except AnswerError as refusal:
        said = [texts(language).resolve(refusal.text) for language in ("ru", "en")]
        assert [len(text) < 500 for text in said] == [True, True]
    else:
        assert json.loads(json.dumps(answer, ensure_ascii=False).encode()) == answer
        show_answer(field, answer, texts()).encode()


@given(FIELDS, TYPED)
def test_shown_answer_is_read_back(field: FormField, typed: str) -> None:
    """So that an answer can be copied from the summary, corrected and sent again."""
    try:
        answer = read_answer(field, typed, today=TODAY)
    except AnswerError:
        return
    assert read_answer(field, show_answer(field, answer, texts()), today=TODAY) == answer


@pytest.mark.parametrize("field", OWN + COMMON, ids=lambda field: f"{field.common or 'own'}-{field.kind}")
def test_example_is_understood(field: FormField) -> None:
    example = field_example(field, texts(), TODAY)
    assert example is None or read(field, example) is not None


def test_file_is_wanted_where_a_text_was_typed() -> None:
    assert refused(own("file"), "вот он") == "answer-file"


@pytest.mark.parametrize("name", ["municipality", "organisation"])
def test_place_typed_in_is_a_line(name: str) -> None:
    assert read(common(name), " Школа \n № 5 ") == "Школа № 5"


@pytest.mark.parametrize("answer", [None, "", []])
def test_no_answer_is_shown_by_a_dash(answer: str | list[str] | None) -> None:
    assert show_answer(own("text"), answer, texts()) == "—"


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("field", COMMON, ids=lambda field: field.key)
def test_common_field_has_its_words(field: FormField, language: str) -> None:
    words = texts(language)
    said = [
        field_title(field, words),
        field_question(field, words),
        field_hint(field, words),
        field_example(field, words, TODAY),
    ]
    assert [bool(word) for word in said] == [True] * 4


def test_words_of_the_programme_come_first() -> None:
    field = common("post", title="Работа", question="Кто вы?", hint="Коротко", example="сторож")
    said = (field_title(field, texts()), field_question(field, texts()), field_hint(field, texts()))
    assert (*said, field_example(field, texts(), TODAY)) == ("Работа", "Кто вы?", "Коротко", "сторож")


def test_own_field_needs_neither_hint_nor_example() -> None:
    assert (field_hint(own("text"), texts()), field_example(own("text"), texts(), TODAY)) == (None, None)


@pytest.mark.parametrize(
    ("field", "example"),
    [
        (own("date"), "10.12.2025"),
        (own("date", past=True), "12.03.1985"),
        (own("number"), "5"),
        (own("number", minimum=10, maximum=20), "15"),
        (own("number", minimum=10), "10"),
        (own("email"), "anna@example.ru"),
    ],
)
def test_own_field_gets_an_example_of_its_kind(field: FormField, example: str) -> None:
    assert field_example(field, texts(), TODAY) == example
