"""A stage of a contest as a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import ContestStage
from programmes.fields import FieldKind
from programmes.schema import Programme
from services.contests.stages import LONGEST_TITLE, StageFacts, find_stage, zone_of
from services.drafts import Form
from services.errors import NotFound
from services.events.finding import find
from services.forms import asked
from services.interviews.form import subject_id

STAGE = "contest_stage"

FIELDS = (
    asked("contest", "stage_title", FieldKind.TEXT, max_length=LONGEST_TITLE),
    asked("contest", "opens_at", FieldKind.MOMENT),
    asked("contest", "closes_at", FieldKind.MOMENT, after="opens_at"),
    asked("contest", "takes_work", FieldKind.YES_NO),
)


def new_key(event_id: int) -> str:
    return f"{STAGE}:{event_id}:0"


def change_key(stage: ContestStage) -> str:
    return f"{STAGE}:{stage.event_id}:{stage.id}"


async def stage_form(session: AsyncSession, _: Programme, key: str) -> Form:
    """`contest_stage:<event>:<stage>`, 0 for a new one; raises `NotFound` once either is gone."""
    event = await find(session, event_id=subject_id(key))
    stage_id = subject_id(key, 2)
    if stage_id and (await find_stage(session, stage_id))[0].event_id != event.id:
        raise NotFound("contest-stage-gone")
    return Form(
        key,
        FIELDS,
        submit="contest-stage-save",
        heading="contest-stage-heading",
        zone_of=lambda _: zone_of(event),
        fault=_fault,
    )


def answers_of(stage: ContestStage, zone: Any) -> dict[str, Any]:
    """The stage as answers."""
    return {
        "stage_title": stage.title,
        "opens_at": stage.opens_at.astimezone(zone).isoformat(),
        "closes_at": stage.closes_at.astimezone(zone).isoformat(),
        "takes_work": stage.takes_work,
    }


def facts_of(answers: Mapping[str, Any]) -> StageFacts:
    """Whole answers as facts."""
    return StageFacts(
        title=str(answers["stage_title"]),
        opens_at=datetime.fromisoformat(answers["opens_at"]),
        closes_at=datetime.fromisoformat(answers["closes_at"]),
        takes_work=bool(answers["takes_work"]),
    )


def _fault(answers: Mapping[str, Any], key: str, _: datetime) -> Text | None:
    """Told as soon as the later of both moments is given."""
    opens, closes = answers.get("opens_at"), answers.get("closes_at")
    if key not in ("opens_at", "closes_at") or not opens or not closes:
        return None
    first, last = datetime.fromisoformat(opens), datetime.fromisoformat(closes)
    return None if first < last else Text("contest-stage-order", {"opens": first, "closes": last})
