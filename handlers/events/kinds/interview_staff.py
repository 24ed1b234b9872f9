"""Interviews as the coordinator runs them: the times of a day, adding some, the card of one."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.fingerprint import fingerprint
from handlers.events.kinds.calls import (
    AddNowCall,
    AddSlotsCall,
    KindSteps,
    RemoveFreeCall,
    SlotCall,
    SlotsCall,
    UnbookedCall,
    day_number,
    day_of,
)
from handlers.events.kinds.ways import staff_row
from handlers.filters import Words
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from locales.text import Arg
from models import Event
from services import interviews
from services.actor import STAFF
from services.errors import ServiceError
from services.events.finding import find, require_staff
from services.interviews import Line, Plan
from services.interviews.slots import days_between, zone_of
from services.paging import PAGE_SIZE
from services.roles import READERS

router = require(with_turns(Router(name="events.interview_staff")), *READERS)

LONGEST_LINE = 300
"""Characters of a typed plan: a line, not a letter."""


async def staff_rows(turn: Turn, event: Event) -> list[list[InlineKeyboardButton]]:
    """To the times, with how many of them are booked."""
    if not turn.actor.sees(event.municipality_id, *READERS):
        return []
    days = await interviews.days_of(turn.session, actor=turn.actor, event_id=event.id)
    total, booked = (sum(item[place] for item in days.values()) for place in (0, 1))
    label = turn.texts.plain("interview-staff-times", total=total, booked=booked)
    return [[button(label, SlotsCall(event=event.id), None if total else "primary")]]


@router.callback_query(SlotsCall.filter())
async def show_slots(_: CallbackQuery, callback_data: SlotsCall, turn: Turn) -> Replies:
    await turn.enter(None)
    return await slots_screen(turn, callback_data.event, day_of(callback_data.day), callback_data.page)


async def slots_screen(turn: Turn, event_id: int, day: date | None, number: int, notice: str | None = None) -> Reply:
    """The days where there are several and none is chosen, else the times of the day."""
    event = await find(turn.session, event_id=event_id)
    days = await interviews.days_of(turn.session, actor=turn.actor, event_id=event_id)
    chosen = day if day in days else next(iter(days)) if len(days) == 1 else None
    head = [] if notice is None else [notice, ""]
    if chosen is None:
        rows = [[_day_button(turn, event, item, counts)] for item, counts in days.items()][-PAGE_SIZE * 4 :]
        key = "interview-staff-days" if days else "interview-staff-empty"
        text = "\n".join([*head, turn.texts(key, title=event.title)])
        return screen(
            turn.event, text, keyboard(*rows, *_tools(turn, event, None, 0, some=bool(days)), staff_row(turn, event))
        )
    return await _day_screen(turn, event, chosen, days, number, head)


async def _day_screen(
    turn: Turn, event: Event, day: date, days: dict[date, tuple[int, int]], number: int, head: list[str]
) -> Reply:
    page = await interviews.fetch_day(turn.session, actor=turn.actor, event_id=event.id, day=day, number=number)
    total, booked = days[day]
    shown = turn.texts.day(day, turn.now.astimezone(zone_of(event)).date())
    text = turn.texts("interview-staff-day", title=event.title, day=shown, total=total, booked=booked)
    rows = [[_line(turn, event, line)] for line in page.items]
    turned = pager(page, lambda to: SlotsCall(event=event.id, day=day_number(day), page=to))
    other = [button(turn.texts.plain("interview-other-day"), SlotsCall(event=event.id))] if len(days) > 1 else []
    tools = _tools(turn, event, day, total - booked)
    markup = keyboard(*rows, turned, other, *tools[:1], staff_row(turn, event), *tools[1:])
    return screen(turn.event, "\n".join([*head, text]), markup)


def _day_button(turn: Turn, event: Event, day: date, counts: tuple[int, int]) -> InlineKeyboardButton:
    shown = turn.texts.day(day, turn.now.astimezone(zone_of(event)).date())
    label = turn.texts.plain("interview-staff-day-line", day=shown, total=counts[0], booked=counts[1])
    return button(label, SlotsCall(event=event.id, day=day_number(day)))


def _line(turn: Turn, event: Event, line: Line) -> InlineKeyboardButton:
    """Time, who, and what came of it: a phone cuts the end."""
    slot, person = line.slot, line.person
    local = slot.starts_at.astimezone(zone_of(event))
    names = () if person is None else (person.surname, person.name)
    label = turn.texts.plain(
        "interview-staff-line",
        time=f"{local:%H:%M}",
        room=slot.place or "",
        has_room=bool(slot.place),
        who=" ".join(name for name in names if name) or ("" if person is None else str(person.id)),
        free=person is None,
        outcome=slot.outcome or "none",
    )
    return button(label, SlotCall(slot=slot.id))


def _tools(
    turn: Turn, event: Event, day: date | None, free: int, *, some: bool = True
) -> list[list[InlineKeyboardButton]]:
    """The dangerous one in a row of its own, the last."""
    if not turn.actor.sees(event.municipality_id, *STAFF) or event.state != "planned":
        return []
    add = button(turn.texts.plain("interview-add"), AddSlotsCall(event=event.id), None if day else "primary")
    waiting = button(turn.texts.plain("interview-unbooked"), UnbookedCall(event=event.id))
    if day is None or not free:
        return [[add, waiting] if some else [add]]
    clear = RemoveFreeCall(event=event.id, day=day_number(day))
    return [[add, waiting], [button(turn.texts.plain("interview-remove-free", count=free), clear, "danger")]]


@router.callback_query(AddSlotsCall.filter())
async def ask_plan(query: CallbackQuery, callback_data: AddSlotsCall, turn: Turn) -> Replies:
    event = await _changeable(turn, callback_data.event)
    await turn.enter(KindSteps.plan, move=[event.id])
    cancel = button(turn.texts.plain("common-cancel"), SlotsCall(event=event.id))
    return screen(query, turn.texts("interview-ask-plan", **_bounds(event)), keyboard(cancel))


def _bounds(event: Event) -> dict[str, Arg]:
    zone = zone_of(event)
    first, last = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    return {"title": event.title, "first": first, "last": last, "several": first.date() != last.date()}


async def _changeable(turn: Turn, event_id: int) -> Event:
    event = await find(turn.session, event_id=event_id)
    require_staff(turn.actor, event, *STAFF, action="interview.change")
    if event.state != "planned":
        raise ServiceError("interview-cancelled")
    return event


@router.message(StateFilter(KindSteps.plan), Words())
async def take_plan(event: Message, turn: Turn) -> Replies:
    """Repeat what was understood; nothing is added before the press."""
    begun = (await turn.state.get_data()).get("move") or []
    if not begun:
        raise ServiceError("interview-lost")
    interview, typed = await _changeable(turn, int(begun[0])), (event.text or "")[:LONGEST_LINE]
    cancel = button(turn.texts.plain("common-cancel"), SlotsCall(event=interview.id))
    try:
        plan, windows = _read(interview, typed)
        await interviews.check_plan(turn.session, event=interview, plan=plan, now=turn.now)
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), keyboard(cancel))
    await turn.enter(KindSteps.plan, move=[interview.id, typed])
    go = AddNowCall(event=interview.id, print=fingerprint(typed))
    add = button(turn.texts.plain("interview-add-now", count=len(windows)), go, "primary")
    return message(event, _understood(turn, interview, plan), keyboard(add, cancel))


def _read(event: Event, typed: str) -> tuple[Plan, list[interviews.Window]]:
    first, last = days_between(event)
    plan = interviews.read_plan(typed, first_day=first, last_day=last)
    return plan, plan.windows(zone_of(event))


def _understood(turn: Turn, event: Event, plan: Plan) -> str:
    zone = zone_of(event)
    windows = plan.windows(zone)
    first, last = (item.starts_at.astimezone(zone) for item in (windows[0], windows[-1]))
    return turn.texts(
        "interview-understood",
        day=turn.texts.day(plan.day, turn.now.astimezone(zone).date()),
        begins=f"{plan.begins:%H:%M}",
        ends=f"{plan.ends:%H:%M}",
        minutes=plan.minutes,
        pause=plan.pause,
        rooms=", ".join(plan.rooms),
        has_rooms=bool(plan.rooms),
        count=len(windows),
        first=f"{first:%H:%M}",
        last=f"{last:%H:%M}",
    )


@router.message(StateFilter(KindSteps.plan))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")


@router.callback_query(AddNowCall.filter())
async def add_now(query: CallbackQuery, callback_data: AddNowCall, turn: Turn) -> Replies:
    """Add what stood on the confirmed screen; a second press finds it added."""
    interview = await _changeable(turn, callback_data.event)
    begun = (await turn.state.get_data()).get("move") or []
    typed = str(begun[1]) if len(begun) > 1 and begun[0] == interview.id else None
    if typed is None or fingerprint(typed) != callback_data.print:
        return toast(query, turn.texts.plain("interview-plan-gone"), alert=True)
    plan, _ = _read(interview, typed)
    added = await interviews.add(turn.session, actor=turn.actor, event_id=interview.id, plan=plan, now=turn.now)
    await turn.enter(None)
    notice = turn.texts("interview-added", count=added) if added else turn.texts("interview-added-before")
    return await slots_screen(turn, interview.id, plan.day, 1, notice)


@router.callback_query(RemoveFreeCall.filter())
async def clear_day(query: CallbackQuery, callback_data: RemoveFreeCall, turn: Turn) -> Replies:
    """A second press names how many times go."""
    interview, day = await _changeable(turn, callback_data.event), day_of(callback_data.day)
    days = await interviews.days_of(turn.session, actor=turn.actor, event_id=interview.id)
    if day is None or day not in days:
        return await slots_screen(turn, interview.id, None, 1)
    if not callback_data.sure:
        total, booked = days[day]
        sure = RemoveFreeCall(event=interview.id, day=callback_data.day, sure=True)
        back = button(turn.texts.plain("common-back"), SlotsCall(event=interview.id, day=callback_data.day))
        yes = button(turn.texts.plain("interview-remove-free-sure", count=total - booked), sure, "danger")
        text = turn.texts("interview-remove-free-question", count=total - booked, booked=booked)
        return screen(query, text, keyboard(back, yes))
    gone = await interviews.remove_free(turn.session, actor=turn.actor, event_id=interview.id, day=day, now=turn.now)
    return await slots_screen(turn, interview.id, day, 1, turn.texts("interview-removed-free", count=gone))
