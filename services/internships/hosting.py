"""An internship as the school sees it: the head of the host, and the mentor on site where the bot knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from locales.text import Text
from models import DiaryEntry, Event, Participation, Person, RoleGrant
from programmes.calendar import EventKind
from programmes.schema import Programme, Role
from services import consents, reach
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, one_line, paragraphs
from services.errors import Denied, NotFound, ServiceError
from services.events.finding import lock
from services.internships.finding import MENTOR_LENGTH, find, record
from services.notifications import notify
from services.organisations import SUGGESTED
from services.paging import Page, fetch_page
from services.search import found_by

STAYS = timedelta(days=30)
"""After the end the school may still read and write its review; then the diary is the department's."""
LONGEST_REVIEW = 3000
"""Characters."""


def schools_of(actor: Actor) -> list[int]:
    """Of which the actor is head."""
    return [grant.organisation_id for grant in actor.grants if grant.role is Role.HEAD and grant.organisation_id]


def hosts(actor: Actor, event: Event, found: Participation) -> bool:
    """Head of the host, or the intern's mentor on site."""
    return actor.heads(event.host_id) or found.mentor_id == actor.person.id


async def of_host(
    session: AsyncSession, *, actor: Actor, programme: Programme, participation_id: int, now: datetime
) -> tuple[Participation, Event]:
    """One intern with the person; raises `Denied` for whoever is no host, `NotFound` once there is nothing to see:
    the intern has given up or taken the consent back, or the internship ended a month ago."""
    found, event = await find(session, participation_id)
    if not hosts(actor, event, found):
        raise Denied("internship.view", f"event:{event.id}")
    if found.state != "signed_up" or event.state != "planned" or now > event.ends_at + STAYS:
        raise NotFound("internship-host-over")
    if not await consents.is_standing(session, person=found.person, programme=programme):
        raise NotFound("internship-host-over")
    return found, event


def _hosted(actor: Actor, now: datetime) -> Select[Participation]:
    return (
        select(Participation)
        .join(Participation.event)
        .join(Participation.person)
        .where(
            Event.kind == EventKind.INTERNSHIP,
            Event.state == "planned",
            Event.ends_at > now - STAYS,
            Participation.state == "signed_up",
            _of(actor),
        )
    )


def _of(actor: Actor) -> ColumnElement[bool]:
    mine = Participation.mentor_id == actor.person.id
    return or_(mine, Event.host_id.in_(schools)) if (schools := schools_of(actor)) else mine


async def count(session: AsyncSession, *, actor: Actor, now: datetime) -> int:
    """Interns of the actor's school, and those the actor looks after."""
    wanted = _hosted(actor, now).with_only_columns(func.count(Participation.id))
    return (await session.execute(wanted)).scalar_one()


async def fetch(session: AsyncSession, *, actor: Actor, number: int, now: datetime) -> Page[Participation]:
    """A page of them with person and event, the internship that ends first foremost, then by name."""
    wanted = (
        _hosted(actor, now)
        .options(contains_eager(Participation.person), contains_eager(Participation.event))
        .order_by(Event.ends_at, Event.id, Person.search_text, Person.id)
    )
    return await fetch_page(session, wanted, number=number)


async def open_entry(
    session: AsyncSession, *, actor: Actor, programme: Programme, entry_id: int, now: datetime
) -> DiaryEntry:
    """A day of an intern's diary, audited; raises as `of_host` does."""
    entry = await session.get(DiaryEntry, entry_id)
    if entry is None:
        raise NotFound("internship-entry-gone")
    number = entry.participation_id
    found, event = await of_host(session, actor=actor, programme=programme, participation_id=number, now=now)
    record(session, actor, "internship.view", event, found, now)
    return entry


async def write_review(
    session: AsyncSession, *, actor: Actor, programme: Programme, participation_id: int, text: str, now: datetime
) -> Participation:
    """Keep what the school says of the intern, audited without its words; the coordinators are told once that there is
    something to go by. It takes the place of an earlier one until the result is noted.

    Raises as `of_host` does, and `ServiceError` before the start, after the result, and for no words or too many.
    """
    found, event = await of_host(session, actor=actor, programme=programme, participation_id=participation_id, now=now)
    words = paragraphs(clean(text))
    if not words:
        raise ServiceError("internship-review-empty")
    if len(words) > LONGEST_REVIEW:
        raise ServiceError("internship-review-long", count=len(words), limit=LONGEST_REVIEW)
    await lock(session, event_id=event.id)
    await session.refresh(found, ["result", "host_review"])
    if event.starts_at > now:
        raise ServiceError("internship-review-early")
    if found.result is not None:
        raise ServiceError("internship-review-late")
    if found.host_review == words:
        return found
    found.host_review, found.host_review_at, found.host_review_by_id, found.changed_at = (
        words,
        now,
        actor.person.id,
        now,
    )
    await session.flush()
    record(session, actor, "internship.review", event, found, now, count=len(words))
    await _tell_coordinators(session, actor, event, found, now)
    return found


async def _tell_coordinators(
    session: AsyncSession, actor: Actor, event: Event, found: Participation, now: datetime
) -> None:
    name = found.person.full_name or str(found.person_id)
    words = Text("internship-told-review", {"title": event.title, "name": name})
    rows = [[(Text("internship-to-intern"), f"knn:{found.id}:1")]]
    for person_id in await reach.coordinators_of(session, event.municipality_id):
        if person_id != actor.person.id:
            key = f"internship-review:{found.id}:{person_id}"
            await notify(session, key=key, person_id=person_id, text=words, now=now, event_id=event.id, buttons=rows)


async def known_people(session: AsyncSession, *, event: Event, intern_id: int, typed: str) -> Sequence[Person]:
    """Who may be the mentor that was typed: people of the host, and mentors and heads of the event's place, by name.

    The caller has checked the right.
    """
    name = one_line(clean(typed)).split(",")[0]
    if len(name) < 3:
        return []
    place = event.municipality_id
    held = exists().where(
        RoleGrant.person_id == Person.id,
        RoleGrant.revoked_at.is_(None),
        RoleGrant.role.in_((Role.MENTOR, Role.HEAD)),
        *([] if place is None else [or_(RoleGrant.municipality_id.is_(None), RoleGrant.municipality_id == place)]),
    )
    of_host = [] if event.host_id is None else [Person.organisation_id == event.host_id]
    wanted = select(Person).where(
        Person.telegram_id.is_not(None), Person.id != intern_id, found_by(Person.search_text, name), or_(held, *of_host)
    )
    return (await session.execute(wanted.order_by(Person.search_text, Person.id).limit(SUGGESTED))).scalars().all()


async def appoint(
    session: AsyncSession, *, actor: Actor, participation_id: int, person_id: int | None, name: str, now: datetime
) -> Participation:
    """Note the mentor on site, audited: by a coordinator in reach or the head of the host. Somebody known to the bot
    (`person_id`, out of `known_people`) reads the diary from then on, and is told; whoever was it before reads no more.

    Raises `Denied` for anybody else, `NotFound` for somebody who is not among those the name finds.
    """
    found, event = await find(session, participation_id)
    if not actor.sees(event.municipality_id, *STAFF) and not actor.heads(event.host_id):
        raise Denied("internship.change", f"event:{event.id}")
    mentor = one_line(clean(name))
    if not mentor:
        raise ServiceError("internship-mentor-empty")
    if len(mentor) > MENTOR_LENGTH:
        raise ServiceError("internship-mentor-long", count=len(mentor), limit=MENTOR_LENGTH)
    await lock(session, event_id=event.id)
    await session.refresh(found, ["mentor_id", "mentor_on_site", "state"])
    if found.state != "signed_up" or event.state != "planned":
        raise ServiceError("internship-withdrawn")
    known = await known_people(session, event=event, intern_id=found.person_id, typed=mentor)
    person = next((item for item in known if item.id == person_id), None)
    if person_id is not None and person is None:
        raise NotFound("internship-mentor-gone")
    shown = mentor if person is None else _with_post(person, mentor)
    if (found.mentor_id, found.mentor_on_site) == (person_id, shown):
        return found
    found.mentor_id, found.mentor_on_site, found.changed_at = person_id, shown, now
    await session.flush()
    record(session, actor, "internship.mentor", event, found, now, mentor=shown)
    if person is not None and person.id != actor.person.id:
        await _tell_mentor(session, event, found, person, now)
    return found


def _with_post(person: Person, typed: str) -> str:
    """The known name, with what was typed after the comma: a post."""
    post = typed.partition(",")[2].strip()
    return ", ".join(part for part in (person.full_name, post) if part)[:MENTOR_LENGTH]


async def _tell_mentor(
    session: AsyncSession, event: Event, found: Participation, person: Person, now: datetime
) -> None:
    name = found.person.full_name or str(found.person_id)
    words = Text("internship-told-mentor", {"title": event.title, "name": name})
    rows = [[(Text("internship-to-intern"), f"khi:{found.id}:1")]]
    key = f"internship-mentor:{found.id}:{person.id}:{now.timestamp():.0f}"
    await notify(session, key=key, person_id=person.id, text=words, now=now, event_id=event.id, buttons=rows)
