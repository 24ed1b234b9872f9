"""What was handed in: the list, and each file or text itself."""

from __future__ import annotations

from html import escape

from aiogram import Router
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from handlers.coordinator.calls import CardCall, WorkCall, WorksCall
from handlers.coordinator.long_text import packed, pieces
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from locales.text import Markup
from models import Application, StoredFile
from services.application_card import Work, fetch_works
from services.errors import NotFound
from services.roles import READERS
from services.stages import find_track

router = require(with_turns(Router(name="coordinator.works")), *READERS)

SHOWN = 20
"""Buttons of works; older versions stay in the workbook."""


@router.callback_query(WorksCall.filter())
async def show_works(query: CallbackQuery, callback_data: WorksCall, turn: Turn) -> Replies:
    number = callback_data.id
    application, works = await fetch_works(
        turn.session, actor=turn.actor, application_id=number, programme=turn.programme, now=turn.now
    )
    rows = [button(_label(turn, application, work), _call(number, work)) for work in works[:SHOWN]]
    back = button(turn.texts.plain("applications-to-card"), CardCall(id=number))
    name = application.person.full_name or str(number)
    title = turn.texts("applications-works-title", name=name, count=len(works))
    return screen(query, title, keyboard(*rows, back))


@router.callback_query(WorkCall.filter())
async def send_work(query: CallbackQuery, callback_data: WorkCall, turn: Turn) -> Replies:
    number = callback_data.id
    application, works = await fetch_works(
        turn.session, actor=turn.actor, application_id=number, programme=turn.programme, now=turn.now
    )
    work = next((item for item in works if _call(number, item) == callback_data), None)
    if work is None:
        raise NotFound("applications-work-gone")
    caption = turn.texts(
        "applications-work-caption",
        name=application.person.full_name or str(number),
        work=_title(turn, application, work),
        broken=work.is_broken,
    )
    back = button(turn.texts.plain("applications-to-works"), WorksCall(id=number))
    ways = keyboard([back, home_button(turn.texts, anew=True)])
    return [*_file(query, work.file, caption, ways), *_text(query, work, caption, ways)]


def _call(application_id: int, work: Work) -> WorkCall:
    submission = 0 if work.submission is None else work.submission.id
    return WorkCall(id=application_id, submission=submission, file=0 if work.file is None else work.file.id)


def _file(query: CallbackQuery, file: StoredFile | None, caption: str, ways: InlineKeyboardMarkup) -> list[Reply]:
    if file is None:
        return []
    chat = query.from_user.id
    if file.photo:
        return [SendPhoto(chat_id=chat, photo=file.telegram_file_id, caption=caption, reply_markup=ways)]
    return [SendDocument(chat_id=chat, document=file.telegram_file_id, caption=caption, reply_markup=ways)]


def _text(query: CallbackQuery, work: Work, caption: str, ways: InlineKeyboardMarkup) -> list[Reply]:
    if work.submission is None or not work.submission.text:
        return []
    escaped = [Markup(escape(piece, quote=False)) for piece in pieces(work.submission.text)]
    pages = packed([caption, *escaped])
    return [message(query, page, ways if number == len(pages) else None) for number, page in enumerate(pages, 1)]


def _label(turn: Turn, application: Application, work: Work) -> str:
    item, title = work.submission, _title(turn, application, work)
    if item is None:
        name = "" if work.file is None else work.file.name
        return turn.texts.plain("applications-work-file", work=title, file=name, broken=work.is_broken)
    when = turn.texts.full_date(item.handed_in_at.astimezone(turn.actor.zone).date())
    mark = "broken" if work.is_broken else "none" if work.file is None else "file"
    return turn.texts.plain("applications-work", work=title, when=when, mark=mark)


def _title(turn: Turn, application: Application, work: Work) -> str:
    track, item = find_track(turn.programme, application.track), work.submission
    if item is None:
        fields = () if track is None else track.form
        return next((field.title or field.key for field in fields if field.key == work.field), work.field or "")
    kinds = () if track is None else track.submissions
    title = next((kind.title for kind in kinds if kind.key == item.kind), item.kind)
    return turn.texts.plain("applications-work-version", work=title, version=str(item.version))
