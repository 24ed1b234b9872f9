"""A candidate's whole way, step by step, and where it stands after each: the measure for runs that are interrupted."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import strip_tags
from models import Application, Consent, Conversation, Draft, HandledUpdate, Person, StageChange
from models.database import Database
from tests.flows.candidate import ANSWERS
from tests.kit import Stage, Talker, the_catalogue

AGREE = the_catalogue()["ru"].plain("consent-agree")
BEGINNING = ("/start", "!Русский", f"!{AGREE}", "!Заполнить анкету")
END = ("!Отправить заявку",)


def steps() -> list[str]:
    """What a person sends, one update each; a mark of exclamation is a press."""
    # The bot's own clock runs in a process of its own, and the programme has an age limit.
    born = f"12 марта {datetime.now(UTC).year - 35}"
    answers = [born if step.startswith("12 марта") else step for answer in ANSWERS for step in answer]
    return [*BEGINNING, *answers, *END]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database holds of one person."""

    updates: int
    surname: str | None
    phone: str | None
    consents: int
    applications: tuple[dict[str, Any], ...]
    stage_changes: int
    drafts: tuple[tuple[str, str | None, dict[str, Any]], ...]
    state: str | None


NOBODY = Standing(0, None, None, 0, (), 0, (), None)


async def standing(session: AsyncSession, telegram_id: int) -> Standing:
    """Where the person of that Telegram account stands; `NOBODY` before the first update had its effect."""
    person = (await session.execute(select(Person).where(Person.telegram_id == telegram_id))).scalar_one_or_none()
    if person is None:
        return NOBODY
    mine = Application.person_id == person.id
    changes = select(func.count(StageChange.id)).join(Application, Application.id == StageChange.application_id)
    drafts = select(Draft).where(Draft.person_id == person.id).order_by(Draft.id)
    return Standing(
        updates=await _count(session, HandledUpdate.update_id, HandledUpdate.chat_id == telegram_id),
        surname=person.surname,
        phone=person.phone,
        consents=await _count(session, Consent.id, Consent.person_id == person.id),
        applications=tuple((await session.execute(select(Application.answers).where(mine))).scalars()),
        stage_changes=(await session.execute(changes.where(mine))).scalar_one(),
        drafts=tuple((row.form, row.current, row.answers) for row in (await session.execute(drafts)).scalars()),
        state=await _state(session, telegram_id),
    )


async def _count(session: AsyncSession, column: Any, condition: Any) -> int:
    return (await session.execute(select(func.count(column)).where(condition))).scalar_one()


async def _state(session: AsyncSession, telegram_id: int) -> str | None:
    mine = Conversation.key.startswith(f"{telegram_id}:")
    return (await session.execute(select(Conversation.state).where(mine))).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class Course:
    """The way without any interruption: after `n` updates the standing is `standings[n]`, the screen `screens[n]`."""

    steps: list[str]
    standings: list[Standing]
    screens: list[str]

    def walk(self) -> Iterator[tuple[str, str]]:
        """Each step and the beginning of the screen that answers it."""
        return zip(self.steps, self.screens[1:], strict=True)


async def rehearse(url: str) -> Course:
    """Walk the whole way on an empty database of one's own."""
    database = Database(url)
    stage = Stage(database)
    await stage.open()
    person, course = stage.person(), Course(steps(), [NOBODY], [""])
    try:
        for step in course.steps:
            await _take(person, step)
            async with database.read() as session:
                course.standings.append(await standing(session, person.id))
            course.screens.append(first_line(person.last.text))
    finally:
        await stage.courier.close()
        await database.close()
    return course


async def _take(person: Talker, step: str) -> None:
    await (person.presses(step[1:]) if step.startswith("!") else person.says(step))


def first_line(markup: str | None) -> str:
    """As the person reads it."""
    lines = html.unescape(strip_tags(markup or "")).strip().splitlines()
    return lines[0] if lines else ""
