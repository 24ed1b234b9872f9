"""Moving applications from stage to stage, by the rules of the programme."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Application, Person, StageChange
from programmes.schema import Move, Programme, Role, Stage, StageKind
from services import audit
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, paragraphs
from services.application_card import last_change, lock_application
from services.errors import Denied, NotFound, ServiceError
from services.notifications import Buttons, cancel, notify
from services.stages import find_stage, moves_from, stage_title

LONGEST_REASON = 1000
"""Characters: with the note of a stage it must fit one message."""
UNDO_WITHIN = timedelta(minutes=10)
CARD_OF_CANDIDATE = "go:application:1"
"""The callback data of the candidate's own card (handlers/links.py), as a new message: the decision stays."""
LONGEST_TOLD = 3000
"""Characters of what the candidate is told that a definition or a coordinator wrote; on the screen that asks for a
confirmation names and titles stand beside them."""


def possible_moves(actor: Actor, application: Application, programme: Programme) -> list[tuple[Move, Stage]]:
    """The moves that the definition allows to the actor from where the application stands.

    An application that the rules refuse goes on only after an exception; until then it can only be ended.
    """
    roles = _roles(actor, application, application.person)
    return [
        (move, stage)
        for move in moves_from(programme, application.track, application.stage)
        if (stage := find_stage(programme, application.track, move.to)) is not None
        and roles.intersection(move.by)
        and (not application.refused or stage.kind is StageKind.ENDED)
    ]


async def move(
    session: AsyncSession,
    *,
    actor: Actor,
    application_id: int,
    to_stage: str,
    expected_stage: str | None,
    reason: str | None,
    programme: Programme,
    now: datetime,
    expected_change: int | None = None,
) -> StageChange:
    """Move an application, audited; the candidate is told, and coordinators see what a candidate did as unread.

    `expected_stage` and `expected_change` (the id of the last change) are where the asker saw it standing, None for
    not known: when it has moved meanwhile, nothing happens and `ServiceError` says by whom and when. Raises `Denied`
    for a move that is not the actor's to make, `ServiceError` for one that the definition does not know or that lacks
    its reason.
    """
    application = await lock_application(session, application_id)
    person = await session.get_one(Person, application.person_id)
    roles = _roles(actor, application, person)
    if not roles:
        raise Denied("application.move", f"application:{application_id}")
    last = await last_change(session, application_id)
    stands = (application.stage, 0 if last is None else last.id)
    seen = (expected_stage or stands[0], stands[1] if expected_change is None else expected_change)
    if seen != stands:
        raise _moved_already(actor, application, last, programme, now)
    rule = _rule(application, to_stage, roles, programme)
    why = read_reason(reason, required=rule.reason_required)
    change = await _write(session, actor, application, to_stage, why, now)
    await _settle(session, actor, application, person, change, programme, now)
    return change


async def undo(
    session: AsyncSession, *, actor: Actor, change_id: int, programme: Programme, now: datetime
) -> StageChange:
    """Take back one's own move within ten minutes while nothing else has happened, audited.

    What the candidate was to be told is taken back too, or corrected if it has left. A second time raises
    `ServiceError` like anything else that comes too late; somebody else's move raises `Denied`.
    """
    found = await session.get(StageChange, change_id)
    if found is None or found.from_stage is None:
        raise NotFound("move-undo-gone")
    application = await lock_application(session, found.application_id)
    person = await session.get_one(Person, application.person_id)
    actor.require_within("application.undo", f"application:{application.id}", person.municipality_id)
    last = await last_change(session, application.id)
    if last is None or last.id != change_id:
        raise _moved_already(actor, application, last, programme, now)
    if found.by_id != actor.person.id or found.undoes_id is not None:
        raise Denied("application.undo", f"application:{application.id}")
    if now - found.at > UNDO_WITHIN:
        raise ServiceError("move-undo-late")
    back = await _write(session, actor, application, found.from_stage, None, now, undoes=found)
    _record(session, actor, "application.undo", application, person, back, now)
    if not await cancel(session, key=told_key(found), now=now):
        await _tell(session, person, back, Text("move-told-undone", _standing(application, programme)), now)
    return back


def read_reason(typed: str | None, *, required: bool) -> str | None:
    """A reason as it is stored; raises `ServiceError` for one that is missing or too long."""
    reason = paragraphs(clean(typed or ""))
    if len(reason) > LONGEST_REASON:
        raise ServiceError("move-reason-long", count=len(reason), limit=LONGEST_REASON)
    if required and not reason:
        raise ServiceError("move-reason-required")
    return reason or None


def told(programme: Programme, track: str, to_stage: str, reason: str | None) -> Text:
    """What the candidate reads about a move."""
    stage = find_stage(programme, track, to_stage)
    title, note = stage_title(programme, track, to_stage), "" if stage is None or stage.note is None else stage.note
    room = LONGEST_TOLD - len(reason or "") - len(title)
    return Text(
        "move-told-ended" if stage is not None and stage.kind is StageKind.ENDED else "move-told",
        {
            "stage": title,
            "note": note if len(note) <= room else note[: room - 1].rstrip() + "…",
            "has_note": bool(note),
            "reason": reason or "",
            "has_reason": reason is not None,
        },
    )


def told_key(change: StageChange) -> str:
    return f"stage:{change.id}"


def _roles(actor: Actor, application: Application, person: Person) -> frozenset[Role]:
    """In which roles the actor stands before this application."""
    held = {grant.role for grant in actor.grants if grant.municipality_id in (None, person.municipality_id)}
    own = {Role.CANDIDATE} if application.person_id == actor.person.id else set()
    return frozenset((held - {Role.CANDIDATE}) | own)


def _rule(application: Application, to_stage: str, roles: frozenset[Role], programme: Programme) -> Move:
    allowed = [item for item in moves_from(programme, application.track, application.stage) if item.to == to_stage]
    stage = find_stage(programme, application.track, to_stage)
    if not allowed or stage is None:
        raise ServiceError("move-impossible", stage=stage_title(programme, application.track, to_stage))
    mine = [item for item in allowed if roles.intersection(item.by)]
    if not mine:
        raise Denied("application.move", f"application:{application.id}")
    if application.refused and stage.kind is not StageKind.ENDED:
        raise ServiceError("move-refused")
    return mine[0]


async def _write(
    session: AsyncSession,
    actor: Actor,
    application: Application,
    to_stage: str,
    reason: str | None,
    now: datetime,
    undoes: StageChange | None = None,
) -> StageChange:
    change = StageChange(
        application_id=application.id,
        from_stage=application.stage,
        to_stage=to_stage,
        by_id=actor.person.id,
        reason=reason,
        undoes_id=None if undoes is None else undoes.id,
        at=now,
    )
    application.stage = to_stage
    session.add(change)
    await session.flush()
    return change


async def _settle(
    session: AsyncSession,
    actor: Actor,
    application: Application,
    person: Person,
    change: StageChange,
    programme: Programme,
    now: datetime,
) -> None:
    """Tell who was not there: the candidate, or coordinators by the mark of the unread."""
    if application.person_id == actor.person.id and not actor.sees(person.municipality_id, *STAFF):
        application.unread = True
        return
    _record(session, actor, "application.move", application, person, change, now)
    if application.person_id != actor.person.id:
        await _tell(session, person, change, told(programme, application.track, change.to_stage, change.reason), now)


async def _tell(session: AsyncSession, person: Person, change: StageChange, words: Text, now: datetime) -> None:
    buttons: Buttons = [[(Text("move-told-open"), CARD_OF_CANDIDATE)]]
    await notify(session, key=told_key(change), person_id=person.id, text=words, now=now, buttons=buttons)


def _record(
    session: AsyncSession,
    actor: Actor,
    action: str,
    application: Application,
    person: Person,
    change: StageChange,
    now: datetime,
) -> None:
    place = person.municipality_id
    details = {"from": change.from_stage, "to": change.to_stage, "reason": change.reason}
    audit.record(session, actor, action, "application", application.id, now=now, municipality_id=place, **details)


def _standing(application: Application, programme: Programme) -> dict[str, str]:
    return {"stage": stage_title(programme, application.track, application.stage)}


def _moved_already(
    actor: Actor, application: Application, last: StageChange | None, programme: Programme, now: datetime
) -> ServiceError:
    """What has happened meanwhile; `now` stands in for the time of an application without a history."""
    by = None if last is None else last.by
    return ServiceError(
        "move-already",
        stage=stage_title(programme, application.track, application.stage),
        when=(now if last is None else last.at).astimezone(actor.zone),
        who="" if by is None else by.full_name,
        known=by is not None and bool(by.full_name),
    )
