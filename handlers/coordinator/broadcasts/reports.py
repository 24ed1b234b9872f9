"""The list of broadcasts, the people of a report, the report as a workbook."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.coordinator.broadcasts.calls import (
    BroadcastListCall,
    CardCall,
    Do,
    DraftCall,
    ExcelCall,
    ReportCall,
    Whom,
    WordsCall,
)
from handlers.coordinator.broadcasts.pieces import as_message, to_card
from handlers.links import Place, home_button
from handlers.paging import pager
from handlers.places import OPENERS
from handlers.rights import require
from handlers.screens import Replies, Reply, button, chat_id, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from models import Broadcast
from services.actor import STAFF
from services.answers.contacts import show_phone
from services.broadcasts import finding, report
from services.broadcasts.content import ACK, content_of, headline
from services.broadcasts.report import Contact
from services.export_requests import request_file

router = require(with_turns(Router(name="coordinator.broadcasts.reports")), *STAFF)


async def open_broadcasts(turn: Turn) -> list[Reply]:
    turn.actor.require("broadcast.list", "broadcast")
    return [await _list(turn, 1)]


OPENERS[Place.BROADCASTS] = open_broadcasts


@router.callback_query(BroadcastListCall.filter())
async def show_list(_: CallbackQuery, callback_data: BroadcastListCall, turn: Turn) -> Replies:
    return await _list(turn, callback_data.page)


async def _list(turn: Turn, number: int) -> Reply:
    await turn.enter(None)
    async with turn.read() as session:
        page = await finding.fetch_list(session, actor=turn.actor, number=number)
    rows = [button(_label(turn, line), _open(line)) for line in page.items]
    new = button(turn.texts.plain("broadcast-new"), DraftCall(id=0, do=Do.NEW), "primary")
    pages = pager(page, lambda to: BroadcastListCall(page=to))
    title = turn.texts("broadcast-list", count=page.total)
    return screen(turn.event, title, keyboard(new, *rows, pages, home_button(turn.texts)))


_STANDING = {"delete": "deleted", "edit": "corrected"}
"""How a broadcast stands after a recall."""


def _open(line: finding.Line) -> DraftCall | CardCall:
    found = line.broadcast
    return DraftCall(id=found.id) if found.state == "draft" else CardCall(id=found.id)


def _label(turn: Turn, line: finding.Line) -> str:
    found, texts = line.broadcast, turn.texts
    due = found.due_at or turn.now
    return texts.plain(
        "broadcast-line",
        state=_STANDING.get(found.recall or "", found.state),
        when=f"{due.astimezone(turn.actor.zone):%d.%m %H:%M}",
        arrived=line.arrived,
        total=max(found.total, line.arrived),
        title=headline(found) or texts.plain("broadcast-untitled"),
    )


@router.callback_query(ReportCall.filter())
async def show_people(query: CallbackQuery, callback_data: ReportCall, turn: Turn) -> Replies:
    found, whom = await _found(turn, callback_data.id), callback_data.whom
    async with turn.read() as session:
        page = await report.fetch_people(
            session, actor=turn.actor, found=found, whom=whom.value, number=callback_data.page
        )
    lines: list[str] = [turn.texts(f"broadcast-people-{whom.value}", count=page.total)]
    lines += [_person(turn, whom, item) for item in page.items]
    remind = []
    if whom is Whom.UNACKNOWLEDGED and page.total and ACK in found.buttons:
        label = turn.texts.plain("broadcast-remind")
        remind = [button(label, DraftCall(id=found.id, do=Do.REMIND), "primary")]
    pages = pager(page, lambda to: ReportCall(id=found.id, whom=whom, page=to))
    ways = keyboard(remind, pages, [to_card(turn, found.id), home_button(turn.texts)])
    return screen(query, "\n".join(lines), ways)


def _person(turn: Turn, whom: Whom, item: Contact) -> str:
    texts = turn.texts
    name = item.name or texts.plain("broadcast-nameless", id=str(item.person_id))
    match whom:
        case Whom.ACKNOWLEDGED:
            details = "" if item.at is None else texts.moment(item.at, turn.now, turn.actor.zone)
        case Whom.UNACKNOWLEDGED:
            details = ""
        case Whom.FAILED:
            details = texts.plain(f"broadcast-reason-{item.reason}")
        case Whom.UNREACHABLE:
            known = [show_phone(item.phone) if item.phone else "", item.email or ""]
            details = ", ".join(part for part in known if part) or texts.plain("broadcast-no-contacts")
    return texts("broadcast-person", name=name, has_details=bool(details), details=details)


@router.callback_query(ExcelCall.filter())
async def order_excel(query: CallbackQuery, callback_data: ExcelCall, turn: Turn) -> Replies:
    found = await _found(turn, callback_data.id)
    await request_file(
        turn.session,
        actor=turn.actor,
        chat_id=chat_id(query),
        kind="broadcast_report",
        params={"broadcast": found.id},
        now=turn.now,
    )
    return toast(query, turn.texts.plain("broadcast-excel-promised"))


@router.callback_query(WordsCall.filter())
async def show_words(query: CallbackQuery, callback_data: WordsCall, turn: Turn) -> Replies:
    """The message as it was sent, and below it the way back."""
    found = await _found(turn, callback_data.id)
    below = message(query, turn.texts("broadcast-trial"), keyboard(to_card(turn, found.id)))
    return [as_message(turn, content_of(found)), below]


async def _found(turn: Turn, broadcast_id: int) -> Broadcast:
    return await finding.find(turn.session, actor=turn.actor, broadcast_id=broadcast_id)
