"""Places are found by their commands and by their names."""

from __future__ import annotations

import pytest

from handlers.links import Place
from handlers.names import NAMED, place_named
from tests.flows.candidate import apply, begin, consent, said
from tests.flows.coordinator import applicant, chief, shown
from tests.kit import Stage, the_catalogue

NAMES = {
    "мероприятия": Place.EVENTS, "Мероприятие": Place.EVENTS, " события! ": Place.EVENTS, "событий": Place.EVENTS,
    "календарь": Place.CALENDAR, "Циклограмма": Place.CALENDAR, "напоминание": Place.REMINDERS,
    "рассылка": Place.BROADCASTS, "рассылок": Place.BROADCASTS, "помощь": Place.HELP, "меню": Place.HOME,
    "мои данные": Place.PROFILE, "Моя заявка": Place.APPLICATION, "состояние": Place.HEALTH,
    "помогите": None, "статья": None, "мен": None, "": None, "менюшка": None, "события года": None, "1": None,
}  # fmt: skip


@pytest.mark.parametrize("typed", NAMES)
def test_name_is_known_in_any_form_of_the_word(typed: str) -> None:
    assert place_named(the_catalogue()["ru"], typed) == NAMES[typed]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_name_leads_to_its_own_place(language: str) -> None:
    texts = the_catalogue()[language]
    named = {place: texts.plain(f"menu-names-{place.value}").split("; ") for place in NAMED}
    assert {place: {place_named(texts, name) for name in names} for place, names in named.items()} == {
        place: {place} for place in named
    }


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("мероприятия", "<b>Мероприятий пока нет</b>"),
        ("/events", "<b>Мероприятий пока нет</b>"),
        ("календарь", "<b>Календарь · 2026–2028</b>"),
        ("/calendar", "<b>Календарь · 2026–2028</b>"),
        ("напоминания", "<b>Напоминания</b>"),
        ("/reminders", "<b>Напоминания</b>"),
        ("помощь", "<b>Акселератор проектов: как пользоваться</b>"),
        ("меню", "<b>Здравствуйте, Анна Сергеевна</b>"),
    ],
)
async def test_candidate_comes_to_a_place_by_its_name(stage: Stage, asked: str, title: str) -> None:
    person = stage.person()
    await apply(person)
    await person.says(asked)
    assert said(person).splitlines()[0] == title


async def test_stranger_is_asked_for_the_consent_first(stage: Stage) -> None:
    person = stage.person()
    await person.says("/start")
    await person.says("/events")
    asked = said(person)
    await person.says("мероприятия")
    assert (asked.splitlines()[0], said(person)) == (
        "<b>Согласие на обработку персональных данных</b>",
        "Не совсем понял вас. Выберите, пожалуйста, в меню, что хотите сделать.",
    )


async def test_place_of_staff_is_closed_to_candidates(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    await person.says("рассылки")
    typed = said(person)
    await person.says("/broadcasts")
    assert (typed, said(person)) == (
        "Не совсем понял вас. Выберите, пожалуйста, в меню, что хотите сделать.",
        the_catalogue()["ru"]("common-denied"),
    )


async def test_name_typed_into_a_form_is_an_answer(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await person.says("Календарь")
    assert person.last.text is not None
    assert "2 из" in person.last.text


async def test_coordinator_finds_places_and_people_alike(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
    boss = await chief(stage)
    await boss.says("рассылки")
    place = shown(boss).splitlines()[0]
    await boss.says("/broadcasts")
    assert (place, shown(boss).splitlines()[0]) == ("<b>Рассылок пока нет</b>", "<b>Рассылок пока нет</b>")
    await boss.says("соколова")
    assert shown(boss).splitlines()[0] == "<b>Заявки: 1</b>"
