from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models import Participation
from models.database import Database
from scheduler.taking_part import tend
from services.actor import Actor
from services.errors import ServiceError
from services.participation import certificate, feedback
from tests.flows.coordinator import planned
from tests.flows.taking_part import TOMORROW, an_event, participant
from tests.kit import START, Stage

OVER = TOMORROW + timedelta(hours=2)
ANSWERS = {"rating": "r4", "useful": "шаблон плана", "wish": None}


async def been(database: Database, attendance: str | None = "attended", **columns: Any) -> Actor:
    async with database.write() as session:
        event = await an_event(session, **columns)
        actor = await participant(session)
        session.add(
            Participation(
                event_id=event.id,
                person_id=actor.person.id,
                state="signed_up",
                queued_at=START,
                attendance=attendance,
                created_at=START,
                changed_at=START,
            )
        )
    return actor


@pytest.mark.parametrize(
    ("attendance", "told"),
    [("attended", ["participation-told-feedback"]), ("absent", ["participation-told-absence"]), (None, [])],
)
async def test_people_are_asked_once_when_it_is_over(any_stage: Stage, attendance: str | None, told: list[str]) -> None:
    await been(any_stage.database, attendance)
    await tend(any_stage.database, OVER - timedelta(minutes=1))
    assert await planned(any_stage.database) == []
    for minute in (0, 1, 60 * 24):
        await tend(any_stage.database, OVER + timedelta(minutes=minute))
    assert [text for _, text, _ in await planned(any_stage.database)] == told


async def test_nobody_is_asked_about_a_cancelled_or_long_past_event(stage: Stage) -> None:
    await been(stage.database, state="cancelled")
    await tend(stage.database, OVER)
    await tend(stage.database, OVER + timedelta(days=8))
    assert await planned(stage.database) == []


async def test_feedback_is_kept_once(stage: Stage) -> None:
    actor = await been(stage.database)
    async with stage.database.write() as session:
        await feedback.keep(session, actor=actor, participation_id=1, answers=ANSWERS, now=OVER)
        with pytest.raises(ServiceError) as again:
            await feedback.keep(session, actor=actor, participation_id=1, answers=ANSWERS, now=OVER)
    async with stage.database.read() as session:
        kept = await session.get_one(Participation, 1)
    assert (kept.feedback_rating, kept.feedback_text, kept.feedback_wish, kept.feedback_at) == (
        4,
        "шаблон плана",
        None,
        OVER,
    )
    assert again.value.text.key == "participation-feedback-given"
    await tend(stage.database, OVER)
    assert await planned(stage.database) == []


@pytest.mark.parametrize(
    ("attendance", "days", "refusal"),
    [
        ("absent", 0, "participation-feedback-absent"),
        (None, 0, "participation-feedback-absent"),
        ("attended", 15, "participation-feedback-closed"),
        ("attended", -1, "participation-feedback-closed"),
    ],
)
async def test_feedback_is_refused_with_the_reason(
    stage: Stage, attendance: str | None, days: int, refusal: str
) -> None:
    actor = await been(stage.database, attendance)
    now = OVER + timedelta(days=days)
    async with stage.database.write() as session:
        with pytest.raises(ServiceError) as refused:
            await feedback.require_owed(session, actor=actor, participation_id=1, now=now)
    assert refused.value.text.key == refusal


async def test_feedback_of_somebody_else_is_not_there(stage: Stage) -> None:
    await been(stage.database)
    async with stage.database.write() as session:
        other = await participant(session, 7)
        with pytest.raises(ServiceError) as refused:
            await feedback.require_owed(session, actor=other, participation_id=1, now=OVER)
    assert refused.value.text.key == "participation-gone"


async def test_certificate_is_for_whoever_was_there(stage: Stage) -> None:
    actor = await been(stage.database, certificate="прошла обучение (8 часов)")
    async with stage.database.read() as session:
        found = await certificate.of(session, actor=actor, participation_id=1)
    assert (found.number, found.name, found.words) == ("1-1", "Участник01 Анна", "прошла обучение (8 часов)")


@pytest.mark.parametrize(
    ("attendance", "words", "refusal"),
    [("absent", "да", "participation-certificate-absent"), ("attended", None, "participation-no-certificate")],
)
async def test_certificate_is_refused(stage: Stage, attendance: str, words: str | None, refusal: str) -> None:
    actor = await been(stage.database, attendance, certificate=words)
    async with stage.database.read() as session:
        with pytest.raises(ServiceError) as refused:
            await certificate.of(session, actor=actor, participation_id=1)
    assert refused.value.text.key == refusal
