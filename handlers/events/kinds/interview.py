"""Interviews as invited people meet them: choosing a time, another time, giving it back."""

from __future__ import annotations

from datetime import date, datetime

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.calls import EventCall
from handlers.events.kinds.calls import BookCall, GiveBackCall, TimesCall, day_number, day_of
from handlers.events.kinds.ways import back_row
from handlers.paging import pager
from handlers.screens import Replies, Reply, button, columns, keyboard, screen, toast
from handlers.turn import Turn
from models import Event, InterviewSlot, Participation
from services import interviews
from services.errors import ServiceError
from services.events.finding import find
from services.interviews.slots import zone_of
from services.paging import PAGE_SIZE
from services.participation import presses
from services.participation.signing import is_invited

router = Router(name="events.interview")


async def lines(turn: Turn, event: Event, _: Participation | None) -> list[str]:
    """When one is expected, or that a time is still to be chosen."""
    slot = await interviews.slot_of(turn.session, event_id=event.id, person_id=turn.person.id)
    if slot is not None:
        return [turn.texts("interview-your-time", **shown_time(turn, slot))]
    if event.state != "planned" or event.ends_at <= turn.now or not await _is_invited(turn, event):
        return []
    free = sum((await interviews.free_days(turn.session, event=event, now=turn.now)).values())
    return [turn.texts("interview-choose-time", count=free)]


async def buttons(turn: Turn, event: Event, _: Participation | None) -> list[list[InlineKeyboardButton]]:
    """Choose, or choose another and give back; nothing once it has begun."""
    if event.state != "planned" or event.ends_at <= turn.now:
        return []
    slot = await interviews.slot_of(turn.session, event_id=event.id, person_id=turn.person.id)
    if slot is None and not await _is_invited(turn, event):
        return []
    if slot is None:
        choose = button(turn.texts.plain("interview-choose"), TimesCall(event=event.id), "primary")
        return [[choose]] if await interviews.free_days(turn.session, event=event, now=turn.now) else []
    if slot.outcome is not None or slot.starts_at <= turn.now:
        return []
    other = button(turn.texts.plain("interview-other-time"), TimesCall(event=event.id))
    return [[other], [button(turn.texts.plain("interview-give-back"), GiveBackCall(event=event.id), "danger")]]


async def _is_invited(turn: Turn, event: Event) -> bool:
    """A coordinator looks at the card too, and books no time."""
    return await is_invited(turn.session, event, person_id=turn.person.id, programme=turn.programme)


def shown_time(turn: Turn, slot: InterviewSlot) -> dict[str, str | bool]:
    """Arguments of texts that name a time: in the listener's zone, with the room."""
    moment = turn.texts.moment(slot.starts_at, turn.now, turn.actor.zone)
    return {"moment": moment, "room": slot.place or "", "has_room": bool(slot.place)}


@router.callback_query(TimesCall.filter())
async def show_times(_: CallbackQuery, callback_data: TimesCall, turn: Turn) -> Replies:
    """The days with free times where there are several, else the times themselves."""
    turn = turn.beside() if callback_data.anew else turn
    return await times_screen(turn, callback_data.event, day_of(callback_data.day), callback_data.page)


async def times_screen(turn: Turn, event_id: int, day: date | None, page: int, notice: str | None = None) -> Reply:
    event = await find(turn.session, event_id=event_id)
    await interviews.require_invited(turn.session, actor=turn.actor, programme=turn.programme, event=event)
    days = await interviews.free_days(turn.session, event=event, now=turn.now)
    chosen = day if day in days else next(iter(days)) if len(days) == 1 else None
    title = turn.texts("interview-times-title", title=event.title)
    head = [title] if notice is None else [notice, "", title]
    if not days or event.state != "planned":
        text = "\n".join([*head, turn.texts("interview-no-times")])
        return screen(turn.event, text, keyboard(back_row(turn, event.id)))
    if chosen is None:
        text = "\n".join([*head, turn.texts("interview-which-day")])
        return screen(turn.event, text, keyboard(*_days(turn, event, days, page), back_row(turn, event.id)))
    rows = await _times(turn, event, chosen, page)
    other = TimesCall(event=event.id)
    more = [button(turn.texts.plain("interview-other-day"), other)] if len(days) > 1 else []
    text = "\n".join([*head, turn.texts("interview-which-time", day=_day(turn, chosen), zone=_zone(turn, event))])
    return screen(turn.event, text, keyboard(*rows, more, back_row(turn, event.id)))


def _day(turn: Turn, day: date) -> str:
    return turn.texts.day(day, turn.today)


def _zone(turn: Turn, event: Event) -> str:
    """The zone in which the times are told, where it is not the listener's own; «none» otherwise."""
    there = event.starts_at.astimezone(zone_of(event)).utcoffset()
    return "none" if there == event.starts_at.astimezone(turn.actor.zone).utcoffset() else event.timezone


def _days(turn: Turn, event: Event, days: dict[date, int], page: int) -> list[list[InlineKeyboardButton]]:
    first = min(max(0, (page - 1) * PAGE_SIZE), (len(days) - 1) // PAGE_SIZE * PAGE_SIZE)
    rows = [
        [button(turn.texts.plain("interview-day", day=_day(turn, day), count=count), _of_day(event, day))]
        for day, count in list(days.items())[first : first + PAGE_SIZE]
    ]
    number, pages = first // PAGE_SIZE + 1, -(-len(days) // PAGE_SIZE)
    arrows = [("‹", number - 1), ("›", number + 1)]
    turned = [button(label, TimesCall(event=event.id, page=to)) for label, to in arrows if 1 <= to <= pages]
    return [*rows, turned]


def _of_day(event: Event, day: date) -> TimesCall:
    return TimesCall(event=event.id, day=day_number(day))


async def _times(turn: Turn, event: Event, day: date, number: int) -> list[list[InlineKeyboardButton]]:
    page = await interviews.free_slots(turn.session, event=event, day=day, number=number, now=turn.now)
    zone = zone_of(event)
    found = [button(_label(slot, slot.starts_at.astimezone(zone)), BookCall(slot=slot.id)) for slot in page.items]
    turned = pager(page, lambda to: TimesCall(event=event.id, day=day_number(day), page=to))
    return [*columns(found), turned]


def _label(slot: InterviewSlot, local: datetime) -> str:
    return f"{local:%H:%M} · {slot.place}" if slot.place else f"{local:%H:%M}"


@router.callback_query(BookCall.filter())
async def book(query: CallbackQuery, callback_data: BookCall, turn: Turn) -> Replies:
    """Book; whoever has another time already is asked once, because it becomes free for others."""
    if not callback_data.sure and (question := await _ask_to_move(turn, callback_data.slot)) is not None:
        return question
    try:
        booked = await interviews.book(
            turn.session, actor=turn.actor, programme=turn.programme, slot_id=callback_data.slot, now=turn.now
        )
    except ServiceError as refusal:
        return await _taken(turn, callback_data.slot, refusal)
    if not booked.is_new:
        return toast(query, turn.texts.plain("interview-yours-already"))
    event, moved = booked.event, booked.before is not None
    key = "interview-moved" if moved else "interview-booked"
    text = turn.texts(key, title=event.title, **shown_time(turn, booked.slot))
    file = button(turn.texts.plain("interview-calendar-file"), presses.calendar_file(event.id))
    return screen(query, text, keyboard(file, back_row(turn, event.id, anew=True)))


async def _taken(turn: Turn, slot_id: int, refusal: ServiceError) -> Reply:
    """Somebody was quicker: what is still free; any other refusal goes on as it is."""
    slot = await turn.session.get(InterviewSlot, slot_id)
    if refusal.text.key != "interview-taken" or slot is None:
        raise refusal
    return await times_screen(turn, slot.event_id, None, 1, turn.texts.resolve(refusal.text))


async def _ask_to_move(turn: Turn, slot_id: int) -> Reply | None:
    """None where nothing would be given back; the service judges the rest."""
    wanted = await turn.session.get(InterviewSlot, slot_id)
    if wanted is None or wanted.person_id is not None:
        return None
    mine = await interviews.slot_of(turn.session, event_id=wanted.event_id, person_id=turn.person.id)
    if mine is None:
        return None
    zone = turn.actor.zone
    words = [turn.texts.moment(item.starts_at, turn.now, zone) for item in (mine, wanted)]
    markup = keyboard(
        button(turn.texts.plain("interview-move-sure"), BookCall(slot=slot_id, sure=True), "primary"),
        button(turn.texts.plain("interview-keep"), EventCall(id=wanted.event_id)),
    )
    return screen(turn.event, turn.texts("interview-move-question", before=words[0], after=words[1]), markup)


@router.callback_query(GiveBackCall.filter())
async def give_back(query: CallbackQuery, callback_data: GiveBackCall, turn: Turn) -> Replies:
    """A second press names the consequence."""
    event = await find(turn.session, event_id=callback_data.event)
    slot = await interviews.slot_of(turn.session, event_id=event.id, person_id=turn.person.id)
    if slot is None:
        return toast(query, turn.texts.plain("interview-nothing-booked"))
    if not callback_data.sure:
        markup = keyboard(
            button(turn.texts.plain("interview-keep"), EventCall(id=event.id), "primary"),
            button(turn.texts.plain("interview-give-back-sure"), GiveBackCall(event=event.id, sure=True), "danger"),
        )
        return screen(query, turn.texts("interview-give-back-question", **shown_time(turn, slot)), markup)
    text = turn.texts("interview-given-back", title=event.title, **shown_time(turn, slot))
    await interviews.cancel(turn.session, actor=turn.actor, event_id=event.id, now=turn.now)
    again = button(turn.texts.plain("interview-choose"), TimesCall(event=event.id, anew=True))
    return screen(query, text, keyboard(again, back_row(turn, event.id, anew=True)))
