"""What candidates hand in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base


class StoredFile(Base):
    """A file of a person: noted at once by its Telegram id, its bytes fetched afterwards by a job."""

    __tablename__ = "stored_file"
    __table_args__ = (Index(None, "state", "next_attempt_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    telegram_file_id: Mapped[str] = mapped_column(String(300))
    photo: Mapped[bool] = mapped_column(default=False)
    """Came as a photo: Telegram sends it on by `sendPhoto` only."""
    name: Mapped[str] = mapped_column(String(255))
    """As the person called it, for showing only; the path on disk is made of the hash."""
    extension: Mapped[str] = mapped_column(String(10), default="")
    size: Mapped[int | None]
    """Bytes."""
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting → stored | refused | lost."""
    problem: Mapped[dict[str, Any] | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    created_at: Mapped[datetime]

    @property
    def is_broken(self) -> bool:
        """Nobody can read it, and its sender has been asked for another."""
        return self.state in ("refused", "lost")


class Submission(Base):
    """One version of one work; the newest counts."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("application_id", "kind", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    kind: Mapped[str] = mapped_column(String(30))
    version: Mapped[int]
    text: Mapped[str | None] = mapped_column(Text)
    words: Mapped[int | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    contest_stage_id: Mapped[int | None] = mapped_column(ForeignKey("contest_stage.id"), index=True)
    """The window of a contest it was handed in to; its kind is then `contest:<id of the stage>`."""
    handed_in_at: Mapped[datetime]

    file: Mapped[StoredFile | None] = relationship(lazy="raise")

    @property
    def is_broken(self) -> bool:
        """Its file, which must be loaded, is."""
        return self.file is not None and self.file.is_broken
