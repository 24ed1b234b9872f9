"""What the five departments can expect of their definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from programmes.fields import CommonField, FieldKind
from programmes.loader import DEFINITIONS, available, load
from programmes.schema import ConsentDocument, Programme, Role, StageKind, Track

PROGRAMMES = [load(key) for key in available()]
TRACKS = [(programme, track) for programme in PROGRAMMES for track in programme.tracks]

every_programme = pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.key)
every_track = pytest.mark.parametrize(
    ("programme", "track"), TRACKS, ids=[f"{programme.key}-{track.key}" for programme, track in TRACKS]
)


@dataclass(frozen=True)
class Expected:
    title: str
    timezone: str
    months: int
    tracks: dict[str, list[str]]
    """Track to the works it takes."""
    municipalities: int = 1
    organisations: int = 0


EXPECTED = {
    "ketchenery": Expected(
        "Акселератор проектов",
        "Europe/Moscow",
        24,
        {"teachers": ["essay", "group_project", "project", "documents"]},
    ),
    "moskovsky": Expected(
        "Школа Лидеров образования",
        "Europe/Moscow",
        12,
        {
            "heads": ["practice", "documents"],
            "reserve": ["plan_report", "documents"],
            "candidates": ["contest_entry", "internship_report", "documents"],
        },
    ),
    "okoneshnikovo": Expected(
        "Лидерство в образовании",
        "Asia/Omsk",
        48,
        {"heads": ["project", "practice", "certificate"], "reserve": ["project", "certificate"]},
        organisations=9,
    ),
    "khabarovsk": Expected(
        "Практика эффективного управления",
        "Asia/Vladivostok",
        12,
        {"heads": ["practice", "certificate"], "reserve": ["contest_entry", "internship_report", "certificate"]},
        municipalities=19,
    ),
    "baltiysk": Expected(
        "Управленческий кадровый резерв",
        "Europe/Kaliningrad",
        12,
        {"reserve": ["preparation_plan", "documents"], "sites": ["exchange_plan", "site_report"]},
        organisations=3,
    ),
}

WAYS = {
    ("ketchenery", "teachers"): (
        "recruitment training essay review groups group_project individual selection presentation reserve"
    ),
    ("moskovsky", "heads"): "registration participant trajectory practice results",
    ("moskovsky", "reserve"): "registration diagnostics plan renewal confirmed",
    ("moskovsky", "candidates"): "registration diagnostics contest final winner renewal reserve internship",
    ("okoneshnikovo", "heads"): "registration assessment team development project interview results",
    ("okoneshnikovo", "reserve"): "registration reserve courses internship project",
    ("khabarovsk", "heads"): "registration measurement learning exchange results",
    ("khabarovsk", "reserve"): "registration contest included learning internship replacement second_measurement",
    ("baltiysk", "reserve"): "registration interview reserve plan preparation plan_interview ready",
    ("baltiysk", "sites"): "registration approval working results",
}


def consents(programme: Programme) -> list[ConsentDocument]:
    return [document for document in (programme.consent, programme.publication_consent) if document]


@every_programme
def test_programme_is_what_its_document_says(programme: Programme) -> None:
    assert EXPECTED[programme.key] == Expected(
        programme.title,
        programme.timezone,
        programme.cycle.months,
        {track.key: [work.key for work in track.submissions] for track in programme.tracks},
        len(programme.municipalities),
        sum(len(municipality.organisations) for municipality in programme.municipalities),
    )


@every_track
def test_track_leads_from_entry_to_its_end(programme: Programme, track: Track) -> None:
    way = WAYS[programme.key, track.key].split()
    assert track.entry.key == way[0]
    for here, there in pairwise(way):
        assert there in {move.to for move in track.stage(here).moves}


@every_track
def test_track_names_its_stages_in_the_order_of_the_way(programme: Programme, track: Track) -> None:
    way = WAYS[programme.key, track.key].split()
    assert [stage.key for stage in track.stages if stage.key in way] == way


def test_only_ketchenery_limits_the_age_from_above() -> None:
    limits = {(programme.key, track.eligibility.max_age) for programme, track in TRACKS}
    assert limits == {
        ("ketchenery", 40),
        ("moskovsky", None),
        ("okoneshnikovo", None),
        ("khabarovsk", None),
        ("baltiysk", None),
    }


def test_ketchenery_alone_shows_ratings_and_asks_to() -> None:
    assert [programme.key for programme in PROGRAMMES if programme.publication_consent] == ["ketchenery"]


def test_khabarovsk_takes_into_the_reserve_by_the_region_alone() -> None:
    reserve = load("khabarovsk").track("reserve")
    decisions = [move for stage in reserve.stages for move in stage.moves if move.to in ("included", "excluded")]
    assert {move.by for move in decisions} == {(Role.REGION_COORDINATOR,)}


@every_programme
def test_programme_is_kept_under_its_key(programme: Programme) -> None:
    assert (DEFINITIONS / f"{programme.key}.yaml").is_file()


@every_track
def test_every_stage_speaks_to_the_candidate(programme: Programme, track: Track) -> None:
    assert [stage.key for stage in track.stages if not stage.note] == []


@every_track
def test_leaving_against_ones_will_has_a_reason(programme: Programme, track: Track) -> None:
    unkind = [move for stage in track.stages for move in stage.moves if move.to in ("declined", "excluded")]
    assert unkind
    assert all(move.reason_required and Role.CANDIDATE not in move.by for move in unkind)


@every_track
def test_candidate_moves_nowhere_but_away(programme: Programme, track: Track) -> None:
    own = {move.to for stage in track.stages for move in stage.moves if Role.CANDIDATE in move.by}
    assert own == {"withdrawn"}
    assert track.stage("withdrawn").kind is StageKind.ENDED


@every_track
def test_withdrawn_and_declined_can_be_brought_back(programme: Programme, track: Track) -> None:
    for key in ("withdrawn", "declined"):
        assert [move.to for move in track.stage(key).moves] == [track.entry.key]


@every_track
def test_something_can_be_handed_in_on_the_first_day(programme: Programme, track: Track) -> None:
    assert [work.key for work in track.submissions if not work.stages or track.entry.key in work.stages]


@every_track
def test_options_fit_a_button_of_a_phone(programme: Programme, track: Track) -> None:
    assert [option.title for field in track.form for option in field.options if len(option.title) > 50] == []


@every_track
def test_form_asks_the_common_questions(programme: Programme, track: Track) -> None:
    asked = {field.common for field in track.form if field.common}
    single = len(programme.municipalities) == 1
    assert asked == set(CommonField) - ({CommonField.MUNICIPALITY} if single else set())


def test_every_kind_of_question_is_used_somewhere() -> None:
    of_events = {FieldKind.MOMENT, FieldKind.LINK}
    assert {field.kind for _, track in TRACKS for field in track.form} == set(FieldKind) - of_events


@every_programme
def test_consent_says_what_the_law_asks(programme: Programme) -> None:
    text = programme.consent.text
    parts = ("№ 152-ФЗ", "1. Оператор: ", "2. Цели: ", "3. Данные: ", "4. Действия: ", "6. Срок: ", "7. Отзыв: ")
    assert [part for part in parts if part not in text] == []
    assert programme.department.split()[0] in text


@every_programme
def test_consent_fits_one_message(programme: Programme) -> None:
    assert all(len(document.title) + len(document.text) <= 3600 for document in consents(programme))


@every_programme
def test_consents_are_documents_of_their_own(programme: Programme) -> None:
    assert len({document.title for document in consents(programme)}) == len(consents(programme))


NAMES = re.compile(
    r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+"
    r"|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\."
    r"|\b[А-ЯЁ][а-яё]+(?:ович|евич|ьич|овна|евна|ична)(?:а|у|ем|ой|ы|е)?\b"
)


@every_programme
def test_definition_names_no_person(programme: Programme) -> None:
    assert NAMES.findall((DEFINITIONS / f"{programme.key}.yaml").read_text(encoding="utf-8")) == []


@every_programme
def test_definition_is_written_for_people(programme: Programme) -> None:
    words = (DEFINITIONS / f"{programme.key}.yaml").read_text(encoding="utf-8").lower()
    assert re.findall(r"осуществ\w+|надлежащ\w+|вышеуказанн\w+|в целях \w+|!{2,}", words) == []
