"""The forms there are: registrations of the tracks, the person's own data, a colleague's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import Draft, Municipality, Organisation, Person
from programmes.fields import CommonField, FieldKind, FormField, Option
from programmes.schema import Programme, Track
from services import drafts, people
from services.drafts import INTRODUCTION, PROFILE, REGISTRATION, Form
from services.errors import NotFound
from services.organisations import municipality, settle

_PLACES = (CommonField.MUNICIPALITY, CommonField.ORGANISATION)
_NAMES = tuple(
    FormField.model_validate({"common": common.value})
    for common in (CommonField.SURNAME, CommonField.NAME, CommonField.PATRONYMIC)
)


def track_of(programme: Programme, key: str) -> Track:
    """Raises NotFound for a track that has left the programme."""
    found = next((track for track in programme.tracks if track.key == key), None)
    if found is None:
        raise NotFound("registration-track-gone")
    return found


def form_of(programme: Programme, key: str) -> Form:
    """The form of that key as the definition has it today; raises NotFound if it has left the programme."""
    kind, _, subject = key.partition(":")
    if kind == REGISTRATION:
        track = track_of(programme, subject)
        return Form(key, tuple(_asked(programme, track.form)), track.eligibility)
    if key == PROFILE:
        return Form(key, tuple(_asked(programme, _common(programme))), may_have_gaps=True, passing=True)
    if key == INTRODUCTION:
        return Form(key, _NAMES)
    raise NotFound("form-gone")


def _asked(programme: Programme, fields: tuple[FormField, ...]) -> Iterator[FormField]:
    """Municipalities become options; with a single one there is nothing to ask."""
    for field in fields:
        if field.kind is not FieldKind.MUNICIPALITY:
            yield field
        elif len(programme.municipalities) > 1:
            options = tuple(Option(key=item.key, title=item.title) for item in programme.municipalities)
            yield field.model_copy(update={"kind": FieldKind.CHOICE, "options": options})


def _common(programme: Programme) -> tuple[FormField, ...]:
    """Every common field some track asks, in the order of the first that does."""
    found: dict[str, FormField] = {}
    for track in programme.tracks:
        for field in track.form:
            if field.common is not None:
                found.setdefault(field.key, field)
    return tuple(found.values())


async def begin(
    session: AsyncSession, *, person: Person, programme: Programme, track: str, now: datetime
) -> drafts.Walk:
    """The registration for that track, with what is known about the person already filled in."""
    form = form_of(programme, f"{REGISTRATION}:{track}")
    answers = await known_answers(session, person=person, form=form)
    return drafts.Walk(form, await drafts.begin(session, person=person, form=form.key, answers=answers, now=now))


async def profile(session: AsyncSession, *, person: Person, programme: Programme, now: datetime) -> drafts.Walk:
    """The person's own data as a form that is not stored: for showing."""
    form = form_of(programme, PROFILE)
    answers = await known_answers(session, person=person, form=form)
    return drafts.Walk(form, Draft(person_id=person.id, form=form.key, answers=answers, current=None, updated_at=now))


async def correct(session: AsyncSession, *, person: Person, programme: Programme, now: datetime) -> drafts.Walk:
    """The person's own data as a form, filled in anew each time."""
    form = form_of(programme, PROFILE)
    if (old := await drafts.find(session, person=person, form=form.key)) is not None:
        await drafts.discard(session, old)
    known = await known_answers(session, person=person, form=form)
    answers = {field.key: known.get(field.key) for field in form.fields}
    return drafts.Walk(form, await drafts.begin(session, person=person, form=form.key, answers=answers, now=now))


def walk_of(programme: Programme, draft: Draft) -> drafts.Walk | None:
    """None when the form has left the programme: its answers wait in case it comes back."""
    try:
        return drafts.Walk(form_of(programme, draft.form), draft)
    except NotFound:
        return None


async def known_answers(session: AsyncSession, *, person: Person, form: Form) -> dict[str, Any]:
    """What is stored about the person, as answers; what is not known is left out, to be asked."""
    values = {field.key: _plain(getattr(person, field.key)) for field in _columns(form)}
    if person.municipality_id is not None:
        values[CommonField.MUNICIPALITY] = (await session.get_one(Municipality, person.municipality_id)).key
    if person.organisation_id is not None:
        values[CommonField.ORGANISATION] = (await session.get_one(Organisation, person.organisation_id)).title
    asked = {field.key for field in form.fields}
    return {str(key): value for key, value in values.items() if key in asked and value is not None}


async def store_common(
    session: AsyncSession, *, person: Person, programme: Programme, form: Form, answers: Mapping[str, Any]
) -> list[str]:
    """Write the common answers to the person; returns the keys of those that changed."""
    before = await known_answers(session, person=person, form=form)
    for field in _columns(form):
        value = answers.get(field.key)
        setattr(person, field.key, date.fromisoformat(value) if field.kind is FieldKind.DATE and value else value)
    await _store_places(session, person, programme, answers)
    await people.refresh_search(session, person)
    return [field.key for field in form.fields if field.common and answers.get(field.key) != before.get(field.key)]


async def _store_places(
    session: AsyncSession, person: Person, programme: Programme, answers: Mapping[str, Any]
) -> None:
    """The municipality that was named, or the only one there is; with several and none named it stays as it was."""
    key = answers.get(CommonField.MUNICIPALITY)
    if key is not None or len(programme.municipalities) == 1:
        person.municipality_id = (await municipality(session, programme=programme, key=key)).id
    title = answers.get(CommonField.ORGANISATION)
    if title and person.municipality_id is not None:
        person.organisation_id = (await settle(session, municipality_id=person.municipality_id, title=title)).id


def _columns(form: Form) -> list[FormField]:
    """Common fields that are columns of `Person` under their own key."""
    return [field for field in form.fields if field.common is not None and field.common not in _PLACES]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
