"""Results of a contest: who took which place, told to each."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.coordinator.card_text import contacts
from handlers.coordinator.fingerprint import fingerprint
from handlers.events.kinds.calls import KindSteps
from handlers.events.kinds.contest_calls import ResultCall, ResultNowCall, ResultsCall
from handlers.events.kinds.contest_staff import application_row
from handlers.events.kinds.ways import staff_row
from handlers.filters import Words
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from models import Participation
from services.actor import STAFF
from services.contests import entries
from services.errors import ServiceError
from services.events.finding import find, require_staff
from services.roles import READERS

router = require(with_turns(Router(name="events.contest_results")), *READERS)

SHOWN_RESULT = 30
"""Characters on a button."""


@router.callback_query(ResultsCall.filter())
async def show_results(query: CallbackQuery, callback_data: ResultsCall, turn: Turn) -> Replies:
    event = await find(turn.session, event_id=callback_data.event)
    page = await entries.fetch_people(turn.session, actor=turn.actor, event_id=event.id, number=callback_data.page)
    rows = [button(_label(turn, item), ResultCall(participation=item.id)) for item in page.items]
    turned = pager(page, lambda to: ResultsCall(event=event.id, page=to))
    text = turn.texts("contest-results-title", title=event.title, count=page.total)
    return screen(query, text, keyboard(*rows, turned, staff_row(turn, event)))


def _label(turn: Turn, item: Participation) -> str:
    person = item.person
    name = " ".join(part for part in (person.surname, person.name) if part) or str(person.id)
    short = (item.result or "").replace("\n", " ")[:SHOWN_RESULT]
    return turn.texts.plain("contest-results-line", name=name, result=short, has_result=item.result is not None)


@router.callback_query(ResultCall.filter())
async def show_person(query: CallbackQuery, callback_data: ResultCall, turn: Turn) -> Replies:
    """One participant with contacts and the result, or the question for it."""
    if not callback_data.write:
        await turn.enter(None)
        return await person_screen(turn, callback_data.participation)
    found, event = await entries.find_person(
        turn.session, actor=turn.actor, participation_id=callback_data.participation
    )
    require_staff(turn.actor, event, *STAFF, action="contest.result")
    await turn.enter(KindSteps.contest_result, move=[found.id])
    cancel = button(turn.texts.plain("common-cancel"), ResultCall(participation=found.id))
    name = found.person.full_name or str(found.person_id)
    return screen(query, turn.texts("contest-ask-result", name=name), keyboard(cancel))


async def person_screen(turn: Turn, participation_id: int, notice: str | None = None) -> Reply:
    found, event = await entries.find_person(turn.session, actor=turn.actor, participation_id=participation_id)
    person, texts = found.person, turn.texts
    reach = contacts(person)
    text = texts(
        "contest-person",
        title=event.title,
        name=person.full_name or str(person.id),
        has_contacts=bool(reach),
        contacts=reach,
        result=found.result or "",
        has_result=found.result is not None,
    )
    write = ResultCall(participation=found.id, write=True)
    label = texts.plain("contest-result-change" if found.result else "contest-result-write")
    may = found.state == "signed_up" and turn.actor.sees(event.municipality_id, *STAFF)
    rows = [[button(label, write, "primary")]] if may else []
    back = button(texts.plain("contest-to-results"), ResultsCall(event=event.id))
    markup = keyboard(*rows, await application_row(turn, person, event), [back, home_button(texts)])
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


@router.message(StateFilter(KindSteps.contest_result), Words())
async def take_result(event: Message, turn: Turn) -> Replies:
    """Show what the person will read; nothing is written before the press."""
    begun = (await turn.state.get_data()).get("move") or [0]
    found, contest = await entries.find_person(turn.session, actor=turn.actor, participation_id=int(begun[0]))
    cancel = button(turn.texts.plain("common-cancel"), ResultCall(participation=found.id))
    try:
        result = entries.read_result(event.text or "")
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), keyboard(cancel))
    await turn.enter(KindSteps.contest_result, move=[found.id, result])
    name = found.person.full_name or str(found.person_id)
    preview = turn.texts("contest-told-result", title=contest.title, result=result)
    text = turn.texts("contest-result-confirm", name=name, preview=preview)
    go = ResultNowCall(participation=found.id, print=fingerprint(result))
    return message(event, text, keyboard(button(turn.texts.plain("contest-result-now"), go, "primary"), cancel))


@router.message(StateFilter(KindSteps.contest_result))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")


@router.callback_query(ResultNowCall.filter())
async def write_now(query: CallbackQuery, callback_data: ResultNowCall, turn: Turn) -> Replies:
    begun = (await turn.state.get_data()).get("move") or []
    result = str(begun[1]) if len(begun) > 1 and begun[0] == callback_data.participation else None
    if result is None or fingerprint(result) != callback_data.print:
        return toast(query, turn.texts.plain("interview-plan-gone"), alert=True)
    await entries.note_result(
        turn.session, actor=turn.actor, participation_id=callback_data.participation, result=result, now=turn.now
    )
    await turn.enter(None)
    return await person_screen(turn, callback_data.participation, turn.texts("contest-result-noted"))
