from __future__ import annotations

from programmes.schema import Role
from tests.flows.coordinator import chief, district, member, planned, school, shown
from tests.kit import Stage


async def test_coordinator_names_the_school_of_a_head(stage: Stage) -> None:
    boss = await chief(stage)
    async with stage.database.write() as session:
        place = await district(session, "ketchenery")
        for number in range(12):
            await school(session, place, f"Школа <№ {number}>")
        await member(session, 61, (Role.HEAD, place.id), name="Директорова")
    await boss.presses("staff:1")
    await boss.presses("Директорова · Руководитель организации")
    assert "Школа не указана" in shown(boss)
    await boss.presses("Указать школу")
    await boss.says("гимназия")
    assert shown(boss).startswith("По «гимназия» школ не нашли.")
    await boss.says("школа 11")
    choice = boss.press("Школа <№ 11>")["data"]
    await boss.presses(choice)
    await boss.presses(choice)
    assert shown(boss).startswith("Школа указана: Школа &lt;№ 11&gt;.")
    assert boss.buttons[0] == "Сменить школу"
    assert [text for _, text, _ in await planned(stage.database)] == ["coordinator-told-school"]


async def test_forged_school_is_denied(stage: Stage) -> None:
    await chief(stage)
    async with stage.database.write() as session:
        place, away = await district(session, "ketchenery"), await district(session, "foreign")
        await school(session, place, "Школа № 1")
        await member(session, 61, (Role.HEAD, place.id), name="Директорова")
        await member(session, 62, (Role.COORDINATOR, away.id), name="Чужой")
    head, stranger = stage.person(61), stage.person(62)
    for forged in ("sh:2", "ss:2:1"):
        for person in (head, stranger):
            await person.presses(forged)
            assert (person.alert or "").startswith("У вас нет доступа"), forged
    assert await planned(stage.database) == []
