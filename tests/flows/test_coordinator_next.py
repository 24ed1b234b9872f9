"""After a decision the next new application is a press away."""

from __future__ import annotations

from tests.flows.coordinator import applicant, chief, shown
from tests.kit import Stage, Talker


async def three(stage: Stage) -> Talker:
    """New applications, the second one at a later stage."""
    async with stage.database.write() as session:
        for number, where in ((1, "recruitment"), (2, "training"), (3, "recruitment")):
            await applicant(session, number, surname=f"Номер{number}", stage=where)
    return await chief(stage)


async def test_next_new_application_is_one_of_those_looked_through(stage: Stage) -> None:
    boss = await three(stage)
    await boss.presses("as:stage:recruitment")
    await boss.presses("ac:3")
    await boss.presses("md:3:3:training:")
    await boss.presses("Следующая новая заявка")
    assert shown(boss).splitlines()[0] == "<b>Номер1 Анна</b>"


async def test_next_new_application_is_any_when_those_are_done(stage: Stage) -> None:
    boss = await three(stage)
    await boss.says("номер1")
    await boss.presses("ac:1")
    await boss.presses("md:1:1:training:")
    await boss.presses("Следующая новая заявка")
    assert shown(boss).splitlines()[0] == "<b>Номер3 Анна</b>"


async def test_after_the_last_new_one_only_the_list_is_offered(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
    boss = await chief(stage)
    await boss.presses("md:1:1:training:")
    assert boss.buttons == ["← К списку", "← К карточке", "Отменить перемещение"]
