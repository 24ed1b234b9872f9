"""How the bot is: what ran when, and what went wrong."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Pulse(Base):
    """When something last happened: a tick, a backup, a warning."""

    __tablename__ = "pulse"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime]


class Trouble(Base):
    """An error somebody met or a job had: its id leads to the log, where the story is."""

    __tablename__ = "trouble"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(60))
    """Where: the name of a job or of the part that failed."""
    kind: Mapped[str] = mapped_column(String(100))
    """The error's type; never its words, which may quote a person."""
    error_id: Mapped[str | None] = mapped_column(String(12))
