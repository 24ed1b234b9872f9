"""Presses of a form's buttons, also of old ones and of those pressed twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.forms.finish import send
from handlers.forms.loading import load
from handlers.forms.press import Act, FormPress, press
from handlers.forms.question import shown, title
from handlers.forms.resume import pause, restart, restart_for_sure, resume
from handlers.forms.walking import accept, gone, mark, organisation_value, place_of, show, show_review, take
from handlers.numbers import number_in
from handlers.screens import Replies, Reply, button, keyboard, message, toast
from handlers.turn import Turn
from programmes.fields import AskedField, FieldKind, FormField
from services import organisations
from services.drafts import Walk

router = Router(name="forms.presses")

Step = Callable[[Turn, Walk, FormField, str], Awaitable[list[Reply]]]


@router.callback_query(FormPress.filter())
async def press_form(query: CallbackQuery, callback_data: FormPress, turn: Turn) -> Replies:
    """Whatever the button says, of the draft and the question it was made for."""
    walk = await load(turn, callback_data.draft)
    if walk is None:
        return await gone(turn, lightly=callback_data.act in _ENDING)
    if (about_form := _ABOUT_FORM.get(callback_data.act)) is not None:
        return await about_form(turn, walk)
    if callback_data.act is Act.REVIEW:
        return await show_review(turn, walk, page=number_in(callback_data.value))
    field = walk.field(callback_data.key)
    if field is None:
        # The definition has lost the question since.
        return await show(turn, walk, turn.texts("form-question-gone"))
    if callback_data.act is Act.EDIT:
        return await _edit(turn, walk, field)
    if walk.current is not field:
        return await _passed(turn, query, walk, field, callback_data)
    return await _STEPS[callback_data.act](turn, walk, field, callback_data.value)


async def _edit(turn: Turn, walk: Walk, field: FormField) -> list[Reply]:
    walk.ask(field, turn.now)
    return await show(turn, walk)


async def _passed(turn: Turn, query: CallbackQuery, walk: Walk, field: FormField, pressed: FormPress) -> list[Reply]:
    """A button of a question that is not the current one: a double tap is passed over, the rest is offered."""
    texts = turn.texts
    if pressed.act in (Act.BACK, Act.KEEP) or _repeats(walk, field, pressed):
        return [toast(query, texts.plain("form-already"))]
    if not walk.is_answered(field):
        return [toast(query, texts.plain("form-not-yet"), alert=True)]
    text = texts("form-passed", title=title(turn, field), answer=shown(turn, walk, field))
    markup = keyboard(
        button(texts.plain("form-passed-edit"), press(walk, Act.EDIT, field.key)),
        button(texts.plain("form-passed-go-on"), press(walk, Act.RESUME), "primary"),
    )
    return [message(query, text, markup)]


def _repeats(walk: Walk, field: FormField, pressed: FormPress) -> bool:
    """Whether the answer is what this button gives."""
    value = walk.value(field)
    match pressed.act:
        case Act.SKIP:
            return walk.is_answered(field) and value is None
        case Act.ANSWER if field.kind is FieldKind.YES_NO:
            return value is (pressed.value == "1")
        case Act.ANSWER if field.kind is FieldKind.CHOICE:
            return bool(value == pressed.value)
        case Act.TICK | Act.UNTICK | Act.DONE | Act.AS_TYPED:
            return walk.is_answered(field)
    return False


async def _answer(turn: Turn, walk: Walk, field: FormField, value: str) -> list[Reply]:
    if field.kind is FieldKind.YES_NO:
        return await accept(turn, walk, field, value == "1")
    if field.kind is FieldKind.CHOICE and value in {option.key for option in field.options}:
        return await accept(turn, walk, field, value)
    if isinstance(field, AskedField) and (likely := {item.key: item.title for item in field.likely}).get(value):
        return await take(turn, walk, field, likely[value])
    if field.kind is FieldKind.ORGANISATION:
        place = await place_of(turn, walk, field)
        chosen = await organisations.get(turn.session, municipality_id=place, organisation_id=number_in(value))
        return await accept(turn, walk, field, organisation_value(field, chosen.title, chosen.id))
    return await show(turn, walk, turn.texts("form-question-gone"))


async def _as_typed(turn: Turn, walk: Walk, field: FormField, _: str) -> list[Reply]:
    typed: Any = (await turn.state.get_data()).get("typed")
    if not typed:
        return await show(turn, walk, turn.texts("form-type-again"))
    return await accept(turn, walk, field, organisation_value(field, typed, None))


async def _tick(turn: Turn, walk: Walk, field: FormField, value: str) -> list[Reply]:
    return await mark(turn, walk, field, {*(walk.value(field) or ()), value})


async def _untick(turn: Turn, walk: Walk, field: FormField, value: str) -> list[Reply]:
    return await mark(turn, walk, field, {*(walk.value(field) or ())} - {value})


async def _done(turn: Turn, walk: Walk, field: FormField, _: str) -> list[Reply]:
    chosen = walk.value(field)
    if not chosen and field.required:
        return await show(turn, walk, turn.texts("form-choose-one"))
    return await accept(turn, walk, field, chosen or None)


async def _skip(turn: Turn, walk: Walk, field: FormField, _: str) -> list[Reply]:
    if field.required:
        return await show(turn, walk, turn.texts("form-required"))
    return await accept(turn, walk, field, None)


async def _keep(turn: Turn, walk: Walk, field: FormField, _: str) -> list[Reply]:
    if walk.is_answered(field) or walk.first_open is None:
        walk.go_on(turn.now)
    return await show(turn, walk, after=field)


async def _back(turn: Turn, walk: Walk, field: FormField, _: str) -> list[Reply]:
    if (previous := walk.before(field)) is not None:
        walk.ask(previous, turn.now)
    return await show(turn, walk)


_ENDING = (Act.SEND, Act.PAUSE, Act.RESTART_FOR_SURE)
"""Acts after which the draft may be gone."""
_ABOUT_FORM: Mapping[Act, Callable[[Turn, Walk], Awaitable[list[Reply]]]] = {
    Act.RESUME: resume,
    Act.PAUSE: pause,
    Act.SEND: send,
    Act.RESTART: restart,
    Act.RESTART_FOR_SURE: restart_for_sure,
}
_STEPS: Mapping[Act, Step] = {
    Act.ANSWER: _answer,
    Act.AS_TYPED: _as_typed,
    Act.TICK: _tick,
    Act.UNTICK: _untick,
    Act.DONE: _done,
    Act.SKIP: _skip,
    Act.KEEP: _keep,
    Act.BACK: _back,
}
