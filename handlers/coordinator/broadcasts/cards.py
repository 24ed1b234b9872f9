"""Where a broadcast stands: waiting for its hour, under way, or over with its report."""

from __future__ import annotations

from datetime import datetime

from aiogram.types import InlineKeyboardButton

from handlers.coordinator.broadcasts.calls import (
    Deed,
    Do,
    DraftCall,
    ExcelCall,
    ReportCall,
    SteerCall,
    UnscheduleCall,
    Whom,
    WordsCall,
)
from handlers.coordinator.broadcasts.pieces import to_list, who_words
from handlers.links import home_button
from handlers.screens import Reply, button, columns, keyboard, screen
from handlers.turn import Turn
from locales.text import Text
from models import Broadcast, Person
from services.broadcasts import report, steering, telling
from services.broadcasts.content import ACK
from services.broadcasts.report import Summary
from services.broadcasts.steering import UNDER_WAY


async def card_screen(turn: Turn, found: Broadcast) -> Reply:
    """Of any broadcast that is no draft."""
    await turn.enter(None)
    if found.state == "scheduled" and (found.due_at or turn.now) > turn.now:
        return await _scheduled(turn, found)
    if found.state in UNDER_WAY or not telling.is_over(found):
        return await _under_way(turn, found)
    return await _report(turn, found)


async def _scheduled(turn: Turn, found: Broadcast) -> Reply:
    texts = turn.texts
    when = texts.moment(found.due_at or turn.now, turn.now, turn.actor.zone)
    who = await who_words(turn, found)
    back = button(texts.plain("broadcast-unschedule"), UnscheduleCall(id=found.id))
    words = button(texts.plain("broadcast-see"), WordsCall(id=found.id))
    ways = keyboard(words, back, [to_list(turn), home_button(texts)])
    return screen(turn.event, texts("broadcast-scheduled", id=str(found.id), when=when, who=who), ways)


async def _under_way(turn: Turn, found: Broadcast) -> Reply:
    """The same words and buttons as the scheduler paints, so that neither spoils the other's picture."""
    numbers = await steering.progress_of(turn.session, found, turn.now)
    lines = [turn.texts.resolve(line) for line in telling.progress_lines(found, numbers)]
    rows = [
        [button(turn.texts.resolve(label, plain=True), data) for label, data in row] for row in telling.controls(found)
    ]
    return screen(turn.event, "\n".join(lines), keyboard(*rows))


async def _report(turn: Turn, found: Broadcast) -> Reply:
    async with turn.read() as session:
        summary = await report.summarise(session, found, turn.now)
    who = await who_words(turn, found)
    author = await turn.session.get_one(Person, found.author_id)
    texts, numbers = turn.texts, summary.progress
    name = author.full_name or texts.plain("broadcast-nameless", id=str(author.id))
    lines = [texts.resolve(line) for line in telling.progress_lines(found, numbers)]
    lines.append(texts("broadcast-to-whom", who=who))
    if found.started_at is not None:
        lines.append(texts("broadcast-sent-at", when=_at(turn, found.started_at), author=name))
    lines += [texts.resolve(line) for line in _details(found, summary)]
    return screen(turn.event, "\n".join(lines), keyboard(*_ways(turn, found, summary)))


def _details(found: Broadcast, summary: Summary) -> list[Text]:
    numbers, made = summary.progress, []
    if ACK in found.buttons:
        made.append(Text("broadcast-receipts", {"count": summary.acknowledged, "total": numbers.arrived}))
    if numbers.uncertain:
        made.append(Text("broadcast-uncertain", {"count": numbers.uncertain}))
    if summary.reasons:
        made.append(Text("broadcast-reasons", {"reasons": report.reasons_text(summary.reasons)}))
    if summary.too_old:
        made.append(Text("broadcast-stayed-old", {"count": summary.too_old}))
    if summary.refused:
        made.append(Text("broadcast-stayed-refused", {"count": summary.refused}))
    return made


def _ways(turn: Turn, found: Broadcast, summary: Summary) -> list[list[InlineKeyboardButton]]:
    texts, numbers = turn.texts, summary.progress
    lists = [(Whom.UNREACHABLE, numbers.unreachable), (Whom.FAILED, numbers.failed + numbers.expired)]
    if ACK in found.buttons:
        lists = [
            (Whom.UNACKNOWLEDGED, numbers.arrived - summary.acknowledged),
            (Whom.ACKNOWLEDGED, summary.acknowledged),
            *lists,
        ]
    rows = [
        button(texts.plain(f"broadcast-see-{whom.value}", count=count), ReportCall(id=found.id, whom=whom))
        for whom, count in lists
        if count
    ]
    see = button(texts.plain("broadcast-see"), WordsCall(id=found.id))
    excel = button(texts.plain("broadcast-excel"), ExcelCall(id=found.id))
    again = button(texts.plain("broadcast-copy"), DraftCall(id=found.id, do=Do.COPY))
    recall = []
    if numbers.sent and found.recall != "delete":
        recall = [button(texts.plain("broadcast-recall"), SteerCall(id=found.id, deed=Deed.RECALL), "danger")]
    return [*columns(rows), [excel, see], [again], [to_list(turn), home_button(texts)], recall]


def _at(turn: Turn, moment: datetime) -> str:
    return turn.texts.moment(moment, turn.now, turn.actor.zone)
