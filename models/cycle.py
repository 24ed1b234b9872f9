"""One run of the programme."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Cycle(Base):
    __tablename__ = "cycle"
    __table_args__ = (UniqueConstraint("programme", "starts_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(60))
    """«2026/27», as people call it."""
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    """The first day that is no longer in the cycle."""
