"""One message to many people."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigInt
from models.submission import StoredFile


class Broadcast(Base):
    """What is said to whom; every recipient is a `Notification` with this id."""

    __tablename__ = "broadcast"
    __table_args__ = (Index(None, "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    """How far it may reach; None: the whole region."""
    segment: Mapped[dict[str, Any]]
    """services/segments."""
    text: Mapped[str] = mapped_column(Text)
    """HTML as Telegram takes it."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    buttons: Mapped[list[Any]]
    """Of "ack" and "signup:<event id>"."""
    state: Mapped[str] = mapped_column(String(12), default="draft")
    """draft → scheduled → sending ⇄ paused → sent | stopped; draft → dropped."""
    due_at: Mapped[datetime | None]
    total: Mapped[int] = mapped_column(default=0)
    """Recipients, counted when sending began."""
    progress_chat_id: Mapped[int | None] = mapped_column(BigInt)
    progress_message_id: Mapped[int | None] = mapped_column(BigInt)
    recall: Mapped[str | None] = mapped_column(String(10))
    """delete or edit; None: it stands as it was sent."""
    recall_text: Mapped[str | None] = mapped_column(Text)
    recall_finished_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    file: Mapped[StoredFile | None] = relationship(lazy="raise")
