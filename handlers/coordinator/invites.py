"""Invitation links: a new one step by step, those that work, revoking."""

from __future__ import annotations

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import InviteCall, InviteMenuCall, InviteNewCall, InviteRevokeCall, StaffCall
from handlers.coordinator.invite_words import invite_words, place_buttons, role_of, to_invites
from handlers.coordinator.memory import keep, kept
from handlers.links import home_button
from handlers.paging import fitted, pager
from handlers.rights import require
from handlers.screens import Replies, button, columns, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from services.actor import STAFF
from services.invites import create_invite, fetch_invites, find_invite, revoke_invite, roles_to_invite
from services.roles import role_text

router = require(with_turns(Router(name="coordinator.invites")), *STAFF)

USES = (1, 5, 30, 100)
DAYS = (1, 7, 30)


@router.message(Command("invite"))
async def invite_command(_: Message, turn: Turn, bot_name: str) -> Replies:
    return await _list(turn, 1, bot_name)


@router.callback_query(InviteMenuCall.filter())
async def show_invites(_: CallbackQuery, callback_data: InviteMenuCall, turn: Turn, bot_name: str) -> Replies:
    return await _list(turn, callback_data.page, bot_name)


async def _list(turn: Turn, number: int, bot_name: str) -> Replies:
    # A new invitation may be made on this same message now.
    await keep(turn.state, "invited", 0)
    page = await fetch_invites(turn.session, actor=turn.actor, number=number, now=turn.now)
    texts = turn.texts
    rows = [
        button(texts.plain("invite-line", **await invite_words(turn, item)), InviteCall(id=item.id))
        for item in page.items
    ]
    new = button(texts.plain("invite-new"), InviteNewCall(), "primary")
    staff = button(texts.plain("coordinator-roles"), StaffCall())
    title = texts("invite-title", count=page.total, link=f"https://t.me/{bot_name}")
    bottom = [staff, home_button(texts)]
    return screen(turn.event, title, keyboard(new, *rows, pager(page, lambda to: InviteMenuCall(page=to)), bottom))


@router.callback_query(InviteNewCall.filter(F.role == ""))
async def ask_role(query: CallbackQuery, turn: Turn) -> Replies:
    await keep(turn.state, "invited", 0)
    roles = [
        button(turn.texts.resolve(role_text(role, turn.programme), plain=True), InviteNewCall(role=role.value))
        for role in roles_to_invite(turn.actor)
    ]
    return screen(query, turn.texts("invite-role"), keyboard(*fitted(roles), to_invites(turn)))


@router.callback_query(InviteNewCall.filter((F.uses == 0) | (F.days == 0)))
async def ask_next(query: CallbackQuery, callback_data: InviteNewCall, turn: Turn) -> Replies:
    """Where, how often, how long: whatever is still open."""
    call = callback_data
    if call.place < 0:
        choices = await place_buttons(turn, call)
        if len(choices) > 1:
            text = turn.texts("invite-place", role=role_text(role_of(call).value, turn.programme))
            return screen(query, text, keyboard(*fitted(choices), _back(turn, InviteNewCall())))
        call = InviteNewCall.unpack(str(choices[0].callback_data))
    if call.uses == 0:
        uses = [button(turn.texts.plain("invite-uses", count=n), call.model_copy(update={"uses": n})) for n in USES]
        text = turn.texts("invite-uses-ask", role=role_text(role_of(call).value, turn.programme))
        return screen(query, text, keyboard(*columns(uses), _back(turn, InviteNewCall())))
    days = [button(turn.texts.plain("invite-days", count=n), call.model_copy(update={"days": n})) for n in DAYS]
    back = _back(turn, call.model_copy(update={"uses": 0}))
    return screen(query, turn.texts("invite-days-ask"), keyboard(*columns(days, 3), back))


@router.callback_query(InviteNewCall.filter())
async def create(query: CallbackQuery, callback_data: InviteNewCall, turn: Turn, bot_name: str) -> Replies:
    """The link comes as a message of its own: it is shown this once and wants to be sent on."""
    shown = query.message.message_id if query.message else 0
    if shown and await kept(turn.state, "invited") == shown:
        return toast(query, turn.texts.plain("invite-made-already"))
    call = callback_data
    invite, token = await create_invite(
        turn.session,
        actor=turn.actor,
        role=role_of(call),
        municipality_id=call.place or None,
        max_uses=call.uses if call.uses in USES else USES[0],
        valid_for=timedelta(days=call.days if call.days in DAYS else DAYS[0]),
        now=turn.now,
    )
    await keep(turn.state, "invited", shown)
    link = f"https://t.me/{bot_name}?start={token}"
    words = await invite_words(turn, invite)
    again = keyboard(
        button(turn.texts.plain("invite-more"), InviteNewCall()), [to_invites(turn), home_button(turn.texts)]
    )
    return [
        screen(query, turn.texts("invite-made", **words), again),
        message(query, turn.texts("invite-link", link=link, **words)),
    ]


@router.callback_query(InviteCall.filter())
async def show_invite(query: CallbackQuery, callback_data: InviteCall, turn: Turn) -> Replies:
    invite = await find_invite(turn.session, actor=turn.actor, invite_id=callback_data.id)
    if invite.revoked_at is not None:
        return screen(query, turn.texts("invite-revoked-done"), keyboard(to_invites(turn)))
    end = button(turn.texts.plain("invite-revoke"), InviteRevokeCall(id=invite.id), "danger")
    return screen(query, turn.texts("invite-card", **await invite_words(turn, invite)), keyboard(to_invites(turn), end))


@router.callback_query(InviteRevokeCall.filter(~F.sure))
async def ask_revoke(query: CallbackQuery, callback_data: InviteRevokeCall, turn: Turn) -> Replies:
    invite = await find_invite(turn.session, actor=turn.actor, invite_id=callback_data.id)
    sure = button(turn.texts.plain("invite-revoke-sure"), InviteRevokeCall(id=invite.id, sure=True), "danger")
    back = button(turn.texts.plain("common-cancel"), InviteCall(id=invite.id))
    return screen(query, turn.texts("invite-revoke-ask", **await invite_words(turn, invite)), keyboard(back, sure))


@router.callback_query(InviteRevokeCall.filter())
async def revoke(query: CallbackQuery, callback_data: InviteRevokeCall, turn: Turn) -> Replies:
    await revoke_invite(turn.session, actor=turn.actor, invite_id=callback_data.id, now=turn.now)
    return screen(query, turn.texts("invite-revoked-done"), keyboard([to_invites(turn), home_button(turn.texts)]))


def _back(turn: Turn, call: InviteNewCall) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-back"), call)
