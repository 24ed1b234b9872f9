"""A contest as the coordinator runs it: its stages, who has handed in, each work."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.calls import CardCall
from handlers.events.kinds.contest_calls import (
    EntriesCall,
    EntryOpenCall,
    ResultCall,
    ResultsCall,
    StageCall,
    StageFormCall,
    StageRemoveCall,
    StagesCall,
)
from handlers.events.kinds.ways import staff_row
from handlers.events.kinds.work_files import whole_work
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from models import ContestStage, Event, Person
from services import forms
from services.actor import STAFF
from services.contests import entries, stages, works
from services.contests.form import answers_of, change_key, new_key
from services.contests.stages import zone_of
from services.errors import ServiceError
from services.events.finding import find, require_staff
from services.participation import reading
from services.roles import READERS
from services.standing import newest_application

router = require(with_turns(Router(name="events.contest_staff")), *READERS)


async def staff_rows(turn: Turn, event: Event) -> list[list[InlineKeyboardButton]]:
    if not turn.actor.sees(event.municipality_id, *READERS):
        return []
    found = await stages.of_event(turn.session, event.id)
    label = turn.texts.plain("contest-staff-stages", count=len(found))
    results = button(turn.texts.plain("contest-staff-results"), ResultsCall(event=event.id))
    return [[button(label, StagesCall(event=event.id), None if found else "primary"), results]]


@router.callback_query(StagesCall.filter())
async def show_stages(_: CallbackQuery, callback_data: StagesCall, turn: Turn) -> Replies:
    return await stages_screen(turn, callback_data.event)


async def stages_screen(turn: Turn, event_id: int, notice: str | None = None) -> Reply:
    event = await find(turn.session, event_id=event_id)
    require_staff(turn.actor, event, *READERS, action="contest.view")
    found = await stages.of_event(turn.session, event.id)
    rows = [button(_label(turn, event, stage), StageCall(stage=stage.id)) for stage in found]
    add = [button(turn.texts.plain("contest-stage-add"), StageFormCall(event=event.id), None if found else "primary")]
    text = turn.texts("contest-stages" if found else "contest-stages-none", title=event.title)
    changes = _may_change(turn, event)
    markup = keyboard(*rows, add if changes else [], staff_row(turn, event))
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def _may_change(turn: Turn, event: Event) -> bool:
    return event.state == "planned" and turn.actor.sees(event.municipality_id, *STAFF)


def _label(turn: Turn, event: Event, stage: ContestStage) -> str:
    zone = zone_of(event)
    opens, closes = (item.astimezone(zone).date() for item in (stage.opens_at, stage.closes_at))
    window = works.window_of(stage, turn.now).value
    return turn.texts.plain(
        "contest-stage-line",
        number=str(stage.number),
        title=stage.title,
        days=turn.texts.days(opens, closes),
        window=window,
    )


@router.callback_query(StageCall.filter())
async def show_stage(_: CallbackQuery, callback_data: StageCall, turn: Turn) -> Replies:
    return await stage_screen(turn, callback_data.stage)


async def stage_screen(turn: Turn, stage_id: int, notice: str | None = None) -> Reply:
    counts = await entries.count(turn.session, actor=turn.actor, stage_id=stage_id)
    stage, event = await stages.find_stage(turn.session, stage_id)
    texts, zone = turn.texts, zone_of(event)
    text = texts(
        "contest-stage",
        title=event.title,
        number=str(stage.number),
        stage=stage.title,
        opens=texts.moment(stage.opens_at, turn.now, zone),
        closes=texts.moment(stage.closes_at, turn.now, zone),
        takes=stage.takes_work,
        entered=counts.entered,
        missing=counts.missing,
    )
    entered = button(texts.plain("contest-entries", count=counts.entered), EntriesCall(stage=stage.id), "primary")
    missing = button(texts.plain("contest-missing", count=counts.missing), EntriesCall(stage=stage.id, missing=True))
    rows = [[entered], [missing]] if stage.takes_work else []
    back = [button(texts.plain("contest-to-stages"), StagesCall(event=event.id)), home_button(texts)]
    changes = _changes(turn, event, stage, counts)
    markup = keyboard(*rows, *changes[:1], back, *changes[1:])
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def _changes(turn: Turn, event: Event, stage: ContestStage, counts: entries.Counts) -> list[list[InlineKeyboardButton]]:
    if not _may_change(turn, event):
        return []
    change = button(turn.texts.plain("contest-stage-change"), StageFormCall(event=event.id, stage=stage.id))
    if counts.entered:
        return [[change]]
    remove = button(turn.texts.plain("contest-stage-remove"), StageRemoveCall(stage=stage.id), "danger")
    return [[change], [remove]]


@router.callback_query(StageFormCall.filter())
async def fill_in(_: CallbackQuery, callback_data: StageFormCall, turn: Turn) -> Replies:
    event = await find(turn.session, event_id=callback_data.event)
    require_staff(turn.actor, event, *STAFF, action="contest.change")
    if event.state != "planned":
        raise ServiceError("contest-cancelled")
    key, answers = new_key(event.id), {}
    if callback_data.stage:
        stage, event = await stages.find_stage(turn.session, callback_data.stage)
        require_staff(turn.actor, event, *STAFF, action="contest.change")
        key, answers = change_key(stage), answers_of(stage, zone_of(event))
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=key,
        programme=turn.programme,
        answers=answers,
        now=turn.now,
        anew=bool(callback_data.stage),
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)


@router.callback_query(StageRemoveCall.filter())
async def remove_stage(query: CallbackQuery, callback_data: StageRemoveCall, turn: Turn) -> Replies:
    """A second press names what goes."""
    stage, event = await stages.find_stage(turn.session, callback_data.stage)
    require_staff(turn.actor, event, *STAFF, action="contest.change")
    if not callback_data.sure:
        back = button(turn.texts.plain("common-back"), StageCall(stage=stage.id))
        sure = StageRemoveCall(stage=stage.id, sure=True)
        yes = button(turn.texts.plain("contest-stage-remove-sure"), sure, "danger")
        return screen(query, turn.texts("contest-stage-remove-question", stage=stage.title), keyboard(back, yes))
    title = stage.title
    await stages.remove(turn.session, actor=turn.actor, stage_id=stage.id, now=turn.now)
    return await stages_screen(turn, event.id, turn.texts("contest-stage-removed", stage=title))


@router.callback_query(EntriesCall.filter())
async def show_entries(query: CallbackQuery, callback_data: EntriesCall, turn: Turn) -> Replies:
    """The newest work of each, or those who have handed in nothing."""
    stage, event = await stages.find_stage(turn.session, callback_data.stage)
    number = callback_data.page
    if callback_data.missing:
        people = await entries.fetch_missing(turn.session, actor=turn.actor, stage_id=stage.id, number=number)
        rows = [await _person_row(turn, event, person) for person in people.items]
        turned = pager(people, lambda to: EntriesCall(stage=stage.id, page=to, missing=True))
        text = turn.texts("contest-missing-title", stage=stage.title, count=people.total)
    else:
        page = await entries.fetch_entries(turn.session, actor=turn.actor, stage_id=stage.id, number=number)
        rows = [[_entry_button(turn, entry)] for entry in page.items]
        turned = pager(page, lambda to: EntriesCall(stage=stage.id, page=to))
        text = turn.texts("contest-entries-title", stage=stage.title, count=page.total)
    back = button(turn.texts.plain("contest-to-stage"), StageCall(stage=stage.id))
    return screen(query, text, keyboard(*rows, turned, [back, home_button(turn.texts)]))


async def _person_row(turn: Turn, event: Event, person: Person) -> list[InlineKeyboardButton]:
    """To what is known of the person in this contest: contacts and the application."""
    found = await reading.find(turn.session, event_id=event.id, person_id=person.id)
    name = person.full_name or str(person.id)
    return [] if found is None else [button(name, ResultCall(participation=found.id))]


def _entry_button(turn: Turn, entry: entries.Entry) -> InlineKeyboardButton:
    work, person = entry.work, entry.person
    label = turn.texts.plain(
        "contest-entry",
        name=" ".join(part for part in (person.surname, person.name) if part) or str(person.id),
        version=str(work.version),
        moment=turn.at(work.handed_in_at),
        broken=work.is_broken,
    )
    return button(label, EntryOpenCall(work=work.id))


@router.callback_query(EntryOpenCall.filter())
async def open_entry(query: CallbackQuery, callback_data: EntryOpenCall, turn: Turn) -> list[Reply]:
    """The work itself, with ways to the earlier versions, to the result and to the application."""
    opened = await entries.open_entry(turn.session, actor=turn.actor, submission_id=callback_data.work, now=turn.now)
    work, person, texts = opened.work, opened.person, turn.texts
    caption = texts(
        "contest-work-caption",
        name=person.full_name or str(person.id),
        has_name=True,
        title=opened.stage.title,
        version=str(work.version),
        broken=work.is_broken,
    )
    found = await reading.find(turn.session, event_id=opened.event.id, person_id=person.id)
    result = button(texts.plain("contest-to-result"), ResultCall(participation=found.id)) if found else None
    back = button(texts.plain("contest-to-entries"), EntriesCall(stage=opened.stage.id))
    earlier = await _earlier(turn, opened)
    application = await application_row(turn, person, opened.event)
    rows = (earlier, [result] if result else [], application, [back, home_button(texts, anew=True)])
    return whole_work(query, work, caption, keyboard(*rows))


async def _earlier(turn: Turn, opened: entries.Opened) -> list[InlineKeyboardButton]:
    found = await entries.versions(turn.session, stage_id=opened.stage.id, person_id=opened.person.id)
    older = next((item for item in found if item.version < opened.work.version), None)
    if older is None:
        return []
    return [button(turn.texts.plain("contest-earlier", version=str(older.version)), EntryOpenCall(work=older.id))]


async def application_row(turn: Turn, person: Person, event: Event) -> list[InlineKeyboardButton]:
    """The way to the person's application, for whom it is in reach."""
    if not turn.actor.sees(person.municipality_id, *READERS):
        return []
    found = await newest_application(turn.session, person_id=person.id, cycle_id=event.cycle_id)
    return [] if found is None else [button(turn.texts.plain("interview-application"), CardCall(id=found.id))]
