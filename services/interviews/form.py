"""The protocol of an interview as a form."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from models import InterviewSlot
from programmes.fields import FieldKind
from programmes.schema import Programme
from services.drafts import Form
from services.errors import NotFound
from services.forms import asked
from services.interviews.protocol import LONGEST_PROTOCOL

PROTOCOL = "protocol"


async def protocol_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """`protocol:<slot>`; raises `NotFound` once the time is gone. Whose it is, the writing checks."""
    slot_id = subject_id(key)
    if await session.get(InterviewSlot, slot_id) is None:
        raise NotFound("interview-slot-gone")
    field = asked("interview", "protocol", FieldKind.LONG_TEXT, max_length=LONGEST_PROTOCOL)
    return Form(key, (field,), submit="interview-protocol-save", heading="interview-protocol-heading")


def subject_id(key: str, place: int = 1) -> int:
    """The number at that place of a key, between its colons; raises `NotFound` for none."""
    parts = key.split(":")
    if len(parts) <= place or not parts[place].isdecimal():
        raise NotFound("form-gone")
    return int(parts[place])
