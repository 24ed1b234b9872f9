"""The people of a segment, found by the database."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, false, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Consent, Event, Person
from programmes.schema import Programme, Role, StageKind
from services.consents import document_key
from services.segments.criteria import CRITERIA, Ground, Segment, among, lives_in, standing_roles

Key = TypeVar("Key", bound=Hashable)
ORGANISERS = (Role.SECRETARY.value, Role.COORDINATOR.value, Role.REGION_COORDINATOR.value)
"""Who runs the programme and is not its guest."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people a segment gives."""

    total: int
    reachable: int
    unreachable: int
    """Have blocked the bot."""
    without_telegram: int
    """Imported or nominated, and have not come yet."""


def select_people(
    segment: Segment,
    *,
    programme: Programme,
    cycle_id: int,
    scope: frozenset[int] | None,
    between: tuple[int, int] | None = None,
    within: Select[int] | None = None,
) -> Select[int]:
    """Ids of the people in `segment`, in no order; `scope` are the municipalities in reach, None for all.

    With `between`, the first and the last id, or `within`, a selection of ids, only of those people: as quick as they
    are few.

    Only people with a consent that stands, or with a role besides the candidate's. Whose applications have all ended
    is left out, unless the segment names the stage or the people themselves. A criterion without values gives nobody.
    """
    ground = Ground(programme, cycle_id, between, within)
    known = {name: values for name, values in segment.items() if name in CRITERIA}
    conditions = [_known_to(ground), *_of_people(known, ground), *_of_application(known, ground)]
    if scope is not None:
        conditions.append(lives_in(ground, sorted(scope)))
    if between is not None:
        conditions.append(Person.id.between(*between))
    if within is not None:
        conditions.append(Person.id.in_(within))
    if len(known) < len(segment):
        # A criterion of another version of the bot: reaching nobody is the mistake that can be put right.
        conditions.append(false())
    return select(Person.id).where(*conditions)


async def count(
    session: AsyncSession, segment: Segment, *, programme: Programme, cycle_id: int, scope: frozenset[int] | None
) -> Counted:
    """One query, whatever the number."""
    chosen = select_people(segment, programme=programme, cycle_id=cycle_id, scope=scope)
    stranger = Person.telegram_id.is_(None)
    lost = and_(Person.telegram_id.is_not(None), Person.unreachable_since.is_not(None))
    statement = chosen.with_only_columns(
        func.count(Person.id),
        func.coalesce(func.sum(case((lost, 1), else_=0)), 0),
        func.coalesce(func.sum(case((stranger, 1), else_=0)), 0),
    )
    total, unreachable, without_telegram = (await session.execute(statement)).one()
    return Counted(total, total - unreachable - without_telegram, int(unreachable), int(without_telegram))


async def matches(
    session: AsyncSession,
    segment: Segment,
    *,
    person_id: int,
    programme: Programme,
    cycle_id: int,
    scope: frozenset[int] | None = None,
) -> bool:
    """Whether the person is one of the segment's."""
    alone = (person_id, person_id)
    chosen = select_people(segment, programme=programme, cycle_id=cycle_id, scope=scope, between=alone)
    return (await session.execute(chosen)).scalar_one_or_none() is not None


async def fitting(
    session: AsyncSession,
    segments: Mapping[Key, tuple[Segment, frozenset[int] | None]],
    *,
    person_id: int,
    programme: Programme,
    cycle_id: int,
) -> set[Key]:
    """Of many segments with their scopes, those that the person is in; equal ones are asked for once."""
    alike: dict[str, list[Key]] = {}
    for key, (segment, scope) in segments.items():
        spelled = json.dumps([segment, None if scope is None else sorted(scope)], sort_keys=True)
        alike.setdefault(spelled, []).append(key)
    found: set[Key] = set()
    for keys in alike.values():
        segment, scope = segments[keys[0]]
        if await matches(session, segment, person_id=person_id, programme=programme, cycle_id=cycle_id, scope=scope):
            found.update(keys)
    return found


def of_event(event: Event) -> tuple[Segment, frozenset[int] | None]:
    """Whom the event is for, and how far it reaches: its audience within its tracks and its municipality.

    Those who run the programme are not meant, unless they have applied themselves or are named.
    """
    tracks = {"tracks": list(event.tracks)} if event.tracks and "tracks" not in event.audience else {}
    named = any(name in event.audience for name in ("roles", "people"))
    guests = {} if named else {"without_roles": list(ORGANISERS)}
    scope = None if event.municipality_id is None else frozenset({event.municipality_id})
    return {**tracks, **event.audience, **guests}, scope


def _known_to(ground: Ground) -> ColumnElement[bool]:
    document = document_key(ground.programme)
    consented = select(Consent.person_id).where(Consent.document == document, Consent.withdrawn_at.is_(None))
    return or_(among(ground, consented), standing_roles(ground))


def _of_people(segment: Segment, ground: Ground) -> list[ColumnElement[bool]]:
    return [
        CRITERIA[name].condition(values, ground) if values else false()
        for name, values in segment.items()
        if not CRITERIA[name].of_application
    ]


def _of_application(segment: Segment, ground: Ground) -> list[ColumnElement[bool]]:
    """One application must fulfil all that is asked of applications."""
    asked = [
        CRITERIA[name].condition(values, ground) if values else false()
        for name, values in segment.items()
        if CRITERIA[name].of_application
    ]
    mine = select(Application.person_id).where(Application.cycle_id == ground.cycle_id)
    live = [] if any(CRITERIA[name].names_people for name in segment) else [still_standing(ground.programme)]
    if asked:
        return [among(ground, mine.where(*asked, *live))]
    if not live:
        return []
    # Whoever has not applied yet counts; whose applications have all ended does not.
    return [or_(among(ground, mine.where(*live)), not_(among(ground, mine)), standing_roles(ground))]


def still_standing(programme: Programme) -> ColumnElement[bool]:
    """Over `Application`: it has not ended."""
    ways = [
        and_(
            Application.track == track.key,
            Application.stage.in_([stage.key for stage in track.stages if stage.kind is StageKind.ENDED]),
        )
        for track in programme.tracks
    ]
    return not_(or_(false(), *ways))
