"""Workbooks asked for in chat."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigInt


class ExportRequest(Base):
    """A workbook to be built off the event loop and sent to who asked."""

    __tablename__ = "export_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    chat_id: Mapped[int] = mapped_column(BigInt)
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
