"""One entry of the calendar."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.cyclogram.calls import CalendarCall, CyclogramSteps, EntryCall, RestoreCall, ShiftCall
from handlers.cyclogram.words import kind_words, standing, whom
from handlers.links import home_button
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.spans import span_in_words
from programmes.schema import Role
from services import cycles
from services.calendar import Entry, find_entry

router = with_turns(Router(name="cyclogram.card"))


@router.callback_query(EntryCall.filter())
async def show_entry(query: CallbackQuery, callback_data: EntryCall, turn: Turn) -> Replies:
    await stop_moving(turn)
    entry = await the_entry(turn, callback_data.id)
    ways = [button(turn.texts.plain("calendar-back"), CalendarCall(all=callback_data.all)), home_button(turn.texts)]
    return screen(query, entry_text(turn, entry), keyboard(*staff_rows(turn, entry), ways))


async def stop_moving(turn: Turn) -> None:
    """From now on a typed line is no date and no reason any more."""
    if await turn.state.get_state() in (CyclogramSteps.days.state, CyclogramSteps.reason.state):
        await turn.enter(None)


async def the_entry(turn: Turn, entry_id: int) -> Entry:
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    return await find_entry(turn.session, programme=turn.programme, cycle=cycle, entry_id=entry_id)


def entry_text(turn: Turn, entry: Entry) -> str:
    texts, window = turn.texts, entry.window
    days = span_in_words(texts, (entry.starts_on, entry.ends_on))
    left = standing(texts, entry, turn.today)
    title = texts("calendar-card-title", title=window.title)
    lines: list[str] = [title, texts("calendar-card-days", days=days, standing=left)]
    if entry.moved:
        planned = span_in_words(texts, (entry.planned_starts_on, entry.planned_ends_on))
        lines.append(texts("calendar-card-moved", planned=planned, reason=entry.moved_reason or ""))
    kind = kind_words(texts, entry)
    whose = whom(texts, turn.programme, entry)
    lines.append(texts("calendar-card-whom", kind=kind, has_kind=bool(kind), whom=whose))
    if window.work is not None:
        lines.append(texts("calendar-card-work", title=_work_title(turn, entry)))
    if window.description:
        lines += ["", texts("calendar-card-description", description=window.description)]
    if window.responsible or window.clause:
        lines.append("")
    if window.responsible:
        lines.append(texts("calendar-card-responsible", who=window.responsible))
    if window.clause:
        lines.append(texts("calendar-card-clause", clause=window.clause))
    return "\n".join(lines)


def staff_rows(turn: Turn, entry: Entry) -> list[list[InlineKeyboardButton]]:
    """Moving is for coordinators of the whole region."""
    if not turn.actor.sees(None, Role.REGION_COORDINATOR):
        return []
    rows = [[button(turn.texts.plain("calendar-move"), ShiftCall(id=entry.id))]]
    if entry.moved:
        rows.append([button(turn.texts.plain("calendar-restore"), RestoreCall(id=entry.id))])
    return rows


def _work_title(turn: Turn, entry: Entry) -> str:
    """The work as the tracks of the entry call it; and which of them take it, where not all do."""
    tracks = entry.window.tracks
    concerned = [track for track in turn.programme.tracks if not tracks or track.key in tracks]
    works = {
        track.title: work.title for track in concerned for work in track.submissions if work.key == entry.window.work
    }
    if not works:
        return str(entry.window.work)
    title = next(iter(works.values()))
    return title if len(works) == len(concerned) else f"{title} ({', '.join(works)})"
