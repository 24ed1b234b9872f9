"""Callback data of buttons under messages about broadcasts; handlers/coordinator/broadcasts/calls.py reads them."""

from __future__ import annotations

from typing import Literal

from locales.text import Text
from services.participation.presses import open_event

Row = list[tuple[Text, str]]
Deed = Literal["pause", "resume", "stop", "recall"]


def ack(broadcast_id: int) -> str:
    """«Ознакомлен»."""
    return f"bca:{broadcast_id}"


def signup(event_id: int) -> str:
    """The event's card, with its ways to sign up."""
    return open_event(event_id)


def card(broadcast_id: int, *, anew: bool = False) -> str:
    """Where the broadcast stands; as a new message from a notification."""
    return f"bcc:{broadcast_id}:{int(anew)}"


def draft(broadcast_id: int) -> str:
    return f"bcd:{broadcast_id}:open"


def elsewhere() -> Row:
    """Away from a message that is painted anew while it is looked at: as new messages."""
    return [(Text("broadcast-all"), "go:broadcasts:1"), (Text("common-home"), "go:home:1")]


def steer(broadcast_id: int, deed: Deed) -> str:
    return f"bcs:{broadcast_id}:{deed}:0"
