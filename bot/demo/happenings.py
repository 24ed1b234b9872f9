"""What is done at the made-up events: attendance, words afterwards, diaries, works, booked times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Event, InterviewSlot, Participation, Submission
from programmes.schema import Programme
from services import interviews
from services.actor import Actor
from services.contests.stages import StageFacts
from services.contests.stages import add as add_stage
from services.contests.works import kind_of
from services.events.facts import facts_of
from services.internships import diary, finding, results
from services.participation import attendance, feedback

NOTED = timedelta(hours=1)
"""After the end of an event attendance was noted."""
BEST = 5


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the row of `events.yaml` it was made from."""

    event: Event
    row: Mapping[str, Any]
    words: Mapping[str, Any]
    programme: Programme
    coordinator: Actor
    candidates: Sequence[Actor]
    announced: datetime

    def day(self, ahead: int, clock: time = time(18)) -> datetime:
        """So many days after the first day of the event, by its clock."""
        local = facts_of(self.event).starts_at
        return datetime.combine(local.date() + timedelta(days=ahead), clock, local.tzinfo)


async def happen(session: AsyncSession, it: Happening) -> None:
    """Each sort of thing that the row asks for."""
    parts = await _parts(session, it)
    if "attended" in it.row:
        await _attend(session, it, parts)
    if "done" in it.row:
        await _do(session, it)
    if "slots" in it.row:
        await _book(session, it)
    if "stages" in it.row:
        await _compete(session, it)
    if "interns" in it.row:
        await _practise(session, it, parts[: it.row["interns"]])


async def _parts(session: AsyncSession, it: Happening) -> list[tuple[Participation, Actor]]:
    """In the order of signing up, with whose they are."""
    people = {candidate.person.id: candidate for candidate in it.candidates}
    wanted = select(Participation).where(Participation.event_id == it.event.id).order_by(Participation.id)
    return [(found, people[found.person_id]) for found in (await session.execute(wanted)).scalars()]


async def _attend(session: AsyncSession, it: Happening, parts: Sequence[tuple[Participation, Actor]]) -> None:
    """The first ones were there and some say how it was; the others were not, and one says why."""
    noted, said = it.event.ends_at + NOTED, it.event.ends_at + timedelta(days=1)
    for number, (found, _) in enumerate(parts):
        there = number < it.row["attended"]
        mark = "attended" if there else "absent"
        await attendance.mark(session, actor=it.coordinator, participation_id=found.id, attendance=mark, now=noted)
    for number, (found, person) in enumerate(parts[: it.row["feedback"]]):
        useful = it.words["useful"][number % len(it.words["useful"])]
        wish = {"wish": it.words["wish"]} if number % 3 == 0 else {}
        answers = {"rating": f"r{BEST - number % 3}", "useful": useful, **wish}
        await feedback.keep(session, actor=person, participation_id=found.id, answers=answers, now=said)
    last, person = parts[-1]
    reason = it.words["absence"]
    await attendance.explain(session, actor=person, participation_id=last.id, reason=reason, now=said)


async def _do(session: AsyncSession, it: Happening) -> None:
    """Some have done what the deadline is about, and the coordinator has noted it."""
    for candidate in it.candidates[: it.row["done"]]:
        at = it.announced + timedelta(days=2)
        part = Participation(
            event_id=it.event.id, person_id=candidate.person.id, state="signed_up", attendance="attended"
        )
        part.queued_at = part.created_at = part.changed_at = part.attendance_at = at
        part.attendance_by_id = it.coordinator.person.id
        session.add(part)
    await session.flush()


async def _book(session: AsyncSession, it: Happening) -> None:
    begins, ends = facts_of(it.event).starts_at, facts_of(it.event).ends_at
    plan = interviews.Plan(begins.date(), begins.time(), ends.time(), it.row["slots"], pause=0, rooms=())
    await interviews.add(session, actor=it.coordinator, event_id=it.event.id, plan=plan, now=it.announced)
    wanted = select(InterviewSlot.id).where(InterviewSlot.event_id == it.event.id).order_by(InterviewSlot.starts_at)
    slots = (await session.execute(wanted)).scalars().all()
    for candidate, slot_id in zip(it.candidates[: it.row["booked"]], slots, strict=False):
        at = it.announced + timedelta(days=3)
        await interviews.book(session, actor=candidate, programme=it.programme, slot_id=slot_id, now=at)


async def _compete(session: AsyncSession, it: Happening) -> None:
    """Stages one after the other; to the first some have handed in a work."""
    stages = []
    for row in it.row["stages"]:
        first = it.row["days"]
        opens, closes = it.day(row["opens"] - first, time(10)), it.day(row["closes"] - first)
        facts = StageFacts(row["title"], opens, closes, row["work"])
        stages.append(
            await add_stage(session, actor=it.coordinator, event_id=it.event.id, facts=facts, now=it.announced)
        )
    for candidate in it.candidates[: it.row["entries"]]:
        wanted = select(Application.id).where(Application.person_id == candidate.person.id).limit(1)
        text = it.words["entry"]
        session.add(
            Submission(
                application_id=(await session.execute(wanted)).scalar_one(),
                kind=kind_of(stages[0].id),
                version=1,
                text=text,
                words=len(text.split()),
                contest_stage_id=stages[0].id,
                handed_in_at=stages[0].opens_at + timedelta(days=1),
            )
        )
    await session.flush()


async def _practise(session: AsyncSession, it: Happening, interns: Sequence[tuple[Participation, Actor]]) -> None:
    """Diaries of some days; the first one has a result, and so a line of practice."""
    for found, person in interns:
        await finding.name_mentor(
            session, actor=person, participation_id=found.id, name=it.words["mentor"], now=it.day(0)
        )
        for number, text in enumerate(it.words["diary"]):
            day = it.day(number)
            await diary.write(session, actor=person, participation_id=found.id, day=day.date(), text=text, now=day)
    first, _ = interns[0]
    await results.note_result(
        session,
        actor=it.coordinator,
        participation_id=first.id,
        completed=True,
        result=it.words["result"],
        hours=72,
        now=it.event.ends_at + NOTED,
    )
