"""What became of the messages in hand, written down under their leases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from aiogram.methods import TelegramMethod
from sqlalchemy import Table, Update, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import DeliveryAttempt, Notification, Person
from scheduler.outcome import Fate, Outcome

TRIES = 30
"""With the growing pauses between them a message outlives an outage of six hours."""
FIRST_RETRY = timedelta(seconds=5)
LONGEST_RETRY = timedelta(minutes=15)
PROBLEM_LENGTH = 300

FINAL = {
    Fate.SENT: "sent",
    Fate.HARMLESS: "sent",
    Fate.UNCERTAIN: "uncertain",
    Fate.UNREACHABLE: "unreachable",
    Fate.REFUSED: "failed",
}


@dataclass(slots=True)
class InHand:
    """One message in this process's hands."""

    id: int
    fence: int
    attempts: int
    """Tries before this one whose outcome is known."""
    person_id: int
    call: TelegramMethod[Any]
    good_until: float
    """The loop's time after which another process may have taken it over."""
    left: bool = False
    """Its turn has come: it is on the line, or past it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A message and what became of it."""

    item: InHand
    outcome: Outcome
    at: datetime


def retry_after(attempts: int, wait_seconds: float) -> timedelta:
    """The pause after try number `attempts` + 1; as long as Telegram asks, if it asks."""
    if wait_seconds:
        return timedelta(seconds=wait_seconds)
    doublings = min(attempts, 20)
    return min(FIRST_RETRY * (1 << doublings), LONGEST_RETRY)


async def settle(session: AsyncSession, done: Sequence[Done]) -> None:
    """Write each outcome if the lease is still ours; a sender that lost it changes nothing but the history."""
    decided = [one for one in done if one.outcome.fate is not Fate.DROPPED]
    connection = await session.connection()
    for statement, rows in (
        (_FINISH, [_final(one) for one in decided if not _again(one)]),
        (_RETRY, [_retry(one) for one in decided if _again(one)]),
        (_HISTORY, [_attempt(one) for one in decided]),
        (_RELEASE, [_key(one.item) for one in done if one.outcome.fate is Fate.DROPPED]),
    ):
        if rows:
            await connection.execute(statement, rows)
    await _lost_touch(session, [one for one in decided if one.outcome.fate is Fate.UNREACHABLE])
    for one in decided:
        if one.outcome.moved_to is not None:
            await _follow(session, one.item.person_id, one.outcome.moved_to)


async def renew(session: AsyncSession, items: Sequence[InHand], until: datetime) -> None:
    """Keep what is in hand; a row that was taken over stays with its new holder."""
    if items:
        connection = await session.connection()
        await connection.execute(_RENEW, [{**_key(item), "until": until} for item in items])


def _again(one: Done) -> bool:
    return one.outcome.fate is Fate.RETRY and one.item.attempts + 1 < TRIES


def _final(one: Done) -> dict[str, Any]:
    return _key(one.item) | {
        "new_state": FINAL.get(one.outcome.fate, "failed"),
        "at": one.at,
        "tries": one.item.attempts + 1,
        "problem": _problem(one),
        "message": getattr(one.outcome.result, "message_id", None),
    }


def _retry(one: Done) -> dict[str, Any]:
    due = one.at + retry_after(one.item.attempts, one.outcome.wait_seconds)
    return _key(one.item) | {"due": due, "tries": one.item.attempts + 1, "problem": _problem(one)}


def _attempt(one: Done) -> dict[str, Any]:
    fate = "retry" if _again(one) else FINAL.get(one.outcome.fate, "failed")
    return {
        "notification_id": one.item.id,
        "fence": one.item.fence,
        "at": one.at,
        "outcome": fate,
        "problem": _problem(one),
    }


def _problem(one: Done) -> str | None:
    return one.outcome.problem[:PROBLEM_LENGTH] or None


def _key(item: InHand) -> dict[str, Any]:
    return {"row": item.id, "held": item.fence}


async def _lost_touch(session: AsyncSession, done: Sequence[Done]) -> None:
    for one in done:
        await session.execute(
            update(Person)
            .where(Person.id == one.item.person_id, Person.unreachable_since.is_(None))
            .values(unreachable_since=one.at)
        )


async def _follow(session: AsyncSession, person_id: int, chat: int) -> None:
    """The person is in another chat from now on, unless somebody else has it."""
    other = aliased(Person)
    taken = select(other.id).where(other.telegram_id == chat).exists()
    await session.execute(update(Person).where(Person.id == person_id, ~taken).values(telegram_id=chat))


# The tables' own statements: a broadcast settles thousands, and the way through the session costs more than the rest.
_TABLE = cast(Table, Notification.__table__)


def _mine() -> Update:
    columns = _TABLE.c
    return update(_TABLE).where(
        columns.id == bindparam("row"), columns.fence == bindparam("held"), columns.state == "sending"
    )


_FINISH = _mine().values(
    state=bindparam("new_state"),
    lease_until=None,
    finished_at=bindparam("at"),
    attempts=bindparam("tries"),
    problem=bindparam("problem"),
    message_id=bindparam("message"),
)
_RETRY = _mine().values(
    state="planned",
    lease_until=None,
    due_at=bindparam("due"),
    attempts=bindparam("tries"),
    problem=bindparam("problem"),
)
_RELEASE = _mine().values(state="planned", lease_until=None)
_RENEW = _mine().values(lease_until=bindparam("until"))
_HISTORY = insert(cast(Table, DeliveryAttempt.__table__))
