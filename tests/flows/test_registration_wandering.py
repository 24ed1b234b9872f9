"""Whatever a person presses and types, in whatever order: no apology, no answer lost, and the form can be finished."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

from aiogram.types import InlineKeyboardMarkup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Application, Draft, HandledUpdate
from models.database import Database
from tests.flows.candidate import begin, said
from tests.kit import Stage, Talker

STEPS = 60
TYPED = (
    "Соколова", "Анна-Мария", "12.03.1990", "31.02.1985", "12.03.1970", "8 (914) 123-45-67", "anna@example.ru", "7",
    "нет", "да", "1", "1, 3", "<b>=cmd()</b>", "я" * 4096, "я" * 904, "Хочу помочь школе и научиться руководить.",
    "/start", "/menu", "/help", "/cancel", "/language", "/profile", "/unknown", "/start wrong-token", "\u202e\x00 ",
)  # fmt: skip
LEAVING_FOR_GOOD = ("X", "S")
"""Acts after which a draft may lawfully be gone."""


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wandering_never_breaks_nor_loses_an_answer(sqlite_template: Path, tmp_path: Path, seed: int) -> None:
    asyncio.run(_wander(sqlite_template, tmp_path / f"{seed}.db", random.Random(seed)))


async def _wander(template: Path, path: Path, chance: random.Random) -> None:
    path.write_bytes(template.read_bytes())
    stage = Stage(Database(f"sqlite+aiosqlite:///{path}"))
    await stage.open()
    person = stage.person()
    await begin(person)
    for _ in range(STEPS):
        before = await _answers(stage)
        lawful = await _step(person, chance)
        after = await _answers(stage)
        lost = {key for key in before if key not in after}
        assert lawful or not lost, f"lost {lost} at: {said(person)}"
    async with stage.database.read() as session:
        outcomes = set((await session.execute(select(HandledUpdate.outcome))).scalars())
    assert outcomes <= {"done", "refused"}
    await stage.courier.close()
    await stage.database.close()


async def _answers(stage: Stage) -> dict[str, Any]:
    """All that has been said, in drafts and in applications."""
    async with stage.database.read() as session:
        drafts = (await session.execute(select(Draft).where(Draft.form.startswith("registration")))).scalars().all()
        sent = (await session.execute(select(Application.id))).scalars().all()
    found = {key: value for draft in drafts for key, value in draft.answers.items()}
    return found | {f"sent {number}": True for number in sent}


async def _step(person: Talker, chance: random.Random) -> bool:
    """One press or word; whether answers may be gone after it."""
    buttons = _buttons(person)
    if buttons and chance.random() < 0.65:
        data = chance.choice(buttons)
        await person.presses(data)
        return data.startswith("f:") and data.split(":")[2] in LEAVING_FOR_GOOD
    if chance.random() < 0.1:
        await person.sends(sticker={"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                                    "is_animated": False, "is_video": False})  # fmt: skip
    elif chance.random() < 0.1:
        await person.sends(document={"file_id": "d", "file_unique_id": "d", "file_name": "a.pdf", "file_size": 10})
    else:
        await person.says(chance.choice(TYPED))
    return False


def _buttons(person: Talker) -> list[str]:
    """Every button of the last dozen messages, old ones too."""
    markups = [getattr(call, "reply_markup", None) for call in person.calls[-12:]]
    rows = [row for markup in markups if isinstance(markup, InlineKeyboardMarkup) for row in markup.inline_keyboard]
    return [button.callback_data for row in rows for button in row if button.callback_data]
