"""How the bot is, and whom it cannot write to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.coordinator.calls import UnreachableCall
from handlers.coordinator.card_text import contacts
from handlers.filters import Slash
from handlers.links import Place, go_button, home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from models import Person
from services.actor import STAFF
from services.health import Health, fetch_health, fetch_unreachable
from services.health.watching import LATE

router = require(with_turns(Router(name="coordinator.health")), *STAFF)
router.message.filter(Slash())

AFTER_SENT = ("uncertain", "retry", "failed", "unreachable", "expired")
"""What else may have become of a try, in the order in which it is told."""


@router.message(Command("health"))
async def show_health(_: Message, turn: Turn) -> Replies:
    return await open_health(turn)


async def open_health(turn: Turn) -> list[Reply]:
    """The queue, the day's deliveries and errors, the last backup."""
    midnight = datetime.combine(turn.today, time(), tzinfo=turn.actor.zone)
    async with turn.read() as session:
        found = await fetch_health(session, actor=turn.actor, since=midnight, now=turn.now)
    texts = turn.texts
    lost = [button(texts.plain("health-to-unreachable", count=found.unreachable), UnreachableCall())]
    refresh = go_button(texts.plain("health-refresh"), Place.HEALTH)
    rows = keyboard(lost if found.unreachable else [], [refresh, home_button(texts)])
    return [screen(turn.event, _words(turn, found), rows)]


@router.callback_query(UnreachableCall.filter())
async def show_unreachable(query: CallbackQuery, callback_data: UnreachableCall, turn: Turn) -> Replies:
    page = await fetch_unreachable(turn.session, actor=turn.actor, number=callback_data.page, now=turn.now)
    texts = turn.texts
    title = texts("health-unreachable", count=page.total) if page.total else texts("health-unreachable-none")
    lines = [_line(turn, person) for person in page.items]
    back = go_button(texts.plain("common-back"), Place.HEALTH)
    rows = keyboard(pager(page, lambda to: UnreachableCall(page=to)), [back, home_button(texts)])
    return screen(query, "\n\n".join([title, *lines]), rows)


def _words(turn: Turn, found: Health) -> str:
    texts = turn.texts
    parts = ([texts("health-title", late=found.queue.late > LATE)], _queue(turn, found), _day(turn, found))
    return "\n\n".join("\n".join(part) for part in (*parts, _signs(turn, found), _errors(turn, found)))


def _queue(turn: Turn, found: Health) -> Sequence[str]:
    texts, queue = turn.texts, found.queue
    lines = [texts("health-queue", due=queue.due)]
    if queue.oldest_due is not None:
        lines.append(texts("health-oldest", since=turn.at(queue.oldest_due)))
    if queue.again:
        lines.append(texts("health-again", count=queue.again))
    if queue.late > LATE:
        lines.append(texts("health-behind", minutes=int(queue.late.total_seconds() // 60)))
    if found.later:
        lines.append(texts("health-later", count=found.later))
    return lines


def _day(turn: Turn, found: Health) -> Sequence[str]:
    first = turn.texts("health-today", sent=found.tries.get("sent", 0))
    rest = [turn.texts(f"health-today-{name}", count=found.tries[name]) for name in AFTER_SENT if name in found.tries]
    return [first, *rest]


def _signs(turn: Turn, found: Health) -> Sequence[str]:
    return [_when(turn, name, at) for name, at in (("tick", found.last_tick), ("backup", found.last_backup))]


def _when(turn: Turn, name: str, at: datetime | None) -> str:
    return turn.texts(f"health-{name}-none") if at is None else turn.texts(f"health-{name}", when=turn.at(at))


def _errors(turn: Turn, found: Health) -> Sequence[str]:
    texts = turn.texts
    if not found.errors:
        return [texts("health-errors-none")]
    lines = [
        texts(
            "health-error",
            place=item.place,
            kind=item.kind,
            times=item.times,
            found=item.error_id is not None,
            id=item.error_id or "",
        )
        for item in found.worst
    ]
    return [texts("health-errors", count=found.errors), *lines]


def _line(turn: Turn, person: Person) -> str:
    texts = turn.texts
    return texts(
        "health-unreachable-line",
        name=person.full_name or texts.plain("health-unreachable-nameless", id=str(person.id)),
        since="" if person.unreachable_since is None else turn.at(person.unreachable_since),
        contacts=contacts(person) or texts.plain("health-unreachable-no-contacts"),
    )
