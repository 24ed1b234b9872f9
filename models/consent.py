"""Proof of consent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigInt


class Consent(Base):
    """One press of «Согласен» under one version of one document."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "uq_consent_standing",
            "person_id",
            "document",
            "version",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    document: Mapped[str] = mapped_column(String(60))
    """`<programme>:personal_data` or `<programme>:publication`."""
    version: Mapped[str] = mapped_column(String(20))
    text_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the exact text that was shown."""
    given_at: Mapped[datetime]
    proof_update_id: Mapped[int | None] = mapped_column(BigInt)
    proof_message_id: Mapped[int | None] = mapped_column(BigInt)
    withdrawn_at: Mapped[datetime | None]


class ConsentText(Base):
    """The wording that people agreed to, kept for ever under its hash."""

    __tablename__ = "consent_text"

    text_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(String(4000))
