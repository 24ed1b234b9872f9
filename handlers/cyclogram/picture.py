"""The picture of a year, made by a job and sent when it is ready."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.cyclogram.calls import CalendarCall, PictureCall
from handlers.cyclogram.view import find_view
from handlers.links import home_button
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from services.export_requests import request_file

router = with_turns(Router(name="cyclogram.picture"))


@router.callback_query(PictureCall.filter())
async def ask_picture(query: CallbackQuery, callback_data: PictureCall, turn: Turn) -> Replies:
    view = await find_view(turn, everybody=callback_data.all)
    await request_file(
        turn.session,
        actor=turn.actor,
        chat_id=query.from_user.id,
        kind="year_picture",
        params={"cycle": view.cycle.id, "year": callback_data.year, "tracks": view.tracks},
        now=turn.now,
    )
    back = button(turn.texts.plain("calendar-back"), CalendarCall(all=callback_data.all))
    return screen(query, turn.texts("calendar-picture-coming"), keyboard([back, home_button(turn.texts)]))
