"""Handing in a work: a file at once, a text in as many messages as it takes."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.candidate.card import card
from handlers.candidate.press import PartPress, WorkPress, WorkState
from handlers.filters import Words
from handlers.forms.attachments import incoming_file
from handlers.forms.walking import gone, put_away
from handlers.links import Place, go_button, home_button
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn
from models import Draft
from programmes.schema import SubmissionKind
from services import applications, drafts, submissions
from services.errors import ServiceError

LONGEST_PROMPT = 3000
"""Characters, so that the ways of answering find room below."""

router = Router(name="submission")


@router.callback_query(WorkPress.filter())
async def begin_work(query: CallbackQuery, callback_data: WorkPress, turn: Turn) -> Replies:
    """Show the task; what is sent from now on belongs to this work."""
    draft = await submissions.begin(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        application_id=callback_data.id,
        kind=callback_data.kind,
        now=turn.now,
    )
    away = await put_away(turn)
    await turn.enter(WorkState.collecting, draft=draft.id)
    kind = await _kind(turn, draft)
    return [*away, screen(query, _task(turn, kind, draft), _ways(turn, draft, kind))]


def _task(turn: Turn, kind: SubmissionKind, draft: Draft) -> str:
    texts = turn.texts
    how = "both" if kind.text and kind.file else "text" if kind.text else "file"
    parts = [
        texts("submission-task", title=kind.title, prompt=kind.prompt[:LONGEST_PROMPT]),
        "",
        texts("submission-how", how=how, extensions=", ".join(kind.extensions)),
    ]
    if submissions.part_count(draft):
        parts += ["", _collected(turn, draft)]
    return "\n".join(parts)


def _collected(turn: Turn, draft: Draft) -> str:
    words = submissions.count_words(submissions.typed_text(draft))
    return turn.texts("submission-collected", parts=submissions.part_count(draft), words=words)


def _ways(turn: Turn, draft: Draft, kind: SubmissionKind) -> InlineKeyboardMarkup:
    texts, parts = turn.texts, submissions.part_count(draft)
    done = PartPress(draft=draft.id, do="done", parts=parts)
    leave = button(texts.plain("submission-leave"), PartPress(draft=draft.id, do="leave"))
    if not parts or not kind.text:
        return keyboard(leave)
    return keyboard(
        button(texts.plain("submission-done"), done, "primary"),
        leave,
        button(texts.plain("submission-clear"), PartPress(draft=draft.id, do="clear"), "danger"),
    )


async def _kind(turn: Turn, draft: Draft) -> SubmissionKind:
    application_id, key = submissions.subject_of(draft)
    application = await applications.own(turn.session, actor=turn.actor, application_id=application_id)
    return submissions.require_taken(turn.programme, application, key)


@router.message(StateFilter(WorkState.collecting), Words())
async def type_part(event: Message, turn: Turn) -> Replies:
    """Append the message to the text; nothing is handed in before «Готово»."""
    if (draft := await _draft(turn)) is None:
        return await gone(turn)
    kind = await _kind(turn, draft)
    if not kind.text:
        return message(event, turn.texts("submission-file-only", title=kind.title), _ways(turn, draft, kind))
    submissions.add_part(draft, event.text or "", now=turn.now)
    return message(event, _collected(turn, draft), _ways(turn, draft, kind))


@router.message(StateFilter(WorkState.collecting))
async def send_file(event: Message, turn: Turn) -> Replies:
    """A document or a photo is a version at once; of an album each file is told."""
    if (draft := await _draft(turn)) is None:
        return await gone(turn)
    kind, file = await _kind(turn, draft), incoming_file(event)
    if file is None:
        how = "both" if kind.text and kind.file else "text" if kind.text else "file"
        text = turn.texts("submission-not-that", how=how, extensions=", ".join(kind.extensions))
        return message(event, text, _ways(turn, draft, kind))
    try:
        work, stored = await submissions.hand_in_file(
            turn.session, actor=turn.actor, programme=turn.programme, draft=draft, file=file, now=turn.now
        )
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), _ways(turn, draft, kind))
    key = "submission-received-album" if event.media_group_id else "submission-received-file"
    text = turn.texts(key, title=kind.title, name=stored.name, moment=turn.at(work.handed_in_at), version=work.version)
    return message(event, text, _after(turn))


def _after(turn: Turn) -> InlineKeyboardMarkup:
    """Ways on that leave the receipt as it is; another version begins on the card."""
    card_button = go_button(turn.texts.plain("menu-application"), Place.APPLICATION, anew=True)
    return keyboard([card_button, home_button(turn.texts, anew=True)])


async def _draft(turn: Turn) -> Draft | None:
    draft_id = (await turn.state.get_data()).get("draft")
    if not isinstance(draft_id, int):
        return None
    return await drafts.own(turn.session, person=turn.person, draft_id=draft_id)


@router.callback_query(PartPress.filter())
async def press_part(query: CallbackQuery, callback_data: PartPress, turn: Turn) -> Replies:
    draft = await drafts.own(turn.session, person=turn.person, draft_id=callback_data.draft)
    if draft is None:
        return await gone(turn)
    match callback_data.do:
        case "done":
            return await _done(turn, query, draft, callback_data.parts)
        case "clear":
            submissions.clear_parts(draft, now=turn.now)
            await turn.enter(WorkState.collecting, draft=draft.id)
            kind = await _kind(turn, draft)
            return screen(query, turn.texts("submission-cleared"), _ways(turn, draft, kind))
    return await _leave(turn, draft)


async def _done(turn: Turn, query: CallbackQuery, draft: Draft, parts: int) -> Replies:
    """Hand the text in; a second press finds it handed in, an old screen what has come since."""
    count = submissions.part_count(draft)
    if not count:
        return toast(query, turn.texts.plain("submission-nothing"), alert=True)
    kind = await _kind(turn, draft)
    if count != parts:
        return message(query, _collected(turn, draft), _ways(turn, draft, kind))
    work = await submissions.hand_in_text(
        turn.session, actor=turn.actor, programme=turn.programme, draft=draft, now=turn.now
    )
    await turn.enter(None)
    moment, words = turn.at(work.handed_in_at), work.words or 0
    text = turn.texts("submission-received-text", title=kind.title, moment=moment, version=work.version, words=words)
    return screen(query, text, _after(turn))


async def _leave(turn: Turn, draft: Draft) -> list[Reply]:
    """Back to the card; what was typed waits."""
    await turn.enter(None)
    application_id, _ = submissions.subject_of(draft)
    text, markup = await card(turn, application_id)
    return [screen(turn.event, text, markup)]
