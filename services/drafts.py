"""A form half filled in: which question comes next, and what has been said so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from locales.texts import Texts
from models import Draft, Person
from programmes.fields import CommonField, FieldKind, FormField
from programmes.schema import Eligibility
from services.answers import worded

REGISTRATION = "registration"
PROFILE = "profile"
INTRODUCTION = "introduction"
SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class Form:
    """The questions to walk through."""

    key: str
    fields: tuple[FormField, ...]
    eligibility: Eligibility | None = None
    may_have_gaps: bool = False
    """What was not known before need not be answered now, required or not."""
    passing: bool = False
    """Corrections of what is stored: dropped on leaving, for they are quickly made again."""
    back: tuple[str, str] | None = None
    """Where leaving leads besides home: the key of the words on the button, and its callback data."""
    early: bool = False
    """The summary comes as soon as the required questions are answered; the others are a touch away from there."""
    submit: str | None = None
    """The key of the words on the button that sends it."""
    heading: str | None = None
    """The key of the words over the summary."""
    zone_of: Callable[[Mapping[str, Any]], tzinfo] | None = None
    """In which zone the answers so far mean their moments; None: the person's."""
    fault: Callable[[Mapping[str, Any], str, datetime], Text | None] | None = None
    """What is wrong, by all answers, with that of the key just given; it is told and the answer is not kept."""
    needless: Callable[[Mapping[str, Any]], frozenset[str]] | None = None
    """Questions that the answers so far have made idle."""
    settle: Callable[[Mapping[str, Any], str, Any], Mapping[str, Any]] | None = None
    """What else an answer (before it is kept, its key and value) settles: answers of other questions."""

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def is_of_person(self) -> bool:
        """About the person alone: saved, and sent to nobody."""
        return self.kind in (PROFILE, INTRODUCTION)

    @property
    def subject(self) -> str:
        """What follows the kind: the track of a registration."""
        return self.key.partition(":")[2]


class Walk:
    """A form and the draft of its answers, healed where the definition has changed since.

    An answer is kept however the definition changes; it counts only while its question is asked and its options stand.
    """

    def __init__(self, form: Form, draft: Draft) -> None:
        self.form = form
        self.draft = draft
        self._fields = {field.key: field for field in form.fields}

    def put_into(self, texts: Texts) -> None:
        """Words of the bot's own questions in the language of `texts`; once is enough."""
        self.form = replace(self.form, fields=tuple(worded(field, texts) for field in self.form.fields))
        self._fields = {field.key: field for field in self.form.fields}

    @property
    def current(self) -> FormField | None:
        """The question being asked; None when the summary is next."""
        asked = self._fields.get(self.draft.current or "")
        return asked or self.first_open

    @property
    def _idle(self) -> frozenset[str]:
        """Keys of what the other answers leave no sense in."""
        return self.form.needless(self.draft.answers) if self.form.needless else frozenset()

    @property
    def summary(self) -> list[FormField]:
        """The questions with a button there: those answered, and of a form that ends early all others to be added."""
        if not self.form.early or self.first_open is not None:
            return self.answered
        idle = self._idle
        return [field for field in self.form.fields if field.key not in idle or self.is_answered(field)]

    @property
    def first_open(self) -> FormField | None:
        """The question without which the form cannot be sent."""
        idle = self._idle
        needed = (
            field for field in self.form.fields if (field.required or not self.form.early) and field.key not in idle
        )
        return next((field for field in needed if not self.is_answered(field)), None)

    @property
    def total(self) -> int:
        return len(self.form.fields)

    @property
    def answered(self) -> list[FormField]:
        """The questions with an answer; a skipped one counts."""
        return [field for field in self.form.fields if self.is_answered(field)]

    def field(self, key: str) -> FormField | None:
        return self._fields.get(key)

    def value(self, field: FormField) -> Any:
        return self.draft.answers.get(field.key)

    def place(self, field: FormField) -> int:
        """From 1."""
        return self.form.fields.index(field) + 1

    def is_answered(self, field: FormField) -> bool:
        if field.key not in self.draft.answers:
            return False
        value = self.draft.answers[field.key]
        if value in (None, []):
            return self.form.may_have_gaps or not field.required
        return _stands(field, value)

    def before(self, field: FormField) -> FormField | None:
        place = self.form.fields.index(field)
        return self.form.fields[place - 1] if place else None

    def ask(self, field: FormField, now: datetime) -> None:
        """Make `field` the question, whether answered or not."""
        self._move(field.key, now)

    def go_on(self, now: datetime) -> None:
        """To the first question without an answer, or to the summary."""
        following = self.first_open
        self._move(following.key if following else None, now)

    def keep(self, field: FormField, value: Any, now: datetime) -> None:
        """Keep the answer without leaving the question; None is a skipped one.

        Another municipality makes the organisation an open question again: its register is another.
        """
        settled = self.form.settle(self.draft.answers, field.key, value) if self.form.settle else {}
        answers = {**self.draft.answers, field.key: value, **settled}
        if field.common is CommonField.MUNICIPALITY and value != self.value(field):
            answers.pop(CommonField.ORGANISATION.value, None)
        self.draft.answers = answers
        self.draft.updated_at = now

    def counting_answers(self) -> dict[str, Any]:
        """The answers that count, by key."""
        return {field.key: self.value(field) for field in self.answered}

    def _move(self, key: str | None, now: datetime) -> None:
        self.draft.current = key
        self.draft.updated_at = now


def _stands(field: FormField, value: Any) -> bool:
    options = {option.key for option in field.options}
    if field.kind is FieldKind.CHOICE:
        return value in options
    if field.kind is FieldKind.CHOICES:
        return isinstance(value, list) and options.issuperset(value)
    return True


async def find(session: AsyncSession, *, person: Person, form: str) -> Draft | None:
    wanted = select(Draft).where(Draft.person_id == person.id, Draft.form == form)
    return (await session.execute(wanted.with_for_update())).scalar_one_or_none()


async def own(session: AsyncSession, *, person: Person, draft_id: int) -> Draft | None:
    """The draft of that id if it is the person's; locked until the transaction ends."""
    found = await session.get(Draft, draft_id, with_for_update=True)
    return found if found is not None and found.person_id == person.id else None


async def unfinished(session: AsyncSession, *, person: Person) -> Sequence[Draft]:
    """Registrations begun and not sent, the newest first."""
    wanted = select(Draft).where(Draft.person_id == person.id, Draft.form.startswith(f"{REGISTRATION}:"))
    return (await session.execute(wanted.order_by(Draft.updated_at.desc(), Draft.id.desc()))).scalars().all()


async def begin(session: AsyncSession, *, person: Person, form: str, answers: dict[str, Any], now: datetime) -> Draft:
    """The draft of that form, begun if there is none."""
    draft = await find(session, person=person, form=form)
    if draft is None:
        draft = Draft(person_id=person.id, form=form, answers=answers, current=None, updated_at=now)
        session.add(draft)
        await session.flush()
    return draft


async def discard(session: AsyncSession, draft: Draft) -> None:
    """The answers are gone; a new draft gets another id, so that buttons of this one mean nothing any more."""
    await session.delete(draft)
    await session.flush()
