"""An application in words: everything at a glance, long answers clipped."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from handlers.screens import MESSAGE_LENGTH
from handlers.turn import Turn
from locales.text import Markup, Text
from models import Application, Person
from programmes.fields import FieldKind, FormField
from services.answers.contacts import show_phone
from services.answers.showing import show_answer
from services.application_card import Card
from services.stages import find_track, stage_title, track_title

CLIPS = (160, 60)
"""Characters of an answer on the card: the first that lets all of them fit."""
SAID = 300
"""Characters of a reason on the card."""
ROOM = MESSAGE_LENGTH - 200


def card_text(turn: Turn, card: Card) -> tuple[str, bool]:
    """HTML of the card, and whether something of the answers had to be left out."""
    head = "\n".join(line for line in _head(turn, card) if line)
    answers = own_answers(turn, card.application)
    for length in CLIPS:
        lines = [_line(turn, title, clip(shown, length)) for title, shown in answers]
        whole = "\n".join([head, "", *lines]).rstrip()
        if _length(whole) <= ROOM:
            return whole, any(len(shown) > length for _, shown in answers)
    while _length("\n".join([head, *lines])) > ROOM:
        lines.pop()
    return "\n".join([head, "", *lines]), True


def _length(markup: str) -> int:
    """Characters that Telegram counts."""
    return len(Markup(markup).plain())


def own_answers(turn: Turn, application: Application) -> list[tuple[str, str]]:
    """Title and words of the programme's own fields; what has left the form since stands last, under its key."""
    track = find_track(turn.programme, application.track)
    fields = [field for field in (() if track is None else track.form) if field.common is None]
    asked = {field.key for field in fields}
    known = [(field.title or field.key, _shown(turn, field, application.answers.get(field.key))) for field in fields]
    left = [(key, _loose(value)) for key, value in application.answers.items() if key not in asked]
    return known + left


def clip(words: str, length: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def age_on(birth_date: date, today: date) -> int:
    """Full years."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def _head(turn: Turn, card: Card) -> list[str]:
    application, person = card.application, card.person
    return [
        _name(turn, person, application.id),
        _standing(turn, card),
        _place(turn, person),
        _contacts(turn, person),
        _experience(turn, person),
        _papers(turn, card),
        _refusal(turn, card),
    ]


def _name(turn: Turn, person: Person, number: int) -> str:
    name = person.full_name or str(number)
    if person.birth_date is None:
        return turn.texts("applications-card-name", name=name)
    return turn.texts("applications-card-name-age", name=name, age=age_on(person.birth_date, turn.today))


def _standing(turn: Turn, card: Card) -> str:
    application, last = card.application, card.last_change
    return turn.texts(
        "applications-card-stage",
        track=track_title(turn.programme, application.track),
        stage=stage_title(turn.programme, application.track, application.stage),
        since=_day(turn, application.submitted_at if last is None else last.at),
    )


def _place(turn: Turn, person: Person) -> str:
    titles = (
        person.post,
        None if person.organisation is None else person.organisation.title,
        None if person.municipality is None else person.municipality.title,
    )
    words = ", ".join(clip(title, 120) for title in titles if title)
    return turn.texts("applications-card-place", place=words) if words else ""


def contacts(person: Person) -> str:
    """Phone and e-mail, plain; empty if neither is known."""
    found = [show_phone(person.phone) if person.phone else None, person.email]
    return " · ".join(item for item in found if item)


def _contacts(turn: Turn, person: Person) -> str:
    words = contacts(person)
    lines = [turn.texts("applications-card-contacts", contacts=words)] if words else []
    if person.unreachable_since is not None:
        lines.append(turn.texts("applications-card-unreachable"))
    return "\n".join(lines)


def _experience(turn: Turn, person: Person) -> str:
    texts, lines = turn.texts, []
    if person.education:
        lines.append(texts("applications-card-education", education=clip(person.education, SAID)))
    if person.teaching_years is not None:
        lines.append(texts("applications-card-teaching", years=person.teaching_years))
    if person.management_years is not None:
        lines.append(texts("applications-card-management", years=person.management_years))
    return "\n".join(lines)


def _papers(turn: Turn, card: Card) -> str:
    submitted = turn.texts("applications-card-submitted", when=turn.at(card.application.submitted_at))
    if card.consent is None:
        return "\n".join([submitted, turn.texts("applications-card-no-consent")])
    consent = card.consent
    return "\n".join(
        [submitted, turn.texts("applications-card-consent", version=consent.version, when=_day(turn, consent.given_at))]
    )


def _refusal(turn: Turn, card: Card) -> str:
    application = card.application
    if application.refusal is None:
        return ""
    why = clip(turn.texts.resolve(Text.from_json(application.refusal), plain=True), SAID)
    if application.exception_at is None:
        return turn.texts("applications-card-refused", why=why)
    by = card.exception_by
    return turn.texts(
        "applications-card-exception",
        why=why,
        reason=clip(application.exception_reason or "", SAID),
        who="" if by is None else by.full_name,
        when=_day(turn, application.exception_at),
    )


def _day(turn: Turn, moment: datetime) -> str:
    return turn.texts.full_date(moment.astimezone(turn.actor.zone).date())


def _line(turn: Turn, title: str, shown: str) -> str:
    return turn.texts("applications-card-answer", title=title, answer=shown)


def _shown(turn: Turn, field: FormField, value: Any) -> str:
    if field.kind is FieldKind.FILE:
        return turn.texts.plain("applications-file-inside" if value else "common-nothing")
    if isinstance(value, dict):
        return _loose(value)
    return show_answer(field, value, turn.texts)


def _loose(value: Any) -> str:
    """An answer whose question is not known any more."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
