"""Who may do what, and where."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class RoleGrant(Base):
    """One role of one person; ended by `revoked_at`, never deleted."""

    __tablename__ = "role_grant"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(30))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    """None: the whole region."""
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """Of a head: the school, as a coordinator has named it; what people say of themselves gives no right."""
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None: the settings or the command line."""
    granted_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
