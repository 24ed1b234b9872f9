"""What waits around events, for the home screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aiogram.types import InlineKeyboardButton

from handlers.events.calls import EventCall, FeedbackCall
from handlers.events.kinds.contest_calls import EntryCall
from handlers.events.kinds.internship_calls import DiaryWriteCall
from handlers.screens import button
from handlers.turn import Turn
from services.participation.waiting import Waiting

LINES = 4
BUTTONS = 2
"""The rest is in the list of events."""


def event_lines(turn: Turn, waiting: Waiting | None) -> list[str]:
    """The most urgent first; HTML."""
    return [] if waiting is None else list(islice(_lines(turn, waiting), LINES))


def _lines(turn: Turn, waiting: Waiting) -> Iterator[str]:
    texts, zone = turn.texts, turn.actor.zone
    for event, until in waiting.offers:
        yield texts("menu-offer", title=event.title, until=texts.moment(until, turn.now, zone))
    if waiting.following is not None and waiting.following_at is not None:
        when = texts.moment(waiting.following_at, turn.now, zone)
        yield texts("menu-next-event", title=waiting.following.title, when=when)
    for stage in waiting.entries:
        yield texts("menu-entry", title=stage.title, until=texts.moment(stage.closes_at, turn.now, zone))
    for event in waiting.slots:
        yield texts("menu-slot", title=event.title)
    for item in waiting.diaries:
        yield texts("menu-diary", title=item.event.title)
    for item in waiting.feedback:
        yield texts("menu-feedback", title=item.event.title)


def event_buttons(turn: Turn, waiting: Waiting | None) -> list[InlineKeyboardButton]:
    return [] if waiting is None else list(islice(_buttons(turn, waiting), BUTTONS))


def _buttons(turn: Turn, waiting: Waiting) -> Iterator[InlineKeyboardButton]:
    plain = turn.texts.plain
    for event, _ in waiting.offers:
        yield button(plain("menu-confirm-place", title=event.title), EventCall(id=event.id), "primary")
    for stage in waiting.entries:
        yield button(plain("menu-hand-in", title=stage.title), EntryCall(stage=stage.id))
    for event in waiting.slots:
        yield button(plain("menu-book", title=event.title), EventCall(id=event.id))
    for item in waiting.diaries:
        yield button(plain("menu-write-day", title=item.event.title), DiaryWriteCall(participation=item.id))
    for item in waiting.feedback:
        yield button(plain("menu-give-feedback", title=item.event.title), FeedbackCall(id=item.id))
