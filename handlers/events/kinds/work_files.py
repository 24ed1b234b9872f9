"""A work itself, as messages."""

from __future__ import annotations

from html import escape

from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from handlers.coordinator.long_text import packed, pieces
from handlers.screens import Reply, message
from locales.text import Markup
from models import Submission


def whole_work(query: CallbackQuery, work: Submission, caption: str, markup: InlineKeyboardMarkup) -> list[Reply]:
    """The file with `caption`, or the text in as many messages as it takes; `markup` stands under the last."""
    file, chat = work.file, query.from_user.id
    if file is not None and file.photo:
        return [SendPhoto(chat_id=chat, photo=file.telegram_file_id, caption=caption, reply_markup=markup)]
    if file is not None:
        return [SendDocument(chat_id=chat, document=file.telegram_file_id, caption=caption, reply_markup=markup)]
    escaped = [Markup(escape(piece, quote=False)) for piece in pieces(work.text or "")]
    pages = packed([caption, *escaped])
    return [*(message(query, page) for page in pages[:-1]), message(query, pages[-1], markup)]
