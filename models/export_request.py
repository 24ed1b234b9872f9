"""Files asked for in chat: workbooks, calendar files, pictures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigInt


class ExportRequest(Base):
    """A file to be made off the event loop and sent to who asked."""

    __tablename__ = "export_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    chat_id: Mapped[int] = mapped_column(BigInt)
    kind: Mapped[str] = mapped_column(String(30), default="data_bank")
    """Which file: the data bank, or a name in the table of makers (scheduler/makers)."""
    params: Mapped[dict[str, Any] | None]
    """What the maker needs to know, such as the id of an event."""
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting → building → sent | failed."""
    attempts: Mapped[int] = mapped_column(default=0)
    progress_message_id: Mapped[int | None] = mapped_column(BigInt)
    lease_until: Mapped[datetime | None]
    """While it is building: after this another process may take it over."""
    requested_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
