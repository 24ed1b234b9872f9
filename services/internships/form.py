"""A day of the diary, the review of the host and the result of an internship as forms."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import DiaryEntry, Participation, PracticeRecord
from programmes.fields import FieldKind
from programmes.schema import Programme
from services.drafts import Form
from services.errors import NotFound
from services.forms import asked
from services.internships.diary import LONGEST_ENTRY
from services.internships.hosting import LONGEST_REVIEW
from services.internships.results import LONGEST_RESULT
from services.interviews.form import subject_id

DIARY = "diary"
RESULT = "internship_result"
MOST_HOURS = 5000

REVIEW = "host_review"
REVIEW_FIELDS = (asked("internship", "review", FieldKind.LONG_TEXT, max_length=LONGEST_REVIEW),)

DIARY_FIELDS = (
    asked("internship", "day", FieldKind.DATE, likely=("today", "yesterday")),
    asked("internship", "text", FieldKind.LONG_TEXT, max_length=LONGEST_ENTRY),
)
RESULT_FIELDS = (
    asked("internship", "completed", FieldKind.YES_NO),
    asked("internship", "outcome", FieldKind.LONG_TEXT, max_length=LONGEST_RESULT),
    asked("internship", "hours", FieldKind.NUMBER, required=False, minimum=1, maximum=MOST_HOURS),
)


def diary_key(participation_id: int, entry_id: int = 0) -> str:
    return f"{DIARY}:{participation_id}:{entry_id}"


def result_key(participation_id: int) -> str:
    return f"{RESULT}:{participation_id}"


async def diary_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """`diary:<participation>:<entry>`, 0 for a new one; raises `NotFound` once either is gone."""
    participation_id, entry_id = subject_id(key), subject_id(key, 2)
    if await session.get(Participation, participation_id) is None:
        raise NotFound("form-gone")
    if entry_id:
        entry = await session.get(DiaryEntry, entry_id)
        if entry is None or entry.participation_id != participation_id:
            raise NotFound("internship-entry-gone")
    return Form(key, DIARY_FIELDS, submit="internship-diary-save", heading="internship-diary-heading")


async def result_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """`internship_result:<participation>`; raises `NotFound` once it is gone."""
    if await session.get(Participation, subject_id(key)) is None:
        raise NotFound("form-gone")
    return Form(key, RESULT_FIELDS, submit="internship-result-save", heading="internship-result-heading")


def review_key(participation_id: int) -> str:
    return f"{REVIEW}:{participation_id}"


async def review_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """`host_review:<participation>`; raises `NotFound` once it is gone. Whose right it is, the writing checks."""
    if await session.get(Participation, subject_id(key)) is None:
        raise NotFound("form-gone")
    return Form(key, REVIEW_FIELDS, submit="internship-review-save", heading="internship-review-heading")


async def result_answers(session: AsyncSession, found: Participation) -> dict[str, object]:
    """What is noted already, as answers."""
    if found.result is None:
        return {"outcome": found.host_review} if found.host_review else {}
    wanted = select(PracticeRecord).where(
        PracticeRecord.event_id == found.event_id, PracticeRecord.person_id == found.person_id
    )
    record = (await session.execute(wanted)).scalar_one_or_none()
    hours = None if record is None else record.hours
    completed = record is not None and record.mistaken_at is None
    return {"completed": completed, "outcome": found.result, "hours": hours}
