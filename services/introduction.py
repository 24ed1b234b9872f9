"""What a member of staff is called: asked of themselves, and of nobody who has not been given a role."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import Person
from programmes.schema import Programme
from services import audit, drafts, people, registration
from services.actor import Actor
from services.drafts import INTRODUCTION, Walk
from services.errors import Denied, ServiceError


def is_missing(actor: Actor) -> bool:
    """Whether others would read a number in the place of this colleague's name."""
    return actor.is_colleague and not actor.person.full_name


async def begin(session: AsyncSession, *, actor: Actor, programme: Programme, now: datetime) -> Walk:
    """The name as a form, with what is known filled in; raises `Denied` for somebody without a role."""
    _require_role(actor)
    form = registration.form_of(programme, INTRODUCTION)
    known = await registration.known_answers(session, person=actor.person, form=form)
    answers = {field.key: known.get(field.key) for field in form.fields} if known else {}
    return Walk(form, await drafts.begin(session, person=actor.person, form=form.key, answers=answers, now=now))


async def introduce(session: AsyncSession, *, actor: Actor, walk: Walk, now: datetime) -> None:
    """Write the name to the person, audited if it is another than before.

    Raises `Denied` for somebody without a role, `ServiceError` while surname or name is missing.
    """
    _require_role(actor)
    if walk.first_open is not None:
        raise ServiceError("form-unfinished")
    if changed := _write(actor.person, walk):
        await people.refresh_search(session, actor.person)
        audit.record(session, actor, "person.correct", "person", actor.person.id, now=now, fields=changed)


def _write(person: Person, walk: Walk) -> list[str]:
    """Returns the keys of what changed."""
    answers = walk.counting_answers()
    changed = [key for key, value in answers.items() if getattr(person, key) != value]
    for key in changed:
        setattr(person, key, answers[key])
    return changed


def _require_role(actor: Actor) -> None:
    if not actor.is_colleague:
        raise Denied("person.introduce", f"person:{actor.person.id}")
