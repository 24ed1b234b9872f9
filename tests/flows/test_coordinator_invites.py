from __future__ import annotations

import asyncio
import re

from sqlalchemy import select

from models import ExportRequest, Invite, RoleGrant
from programmes.schema import Role
from tests.flows.coordinator import audited, chief, member, planned, shown
from tests.kit import BOT_NAME, Stage, Talker


async def link_from(boss: Talker) -> str:
    """Walk to a new link for one mentor, a week."""
    await boss.says("/invite")
    for label in ("Новое приглашение", "Наставник", "1 человек", "7 дней"):
        await boss.presses(label)
    found = re.search(rf"https://t\.me/{BOT_NAME}\?start=([\w-]+)", shown(boss))
    assert found is not None
    return found[1]


async def test_invited_person_gets_the_role(stage: Stage) -> None:
    boss = await chief(stage)
    token = await link_from(boss)
    await stage.person(50).says(f"/start {token}")
    async with stage.database.read() as session:
        roles = [(row.role, row.granted_by_id) for row in (await session.execute(select(RoleGrant))).scalars()]
    assert roles == [("region_coordinator", None), ("mentor", 1)]
    await boss.says("/invite")
    assert boss.buttons == ["Новое приглашение", "Роли", "В меню"]


async def test_double_tap_makes_one_link_and_another_is_a_press_away(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.says("/invite")
    for label in ("Новое приглашение", "Эксперт", "5 человек"):
        await boss.presses(label)
    press = boss.press("30 дней")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(20)))
    assert boss.alert == "Ссылка уже создана, она ниже. Нужна ещё одна — нажмите «Ещё приглашение»."
    await boss.presses("Ещё приглашение")
    for label in ("Секретарь", "1 человек", "1 день"):
        await boss.presses(label)
    async with stage.database.read() as session:
        made = [(row.role, row.max_uses) for row in (await session.execute(select(Invite))).scalars()]
    assert made == [("reviewer", 5), ("secretary", 1)]


async def test_link_is_revoked_by_a_second_press(stage: Stage) -> None:
    boss = await chief(stage)
    token = await link_from(boss)
    await boss.says("/invite")
    await boss.presses("Наставник")
    await boss.presses("Отозвать ссылку")
    await boss.presses("Да, отозвать")
    await boss.presses("iv:1")
    assert shown(boss) == "Ссылка отозвана: по ней больше никто не войдёт."
    guest = stage.person(50)
    await guest.says(f"/start {token}")
    assert "Эта ссылка больше не действует: её отозвали. Попросите у координатора новую." in guest.texts
    assert (await audited(stage.database)).count("invite.revoke") == 1


async def test_role_is_ended_by_a_second_press_and_the_last_one_stays(stage: Stage) -> None:
    boss = await chief(stage)
    async with stage.database.write() as session:
        await member(session, 60, (Role.SECRETARY, None), name="Петрова")
    await boss.presses("staff:1")
    assert boss.buttons == ["Иванова · Координатор программы", "Петрова · Секретарь", "Приглашения", "В меню"]
    await boss.presses("Петрова")
    await boss.presses("Снять роль")
    await boss.presses("Да, снять")
    assert shown(boss) == "Роль снята."
    await boss.presses("sr:1:1")
    assert boss.alert == (
        "Больше никто не координирует всю программу: без этого человека некому будет приглашать людей. "
        "Сначала пригласите другого."
    )
    assert await planned(stage.database) == [("role:2:ended", "coordinator-role-ended", "planned")]


async def test_export_is_promised_once(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.says("/export")
    assert shown(boss).splitlines()[0] == "Готовлю файл, пришлю сюда."
    await boss.says("/export")
    assert shown(boss) == "Файл уже готовится, он придёт сюда. Потом можно будет заказать ещё один."
    async with stage.database.read() as session:
        requests = list((await session.execute(select(ExportRequest))).scalars())
    assert [(item.chat_id, item.municipality_id, item.cycle_id, item.state) for item in requests] == [
        (boss.id, None, None, "waiting")
    ]


async def test_forged_invitation_words_are_denied(stage: Stage) -> None:
    boss = await chief(stage)
    for data in ("in:candidate:0:1:1", "in:owner:0:1:1", "in:owner:-1:0:0"):
        await boss.presses(data)
    assert await audited(stage.database) == ["denied:invite.create"] * 3
