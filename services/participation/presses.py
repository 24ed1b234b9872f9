"""Callback data of buttons under messages about events; handlers/events/calls.py reads them."""

from __future__ import annotations

from locales.text import Text

Row = list[tuple[Text, str]]


def open_event(event_id: int) -> str:
    """The event's card as a new message."""
    return f"ev:{event_id}:1"


def calendar_file(event_id: int) -> str:
    return f"evics:{event_id}"


def open_row(event_id: int) -> Row:
    return [(Text("participation-open-event"), open_event(event_id))]


def calendar_row(event_id: int) -> Row:
    """«Файл для календаря»: phones update the earlier entry by it."""
    return [(Text("participation-calendar-file"), calendar_file(event_id))]


def offer_rows(event_id: int) -> list[Row]:
    """Taking or giving back a place that is offered."""
    take = [(Text("participation-take-place"), f"evin:{event_id}:1:1")]
    leave = [(Text("participation-leave-place"), f"evout:{event_id}:0:1")]
    return [take, leave, open_row(event_id)]


def feedback_row(participation_id: int) -> Row:
    return [(Text("participation-give-feedback"), f"evfb:{participation_id}")]


def absence_row(participation_id: int) -> Row:
    return [(Text("participation-give-reason"), f"evabs:{participation_id}")]


def certificate_row(participation_id: int) -> Row:
    return [(Text("participation-certificate"), f"evcert:{participation_id}")]
