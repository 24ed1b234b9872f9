"""The columns of a plan of events, and the names under which they are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from locales.texts import Texts
from programmes.calendar import EventKind
from programmes.schema import Programme
from services.search import searchable


class PlanColumn(StrEnum):
    """In the order of the template."""

    CODE = "code"
    KIND = "kind"
    TITLE = "title"
    STARTS_ON = "starts_on"
    STARTS_TIME = "starts_time"
    ENDS_ON = "ends_on"
    ENDS_TIME = "ends_time"
    PLACE = "place"
    LINK = "link"
    HOST = "host"
    CAPACITY = "capacity"
    SIGNUP_OPENS = "signup_opens"
    SIGNUP_CLOSES = "signup_closes"
    TRACKS = "tracks"
    STAGES = "stages"
    MUNICIPALITIES = "municipalities"
    DESCRIPTION = "description"
    CONTACT = "contact"
    TARGET_SHARE = "target_share"
    POINTS = "points"
    ZONE = "zone"


REQUIRED = (PlanColumn.KIND, PlanColumn.TITLE, PlanColumn.STARTS_ON)
_NOISE = re.compile(r"\([^)]*\)|[*:№.\"«»]")
_SPACES = re.compile(r"[\s_/\\-]+")


def heading(text: object) -> str:
    """A header as it is compared: without case, marks, breaks and what stands in brackets."""
    return _SPACES.sub(" ", _NOISE.sub(" ", searchable(str(text)))).strip()


def column_names(texts: Texts, column: PlanColumn) -> list[str]:
    """The first is the one of the template."""
    return _listed(texts.plain(f"plan-column-{column.replace('_', '-')}"))


def column_title(texts: Texts, column: PlanColumn) -> str:
    return column_names(texts, column)[0]


def kind_title(texts: Texts, kind: EventKind) -> str:
    return _listed(texts.plain(f"plan-kind-{kind.replace('_', '-')}"))[0]


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(";")]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of a plan mean, in every language at once: a plan may be written by anybody."""

    columns: Mapping[str, PlanColumn]
    kinds: Mapping[str, EventKind]
    tracks: Mapping[str, str]
    stages: Mapping[str, str]
    municipalities: Mapping[str, str]
    everything: frozenset[str]
    examples: frozenset[str]

    @classmethod
    def of(cls, programme: Programme, languages: Iterable[Texts]) -> Vocabulary:
        spoken = list(languages)
        columns = {
            heading(name): column for texts in spoken for column in PlanColumn for name in column_names(texts, column)
        }
        kinds = {
            heading(name): kind
            for texts in spoken
            for kind in EventKind
            for name in (kind, *_listed(texts.plain(f"plan-kind-{kind.replace('_', '-')}")))
        }
        stages = [(stage.key, stage.title) for track in programme.tracks for stage in track.stages]
        return cls(
            columns,
            kinds,
            _both((track.key, track.title) for track in programme.tracks),
            _both(stages),
            _both((place.key, place.title) for place in programme.municipalities),
            frozenset(heading(name) for texts in spoken for name in _listed(texts.plain("plan-all"))),
            frozenset(heading(texts.plain("plan-example")) for texts in spoken),
        )


def _both(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys and titles to keys."""
    return {heading(name): key for key, title in items for name in (key, title)}
