"""A record of practice as a form: one's own, or one that a coordinator enters for a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Application, PracticeRecord
from programmes.fields import AskedField, FieldKind
from programmes.schema import Programme
from services.drafts import Form
from services.errors import NotFound
from services.forms import asked
from services.interviews.form import subject_id
from services.practice.records import ORGANISATION, RESULT, TITLE, TYPED, Facts, Kind

PRACTICE = "practice"
"""`practice:<kind>`: entered by the person."""
PRACTICE_OF = "practice_of"
"""`practice_of:<application>:<kind>`: entered by a coordinator."""
FIX, FIX_OF = "practice_fix", "practice_fix_of"
"""`practice_fix:<record>`: corrected by the person; `practice_fix_of:<record>:<application>`: by a coordinator."""
MOST_HOURS = 5000

_DAYS = (
    asked("practice", "starts_on", FieldKind.DATE),
    asked("practice", "ends_on", FieldKind.DATE, required=False),
)
FIELDS: Mapping[Kind, tuple[AskedField, ...]] = {
    # Dates, school and reason are what the department reports of a replacement.
    Kind.REPLACEMENT: (
        asked("replacement", "name", FieldKind.TEXT, max_length=TITLE),
        asked("replacement", "school", FieldKind.TEXT, max_length=ORGANISATION),
        *_DAYS,
        asked("replacement", "reason", FieldKind.LONG_TEXT, max_length=RESULT),
    ),
    Kind.CERTIFICATE: (
        asked("certificate", "name", FieldKind.TEXT, max_length=TITLE),
        asked("certificate", "school", FieldKind.TEXT, max_length=ORGANISATION),
        *_DAYS,
        asked("practice", "hours", FieldKind.NUMBER, required=False, minimum=1, maximum=MOST_HOURS),
        asked("certificate", "reason", FieldKind.LONG_TEXT, required=False, max_length=RESULT),
    ),
}


def own_key(kind: Kind) -> str:
    return f"{PRACTICE}:{kind.value}"


def key_of(application_id: int, kind: Kind) -> str:
    return f"{PRACTICE_OF}:{application_id}:{kind.value}"


def kind_of(key: str) -> Kind:
    """What a new record is to be, by the last part of its key; raises `NotFound` for what nobody types in."""
    name = key.rpartition(":")[2]
    if name not in TYPED:
        raise NotFound("form-gone")
    return Kind(name)


def fix_key(record_id: int) -> str:
    return f"{FIX}:{record_id}"


def fix_of_key(record_id: int, application_id: int) -> str:
    return f"{FIX_OF}:{record_id}:{application_id}"


async def practice_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """Raises `NotFound` once the application is gone."""
    if key.startswith(f"{PRACTICE_OF}:") and await session.get(Application, subject_id(key)) is None:
        raise NotFound("applications-gone")
    return Form(key, FIELDS[kind_of(key)], submit="practice-save", heading="practice-heading", fault=_fault)


async def fix_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """The same questions about a record there is; raises `NotFound` without it. Whose it is, the writing checks."""
    record = await session.get(PracticeRecord, subject_id(key))
    if record is None or record.kind not in TYPED:
        raise NotFound("practice-gone")
    fields = FIELDS[Kind(record.kind)]
    return Form(key, fields, submit="practice-save", heading="practice-fix-heading", fault=_fault, passing=True)


def answers_of(record: PracticeRecord) -> dict[str, Any]:
    """A record as answers; what it leaves out was passed over, so that nothing is asked again."""
    return {
        "name": record.title[:TITLE],
        "school": record.organisation,
        "starts_on": record.starts_on.isoformat(),
        "ends_on": None if record.ends_on is None else record.ends_on.isoformat(),
        "hours": record.hours,
        "reason": record.result,
    }


def facts_of(kind: Kind, answers: Mapping[str, Any]) -> Facts:
    """Whole answers as facts."""
    ends = answers.get("ends_on")
    return Facts(
        kind=kind,
        title=str(answers["name"]),
        organisation=str(answers["school"]),
        starts_on=date.fromisoformat(answers["starts_on"]),
        ends_on=date.fromisoformat(ends) if ends else None,
        hours=answers.get("hours"),
        result=answers.get("reason"),
    )


def _fault(answers: Mapping[str, Any], key: str, now: datetime) -> Text | None:
    """Told as soon as both days are given; a beginning far ahead at once."""
    starts, ends = answers.get("starts_on"), answers.get("ends_on")
    if key not in ("starts_on", "ends_on") or not starts:
        return None
    first = date.fromisoformat(starts)
    if ends and date.fromisoformat(ends) < first:
        return Text("practice-order", {"starts": first, "ends": date.fromisoformat(ends)})
    # A day's difference is the zone's; the writing judges by the person's own day.
    return Text("practice-ahead", {"day": first}) if (first - now.date()).days > 1 else None
