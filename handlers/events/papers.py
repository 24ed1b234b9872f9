"""Calendar files and certificates: what one takes away."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.events.calls import CalendarFileCall, CertificateCall, EventCall
from handlers.events.sight import visible
from handlers.links import home_button
from handlers.screens import Replies, button, keyboard, message, toast
from handlers.turn import Turn
from services.export_requests import request_file
from services.participation import certificate

router = Router(name="events.papers")


@router.callback_query(CalendarFileCall.filter())
async def calendar_file(query: CallbackQuery, callback_data: CalendarFileCall, turn: Turn) -> Replies:
    """The file comes by itself within seconds; the screen stays."""
    params: dict[str, int] = {}
    if callback_data.id:
        params["event"] = (await visible(turn, callback_data.id)).id
    await request_file(
        turn.session, actor=turn.actor, chat_id=query.from_user.id, kind="ics", params=params, now=turn.now
    )
    return toast(query, turn.texts.plain("participation-file-coming"))


@router.callback_query(CertificateCall.filter())
async def show_certificate(query: CallbackQuery, callback_data: CertificateCall, turn: Turn) -> Replies:
    """A new message, to be kept and forwarded."""
    found = await certificate.of(turn.session, actor=turn.actor, participation_id=callback_data.id)
    text = turn.texts(
        "participation-certificate-text",
        number=found.number,
        name=found.name,
        words=found.words,
        title=found.title,
        days=turn.texts.days(found.first_day, found.last_day),
        department=turn.programme.department,
    )
    back = button(turn.texts.plain("participation-to-card"), EventCall(id=found.event_id, anew=True))
    return message(query, text, keyboard([back, home_button(turn.texts, anew=True)]))
