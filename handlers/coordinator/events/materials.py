"""What belongs to an event: links and files, sent one after another."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.events.managing import DropMaterialCall, ManageCall, ManageSteps, MaterialsCall
from handlers.filters import Words
from handlers.forms.attachments import incoming_file
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from services.actor import STAFF
from services.errors import ServiceError
from services.events.finding import find, require_staff
from services.events.materials import add_file, add_links, drop

router = require(with_turns(Router(name="coordinator.events.materials")), *STAFF)


@router.callback_query(MaterialsCall.filter())
async def open_materials(_: CallbackQuery, callback_data: MaterialsCall, turn: Turn) -> Replies:
    return await _list(turn, callback_data.id)


async def _list(turn: Turn, event_id: int, notice: str | None = None) -> Reply:
    """What is there, each with a button to take it away; whatever is sent now is added."""
    event = await find(turn.session, event_id=event_id)
    require_staff(turn.actor, event)
    await turn.enter(ManageSteps.materials, move=[event.id])
    texts, found = turn.texts, event.materials or []
    rows = [
        [
            button(
                texts.plain("event-material-drop", title=str(item.get("title"))),
                DropMaterialCall(id=event.id, place=place, revision=event.revision),
                "danger",
            )
        ]
        for place, item in enumerate(found)
    ]
    lines = [*([notice, ""] if notice else []), texts("event-materials-list", title=event.title, count=len(found))]
    markup = keyboard(button(texts.plain("event-to-card"), ManageCall(id=event.id), "primary"), *rows)
    return screen(turn.event, "\n".join(lines), markup)


@router.message(StateFilter(ManageSteps.materials), Words())
async def take_links(message: Message, turn: Turn) -> Replies:
    number = await _number(turn)
    await add_links(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        event_id=number,
        typed=message.text or "",
        now=turn.now,
    )
    return await _list(turn, number, turn.texts("event-material-added"))


@router.message(StateFilter(ManageSteps.materials))
async def take_file(message: Message, turn: Turn) -> Replies:
    number, file = await _number(turn), incoming_file(message)
    if file is None:
        raise ServiceError("event-material-kind")
    await add_file(turn.session, actor=turn.actor, programme=turn.programme, event_id=number, file=file, now=turn.now)
    return await _list(turn, number, turn.texts("event-material-added"))


@router.callback_query(DropMaterialCall.filter())
async def take_away(_: CallbackQuery, callback_data: DropMaterialCall, turn: Turn) -> Replies:
    await drop(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        event_id=callback_data.id,
        place=callback_data.place,
        revision=callback_data.revision,
        now=turn.now,
    )
    return await _list(turn, callback_data.id, turn.texts("event-material-dropped"))


async def _number(turn: Turn) -> int:
    begun = (await turn.state.get_data()).get("move")
    if not begun:
        raise ServiceError("move-lost")
    return int(begun[0])
