"""Who is reminded: selections of people who have not done yet what they are reminded of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from models import (
    Application,
    Consent,
    ContestStage,
    DiaryEntry,
    Event,
    InterviewSlot,
    Participation,
    Person,
    StoredFile,
    Submission,
)
from programmes.schema import Programme, StageKind, SubmissionKind, Track
from services.consents import document_key
from services.reminders.facts import DUE
from services.reminders.places import Place
from services.segments import of_event, select_people, still_standing

BROKEN = ("refused", "lost")
"""States of a file that nobody can read: the work counts as not handed in (`StoredFile.is_broken`)."""


def signed_up(event_id: int, programme: Programme, _place: Place) -> Select[Any]:
    return select(Participation.person_id).where(
        Participation.event_id == event_id,
        Participation.state == "signed_up",
        Participation.queued_at <= DUE,
        has_not_left(Participation.person_id, programme),
    )


def coming(event_id: int, programme: Programme, place: Place) -> Select[Any]:
    """Of those signed up whoever is not noted already as having been there or not."""
    return signed_up(event_id, programme, place).where(Participation.attendance.is_(None))


def of_slot(event_id: int, starts_at: datetime, room: str | None, programme: Programme, _place: Place) -> Select[Any]:
    """Whoever is interviewed then and there, unless it is noted already that they came or did not."""
    noted = exists().where(
        Participation.event_id == event_id,
        Participation.person_id == InterviewSlot.person_id,
        Participation.attendance.is_not(None),
    )
    return select(InterviewSlot.person_id).where(
        InterviewSlot.event_id == event_id,
        InterviewSlot.starts_at == starts_at,
        InterviewSlot.place.is_not_distinct_from(room),
        InterviewSlot.person_id.is_not(None),
        InterviewSlot.booked_at <= DUE,
        ~noted.correlate(InterviewSlot),
        has_not_left(InterviewSlot.person_id, programme),
    )


def invited(event: Event, programme: Programme, place: Place) -> Select[Any]:
    """The audience, whatever each has answered."""
    segment, scope = of_event(event)
    near = place.people(scope)
    return select_people(segment, programme=programme, cycle_id=event.cycle_id, scope=scope, within=near)


def not_answered(event: Event, programme: Programme, place: Place) -> Select[Any]:
    """Of the audience whoever has neither signed up nor said no, while there is room."""
    answered = select(Participation.person_id).where(Participation.event_id == event.id)
    wanted = invited(event, programme, place).where(Person.id.not_in(answered))
    if event.capacity is None:
        return wanted
    taken = select(func.count(Participation.id)).where(
        Participation.event_id == event.id, Participation.state.in_(("signed_up", "waiting", "offered"))
    )
    return wanted.where(taken.scalar_subquery() < event.capacity)


def without_slot(event: Event, programme: Programme, place: Place) -> Select[Any]:
    """Of the audience whoever has booked no time and has not said no, while there is a free one to come.

    A consent alone does not call anybody to an interview: an application of the cycle has to stand.
    """
    booked = select(InterviewSlot.person_id).where(
        InterviewSlot.event_id == event.id, InterviewSlot.person_id.is_not(None)
    )
    free = exists().where(
        InterviewSlot.event_id == event.id, InterviewSlot.person_id.is_(None), InterviewSlot.starts_at > DUE
    )
    standing = exists().where(
        Application.person_id == Person.id, Application.cycle_id == event.cycle_id, still_standing(programme)
    )
    wanted = invited(event, programme, place).where(standing.correlate(Person), free)
    return wanted.where(Person.id.not_in(booked), Person.id.not_in(_said_no(event.id)))


def not_done(event: Event, programme: Programme, place: Place) -> Select[Any]:
    """Of the audience of a deadline whoever is not noted as having done it, and has not said no."""
    done = select(Participation.person_id).where(
        Participation.event_id == event.id, Participation.attendance == "attended"
    )
    return invited(event, programme, place).where(Person.id.not_in(done), Person.id.not_in(_said_no(event.id)))


def without_entry(stage: ContestStage, programme: Programme, place: Place) -> Select[Any]:
    """Whoever entered the contest and handed in nothing that can be read to this stage of it."""
    handed_in = (
        select(Application.person_id)
        .join(Submission, Submission.application_id == Application.id)
        .outerjoin(StoredFile, StoredFile.id == Submission.file_id)
        .where(Submission.contest_stage_id == stage.id, _readable())
    )
    return signed_up(stage.event_id, programme, place).where(Participation.person_id.not_in(handed_in))


def without_diary(event_id: int, programme: Programme, place: Place) -> Select[Any]:
    written = exists().where(DiaryEntry.participation_id == Participation.id)
    return signed_up(event_id, programme, place).where(~written)


def offered(event_id: int, until: datetime, programme: Programme, _place: Place) -> Select[Any]:
    """Whoever was offered a place until then."""
    return select(Participation.person_id).where(
        Participation.event_id == event_id,
        Participation.state == "offered",
        Participation.offered_until == until,
        Participation.changed_at <= DUE,
        has_not_left(Participation.person_id, programme),
    )


def without_work(programme: Programme, cycle_id: int, tracks: tuple[str, ...], work: str, place: Place) -> Select[Any]:
    """Whoever stands where `work` is taken and has handed in none that can be read; no tracks: every track."""
    newest = aliased(Submission)
    latest = select(func.max(newest.version)).where(newest.application_id == Application.id, newest.kind == work)
    handed_in = (
        exists()
        .where(Submission.application_id == Application.id, Submission.kind == work)
        .where(Submission.version == latest.correlate(Application).scalar_subquery())
        .where(or_(Submission.file_id.is_(None), ~_broken_file()))
    )
    standing = [
        _where_taken(track, kind)
        for track in programme.tracks
        if not tracks or track.key in tracks
        for kind in track.submissions
        if kind.key == work
    ]
    return select(Application.person_id).where(
        Application.cycle_id == cycle_id,
        or_(*standing),
        Application.person_id.in_(place.people(None)),
        ~handed_in.correlate(Application),
        has_not_left(Application.person_id, programme),
    )


def takes(programme: Programme, tracks: tuple[str, ...], work: str) -> bool:
    """Whether the work can be handed in at all in one of these tracks."""
    return any(
        kind.key == work
        for track in programme.tracks
        if not tracks or track.key in tracks
        for kind in track.submissions
    )


def _where_taken(track: Track, kind: SubmissionKind) -> ColumnElement[bool]:
    stages = kind.stages or tuple(stage.key for stage in track.stages if stage.kind is not StageKind.ENDED)
    return and_(Application.track == track.key, Application.stage.in_(stages))


def _broken_file() -> ColumnElement[bool]:
    return exists().where(StoredFile.id == Submission.file_id, StoredFile.state.in_(BROKEN)).correlate(Submission)


def _readable() -> ColumnElement[bool]:
    return or_(StoredFile.id.is_(None), StoredFile.state.not_in(BROKEN))


def _said_no(event_id: int) -> Select[Any]:
    return select(Participation.person_id).where(Participation.event_id == event_id, Participation.state == "withdrawn")


def has_not_left(person_id: Any, programme: Programme) -> ColumnElement[bool]:
    """A consent taken back ends reminders; staff, who are never asked for one, get theirs."""
    key, taken, standing = document_key(programme), aliased(Consent), aliased(Consent)
    stands = exists().where(standing.person_id == person_id, standing.document == key, standing.withdrawn_at.is_(None))
    left = exists().where(taken.person_id == person_id, taken.document == key, taken.withdrawn_at.is_not(None))
    return or_(~left, stands)
