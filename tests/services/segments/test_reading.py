from __future__ import annotations

from typing import Any

import pytest

from models.database import Database
from services import segments
from services.errors import ServiceError
from tests.kit import the_catalogue, the_programme
from tests.services.segments.kit import event

PROGRAMME = the_programme("khabarovsk")
TRACK, PLACE = PROGRAMME.tracks[0], PROGRAMME.municipalities[0]


def read(given: Any) -> Any:
    try:
        return segments.read_segment(given, programme=PROGRAMME)
    except ServiceError as refusal:
        return refusal.text.key


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ({}, {}),
        ({"people": [3, 3, 1], "tracks": []}, {"people": [3, 1]}),
        ({"people": [1], "tracks": [TRACK.key]}, {"tracks": [TRACK.key], "people": [1]}),
        ({"events": [17]}, {"events": [{"id": 17, "states": ["signed_up"]}]}),
        (
            {"events": [{"id": 17, "states": ["attended", "signed_up"]}]},
            {"events": [{"id": 17, "states": ["signed_up", "attended"]}]},
        ),
        ({"tracks": ["nowhere"]}, "segment-wrong"),
        ({"tracks": TRACK.key}, "segment-wrong"),
        ({"tracks": [{"x": 1}]}, "segment-wrong"),
        ({"roles": ["candidate"]}, "segment-wrong"),
        ({"people": ["1"]}, "segment-wrong"),
        ({"people": [True]}, "segment-wrong"),
        ({"people": [2**40]}, "segment-wrong"),
        ({"events": [{"id": 17, "states": ["nobody"]}]}, "segment-wrong"),
        ({"events": [{"id": 17, "more": 1}]}, "segment-wrong"),
        ({"events": [{"states": ["signed_up"]}]}, "segment-wrong"),
        ({"people": list(range(1, 3000))}, "segment-long"),
        ({"zodiac": ["lion"]}, "segment-wrong"),
        ([], "segment-wrong"),
        (None, "segment-wrong"),
    ],
)
def test_segment_from_outside_is_read_or_refused(given: Any, read_as: Any) -> None:
    assert read(given) == read_as


async def test_segment_is_told_in_words(stage_database: Database) -> None:
    texts = the_catalogue()["ru"]
    async with stage_database.write() as session:
        seminar = await event(session, "khabarovsk", title="Час <управленца>")
        segment = {
            "tracks": [TRACK.key],
            "stages": [stage.key for stage in TRACK.stages[:2]],
            "events": [{"id": seminar.id, "states": ["signed_up", "waiting"]}, {"id": 99, "states": ["absent"]}],
            "roles": ["mentor"],
            "people": [1, 2],
        }
        names = await segments.load_names(session, [segment])
    lines = [texts.resolve(line, plain=True) for line in segments.describe(segment, PROGRAMME, names)]
    assert lines == [
        f"Направление: {TRACK.title}",
        f"Этапы: {TRACK.stages[0].title}, {TRACK.stages[1].title}",
        "Мероприятия: «Час <управленца>» (записались, ждут места), «№ 99» (не пришли)",
        "Роль: Наставник",
        "По списку: 2 человека",
    ]


def test_long_lines_are_counted_instead_of_told() -> None:
    texts = the_catalogue()["ru"]
    keys = [item.key for item in PROGRAMME.municipalities]
    titles = [item.title for item in PROGRAMME.municipalities]
    line = texts.resolve(segments.describe({"municipalities": keys}, PROGRAMME)[0], plain=True)
    assert line == f"Районы: {', '.join(titles[:5])} и ещё {len(keys) - 5}"
    assert texts.resolve(segments.describe({}, PROGRAMME)[0]) == "Все участники и сотрудники"
