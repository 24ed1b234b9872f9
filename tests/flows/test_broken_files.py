"""A file that nobody can open: both sides see it, and it does not count as handed in."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from models import StoredFile
from tests.flows.candidate import apply, said
from tests.flows.coordinator import chief
from tests.kit import Stage


async def handed_in(stage: Stage, state: str) -> None:
    """A candidate with an application and an essay whose file is in that state."""
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    await person.sends(document={"file_id": "F", "file_unique_id": "u", "file_name": "essay.pdf", "file_size": 5})
    async with stage.database.write() as session:
        await session.execute(update(StoredFile).values(state=state))


@pytest.mark.parametrize("state", ["refused", "lost"])
async def test_broken_file_is_marked_for_the_coordinator(stage: Stage, state: str) -> None:
    await handed_in(stage, state)
    boss = await chief(stage)
    await boss.presses("aw:1")
    assert boss.buttons[0] == "⚠️ не открывается · Эссе, версия 1 · 15 сентября 2026"
    await boss.presses("⚠️ не открывается")
    assert boss.calls[-1].model_dump()["caption"].splitlines() == [
        "<b>Соколова Анна Сергеевна</b>: Эссе, версия 1",
        "⚠️ Файл не прошёл проверку, кандидата попросили прислать другой.",
    ]


@pytest.mark.parametrize(
    ("state", "line", "waits"),
    [
        ("stored", "Сдано: Эссе, 15 сентября 2026, 10:00, версия 1", False),
        (
            "refused",
            "⚠️ Эссе, 15 сентября 2026, 10:00, версия 1: файл не открывается. Пришлите, пожалуйста, другой.",
            True,
        ),
    ],
)
async def test_candidate_sees_what_became_of_the_file(stage: Stage, state: str, line: str, waits: bool) -> None:
    await handed_in(stage, state)
    person = stage.person()
    await person.says("/menu")
    assert ("Сдать: Эссе" in person.buttons) is waits
    await person.presses("Моя заявка")
    assert said(person).splitlines()[-1] == line
