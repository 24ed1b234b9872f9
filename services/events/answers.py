"""Between the facts of an event and the answers of its form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality, Organisation
from programmes.calendar import EventKind, EventTemplate
from programmes.schema import Programme
from services.errors import NotFound, ServiceError
from services.events.facts import CONFIRM_HOURS, MOMENTS, EventFacts
from services.events.names import named_people, names_of
from services.events.questions import zone_key, zones_of
from services.organisations import municipality, settle

PLAIN = (
    "title", "description", "place", "link", "capacity", "confirm_hours", "contact", "target_share", "points",
    "certificate",
)  # fmt: skip
"""Answers that are facts as they stand."""
_USUAL = {"confirm_hours": CONFIRM_HOURS}
MINUTES = "minutes"
"""In a draft: how long such an event takes, so that the start gives the end."""


def zone_of(programme: Programme, answers: Mapping[str, Any], usual: str) -> ZoneInfo:
    """The zone that the answers name, else the usual one."""
    chosen = answers.get("timezone")
    return ZoneInfo(next((zone for zone in zones_of(programme) if zone_key(zone) == chosen), usual))


def answers_of_template(template: EventTemplate) -> dict[str, Any]:
    """What a template says, as answers."""
    plain = {name: getattr(template, name) for name in PLAIN if getattr(template, name, None) is not None}
    chosen = {name: list(getattr(template, name)) for name in ("tracks", "stages") if getattr(template, name)}
    return {"kind": template.kind.value, **plain, **chosen, MINUTES: template.minutes}


async def answers_of(session: AsyncSession, *, facts: EventFacts) -> dict[str, Any]:
    """The facts as answers; what is not set is left out."""
    answers: dict[str, Any] = {"kind": facts.kind} | {name: getattr(facts, name) for name in PLAIN}
    if facts.confirm_hours == CONFIRM_HOURS:
        del answers["confirm_hours"]
    for name in MOMENTS:
        moment = getattr(facts, name)
        answers[name] = None if moment is None else facts.local(moment).isoformat()
    answers["tracks"] = list(facts.tracks)
    answers |= {name: list(facts.audience.get(name, ())) for name in ("stages", "municipalities")}
    answers["timezone"] = zone_key(facts.timezone)
    answers["materials"] = links_text(facts.materials)
    if facts.host_id is not None:
        host = await session.get_one(Organisation, facts.host_id)
        answers["host"] = {"id": host.id, "name": host.title}
    if facts.municipality_id is not None:
        answers["owner"] = (await session.get_one(Municipality, facts.municipality_id)).key
    answers["people"] = await names_of(session, facts.audience.get("people", ()))
    return {name: value for name, value in answers.items() if value not in (None, [], "")}


async def facts_from(
    session: AsyncSession,
    *,
    programme: Programme,
    answers: Mapping[str, Any],
    owner_id: int | None,
    usual_zone: str,
    before: EventFacts | None = None,
    scope: frozenset[int] | None = None,
    unasked: Collection[str] = (),
) -> EventFacts:
    """The facts that the answers give; whatever no question asks stays as it was `before`.

    `owner_id` is the municipality that is given, not asked; `scope` is whose people can be named; `unasked` are the
    questions of the audience that this programme leaves no choice in. Raises `ServiceError` for a name that is
    nobody's, a line that is no link, a time that the clock skips.
    """
    zone = zone_of(programme, answers, usual_zone)
    moments = {name: _moment(answers.get(name), zone) for name in MOMENTS}
    if answers.get("kind") == EventKind.DEADLINE and moments["ends_at"] is None:
        moments["ends_at"] = moments["starts_at"]
    owner = owner_id if owner_id is not None else await _owner(session, programme, answers)
    files = tuple(item for item in (before.materials if before else ()) if "file" in item)
    return EventFacts(
        kind=answers["kind"],
        timezone=zone.key,
        tracks=before.tracks if before and "tracks" in unasked else tuple(answers.get("tracks") or ()),
        audience=await _audience(session, answers, before, scope, unasked),
        municipality_id=owner,
        host_id=await _host(session, programme, answers, owner),
        materials=(*links_in(answers.get("materials") or ""), *files),
        template=before.template if before else None,
        **{name: answers.get(name, _USUAL.get(name)) for name in PLAIN},
        **moments,  # type: ignore[arg-type]
    )


def _moment(stored: str | None, zone: ZoneInfo) -> datetime | None:
    """What the clock on the wall of `zone` shows as it was typed, also when another zone was chosen afterwards."""
    if not stored:
        return None
    typed = datetime.fromisoformat(stored)
    there = typed.astimezone(zone)
    wall = typed.replace(tzinfo=None)
    if there.replace(tzinfo=None, fold=0) == wall:
        return there
    placed = wall.replace(tzinfo=zone)
    if placed.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) != wall:
        raise ServiceError("event-time-skipped", time=f"{wall:%d.%m.%Y %H:%M}", zone=zone.key)
    return placed


async def _owner(session: AsyncSession, programme: Programme, answers: Mapping[str, Any]) -> int | None:
    key = answers.get("owner")
    return None if key is None else (await municipality(session, programme=programme, key=key)).id


async def _audience(
    session: AsyncSession,
    answers: Mapping[str, Any],
    before: EventFacts | None,
    scope: frozenset[int] | None,
    unasked: Collection[str],
) -> dict[str, Any]:
    """Criteria that no question asks, such as events, stay as they were."""
    asked = [name for name in _ASKED if name not in unasked]
    kept = {name: value for name, value in (before.audience if before else {}).items() if name not in asked}
    chosen = {name: list(answers[name]) for name in asked if name != "people" and answers.get(name)}
    people = await named_people(session, typed=answers.get("people") or "", scope=scope)
    return {**kept, **chosen, **({"people": people} if people else {})}


_ASKED = ("stages", "municipalities", "people")


async def _host(
    session: AsyncSession, programme: Programme, answers: Mapping[str, Any], owner_id: int | None
) -> int | None:
    """The organisation of the register, or one entered as typed in: at home in the event's municipality."""
    host = answers.get("host")
    if not host:
        return None
    if host.get("id") is not None:
        if await session.get(Organisation, host["id"]) is None:
            raise NotFound("event-host-gone")
        return int(host["id"])
    home = owner_id
    if home is None:
        key = next(iter(answers.get("municipalities") or ()), None)
        home = (await municipality(session, programme=programme, key=key)).id
    return (await settle(session, municipality_id=home, title=host["name"])).id


def links_text(materials: tuple[Mapping[str, Any], ...]) -> str:
    """Links as they are typed: one a line, title first."""
    return "\n".join(f"{item['title']} {item['url']}" for item in materials if "url" in item)


def links_in(typed: str) -> tuple[dict[str, str], ...]:
    """Of lines with an address each; raises `ServiceError` for a line without one."""
    found = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        words = line.split()
        url = next((word for word in words if word.lower().startswith(("http://", "https://"))), None)
        if url is None:
            raise ServiceError("event-material-link", line=line[:60])
        title = " ".join(word for word in words if word != url).strip(" -—–:") or url
        found.append({"title": title[:200], "url": url})
    return tuple(found)


def settled(answers: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """A new start takes end and sign-up along; the first one gives the end where the length is known."""
    if key != "starts_at" or not value:
        return {}
    new = datetime.fromisoformat(value)
    if (old := answers.get("starts_at")) is None:
        minutes = answers.get(MINUTES)
        return {} if minutes is None or answers.get("ends_at") else {"ends_at": _later(new, int(minutes))}
    moved = new.replace(tzinfo=None) - datetime.fromisoformat(old).replace(tzinfo=None)
    names = ("ends_at", "signup_opens_at", "signup_closes_at")
    return {name: _shifted(answers[name], moved, new) for name in names if answers.get(name)}


def _later(start: datetime, minutes: int) -> str:
    return (start + timedelta(minutes=minutes)).isoformat()


def _shifted(stored: str, moved: timedelta, like: datetime) -> str:
    """By the clock on the wall; the zone of the form puts the offset right."""
    return (datetime.fromisoformat(stored).replace(tzinfo=None) + moved).replace(tzinfo=like.tzinfo).isoformat()


async def zone_of_owner(session: AsyncSession, *, programme: Programme, owner_id: int | None) -> str:
    """Where events of that municipality usually take place."""
    found = None if owner_id is None else await session.get(Municipality, owner_id)
    return programme.timezone if found is None else found.timezone
