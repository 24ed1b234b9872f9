"""From one question to the next: the answer is kept before the next one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram.methods import SendMessage
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from handlers.forms.press import Act, FormState, press
from handlers.forms.question import leave_button, question_keyboard, question_text
from handlers.forms.review import page_of, review
from handlers.links import home_button
from handlers.screens import Reply, button, chat_id, keyboard, message, screen, toast
from handlers.turn import Turn
from locales.text import Text
from models import Organisation
from programmes.fields import AskedField, CommonField, FieldKind, FormField
from services import eligibility, organisations
from services.answers import Value, read_answer
from services.drafts import Walk
from services.errors import AnswerError
from services.municipalities import title_of

CONTACT_SHOWN = "contact"
"""In the conversation's data: the keyboard with the contact button lies open."""


async def show(turn: Turn, walk: Walk, notice: str | None = None, *, after: FormField | None = None) -> list[Reply]:
    """The current question, or the summary; from now on what is typed answers it.

    `after` is what was corrected: the summary opens where it stands.
    """
    walk.put_into(turn.texts)
    if walk.draft.current is None:
        walk.go_on(turn.now)
    field = walk.current
    if field is None:
        return await show_review(turn, walk, page=page_of(walk, after), notice=notice)
    return await show_question(turn, walk, field, notice)


async def show_question(
    turn: Turn,
    walk: Walk,
    field: FormField,
    notice: str | None = None,
    *,
    suggestions: Sequence[Organisation] = (),
    typed: str | None = None,
) -> list[Reply]:
    question = None
    if field.common is CommonField.ORGANISATION and not suggestions:
        suggestions, question = await _register(turn, walk)
    elsewhere = suggestions if field.common is None else ()
    districts = {item.municipality_id: await title_of(turn.session, item.municipality_id) for item in elsewhere}
    markup = question_keyboard(turn, walk, field, suggestions, typed, districts)
    return await _painted(turn, walk, question_text(turn, walk, field, notice, question), markup, field, typed)


async def _register(turn: Turn, walk: Walk) -> tuple[Sequence[Organisation], str | None]:
    """A register that fits the screen, and the question in words that fit the register."""
    place = await place_of(turn, walk)
    if not await organisations.has_register(turn.session, municipality_id=place):
        return (), turn.texts.plain("field-organisation-question-free")
    small = await organisations.small_register(turn.session, municipality_id=place)
    return small, turn.texts.plain("field-organisation-question-small") if small else None


async def place_of(turn: Turn, walk: Walk, field: FormField | None = None) -> int | None:
    """The id of the municipality that the form names; None where `field` asks for an organisation of any."""
    if field is not None and field.common is None:
        return None
    key = walk.draft.answers.get(CommonField.MUNICIPALITY)
    return (await organisations.municipality(turn.session, programme=turn.programme, key=key)).id


async def show_review(turn: Turn, walk: Walk, *, page: int = 0, notice: str | None = None) -> list[Reply]:
    walk.put_into(turn.texts)
    text, markup = review(turn, walk, page, notice)
    return await _painted(turn, walk, text, markup)


async def accept(turn: Turn, walk: Walk, field: FormField, value: Any) -> list[Reply]:
    """Keep the answer and go on; where it decides that the rules refuse, say so first."""
    corrected = field if walk.first_open is None else None
    if walk.form.fault and (fault := walk.form.fault({**walk.draft.answers, field.key: value}, field.key, turn.now)):
        walk.ask(field, turn.now)
        return await show(turn, walk, turn.texts.resolve(fault))
    walk.keep(field, value, turn.now)
    rules = walk.form.eligibility
    reason = eligibility.refusal_by(rules, field.key, value, today=turn.today) if rules else None
    if reason is None:
        walk.go_on(turn.now)
        return await show(turn, walk, after=corrected)
    # What is typed next corrects this very answer.
    walk.ask(field, turn.now)
    return await _refused(turn, walk, field, reason)


def read(turn: Turn, walk: Walk, field: FormField, typed: str) -> Value:
    """The answer typed to that question; raises `AnswerError`."""
    zone = walk.form.zone_of(walk.draft.answers) if walk.form.zone_of else turn.actor.zone
    before = walk.draft.answers.get(field.after) if isinstance(field, AskedField) and field.after else None
    since = datetime.fromisoformat(before).astimezone(zone) if before else None
    today = turn.now.astimezone(zone).date() if field.kind is FieldKind.MOMENT else turn.today
    return read_answer(field, typed, today=today, zone=zone, since=since)


def organisation_value(field: FormField, title: str, number: int | None) -> Any:
    """An organisation as an answer: of the person by its name, any other by its id beside it."""
    return title if field.common is CommonField.ORGANISATION else {"id": number, "name": title}


async def take(turn: Turn, walk: Walk, field: FormField, typed: str) -> list[Reply]:
    """Words that answer the question by themselves; what is not understood is told over it."""
    try:
        return await accept(turn, walk, field, read(turn, walk, field, typed))
    except AnswerError as refusal:
        walk.ask(field, turn.now)
        return await show(turn, walk, turn.texts.resolve(refusal.text))


async def mark(turn: Turn, walk: Walk, field: FormField, chosen: set[str]) -> list[Reply]:
    """Ticks are kept as they are made; the question stays until «Готово»."""
    walk.keep(field, [option.key for option in field.options if option.key in chosen], turn.now)
    walk.ask(field, turn.now)
    return await show(turn, walk)


async def _refused(turn: Turn, walk: Walk, field: FormField, reason: Text) -> list[Reply]:
    texts, rules = turn.texts, walk.form.eligibility
    explanation = (rules.explanation if rules else None) or texts.plain("form-refused-explanation")
    text = texts("form-refused", reason=reason, explanation=explanation)
    markup = keyboard(
        button(texts.plain("form-refused-correct"), press(walk, Act.EDIT, field.key), "primary"),
        button(texts.plain("form-refused-go-on"), press(walk, Act.KEEP, field.key)),
        leave_button(turn, walk),
    )
    return await _painted(turn, walk, text, markup)


async def _painted(
    turn: Turn,
    walk: Walk,
    text: str,
    markup: InlineKeyboardMarkup,
    field: FormField | None = None,
    typed: str | None = None,
) -> list[Reply]:
    """The screen, with the contact button brought or taken away, and the conversation set upon this draft."""
    phone = field is not None and field.kind is FieldKind.PHONE
    was_shown = bool((await turn.state.get_data()).get(CONTACT_SHOWN))
    replies: list[Reply] = [] if phone else await put_away(turn, _number(walk))
    data: dict[str, Any] = {CONTACT_SHOWN: True} if phone else {}
    if typed is not None:
        data["typed"] = typed
    await turn.enter(FormState.answering, draft=walk.draft.id, **data)
    if phone and not was_shown:
        replies.append(_contact_button(turn))
    # After another message the question must stand below it, not in the place of the pressed one.
    return [*replies, (message if replies else screen)(turn.event, text, markup)]


def _contact_button(turn: Turn) -> SendMessage:
    share = KeyboardButton(text=turn.texts.plain("form-contact-button"), request_contact=True)
    markup = ReplyKeyboardMarkup(keyboard=[[share]], resize_keyboard=True, one_time_keyboard=True)
    return SendMessage(chat_id=chat_id(turn.event), text=turn.texts("form-contact"), reply_markup=markup)


def _number(walk: Walk) -> str:
    """What became of the question for a phone number."""
    asked = next((field for field in walk.form.fields if field.kind is FieldKind.PHONE), None)
    if asked is None or not walk.is_answered(asked):
        return "open"
    return "skipped" if walk.value(asked) is None else "taken"


async def put_away(turn: Turn, number: str = "left") -> list[Reply]:
    """Take the contact button away, if it lies open; Telegram wants words with it, and they say what became of it."""
    data = await turn.state.get_data()
    if not data.pop(CONTACT_SHOWN, False):
        return []
    await turn.state.set_data(data)
    text = turn.texts("form-contact-away", number=number)
    return [SendMessage(chat_id=chat_id(turn.event), text=text, reply_markup=ReplyKeyboardRemove())]


async def leave(turn: Turn) -> list[Reply]:
    """End the conversation; drafts stay. Returns what takes the contact button away."""
    replies = await put_away(turn)
    await turn.enter(None)
    return replies


async def gone(turn: Turn, *, lightly: bool = False) -> list[Reply]:
    """The draft was sent or discarded meanwhile: say so, and show the way home.

    `lightly` passes over the second tap of what has just ended the draft, without a window to be closed.
    """
    if isinstance(turn.event, CallbackQuery):
        return [toast(turn.event, turn.texts.plain("form-gone"), alert=not lightly)]
    replies = await leave(turn)
    return [*replies, message(turn.event, turn.texts("form-gone"), keyboard(home_button(turn.texts)))]
