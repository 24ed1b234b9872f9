"""What one can do from an event's card."""

from __future__ import annotations

from datetime import timedelta

from aiogram.types import InlineKeyboardButton

from handlers.events.calls import (
    AbsenceCall,
    CalendarFileCall,
    CertificateCall,
    CodeCall,
    DetailsCall,
    EventsCall,
    FeedbackCall,
    LeaveCall,
    MarkingCall,
    PeopleCall,
    SignUpCall,
)
from handlers.events.card_text import LONGEST_DESCRIPTION
from handlers.events.extras import extra_buttons
from handlers.events.managing import manage_row
from handlers.links import home_button
from handlers.screens import button
from handlers.turn import Turn
from programmes.calendar import EventKind
from services.participation.card import Card
from services.participation.states import OFFERED, SIGNED_UP, WAITING, SignUp

Rows = list[list[InlineKeyboardButton]]

BOOKED = (EventKind.INTERVIEW,)
"""One comes at a time of one's own: signing up is booking it, which the kind's own buttons do."""
LONG = timedelta(days=1)
"""An event that lasts longer is not about coming to it at the hour."""


async def ways(turn: Turn, card: Card, links: list[InlineKeyboardButton]) -> Rows:
    """The main thing first and alone, the dangerous one last."""
    texts, event = turn.texts, card.event
    main, after = _main(turn, card), _afterwards(turn, card)
    rows: Rows = [[item] for item in main]
    rows += await extra_buttons(turn, event, card.mine)
    rows += [[item] for item in after]
    rows.append(links)
    rows.append(_papers(turn, card))
    if card.hosts:
        rows.append(
            [
                button(texts.plain("participation-people"), PeopleCall(id=event.id)),
                button(texts.plain("participation-marking"), MarkingCall(id=event.id)),
            ]
        )
    rows.append(manage_row(turn, event))
    rows.append([button(texts.plain("participation-to-list"), EventsCall()), home_button(texts)])
    if card.may_leave and card.state != OFFERED and event.kind not in BOOKED:
        label = texts.plain("participation-leave-queue" if card.state == WAITING else "participation-leave")
        rows.append([button(label, LeaveCall(id=event.id), "danger")])
    return _dangerous_last(rows)


def _dangerous_last(rows: Rows) -> Rows:
    """A kind's own rows may have something dangerous among them."""
    return sorted(rows, key=lambda row: any(item.style == "danger" for item in row))


def _main(turn: Turn, card: Card) -> list[InlineKeyboardButton]:
    texts, event = turn.texts, card.event
    if card.may_check_in and not _is_long(card):
        return [button(texts.plain("participation-check-in"), CodeCall(id=event.id), "primary")]
    if card.state == OFFERED:
        return [
            button(texts.plain("participation-take-place"), SignUpCall(id=event.id, queue=True), "primary"),
            button(texts.plain("participation-leave-place"), LeaveCall(id=event.id)),
        ]
    if not card.may_sign_up or event.kind in BOOKED:
        return []
    full = card.free == 0
    label = texts.plain("participation-queue-up" if full else "participation-sign-up")
    return [button(label, SignUpCall(id=event.id, queue=full), "primary")]


def _afterwards(turn: Turn, card: Card) -> list[InlineKeyboardButton]:
    """What comes after the main thing: the code of a long event, and what is asked and given when it is over."""
    texts, mine = turn.texts, card.mine
    made = []
    if card.may_check_in and _is_long(card):
        made.append(button(texts.plain("participation-check-in"), CodeCall(id=card.event.id)))
    if mine is None:
        return made
    if card.owes_feedback:
        made.append(button(texts.plain("participation-give-feedback"), FeedbackCall(id=mine.id), "primary"))
    if card.has_certificate:
        made.append(button(texts.plain("participation-certificate"), CertificateCall(id=mine.id)))
    if card.owes_reason:
        made.append(button(texts.plain("participation-give-reason"), AbsenceCall(id=mine.id)))
    return made


def _papers(turn: Turn, card: Card) -> list[InlineKeyboardButton]:
    texts, event = turn.texts, card.event
    made = []
    if card.sign_up in (SignUp.OPEN, SignUp.EARLY, SignUp.CLOSED, SignUp.NONE) or card.state == SIGNED_UP:
        made.append(button(texts.plain("participation-calendar-file"), CalendarFileCall(id=event.id)))
    if len((event.description or "").strip()) > LONGEST_DESCRIPTION or event.materials:
        made.append(button(texts.plain("participation-more"), DetailsCall(id=event.id)))
    return made


def _is_long(card: Card) -> bool:
    return card.event.ends_at - card.event.starts_at > LONG
