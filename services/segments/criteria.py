"""What people can be chosen by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from models import Application, Municipality, Notification, Participation, Person, RoleGrant
from programmes.schema import Programme, Role

Segment = dict[str, Any]
"""Criteria by name, as they are stored; empty: everybody."""

EVENT_STATES = ("signed_up", "waiting", "offered", "withdrawn", "attended", "absent")
"""What one can be to an event; the last two are attendance."""
RECEIPTS = ("acknowledged", "unacknowledged")
MOST_PEOPLE = 2_000
"""Names in a list: as many parameters as every database takes in one statement."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a segment is asked for."""

    programme: Programme
    cycle_id: int
    between: tuple[int, int] | None = None
    """First and last id of the people asked for, when it is not all: no condition then looks at the others."""
    within: Select[int] | None = None
    """Ids of the people asked for, where the database can tell them quickly."""


Condition = Callable[[Sequence[Any], Ground], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One way of choosing people."""

    read: Callable[[object, Programme], Any]
    """One value as it is stored; raises ValueError for what is none."""
    condition: Condition
    """Over `Person`; over `Application` where `of_application` is set."""
    of_application: bool = False
    """All such criteria hold for one and the same application."""
    names_people: bool = False
    """Whoever it gives is meant even when all of their applications have ended."""
    most: int = 500
    """Values in one criterion."""


def among(ground: Ground | None, people: Select[int]) -> ColumnElement[bool]:
    """Over `Person`: is one of `people`, a selection of ids of people; without a ground among all of them."""
    if ground is not None and ground.within is not None:
        # Few people, so one look into an index for each of them, and nothing is gathered about the others.
        return people.where(people.selected_columns[0] == Person.id).correlate(Person).exists()
    if ground is not None and ground.between is not None:
        people = people.where(people.selected_columns[0].between(*ground.between))
    return Person.id.in_(people)


def standing_roles(ground: Ground | None, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Over `Person`: holds a role besides the candidate's for which `where` is true."""
    held = select(RoleGrant.person_id).where(
        RoleGrant.revoked_at.is_(None), RoleGrant.role != Role.CANDIDATE.value, *where
    )
    return among(ground, held)


def lives_in(ground: Ground | None, municipality_ids: Any) -> ColumnElement[bool]:
    """Over `Person`: of one of these districts, or with a role there."""
    there = RoleGrant.municipality_id.in_(municipality_ids)
    return or_(Person.municipality_id.in_(municipality_ids), standing_roles(ground, there))


def _key(known: Callable[[Programme], set[str]]) -> Callable[[object, Programme], str]:
    def read(value: object, programme: Programme) -> str:
        if not isinstance(value, str) or value not in known(programme):
            raise ValueError(value)
        return value

    return read


def _number(value: object, _programme: Programme) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
        raise ValueError(value)
    return value


def _with_states(allowed: Sequence[str], default: str) -> Callable[[object, Programme], dict[str, Any]]:
    """`{"id": 17, "states": […]}`; a bare id means the default state."""

    def read(value: object, programme: Programme) -> dict[str, Any]:
        given = value if isinstance(value, dict) else {"id": value}
        states = given.get("states") or [default]
        if not isinstance(states, list) or not set(given) <= {"id", "states"} or not set(states) <= set(allowed):
            raise ValueError(value)
        return {"id": _number(given.get("id"), programme), "states": [item for item in allowed if item in states]}

    return read


def _column(column: InstrumentedAttribute[Any]) -> Condition:
    return lambda values, _ground: column.in_(values)


def _municipalities(values: Sequence[Any], ground: Ground) -> ColumnElement[bool]:
    return lives_in(ground, select(Municipality.id).where(Municipality.key.in_(values)))


def _roles(values: Sequence[Any], ground: Ground) -> ColumnElement[bool]:
    return standing_roles(ground, RoleGrant.role.in_(values))


def _without_roles(values: Sequence[Any], ground: Ground) -> ColumnElement[bool]:
    """Whoever has applied counts as a candidate, whatever the roles."""
    applied = select(Application.person_id).where(Application.cycle_id == ground.cycle_id)
    return or_(not_(standing_roles(ground, RoleGrant.role.in_(values))), among(ground, applied))


def _events(values: Sequence[Any], ground: Ground) -> ColumnElement[bool]:
    being = or_(*(_participation(value) for value in values))
    return among(ground, select(Participation.person_id).where(being))


def _participation(value: Any) -> ColumnElement[bool]:
    states = value["states"]
    being = [item for item in states if item not in ("attended", "absent")]
    coming = [item for item in states if item in ("attended", "absent")]
    of_event = Participation.event_id == value["id"]
    return and_(of_event, or_(Participation.state.in_(being), Participation.attendance.in_(coming)))


def _events_without(values: Sequence[Any], ground: Ground) -> ColumnElement[bool]:
    return not_(among(ground, select(Participation.person_id).where(Participation.event_id.in_(values))))


def _broadcasts(values: Sequence[Any], ground: Ground) -> ColumnElement[bool]:
    receipts = or_(*(_receipt(value) for value in values))
    return among(ground, select(Notification.person_id).where(receipts))


def _receipt(value: Any) -> ColumnElement[bool]:
    states, pressed = value["states"], Notification.acknowledged_at.is_not(None)
    receipt = true() if len(states) == len(RECEIPTS) else pressed if states == ["acknowledged"] else ~pressed
    arrived = Notification.state.in_(("sent", "uncertain"))
    return and_(Notification.broadcast_id == value["id"], arrived, receipt)


def _tracks(programme: Programme) -> set[str]:
    return {track.key for track in programme.tracks}


def _stages(programme: Programme) -> set[str]:
    return {stage.key for track in programme.tracks for stage in track.stages}


def _districts(programme: Programme) -> set[str]:
    return {item.key for item in programme.municipalities}


def _role_names(_programme: Programme) -> set[str]:
    return {role.value for role in Role if role is not Role.CANDIDATE}


CRITERIA: dict[str, Criterion] = {
    "tracks": Criterion(_key(_tracks), _column(Application.track), of_application=True),
    "stages": Criterion(_key(_stages), _column(Application.stage), of_application=True, names_people=True),
    "municipalities": Criterion(_key(_districts), _municipalities),
    "organisations": Criterion(_number, _column(Person.organisation_id)),
    "events": Criterion(_with_states(EVENT_STATES, "signed_up"), _events, names_people=True),
    "events_without": Criterion(_number, _events_without),
    "broadcasts": Criterion(_with_states(RECEIPTS, "unacknowledged"), _broadcasts, names_people=True),
    "roles": Criterion(_key(_role_names), _roles, names_people=True),
    "without_roles": Criterion(_key(_role_names), _without_roles),
    "people": Criterion(_number, _column(Person.id), names_people=True, most=MOST_PEOPLE),
}
"""By the name under which a segment stores its values; the order is that in which they are told."""
