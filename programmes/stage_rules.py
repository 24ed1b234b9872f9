"""Every way through the stages must lead somewhere, and a person must always be able to leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from programmes import messages
from programmes.problems import Complaint, Steps
from programmes.schema import Role, StageKind
from programmes.spots import Spot

Finding = tuple[Steps, Complaint]


def check_stages(track: Spot) -> Iterator[Finding]:
    """Complaints about the stages of one track and the moves between them."""
    stages: dict[str, Spot] = {}
    for stage in track["stages"]:
        if stage["key"].text:
            stages.setdefault(stage["key"].text, stage)
    if not stages:
        return
    entries = [stage for stage in stages.values() if _kind(stage) == StageKind.ENTRY]
    if not entries:
        yield track["stages"].steps, messages.no_entry()
    for extra in entries[1:]:
        yield extra["kind"].steps, messages.entry_twice(entries[0]["key"].text)
    astray = [finding for stage in stages.values() for finding in _moves(stage, stages)]
    yield from astray
    for stage in stages.values():
        yield from _way_out(stage, stages)
    # A move gone astray leaves its stage unreachable: one mistake, told once.
    if len(entries) == 1 and not astray:
        yield from _unreachable(entries[0], stages)


def check_submissions(track: Spot) -> Iterator[Finding]:
    """Complaints about what may be handed in, and when."""
    known = [stage["key"].text for stage in track["stages"] if stage["key"].text]
    for submission in track["submissions"]:
        for stage in submission["stages"]:
            if known and stage.text and stage.text not in known:
                yield stage.steps, messages.no_such_stage(stage.text, known)
        if submission["text"].value is False and submission["file"].value is False:
            yield submission["file"].steps, messages.nothing_to_hand_in(submission["key"].text)


def _kind(stage: Spot) -> str:
    return stage["kind"].text or StageKind.ACTIVE


def _moves(stage: Spot, stages: Mapping[str, Spot]) -> Iterator[Finding]:
    seen: set[str] = set()
    for move in stage["moves"]:
        to = move["to"]
        if to.text and to.text not in stages:
            yield to.steps, messages.no_such_stage(to.text, stages)
        elif to.text and to.text == stage["key"].text:
            yield to.steps, messages.move_to_itself(to.text)
        elif to.text in seen:
            yield to.steps, messages.value_twice(to.text)
        seen.add(to.text)


def _way_out(stage: Spot, stages: Mapping[str, Spot]) -> Iterator[Finding]:
    if _kind(stage) == StageKind.ENDED:
        return
    ways = [move["to"].text for move in stage["moves"] if Role.CANDIDATE in move["by"].texts()]
    if not any(way in stages and _kind(stages[way]) == StageKind.ENDED for way in ways):
        ended = [key for key, other in stages.items() if _kind(other) == StageKind.ENDED]
        yield stage.steps, messages.no_way_out(stage["key"].text, ended)


def _unreachable(entry: Spot, stages: Mapping[str, Spot]) -> Iterator[Finding]:
    reached: set[str] = set()
    waiting = [entry["key"].text]
    while waiting:
        key = waiting.pop()
        if key in stages and key not in reached:
            reached.add(key)
            waiting.extend(move["to"].text for move in stages[key]["moves"])
    for key, stage in stages.items():
        if key not in reached:
            yield stage["key"].steps, messages.unreachable(key)
