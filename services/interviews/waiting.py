"""Who is invited to an interview and has no time yet."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import InterviewSlot, Participation, Person
from programmes.schema import Programme
from services import segments
from services.actor import Actor
from services.events.finding import find, require_staff
from services.paging import Page, fetch_page
from services.roles import READERS


async def fetch_unbooked(
    session: AsyncSession, *, actor: Actor, programme: Programme, event_id: int, number: int
) -> Page[Person]:
    """A page of the audience without a time, by name; whoever has said no is not among them.

    Raises `NotFound`, and `Denied` out of reach.
    """
    event = await find(session, event_id=event_id)
    require_staff(actor, event, *READERS, action="interview.view")
    segment, scope = segments.of_event(event)
    invited = segments.select_people(segment, programme=programme, cycle_id=event.cycle_id, scope=scope)
    booked = select(InterviewSlot.person_id).where(
        InterviewSlot.event_id == event.id, InterviewSlot.person_id.is_not(None)
    )
    said_no = select(Participation.person_id).where(
        Participation.event_id == event.id, Participation.state == "withdrawn"
    )
    wanted = (
        select(Person)
        .where(Person.id.in_(invited), Person.id.not_in(booked), Person.id.not_in(said_no))
        .order_by(Person.search_text, Person.id)
    )
    return await fetch_page(session, wanted, number=number)
