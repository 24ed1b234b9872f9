"""Who acts, and with which rights."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from models import Person
from programmes.schema import Role
from services.errors import Denied

STAFF = (Role.COORDINATOR, Role.REGION_COORDINATOR)


@dataclass(frozen=True, slots=True)
class Grant:
    """A standing role; `municipality_id` None means the whole region."""

    role: Role
    municipality_id: int | None = None
    organisation_id: int | None = None
    """Of a head: the school that a coordinator has named."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who speaks, with standing roles and time zone."""

    person: Person
    grants: tuple[Grant, ...]
    zone: ZoneInfo
    consented: bool = False
    """The consent in force stood when the update began."""

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def is_colleague(self) -> bool:
        """Holds some role besides the candidate's."""
        return bool(self.roles - {Role.CANDIDATE})

    def has(self, *roles: Role) -> bool:
        return any(grant.role in roles for grant in self.grants)

    def sees(self, municipality_id: int | None, *roles: Role) -> bool:
        """Whether one of `roles` (coordinators, if none is named) reaches into that municipality."""
        return any(
            grant.role in (roles or STAFF) and grant.municipality_id in (None, municipality_id) for grant in self.grants
        )

    def scope(self, *roles: Role) -> frozenset[int] | None:
        """The municipalities that `roles` (coordinators, if none is named) reach; None means all of them."""
        found = {grant.municipality_id for grant in self.grants if grant.role in (roles or STAFF)}
        return None if None in found else frozenset(item for item in found if item is not None)

    def heads(self, organisation_id: int | None) -> bool:
        """Whether the actor is head of that school."""
        return organisation_id is not None and any(
            grant.role is Role.HEAD and grant.organisation_id == organisation_id for grant in self.grants
        )

    def require(self, action: str, target: str, *roles: Role) -> None:
        """Raise `Denied` (audited by the caller's transaction) unless one of `roles` is held anywhere."""
        if not self.has(*(roles or STAFF)):
            raise Denied(action, target)

    def require_within(self, action: str, target: str, municipality_id: int | None, *roles: Role) -> None:
        """Raise `Denied` unless one of `roles` is held for that municipality."""
        if not self.sees(municipality_id, *roles):
            raise Denied(action, target)
