"""Tracks and stages by their stored keys; a definition may have changed since they were stored."""

from __future__ import annotations

from collections.abc import Iterator

from programmes.schema import Move, Programme, Stage, Track


def find_track(programme: Programme, key: str) -> Track | None:
    return next((track for track in programme.tracks if track.key == key), None)


def find_stage(programme: Programme, track: str, stage: str) -> Stage | None:
    found = find_track(programme, track)
    return None if found is None else next((item for item in found.stages if item.key == stage), None)


def track_title(programme: Programme, key: str) -> str:
    """The key itself for a track that has left the definition: what is stored must stay readable."""
    found = find_track(programme, key)
    return key if found is None else found.title


def stage_title(programme: Programme, track: str, stage: str) -> str:
    """The key itself for a stage that has left the definition."""
    found = find_stage(programme, track, stage)
    return stage if found is None else found.title


def stages_of(programme: Programme, track: str | None) -> list[Stage]:
    """Stages in the order of the definition; of every track for None, a key that several share once."""
    tracks = [item for item in programme.tracks if track in (None, item.key)]
    found = {stage.key: stage for item in reversed(tracks) for stage in item.stages}
    order = dict.fromkeys(stage.key for item in tracks for stage in item.stages)
    return [found[key] for key in order]


def moves_from(programme: Programme, track: str, stage: str) -> Iterator[Move]:
    """The moves that the definition allows.

    From a stage that has left the definition coordinators may go anywhere, so that nobody is stranded.
    """
    here = find_stage(programme, track, stage)
    if here is not None:
        yield from here.moves
    elif (found := find_track(programme, track)) is not None:
        yield from (Move(to=item.key) for item in found.stages)
