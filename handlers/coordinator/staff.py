"""Who has which role, and ending one."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.calls import InviteMenuCall, RoleRevokeCall, SchoolCall, StaffCall, StaffCardCall
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, Style, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.text import Arg
from programmes.schema import Role
from services.actor import STAFF
from services.roles import Staff, fetch_staff, find_staff, revoke, role_text

router = require(with_turns(Router(name="coordinator.staff")), *STAFF)
"""Coordinators look."""
ending = require(with_turns(Router(name="coordinator.staff.ending")), Role.REGION_COORDINATOR)
"""Coordinators of the region end roles."""


@router.callback_query(StaffCall.filter())
async def show_staff(query: CallbackQuery, callback_data: StaffCall, turn: Turn) -> Replies:
    page = await fetch_staff(turn.session, actor=turn.actor, number=callback_data.page)
    rows = [button(turn.texts.plain("coordinator-line", **_words(turn, item)), _card(item)) for item in page.items]
    invite = button(turn.texts.plain("coordinator-invite"), InviteMenuCall())
    title = turn.texts("coordinator-staff", count=page.total)
    bottom = [invite, home_button(turn.texts)]
    return screen(query, title, keyboard(*rows, pager(page, lambda to: StaffCall(page=to)), bottom))


@router.callback_query(StaffCardCall.filter())
async def show_one(_: CallbackQuery, callback_data: StaffCardCall, turn: Turn) -> Replies:
    await turn.enter(None)
    return await staff_card(turn, callback_data.id)


async def staff_card(turn: Turn, grant_id: int, notice: str | None = None) -> Reply:
    """One role with its holder; of a head also the school."""
    found = await find_staff(turn.session, actor=turn.actor, grant_id=grant_id)
    since = turn.texts.full_date(found.grant.granted_at.astimezone(turn.actor.zone).date())
    end = []
    if turn.actor.has(Role.REGION_COORDINATOR):
        end = [button(turn.texts.plain("coordinator-end"), RoleRevokeCall(id=found.grant.id), "danger")]
    back = button(turn.texts.plain("common-back"), StaffCall())
    text = turn.texts("coordinator-card", since=since, **_words(turn, found))
    markup = keyboard(_school(turn, found), back, end)
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def _school(turn: Turn, found: Staff) -> list[InlineKeyboardButton]:
    if found.grant.role != Role.HEAD:
        return []
    key = "coordinator-school-name" if found.school is None else "coordinator-school-change"
    style: Style | None = "primary" if found.school is None else None
    return [button(turn.texts.plain(key), SchoolCall(id=found.grant.id), style)]


@ending.callback_query(RoleRevokeCall.filter(~F.sure))
async def ask_end(query: CallbackQuery, callback_data: RoleRevokeCall, turn: Turn) -> Replies:
    found = await find_staff(turn.session, actor=turn.actor, grant_id=callback_data.id)
    sure = button(turn.texts.plain("coordinator-end-sure"), RoleRevokeCall(id=found.grant.id, sure=True), "danger")
    return screen(
        query,
        turn.texts("coordinator-end-ask", **_words(turn, found)),
        keyboard(button(turn.texts.plain("common-cancel"), _card(found)), sure),
    )


@ending.callback_query(RoleRevokeCall.filter())
async def end(query: CallbackQuery, callback_data: RoleRevokeCall, turn: Turn) -> Replies:
    await revoke(turn.session, actor=turn.actor, grant_id=callback_data.id, programme=turn.programme, now=turn.now)
    back = button(turn.texts.plain("common-back"), StaffCall())
    return screen(query, turn.texts("coordinator-ended"), keyboard([back, home_button(turn.texts)]))


def _card(found: Staff) -> StaffCardCall:
    return StaffCardCall(id=found.grant.id)


def _words(turn: Turn, found: Staff) -> dict[str, Arg]:
    person, place = found.person, found.municipality
    return {
        "name": person.full_name or turn.texts.plain("coordinator-nameless", id=str(person.id)),
        "role": role_text(found.grant.role, turn.programme),
        "placed": place is not None,
        "place": "" if place is None else place.title,
        "school": "" if found.school is None else found.school.title,
        "of_school": "none" if found.grant.role != Role.HEAD else "no" if found.school is None else "yes",
    }
