"""What is typed or sent while a question waits."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers.filters import SharedContact, Typed
from handlers.forms import pieces
from handlers.forms.attachments import incoming_file
from handlers.forms.loading import current
from handlers.forms.press import FormState
from handlers.forms.walking import accept, gone, mark, organisation_value, place_of, read, show, show_question
from handlers.screens import Replies, Reply
from handlers.turn import Turn
from locales.text import Text
from programmes.fields import FieldKind, FormField
from services import files, organisations
from services.drafts import Walk
from services.errors import ServiceError
from services.submissions import IncomingFile

router = Router(name="forms.typed")
router.message.filter(StateFilter(FormState.answering))


@router.message(Typed())
async def type_answer(message: Message, turn: Turn) -> Replies:
    """A text answers the question; one that Telegram cut in two is read as one."""
    walk = await current(turn)
    typed = message.text or ""
    if walk is None:
        return await gone(turn)
    # The second half of a long last answer comes when the summary is already shown.
    continued = await pieces.continued(turn, walk, message)
    field = walk.current if continued is None else continued[0]
    if field is None:
        return await show(turn, walk, turn.texts("form-choose-line"))
    if typed.startswith("/"):
        return await show(turn, walk, turn.texts("form-unknown-command"))
    typed = typed if continued is None else continued[1]
    try:
        replies = await _answered(turn, walk, field, typed)
    except ServiceError as refusal:
        walk.ask(field, turn.now)
        replies = await show(turn, walk, turn.texts.resolve(refusal.text))
    await pieces.remember(turn, field, message, typed)
    return replies


async def _answered(turn: Turn, walk: Walk, field: FormField, typed: str) -> list[Reply]:
    value = read(turn, walk, field, typed)
    if field.kind is FieldKind.ORGANISATION and isinstance(value, str):
        return await _organisation(turn, walk, field, value)
    if isinstance(value, list) and (ticked := walk.value(field)):
        # Ticks stand beside what is typed: it joins them, and all of them wait for «Готово».
        return await mark(turn, walk, field, {*ticked, *value})
    return await accept(turn, walk, field, value)


async def _organisation(turn: Turn, walk: Walk, field: FormField, typed: str) -> list[Reply]:
    """A name known already is taken at once; a few letters give what the register has."""
    place = await place_of(turn, walk, field)
    known = await organisations.named(turn.session, municipality_id=place, title=typed)
    if known is not None:
        return await accept(turn, walk, field, organisation_value(field, known.title, known.id))
    if not await organisations.has_register(turn.session, municipality_id=place):
        return await accept(turn, walk, field, organisation_value(field, typed, None))
    found = await organisations.matching(turn.session, municipality_id=place, typed=typed)
    notice = turn.texts("form-organisations" if found else "form-no-organisation", typed=typed, count=len(found))
    return await show_question(turn, walk, field, notice, suggestions=found, typed=typed)


@router.message(SharedContact())
async def share_contact(message: Message, turn: Turn) -> Replies:
    walk = await current(turn)
    if walk is None or message.contact is None:
        return await gone(turn)
    field = walk.current
    if field is None or field.kind is not FieldKind.PHONE:
        return await show(turn, walk, turn.texts("form-not-a-text"))
    if message.contact.user_id != turn.person.telegram_id:
        return await show(turn, walk, turn.texts("form-contact-of-other"))
    try:
        number = f"+{message.contact.phone_number.lstrip('+')}"
        return await accept(turn, walk, field, read(turn, walk, field, number))
    except ServiceError as refusal:
        return await show(turn, walk, turn.texts.resolve(refusal.text))


@router.message()
async def send_anything(message: Message, turn: Turn) -> Replies:
    """A file where one is asked for; anything else is told kindly from an answer."""
    walk = await current(turn)
    if walk is None:
        return await gone(turn)
    field, file = walk.current, incoming_file(message)
    if field is None or field.kind is not FieldKind.FILE:
        return await show(turn, walk, turn.texts("form-not-a-text"))
    if file is None:
        return await show(turn, walk, turn.texts.resolve(_wanted(field)))
    try:
        return await accept(turn, walk, field, await _noted(turn, field, file))
    except ServiceError as refusal:
        return await show(turn, walk, turn.texts.resolve(refusal.text))


def _wanted(field: FormField) -> Text:
    return Text("answer-file", {"extensions": ", ".join(field.extensions)})


async def _noted(turn: Turn, field: FormField, file: IncomingFile) -> dict[str, object]:
    stored = await files.note_file(
        turn.session,
        person=turn.person,
        telegram_file_id=file.telegram_file_id,
        name=file.name,
        size=file.size,
        photo=file.photo,
        extensions=field.extensions,
        now=turn.now,
    )
    return {"id": stored.id, "name": stored.name}
