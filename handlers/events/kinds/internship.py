"""An internship as the intern meets it: the mentor on site, the diary."""

from __future__ import annotations

from html import escape

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.long_text import packed, pieces
from handlers.events.calls import EventCall
from handlers.events.kinds.calls import KindSteps
from handlers.events.kinds.internship_calls import DiaryCall, DiaryEntryCall, DiaryWriteCall, HostedCall, MentorCall
from handlers.events.kinds.ways import back_row
from handlers.filters import Words
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, Style, button, keyboard, message, screen
from handlers.turn import Turn
from locales.text import Markup
from models import DiaryEntry, Event, Participation
from services import forms
from services.errors import ServiceError
from services.internships import diary, finding
from services.internships.form import diary_key
from services.paging import fetch_page

router = Router(name="events.internship")

SHOWN_RESULT = 300
"""Characters on the card; the whole went out with the decision."""
SHOWN_ENTRY = 40
"""Characters of an entry on a button."""


async def lines(turn: Turn, _: Event, participation: Participation | None) -> list[str]:
    """Mentor and diary; the card itself has the result."""
    if participation is None or participation.state != "signed_up":
        return []
    texts, shown = turn.texts, list[str]()
    if participation.mentor_on_site:
        shown.append(texts("internship-mentor", name=participation.mentor_on_site))
    count = await finding.count_days(turn.session, participation.id)
    shown.append(texts("internship-diary-count", count=count))
    return shown


async def buttons(turn: Turn, event: Event, participation: Participation | None) -> list[list[InlineKeyboardButton]]:
    hosted = [button(turn.texts.plain("internship-hosted"), HostedCall())] if turn.actor.heads(event.host_id) else []
    if participation is None:
        return [hosted]
    texts, number = turn.texts, participation.id
    count = await finding.count_days(turn.session, number)
    if participation.state != "signed_up" or event.state != "planned":
        # What one has written stays one's own to read.
        read = button(texts.plain("internship-diary-open", count=count), DiaryCall(participation=number))
        return [[read] if count else [], hosted]
    style: Style | None = None if participation.result else "primary"
    write = button(texts.plain("internship-diary-write"), DiaryWriteCall(participation=number), style)
    read = button(texts.plain("internship-diary-open", count=count), DiaryCall(participation=number))
    key = "internship-mentor-change" if participation.mentor_on_site else "internship-mentor-name"
    mentor = [] if participation.mentor_id else [button(texts.plain(key), MentorCall(participation=number))]
    time = diary.is_time(turn.actor, event, turn.now)
    return [
        [write] if time else [],
        [read] if count else [],
        mentor,
        hosted,
    ]


@router.callback_query(DiaryWriteCall.filter())
async def write(_: CallbackQuery, callback_data: DiaryWriteCall, turn: Turn) -> Replies:
    """A form that begins with the words: the day is today until it is changed."""
    if callback_data.entry:
        entry, found, event = await diary.own_entry(turn.session, actor=turn.actor, entry_id=callback_data.entry)
        if not diary.may_rewrite(turn.actor, entry, turn.now):
            raise ServiceError("internship-entry-stands")
        await finding.own(turn.session, actor=turn.actor, participation_id=found.id)
        answers = {"day": entry.day.isoformat(), "text": entry.text}
    else:
        found, event = await finding.own(turn.session, actor=turn.actor, participation_id=callback_data.participation)
        answers = {"day": diary.likely_day(turn.actor, event, turn.now).isoformat()}
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=diary_key(found.id, callback_data.entry),
        programme=turn.programme,
        answers=answers,
        now=turn.now,
        anew=bool(callback_data.entry),
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)


@router.callback_query(DiaryCall.filter())
async def show_diary(_: CallbackQuery, callback_data: DiaryCall, turn: Turn) -> Replies:
    await turn.enter(None)
    return await diary_screen(turn, callback_data.participation, callback_data.page)


async def diary_screen(turn: Turn, participation_id: int, number: int, notice: str | None = None) -> Reply:
    found, event = await finding.mine(turn.session, actor=turn.actor, participation_id=participation_id)
    page = await fetch_page(turn.session, finding.diary(found.id), number=number)
    rows = [button(entry_label(turn, entry), DiaryEntryCall(entry=entry.id)) for entry in page.items]
    turned = pager(page, lambda to: DiaryCall(participation=found.id, page=to))
    text = turn.texts("internship-diary-title", title=event.title, count=page.total)
    add = button(turn.texts.plain("internship-diary-write"), DiaryWriteCall(participation=found.id), "primary")
    stands = found.state == "signed_up" and event.state == "planned"
    time = [add] if stands and diary.is_time(turn.actor, event, turn.now) else []
    markup = keyboard(time, *rows, turned, back_row(turn, event.id))
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def entry_label(turn: Turn, entry: DiaryEntry) -> str:
    words = " ".join(entry.text.split())[:SHOWN_ENTRY]
    return turn.texts.plain("internship-entry-line", day=turn.texts.full_date(entry.day), words=words)


@router.callback_query(DiaryEntryCall.filter())
async def open_entry(query: CallbackQuery, callback_data: DiaryEntryCall, turn: Turn) -> list[Reply]:
    entry, found, _ = await diary.own_entry(turn.session, actor=turn.actor, entry_id=callback_data.entry)
    back = button(turn.texts.plain("internship-to-diary"), DiaryCall(participation=found.id))
    change = button(turn.texts.plain("internship-entry-change"), DiaryWriteCall(participation=found.id, entry=entry.id))
    may = [change] if diary.may_rewrite(turn.actor, entry, turn.now) else []
    return entry_messages(turn, query, entry, [may, [back, home_button(turn.texts)]])


def entry_messages(
    turn: Turn, query: CallbackQuery, entry: DiaryEntry, rows: list[list[InlineKeyboardButton]]
) -> list[Reply]:
    """The whole day: in place where it fits one message, else in as many as it takes."""
    title = turn.texts("internship-entry-title", day=turn.texts.full_date(entry.day))
    parts = [Markup(escape(piece, quote=False)) for piece in pieces(entry.text)]
    pages = packed([title, *parts])
    if len(pages) == 1:
        return [screen(query, pages[0], keyboard(*rows))]
    return [*(message(query, page) for page in pages[:-1]), message(query, pages[-1], keyboard(*rows))]


@router.callback_query(MentorCall.filter())
async def ask_mentor(query: CallbackQuery, callback_data: MentorCall, turn: Turn) -> Replies:
    found, event = await finding.own(turn.session, actor=turn.actor, participation_id=callback_data.participation)
    await turn.enter(KindSteps.mentor, move=[found.id])
    cancel = button(turn.texts.plain("common-cancel"), EventCall(id=event.id))
    return screen(query, turn.texts("internship-ask-mentor"), keyboard(cancel))


@router.message(StateFilter(KindSteps.mentor), Words())
async def take_mentor(event: Message, turn: Turn) -> Replies:
    begun = (await turn.state.get_data()).get("move") or [0]
    found = await finding.name_mentor(
        turn.session, actor=turn.actor, participation_id=int(begun[0]), name=event.text or "", now=turn.now
    )
    await turn.enter(None)
    text = turn.texts("internship-mentor-noted", name=found.mentor_on_site or "")
    return message(event, text, keyboard(back_row(turn, found.event_id)))


@router.message(StateFilter(KindSteps.mentor))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")
