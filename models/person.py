"""Anyone known to the bot."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, BigInt
from models.organisation import Municipality, Organisation


class Person(Base):
    """Before consent only the Telegram id and the language are known; names come with the form."""

    __tablename__ = "person"
    # Whose zone has changed is asked every half minute, of everybody: from the index alone.
    __table_args__ = (Index(None, "municipality_id", "timezone", "reminded_in", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInt, unique=True)
    """None for people imported or nominated who have not come yet."""
    language: Mapped[str | None] = mapped_column(String(8))
    timezone: Mapped[str | None] = mapped_column(String(50))
    """The person's own choice; None follows the municipality, then the programme."""
    reminded_in: Mapped[str | None] = mapped_column(String(50))
    """The zone by which reminders were last planned; where it is no longer the person's, the planner catches up."""
    surname: Mapped[str | None] = mapped_column(String(100))
    name: Mapped[str | None] = mapped_column(String(100))
    patronymic: Mapped[str | None] = mapped_column(String(100))
    birth_date: Mapped[date | None]
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    post: Mapped[str | None] = mapped_column(String(200))
    education: Mapped[str | None] = mapped_column(String(400))
    teaching_years: Mapped[int | None]
    management_years: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(20))
    """E.164."""
    email: Mapped[str | None] = mapped_column(String(254))
    search_text: Mapped[str] = mapped_column(Text, default="")
    """Names, phone digits and organisation in lower case, «ё» as «е»; rewritten with every change of them."""
    unreachable_since: Mapped[datetime | None]
    """Since when Telegram says the bot is blocked by the person."""
    created_at: Mapped[datetime]

    municipality: Mapped[Municipality | None] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)

    @property
    def address(self) -> str:
        """Name and patronymic, as one is spoken to."""
        return " ".join(part for part in (self.name, self.patronymic) if part)
