"""The list of applications: pages, and search by typing."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import (
    BulkCall,
    By,
    CardCall,
    DownloadCall,
    FilterCall,
    FilterMenuCall,
    FreshListCall,
    InviteMenuCall,
    ListCall,
    SearchCall,
    Steps,
)
from handlers.coordinator.memory import recall, remember
from handlers.coordinator.words import filter_words, how_many
from handlers.filters import Words
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from programmes.schema import StageKind
from services.actor import STAFF, Actor
from services.application_list import LONGEST_SEARCH, Filters, Line, fetch_list
from services.bulk_moves import can_move_all
from services.paging import Page
from services.roles import READERS
from services.stages import find_stage, stage_title

router = require(with_turns(Router(name="coordinator.lists")), *READERS)


async def reads(_event: Message, actor: Actor | None) -> bool:
    """Typed by somebody who may search; what others type is not for this router."""
    return actor is not None and actor.has(*READERS)


@router.callback_query(ListCall.filter())
async def show_list(_: CallbackQuery, callback_data: ListCall, turn: Turn) -> Replies:
    filters, page = await recall(turn.state)
    return await list_screen(turn, filters, callback_data.page or page)


@router.callback_query(FreshListCall.filter())
async def show_fresh_list(_: CallbackQuery, callback_data: FreshListCall, turn: Turn) -> Replies:
    by = callback_data.by
    return await list_screen(turn, Filters(unread=by is By.UNREAD, refused=by is By.REFUSED), 1)


@router.callback_query(SearchCall.filter())
async def ask_search(query: CallbackQuery, callback_data: SearchCall, turn: Turn) -> Replies:
    filters, page = (Filters(), 1) if callback_data.everywhere else await recall(turn.state)
    await remember(turn.state, filters, page)
    back = button(turn.texts.plain("applications-to-list"), ListCall())
    return screen(query, turn.texts("applications-search"), keyboard(back))


@router.message(Words(), StateFilter(Steps.searching, None), reads)
async def search(message: Message, turn: Turn, raw_state: str | None) -> Replies:
    """While the list is open within its filters, from anywhere else in everything."""
    filters = (await recall(turn.state))[0] if raw_state else Filters()
    typed = " ".join((message.text or "").split())[:LONGEST_SEARCH]
    return await list_screen(turn, replace(filters, typed=typed), 1)


async def list_screen(turn: Turn, filters: Filters, number: int) -> Replies:
    async with turn.read() as session:
        page = await fetch_list(
            session, actor=turn.actor, programme=turn.programme, filters=filters, number=number, now=turn.now
        )
    await remember(turn.state, filters, page.number)
    rows = [[_line(turn, line)] for line in page.items]
    markup = keyboard(*rows, pager(page, lambda to: ListCall(page=to)), *_tools(turn, filters, page))
    return screen(turn.event, await _head(turn, filters, page), markup)


async def _head(turn: Turn, filters: Filters, page: Page[Line]) -> str:
    texts, words = turn.texts, await filter_words(turn, filters)
    if page.total == 0:
        title = texts("applications-nothing-found") if filters else texts("applications-none")
    else:
        title = texts("applications-title", count=page.total)
    hint = [texts("applications-hint")] if page.total else []
    return "\n".join([title, *words, *hint])


def _line(turn: Turn, line: Line) -> InlineKeyboardButton:
    """Name first, the mark next: a phone cuts the end. What is new stands at the entry, which needs no naming."""
    texts, stage = turn.texts, find_stage(turn.programme, line.track, line.stage)
    name = " ".join(part for part in (line.surname, line.name) if part) or str(line.id)
    if line.refused:
        label = texts.plain("applications-line-refused", name=name, unread=line.unread)
    else:
        entry = stage is not None and stage.kind is StageKind.ENTRY
        mark = "none" if not line.unread else "new" if entry else "news"
        title = stage_title(turn.programme, line.track, line.stage)
        label = texts.plain("applications-line", name=name, stage=title, mark=mark)
    return button(label, CardCall(id=line.id))


def _tools(turn: Turn, filters: Filters, page: Page[Line]) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    chosen = how_many(filters)
    find = button(texts.plain("applications-find"), SearchCall())
    narrow = button(texts.plain("applications-filters", count=chosen), FilterMenuCall())
    widen = FilterCall(by=By.SEARCH, value="only")
    everywhere = button(texts.plain("applications-search-everywhere"), widen, "primary")
    clear = button(texts.plain("applications-clear"), FilterCall(by=By.ALL))
    excel = button(texts.plain("applications-excel"), DownloadCall())
    return [
        [everywhere] if not page.total and chosen and filters.typed else [],
        [find, narrow] if page.total or filters else [],
        _all(turn, filters, page),
        [clear] if filters else [],
        [excel, button(texts.plain("coordinator-invite"), InviteMenuCall())] if turn.actor.has(*STAFF) else [excel],
        [home_button(texts)],
    ]


def _all(turn: Turn, filters: Filters, page: Page[Line]) -> list[InlineKeyboardButton]:
    if not turn.actor.has(*STAFF) or not can_move_all(filters, page.total, turn.programme):
        return []
    return [button(turn.texts.plain("move-all", count=page.total), BulkCall())]
