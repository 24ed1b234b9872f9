"""Stages drawn as a way: what is behind, where one stands, what lies ahead."""

from __future__ import annotations

from handlers.turn import Turn
from programmes.schema import Stage, StageKind
from services.applications import Way
from services.stages import find_stage, stages_of

AHEAD = 2
"""Coming stages on the short card; the rest is counted."""
MANY = 6
"""A way up to this long is always shown whole."""


def stage_lines(turn: Turn, way: Way, *, whole: bool) -> list[str]:
    """A line a stage, ready HTML; the sign is said in words too."""
    application, texts = way.application, turn.texts
    current = find_stage(turn.programme, application.track, application.stage)
    if current is None:
        return [texts("status-stage-gone")]
    passed, ahead = _sides(turn, way, current)
    if whole or len(passed) + len(ahead) < MANY:
        return [*_passed(turn, passed), _here(turn, current), *_ahead(turn, ahead)]
    behind = [texts("status-passed-count", count=len(passed))] if passed else []
    rest = len(ahead) - AHEAD
    more = [texts("status-ahead-count", count=rest)] if rest > 0 else []
    return [*behind, _here(turn, current), *_ahead(turn, ahead[:AHEAD]), *more]


def _sides(turn: Turn, way: Way, current: Stage) -> tuple[list[Stage], list[Stage]]:
    """The stages that were gone through, and those to come; off the way nothing comes."""
    visited = {change.to_stage for change in way.changes} | {
        change.from_stage for change in way.changes if change.from_stage
    }
    line = [stage for stage in stages_of(turn.programme, way.application.track) if stage.kind is not StageKind.ENDED]
    if current.kind is StageKind.ENDED:
        return [stage for stage in line if stage.key in visited], []
    place = next(number for number, stage in enumerate(line) if stage.key == current.key)
    return [stage for stage in line[:place] if stage.key in visited], line[place + 1 :]


def _passed(turn: Turn, stages: list[Stage]) -> list[str]:
    return [turn.texts("status-passed", stage=stage.title) for stage in stages]


def _here(turn: Turn, stage: Stage) -> str:
    return turn.texts("status-ended" if stage.kind is StageKind.ENDED else "status-here", stage=stage.title)


def _ahead(turn: Turn, stages: list[Stage]) -> list[str]:
    return [turn.texts("status-ahead", stage=stage.title) for stage in stages]
