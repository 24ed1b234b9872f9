"""The rows of a plan against what is there: which are new, which differ, what is wrong with each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Event, Municipality, Organisation, PlanImport
from programmes.schema import Programme
from services.events.facts import MOMENTS, EventFacts, changed_fields, facts_of
from services.events.faults import Fault, faults
from services.search import searchable

IN_ONE_QUERY = 500
"""Keys; SQLite takes 32,766 parameters, PostgreSQL's asyncpg as many, but a plan is no hurry."""
SIMPLE = (
    "kind", "title", "timezone", "description", "place", "link", "capacity", "contact", "target_share", "points",
)  # fmt: skip
AUDIENCE = ("stages", "municipalities")


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of one row; `faults` are by the fields of `services.events.faults`."""

    sheet: str
    row: int
    title: str
    key: str
    fate: Fate
    facts: EventFacts | None = None
    event: Event | None = None
    changed: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)


async def judge(
    session: AsyncSession, *, programme: Programme, plan: PlanImport, rows: Sequence[Mapping[str, Any]], now: datetime
) -> list[Judged]:
    """Every row with what it means for the events of the plan's cycle; reads only."""
    place = None if plan.municipality_id is None else await session.get_one(Municipality, plan.municipality_id)
    zone = programme.timezone if place is None else place.timezone
    keys = [source_key(plan.municipality_id, row["facts"], zone) for row in rows]
    known = await _known(session, plan.cycle_id, keys)
    hosts = await _hosts(session, programme, plan.municipality_id, rows)
    seen: dict[str, int] = {}
    judged = []
    for row, key in zip(rows, keys, strict=True):
        one = _Row(programme, plan.municipality_id, place, zone, row["facts"], key, known.get(key), hosts, now)
        judged.append(_named(one.judged(seen.get(key)), row))
        seen.setdefault(key, int(row["row"]))
    return judged


def source_key(municipality_id: int | None, facts: Mapping[str, Any], zone: str) -> str:
    """The same for the same event, so that importing it twice makes it once: its code, or kind, title and day."""
    owner = f"plan:{municipality_id or 0}"
    if facts.get("code"):
        said = searchable(str(facts["code"]))
        return f"{owner}:code:{hashlib.sha256(said.encode()).hexdigest()[:32]}"
    day = datetime.fromisoformat(facts["starts_at"]).astimezone(ZoneInfo(facts.get("timezone") or zone)).date()
    said = f"{facts['kind']}\n{searchable(facts['title'])}\n{day.isoformat()}"
    return f"{owner}:{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def fingerprint(judged: Sequence[Judged]) -> str:
    """Short enough for a button: what was confirmed must be what was shown."""
    lines = "\n".join(f"{one.key} {one.fate} {one.facts!r} {one.changed}" for one in judged)
    return hashlib.sha256(lines.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class _Row:
    programme: Programme
    municipality_id: int | None
    place: Municipality | None
    zone: str
    said: Mapping[str, Any]
    key: str
    event: Event | None
    hosts: Mapping[str, list[Organisation]]
    now: datetime

    def judged(self, twin: int | None) -> Judged:
        """`twin` is the row above that says the same."""
        before = None if self.event is None else facts_of(self.event)
        facts, found = self._facts(before)
        if twin is not None:
            found.append(_twice(twin, self.said))
        foreign = self._foreign()
        found += [] if foreign is None else [foreign]
        changed = () if before is None else tuple(changed_fields(before, facts))
        if before is None or changed:
            if self.event is not None and self.event.state == "cancelled":
                found.append(Fault("title", Text("plan-fault-cancelled")))
            told = {fault.field for fault in found}
            wrong = faults(self.programme, facts, self.now, before=before)
            found += [fault for fault in _first_cause(wrong) if fault.field not in told]
        fate = Fate.FAULTY if found else Fate.NEW if before is None else Fate.CHANGED if changed else Fate.SAME
        return Judged("", 0, facts.title, self.key, fate, facts, self.event, changed, found)

    def _facts(self, before: EventFacts | None) -> tuple[EventFacts, list[Fault]]:
        """What the row says laid over what stands: an empty cell leaves a field as it is."""
        said = self.said
        values: dict[str, Any] = {name: said[name] for name in SIMPLE if name in said}
        for name in MOMENTS:
            if name in said:
                values[name] = None if said[name] is None else datetime.fromisoformat(said[name])
        if "tracks" in said:
            values["tracks"] = tuple(said["tracks"])
        found: list[Fault] = []
        if "host" in said:
            values["host_id"], fault = self._host(said["host"])
            found += [] if fault is None else [fault]
        audience = dict(before.audience) if before is not None else {}
        for name in AUDIENCE:
            if name in said:
                audience[name] = list(said[name])
        values["audience"] = {name: value for name, value in audience.items() if value}
        if before is not None:
            return replace(before, **values), found
        values.setdefault("timezone", self.zone)
        return EventFacts(municipality_id=self.municipality_id, **values), found

    def _host(self, title: str | None) -> tuple[int | None, Fault | None]:
        if title is None:
            return None, None
        found = self.hosts.get(searchable(title), [])
        if len(found) == 1:
            return found[0].id, None
        key = "plan-fault-host-several" if found else "plan-fault-host"
        return None, Fault("host_id", Text(key, {"value": title}))

    def _foreign(self) -> Fault | None:
        """A municipality's coordinator plans for no other."""
        if self.place is None:
            return None
        titles = {item.key: item.title for item in self.programme.municipalities}
        for key in self.said.get("municipalities") or ():
            if key != self.place.key:
                return Fault("municipalities", Text("plan-fault-municipality-foreign", {"value": titles.get(key, key)}))
        return None


def _first_cause(wrong: list[Fault]) -> list[Fault]:
    """An event whose start is wrong is not told of its end as well: one correction puts both right."""
    starts = any(fault.field == "starts_at" for fault in wrong)
    return [fault for fault in wrong if not (starts and fault.field == "ends_at")]


def _twice(twin: int, said: Mapping[str, Any]) -> Fault:
    if said.get("code"):
        return Fault("code", Text("plan-fault-code", {"value": said["code"], "row": str(twin)}))
    return Fault("title", Text("plan-fault-repeated", {"row": str(twin)}))


def _named(judged: Judged, row: Mapping[str, Any]) -> Judged:
    return replace(judged, sheet=str(row["sheet"]), row=int(row["row"]))


async def _known(session: AsyncSession, cycle_id: int, keys: Sequence[str]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for start in range(0, len(keys), IN_ONE_QUERY):
        some = keys[start : start + IN_ONE_QUERY]
        wanted = select(Event).where(Event.cycle_id == cycle_id, Event.source_key.in_(some))
        found |= {str(event.source_key): event for event in (await session.execute(wanted)).scalars()}
    return found


async def _hosts(
    session: AsyncSession, programme: Programme, municipality_id: int | None, rows: Sequence[Mapping[str, Any]]
) -> dict[str, list[Organisation]]:
    """Organisations by their folded name: the register's before what people typed in, one's own before others'."""
    names = sorted({searchable(row["facts"]["host"]) for row in rows if row["facts"].get("host")})
    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    own = {item.key for item in programme.municipalities}
    for start in range(0, len(names), IN_ONE_QUERY):
        some = names[start : start + IN_ONE_QUERY]
        wanted = (
            select(Organisation)
            .join(Municipality, Organisation.municipality_id == Municipality.id)
            .where(Organisation.search_text.in_(some), Municipality.key.in_(own))
            .order_by(Organisation.id)
        )
        for row in (await session.execute(wanted)).scalars():
            found[row.search_text].append(row)
    return {name: _best(some, municipality_id) for name, some in found.items()}


def _best(found: list[Organisation], municipality_id: int | None) -> list[Organisation]:
    registered = [row for row in found if not row.typed_in] or found
    return [row for row in registered if row.municipality_id == municipality_id] or registered
