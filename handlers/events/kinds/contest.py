"""A contest as its participants meet it: the windows of its stages, handing in, one's own works."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.events.kinds.calls import KindSteps
from handlers.events.kinds.contest_calls import EntryCall, EntryPartCall, MyWorkCall, MyWorksCall
from handlers.events.kinds.ways import back_row
from handlers.events.kinds.work_files import whole_work
from handlers.events.sight import visible
from handlers.filters import Words
from handlers.forms.attachments import incoming_file
from handlers.forms.walking import gone, put_away
from handlers.screens import Replies, Reply, Style, button, keyboard, message, screen, toast
from handlers.turn import Turn
from models import ContestStage, Draft, Event, Participation, Submission
from programmes.schema import SUBMISSION_EXTENSIONS
from services import drafts, submissions
from services.contests import stages, works
from services.contests.works import Window
from services.errors import ServiceError

router = Router(name="events.contest")

SHOWN_STAGES = 8
"""Of a card; a contest has at most a dozen."""
SHOWN_WORKS = 20
"""Buttons of versions."""
SHORT = 60
"""Characters of a stage's title on the card."""


async def lines(turn: Turn, event: Event, _: Participation | None) -> list[str]:
    """A line a stage: its window, and what one has handed in."""
    found = await stages.of_event(turn.session, event.id)
    newest = _newest(await works.mine(turn.session, person_id=turn.person.id, event_id=event.id))
    return [_line(turn, stage, newest.get(stage.id)) for stage in found[:SHOWN_STAGES]]


def _newest(mine: list[Submission]) -> dict[int | None, Submission]:
    """By stage; the list has the newest first."""
    return {work.contest_stage_id: work for work in reversed(mine)}


def _line(turn: Turn, stage: ContestStage, work: Submission | None) -> str:
    window = works.window_of(stage, turn.now)
    moment = stage.opens_at if window is Window.SOON else stage.closes_at
    return turn.texts(
        "contest-line",
        number=str(stage.number),
        title=stage.title[:SHORT],
        window=window.value,
        moment=turn.texts.moment(moment, turn.now, turn.actor.zone),
        work="none" if work is None else "broken" if work.is_broken else "whole",
        version=0 if work is None else work.version,
    )


async def buttons(turn: Turn, event: Event, participation: Participation | None) -> list[list[InlineKeyboardButton]]:
    """Hand in to what is open; what was handed in stays in reach afterwards."""
    mine = await works.mine(turn.session, person_id=turn.person.id, event_id=event.id)
    newest, rows = _newest(mine), list[list[InlineKeyboardButton]]()
    if participation is not None and participation.state == "signed_up" and event.state == "planned":
        for stage in await stages.of_event(turn.session, event.id):
            if stage.takes_work and works.window_of(stage, turn.now) is Window.OPEN:
                again = stage.id in newest
                style: Style | None = None if again or rows else "primary"
                label = turn.texts.plain("contest-hand-in", title=stage.title[:SHORT], again=again)
                rows.append([button(label, EntryCall(stage=stage.id), style)])
    if mine:
        rows.append([button(turn.texts.plain("contest-my-works", count=len(mine)), MyWorksCall(event=event.id))])
    return rows


@router.callback_query(EntryCall.filter())
async def begin(query: CallbackQuery, callback_data: EntryCall, turn: Turn) -> Replies:
    """What is sent from now on belongs to this stage."""
    draft = await works.begin(
        turn.session, actor=turn.actor, programme=turn.programme, stage_id=callback_data.stage, now=turn.now
    )
    away = await put_away(turn)
    await turn.enter(KindSteps.entry, draft=draft.id)
    stage, event = await stages.find_stage(turn.session, callback_data.stage)
    closes = turn.texts.moment(stage.closes_at, turn.now, turn.actor.zone)
    parts = [
        turn.texts("contest-task", title=event.title, stage=stage.title, closes=closes),
        "",
        turn.texts("submission-how", how="both", extensions=", ".join(SUBMISSION_EXTENSIONS)),
    ]
    parts += ["", _collected(turn, draft)] if submissions.part_count(draft) else []
    return [*away, screen(query, "\n".join(parts), _ways(turn, draft))]


def _collected(turn: Turn, draft: Draft) -> str:
    words = submissions.count_words(submissions.typed_text(draft))
    return turn.texts("submission-collected", parts=submissions.part_count(draft), words=words)


def _ways(turn: Turn, draft: Draft) -> InlineKeyboardMarkup:
    texts, parts = turn.texts, submissions.part_count(draft)
    leave = button(texts.plain("submission-leave"), EntryPartCall(draft=draft.id, do="leave"))
    if not parts:
        return keyboard(leave)
    done = EntryPartCall(draft=draft.id, do="done", parts=parts)
    clear = EntryPartCall(draft=draft.id, do="clear")
    return keyboard(
        button(texts.plain("submission-done"), done, "primary"),
        leave,
        button(texts.plain("submission-clear"), clear, "danger"),
    )


async def _draft(turn: Turn) -> Draft | None:
    draft_id = (await turn.state.get_data()).get("draft")
    if not isinstance(draft_id, int):
        return None
    return await drafts.own(turn.session, person=turn.person, draft_id=draft_id)


@router.message(StateFilter(KindSteps.entry), Words())
async def type_part(event: Message, turn: Turn) -> Replies:
    """Append the message to the text; nothing is handed in before «Готово»."""
    if (draft := await _draft(turn)) is None:
        return await gone(turn)
    submissions.add_part(draft, event.text or "", now=turn.now)
    return message(event, _collected(turn, draft), _ways(turn, draft))


@router.message(StateFilter(KindSteps.entry))
async def send_file(event: Message, turn: Turn) -> Replies:
    """A document or a photo is a version at once; of an album each file is told."""
    if (draft := await _draft(turn)) is None:
        return await gone(turn)
    file = incoming_file(event)
    if file is None:
        text = turn.texts("submission-not-that", how="both", extensions=", ".join(SUBMISSION_EXTENSIONS))
        return message(event, text, _ways(turn, draft))
    try:
        work, stored = await works.hand_in_file(
            turn.session, actor=turn.actor, programme=turn.programme, draft=draft, file=file, now=turn.now
        )
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), _ways(turn, draft))
    stage, contest = await stages.find_stage(turn.session, works.stage_id_of(draft))
    key = "submission-received-album" if event.media_group_id else "submission-received-file"
    moment = turn.at(work.handed_in_at)
    text = turn.texts(key, title=stage.title, name=stored.name, moment=moment, version=work.version)
    return message(event, text, keyboard(back_row(turn, contest.id, anew=True)))


@router.callback_query(EntryPartCall.filter())
async def press_part(query: CallbackQuery, callback_data: EntryPartCall, turn: Turn) -> Replies:
    draft = await drafts.own(turn.session, person=turn.person, draft_id=callback_data.draft)
    if draft is None:
        return await gone(turn)
    stage, event = await stages.find_stage(turn.session, works.stage_id_of(draft))
    match callback_data.do:
        case "done":
            return await _done(turn, query, draft, stage, callback_data.parts)
        case "clear":
            submissions.clear_parts(draft, now=turn.now)
            await turn.enter(KindSteps.entry, draft=draft.id)
            return screen(query, turn.texts("submission-cleared"), _ways(turn, draft))
    await turn.enter(None)
    return screen(query, turn.texts("contest-left", title=event.title), keyboard(back_row(turn, event.id)))


async def _done(turn: Turn, query: CallbackQuery, draft: Draft, stage: ContestStage, parts: int) -> Replies:
    """Hand the text in; a second press finds it handed in, an old screen what has come since."""
    count = submissions.part_count(draft)
    if not count:
        return toast(query, turn.texts.plain("submission-nothing"), alert=True)
    if count != parts:
        return message(query, _collected(turn, draft), _ways(turn, draft))
    work = await works.hand_in_text(turn.session, actor=turn.actor, programme=turn.programme, draft=draft, now=turn.now)
    await turn.enter(None)
    moment, words = turn.at(work.handed_in_at), work.words or 0
    text = turn.texts("submission-received-text", title=stage.title, moment=moment, version=work.version, words=words)
    return screen(query, text, keyboard(back_row(turn, stage.event_id, anew=True)))


@router.callback_query(MyWorksCall.filter())
async def show_mine(query: CallbackQuery, callback_data: MyWorksCall, turn: Turn) -> Replies:
    event = await visible(turn, callback_data.event)
    titles = {stage.id: stage.title for stage in await stages.of_event(turn.session, event.id)}
    mine = await works.mine(turn.session, person_id=turn.person.id, event_id=event.id)
    rows = [
        button(
            turn.texts.plain(
                "contest-work",
                title=titles.get(work.contest_stage_id or 0, "")[:SHORT],
                version=str(work.version),
                moment=turn.at(work.handed_in_at),
                broken=work.is_broken,
            ),
            MyWorkCall(work=work.id),
        )
        for work in mine[:SHOWN_WORKS]
    ]
    text = turn.texts("contest-my-works-title", title=event.title, count=len(mine))
    return screen(query, text, keyboard(*rows, back_row(turn, event.id)))


@router.callback_query(MyWorkCall.filter())
async def open_mine(query: CallbackQuery, callback_data: MyWorkCall, turn: Turn) -> list[Reply]:
    work, stage = await works.own(turn.session, actor=turn.actor, submission_id=callback_data.work)
    caption = turn.texts(
        "contest-work-caption",
        name="",
        has_name=False,
        title=stage.title,
        version=str(work.version),
        broken=work.is_broken,
    )
    return whole_work(query, work, caption, keyboard(back_row(turn, stage.event_id, anew=True)))
