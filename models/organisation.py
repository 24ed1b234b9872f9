"""Where people work: the register of municipalities and organisations."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Municipality(Base):
    """A district; filled from the programme definition, a coordinator may be limited to one."""

    __tablename__ = "municipality"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(30), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    timezone: Mapped[str] = mapped_column(String(50))


class Organisation(Base):
    """A school or a kindergarten."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("municipality_id", "title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    title: Mapped[str] = mapped_column(String(200))
    search_text: Mapped[str] = mapped_column(String(200), default="")
    """Lower case, «ё» as «е»: SQLite folds no Cyrillic."""
    typed_in: Mapped[bool] = mapped_column(default=False)
    """Named by a person and not found in the register."""
