"""«Мои данные»: everything known about the person, and its correction."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.candidate.withdrawal import withdraw_button
from handlers.forms.question import shown, title
from handlers.forms.walking import show_review
from handlers.links import Place, go_button, home_button
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from models import Consent
from services import consents, registration
from services.drafts import Walk

LONGEST_ANSWER = 150

router = Router(name="profile")


class CorrectPress(CallbackData, prefix="correct"):
    """Open the own data as a form."""


async def show_profile(turn: Turn) -> list[Reply]:
    """Names, contacts, work and the standing consent; without consent there is nothing to show."""
    texts = turn.texts
    consent = await consents.standing(turn.session, person=turn.person, programme=turn.programme)
    if consent is None and turn.actor.is_colleague and turn.person.full_name:
        return [_of_colleague(turn)]
    if consent is None:
        read = go_button(texts.plain("profile-read-consent"), Place.CONSENT, "primary")
        return [screen(turn.event, texts("profile-empty"), keyboard(read, home_button(texts)))]
    walk = await registration.profile(turn.session, person=turn.person, programme=turn.programme, now=turn.now)
    correct = button(texts.plain("profile-correct"), CorrectPress(), "primary")
    document = go_button(texts.plain("profile-read-consent"), Place.CONSENT)
    return [
        screen(
            turn.event,
            _text(turn, walk, consent),
            keyboard(correct, document, withdraw_button(turn), home_button(texts)),
        )
    ]


def _of_colleague(turn: Turn) -> Reply:
    change = go_button(turn.texts.plain("introduction-change"), Place.INTRODUCTION, "primary")
    text = turn.texts("introduction-known", name=turn.person.full_name)
    return screen(turn.event, text, keyboard(change, home_button(turn.texts)))


def _text(turn: Turn, walk: Walk, consent: Consent) -> str:
    texts = turn.texts
    known = [field for field in walk.form.fields if walk.value(field) is not None]
    lines = [
        texts("profile-line", title=title(turn, field), answer=shown(turn, walk, field, LONGEST_ANSWER))
        for field in known
    ]
    given = texts("profile-consent", moment=turn.at(consent.given_at), version=consent.version)
    return "\n".join([texts("profile-title"), "", *(lines or [texts("profile-no-answers")]), "", given])


@router.callback_query(CorrectPress.filter())
async def correct(_: CallbackQuery, turn: Turn) -> Replies:
    walk = await registration.correct(turn.session, person=turn.person, programme=turn.programme, now=turn.now)
    return await show_review(turn, walk)
