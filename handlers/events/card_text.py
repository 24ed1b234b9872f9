"""The words of an event's card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.events.extras import extra_lines
from handlers.events.words import clock, named, when
from handlers.turn import Turn
from models import Event
from services.participation.card import Card
from services.participation.states import OFFERED, SIGNED_UP, WAITING, SignUp, closes_at

LONGEST_DESCRIPTION = 400
"""Characters on the card; the whole is behind a button."""


@dataclass(frozen=True, slots=True)
class Material:
    title: str
    url: str | None
    file: int | None


def materials(event: Event) -> list[Material]:
    found = [item for item in event.materials or [] if isinstance(item, dict)]
    return [Material(str(item.get("title") or "…"), item.get("url"), item.get("file")) for item in found]


async def card_text(turn: Turn, card: Card) -> str:
    """Title, how one stands to it, when and where, and what else one must know."""
    event = card.event
    title = named(turn, event)
    lines = [title, *_standing(turn, card), "", *_facts(turn, card)]
    lines += await extra_lines(turn, event, card.mine)
    description = (event.description or "").strip()
    if description:
        short = len(description) > LONGEST_DESCRIPTION
        cut = description[:LONGEST_DESCRIPTION].rstrip() + "…" if short else description
        lines += ["", turn.texts("participation-description", text=cut)]
    return "\n".join(lines)


def _standing(turn: Turn, card: Card) -> Iterator[str]:
    """One line: what the person most wants to know."""
    texts, event, mine, zone = turn.texts, card.event, card.mine, turn.actor.zone
    if card.sign_up is SignUp.CANCELLED:
        reason = event.cancel_reason or ""
        yield texts("participation-is-cancelled", reason=reason, has_reason=bool(reason))
    elif mine is not None and mine.attendance is not None:
        why = mine.absence_reason or ""
        yield texts("participation-noted", attendance=mine.attendance, reason=why, has_reason=bool(why))
    elif card.state == WAITING:
        yield texts("participation-am-waiting", place=card.place or 1)
    elif card.state == OFFERED and mine is not None and mine.offered_until is not None:
        yield texts("participation-am-offered", until=texts.moment(mine.offered_until, turn.now, zone))
    elif card.state == SIGNED_UP:
        yield texts("participation-am-signed-up")
    elif not card.invited and card.sign_up is not SignUp.NONE and not turn.actor.is_colleague:
        yield texts("participation-not-for-me")
    if mine is not None and mine.result:
        yield texts("participation-result", result=mine.result)


def _facts(turn: Turn, card: Card) -> Iterator[str]:
    texts, event = turn.texts, card.event
    yield texts("participation-when", when=when(turn, event))
    if (other := clock(turn, event)) is not None:
        yield other
    if event.place:
        yield texts("participation-where", place=event.place)
    elif event.link:
        yield texts("participation-online")
    if event.host is not None:
        yield texts("participation-host", host=event.host.title)
    yield from _places(turn, card)
    if event.contact:
        yield texts("participation-contact", contact=event.contact)


def _places(turn: Turn, card: Card) -> Iterator[str]:
    """Places left and the window of sign-up, as long as that matters."""
    texts, event = turn.texts, card.event
    if card.sign_up not in (SignUp.OPEN, SignUp.EARLY, SignUp.CLOSED):
        return
    if card.sign_up is SignUp.CLOSED and card.state == SIGNED_UP:
        # It is no news to whoever is on the list.
        return
    if event.capacity is not None and card.free is not None:
        yield texts("participation-places", free=card.free, capacity=event.capacity)
    zone = turn.actor.zone
    if card.sign_up is SignUp.EARLY and event.signup_opens_at is not None:
        yield texts("participation-opens", opens=texts.moment(event.signup_opens_at, turn.now, zone))
    elif card.sign_up is SignUp.CLOSED:
        yield texts("participation-is-closed")
    elif event.signup_closes_at is not None:
        yield texts("participation-closes", closes=texts.moment(closes_at(event), turn.now, zone))
