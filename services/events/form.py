"""The forms of events: a new one, a change of one, a move of one to another time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from programmes.calendar import EventKind
from programmes.schema import Programme
from services.actor import Actor
from services.drafts import Form, Walk
from services.errors import NotFound, ServiceError
from services.events.answers import facts_from, settled, zone_of, zone_of_owner
from services.events.facts import EventFacts, facts_of
from services.events.faults import ABOUT_TIME, faults, field_title
from services.events.finding import find
from services.events.questions import event_fields, moment_fields, zones_of

NEW, CHANGE, MOVE = "event", "event_change", "event_move"
"""Kinds of forms. The subject of a new one says where it began and, after an @, whose event it will be."""
REVISION = "revision"
"""In a draft: of the event when its change was begun."""
_TO_LIST = ("event-to-list", "go:events:0")
"""The list of events; its callback data and that of the card are read by handlers/links.py and handlers/events."""
_MARK = "@"


def new_key(origin: str, owner_id: int | None) -> str:
    """The key of the form of a new event; `origin` keeps the drafts of different beginnings apart."""
    return f"{NEW}:{origin}" if owner_id is None else f"{NEW}:{origin}{_MARK}{owner_id}"


def owner_of(form: Form) -> int | None:
    """The municipality that the form gives the event to; None: it asks."""
    number = form.subject.partition(_MARK)[2]
    return int(number) if number.isdecimal() else None


def template_of(programme: Programme, form: Form) -> str | None:
    """The key of the template that a new event began from."""
    origin = form.subject.partition(_MARK)[0]
    return next((item.key for item in programme.events if origin == template_origin(item.key)), None)


def template_origin(key: str) -> str:
    return f"t_{key}"


async def build_new(session: AsyncSession, programme: Programme, key: str) -> Form:
    """Every question there is about an event."""
    owner = owner_of(Form(key, ()))
    zone = await zone_of_owner(session, programme=programme, owner_id=owner)
    fields = event_fields(programme, owned=owner is not None, zones=zones_of(programme))
    form = Form(key, fields, submit="event-form-preview", heading="event-form-heading", back=_TO_LIST)
    return _form(programme, form, zone, None)


async def build_change(session: AsyncSession, programme: Programme, key: str) -> Form:
    """The same questions about an event there is; raises `NotFound` without it."""
    before = await _before(session, key)
    fields = event_fields(programme, owned=before.municipality_id is not None, zones=zones_of(programme))
    form = Form(key, fields, submit="event-form-compare", heading="event-form-change-heading", passing=True)
    return _form(programme, form, before.timezone, before)


async def build_move(session: AsyncSession, programme: Programme, key: str) -> Form:
    """Start and end of an event there is; raises `NotFound` without it."""
    before = await _before(session, key)
    form = Form(key, moment_fields(), submit="event-form-compare", heading="event-form-move-heading", passing=True)
    return _form(programme, form, before.timezone, before)


async def _before(session: AsyncSession, key: str) -> EventFacts:
    number = key.partition(":")[2]
    if not number.isdecimal():
        raise NotFound("form-gone")
    return facts_of(await find(session, event_id=int(number)))


def _form(programme: Programme, form: Form, zone: str, before: EventFacts | None) -> Form:
    card = None if before is None else ("event-to-card", f"em:{form.subject}:0")
    return replace(
        form,
        early=True,
        back=form.back or card,
        zone_of=lambda answers: zone_of(programme, answers, zone),
        fault=_fault(programme, zone, before),
        needless=_needless,
        settle=settled,
    )


def _needless(answers: Mapping[str, Any]) -> frozenset[str]:
    """A deadline has one moment; without a number of places nobody waits for one."""
    idle = {"ends_at"} if answers.get("kind") == EventKind.DEADLINE else set()
    return frozenset(idle if answers.get("capacity") else {*idle, "confirm_hours"})


def _fault(
    programme: Programme, zone: str, before: EventFacts | None
) -> Callable[[Mapping[str, Any], str, datetime], Text | None]:
    """What is wrong with a moment as soon as it is given, by those that are there already."""

    def judge(answers: Mapping[str, Any], key: str, now: datetime) -> Text | None:
        start = answers.get("starts_at") or (before.starts_at.isoformat() if before else None)
        if key not in ABOUT_TIME or start is None or answers.get(key) is None:
            return None
        moments = {name: datetime.fromisoformat(answers[name]) for name in ABOUT_TIME if answers.get(name)}
        first = moments.setdefault("starts_at", datetime.fromisoformat(start))
        moments.setdefault("ends_at", first if _is_deadline(answers, before) else first + timedelta(hours=1))
        kind = answers.get("kind") or (before.kind if before else EventKind.MEETING.value)
        probe = EventFacts(kind=kind, title="-", timezone=zone_of(programme, answers, zone).key, **moments)  # type: ignore[arg-type]
        found = [fault for fault in faults(programme, probe, now, before=before) if fault.field == key]
        return Text("event-fault", {"field": field_title(key), "reason": found[0].reason}) if found else None

    return judge


def _is_deadline(answers: Mapping[str, Any], before: EventFacts | None) -> bool:
    return (answers.get("kind") or (before.kind if before else None)) == EventKind.DEADLINE


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a form of an event says so far."""

    facts: EventFacts
    event_id: int | None
    """The event being changed; None: a new one."""
    before: EventFacts | None
    revision: int | None
    """Of the event as it was when the form was read."""


async def drafted(session: AsyncSession, *, actor: Actor, programme: Programme, walk: Walk) -> Drafted:
    """The facts of a form with its required answers; raises `ServiceError` while they do not add up."""
    if walk.first_open is not None:
        raise ServiceError("form-unfinished")
    answers = walk.counting_answers()
    if walk.form.kind == NEW:
        owner = owner_of(walk.form)
        zone = await zone_of_owner(session, programme=programme, owner_id=owner)
        facts = await _facts(session, actor, programme, walk, owner, zone, None)
        return Drafted(replace(facts, template=template_of(programme, walk.form)), None, None, None)
    event = await find(session, event_id=int(walk.form.subject))
    before, revision = facts_of(event), walk.draft.answers.get(REVISION)
    if revision != event.revision:
        # Its other answers are of the earlier state: saved, they would undo what a colleague has done.
        raise ServiceError("event-changed-meanwhile")
    if walk.form.kind == MOVE:
        from_to = {
            name: datetime.fromisoformat(answers[name]) for name in ("starts_at", "ends_at") if answers.get(name)
        }
        return Drafted(_moved(before, from_to, walk.draft.answers), event.id, before, event.revision)
    facts = await _facts(session, actor, programme, walk, None, before.timezone, before)
    return Drafted(facts, event.id, before, event.revision)


async def _facts(
    session: AsyncSession,
    actor: Actor,
    programme: Programme,
    walk: Walk,
    owner: int | None,
    zone: str,
    before: EventFacts | None,
) -> EventFacts:
    owner = owner if before is None else before.municipality_id
    return await facts_from(
        session,
        programme=programme,
        answers=walk.counting_answers(),
        owner_id=owner,
        usual_zone=zone,
        before=before,
        scope=actor.scope(),
        unasked=[name for name in ("tracks", "stages", "municipalities") if walk.field(name) is None],
    )


def _moved(before: EventFacts, moments: Mapping[str, datetime], answers: Mapping[str, Any]) -> EventFacts:
    """Start and end as typed; the sign-up window as the new start has taken it along."""
    window = {name: answers.get(name) for name in ("signup_opens_at", "signup_closes_at")}
    along = {name: datetime.fromisoformat(value) for name, value in window.items() if value}
    placed = {name: moment.astimezone(before.zone) for name, moment in {**along, **moments}.items()}
    if before.kind == EventKind.DEADLINE and "starts_at" in placed:
        placed["ends_at"] = placed["starts_at"]
    return replace(before, **placed)  # type: ignore[arg-type]
