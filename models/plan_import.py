"""A plan of events that came as a workbook."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.submission import StoredFile


class PlanImport(Base):
    """Read in the worker process, shown as a preview, stored when its sender says so."""

    __tablename__ = "plan_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    """Whose events they become; None: the whole region's."""
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    state: Mapped[str] = mapped_column(String(12), default="waiting", index=True)
    """waiting → preview | faulty | refused; preview → stored | dropped."""
    rows: Mapped[list[Any] | None]
    """The events read, as JSON, until they are stored."""
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    file: Mapped[StoredFile] = relationship(lazy="raise")
