"""«Моя заявка»: where it stands, why, and what can be done now."""

from __future__ import annotations

from collections.abc import Mapping

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.candidate.press import CardPress, MovePress, WorkPress
from handlers.candidate.stages import stage_lines
from handlers.events.kinds.internship_calls import PracticeCall
from handlers.links import Place, go_button, home_button
from handlers.screens import Reply, Style, button, keyboard, message, screen
from handlers.turn import Turn
from locales.text import Text
from models import Application, StageChange, Submission
from programmes.schema import StageKind
from services import applications, submissions
from services.applications import Way
from services.stages import find_stage, track_title

LONGEST_NOTE = 1200
LONGEST_REASON = 600
"""Characters shown; the whole reason went out with the decision."""


async def card(turn: Turn, application_id: int, *, whole: bool = False) -> tuple[str, InlineKeyboardMarkup]:
    """Text and buttons; raises NotFound for an application that is not the person's own."""
    way = await applications.way(turn.session, actor=turn.actor, application_id=application_id)
    works = await submissions.latest(turn.session, application=way.application)
    return _text(turn, way, works, whole), _keyboard(turn, way, works, whole)


async def cards(turn: Turn, *, anew: bool = False) -> list[Reply]:
    """The card of the only application, or a list to choose from."""
    found, texts = await applications.mine(turn.session, person=turn.person), turn.texts
    if len(found) == 1:
        text, markup = await card(turn, found[0].id)
    elif found:
        choices = [button(_name(turn, item), CardPress(id=item.id)) for item in found[:8]]
        text, markup = texts("status-choose"), keyboard(*choices, home_button(texts))
    else:
        begin = go_button(texts.plain("menu-apply"), Place.TRACKS, "primary")
        text, markup = texts("status-none"), keyboard(begin, home_button(texts))
    return [message(turn.event, text, markup) if anew else screen(turn.event, text, markup)]


def _name(turn: Turn, application: Application) -> str:
    track = track_title(turn.programme, application.track)
    return turn.texts.plain("status-name", track=track, cycle=application.cycle.title)


def _text(turn: Turn, way: Way, works: Mapping[str, Submission], whole: bool) -> str:
    application, texts = way.application, turn.texts
    track = track_title(turn.programme, application.track)
    parts = [texts("status-title", track=track, moment=turn.at(application.submitted_at)), ""]
    parts += stage_lines(turn, way, whole=whole)
    if whole:
        # Many stages and a long note do not fit one message; the note is a press away.
        return "\n".join(parts)
    stage = find_stage(turn.programme, application.track, application.stage)
    if stage is not None and stage.note:
        parts += ["", texts("status-note", note=stage.note[:LONGEST_NOTE])]
    parts += _decisions(turn, application, way.changes[-1] if way.changes else None)
    if works:
        parts += ["", *_handed_in(turn, application, works)]
    return "\n".join(parts)


def _decisions(turn: Turn, application: Application, last: StageChange | None) -> list[str]:
    """The reason of the last movement, and what the rules and the coordinator said."""
    texts, parts = turn.texts, []
    if last is not None and last.reason:
        parts += ["", texts("status-reason", reason=last.reason[:LONGEST_REASON])]
    if application.refused and application.refusal is not None:
        parts += ["", texts("status-refused", reason=Text.from_json(application.refusal))]
    elif application.exception_at is not None:
        parts += ["", texts("status-exception", reason=(application.exception_reason or "")[:LONGEST_REASON])]
    return parts


def _handed_in(turn: Turn, application: Application, works: Mapping[str, Submission]) -> list[str]:
    track = next((item for item in turn.programme.tracks if item.key == application.track), None)
    titles = {kind.key: kind.title for kind in track.submissions} if track else {}
    return [
        turn.texts(
            "status-work-broken" if work.is_broken else "status-work",
            title=titles.get(key, key),
            moment=turn.at(work.handed_in_at),
            version=work.version,
        )
        for key, work in works.items()
    ]


def _keyboard(turn: Turn, way: Way, works: Mapping[str, Submission], whole: bool) -> InlineKeyboardMarkup:
    application, texts = way.application, turn.texts
    rows: list[InlineKeyboardButton] = []
    for kind in submissions.taken_now(turn.programme, application):
        key = "status-hand-in-again" if kind.key in works else "status-hand-in"
        style: Style | None = None if rows or works else "primary"
        label = texts.plain(key, title=kind.title)
        rows.append(button(label, WorkPress(id=application.id, kind=kind.key), style))
    label = texts.plain("common-back" if whole else "status-whole")
    rows.append(button(label, CardPress(id=application.id, whole=not whole)))
    last = way.changes[-1].id if way.changes else 0
    profile = go_button(texts.plain("menu-profile"), Place.PROFILE)
    practice = button(texts.plain("practice-mine"), PracticeCall())
    return keyboard(*rows, practice, [profile, home_button(texts)], *_moves(turn, application, last))


def _moves(turn: Turn, application: Application, last: int) -> list[InlineKeyboardButton]:
    """What the definition lets a candidate do by himself; leaving is the dangerous one, at the end."""
    buttons = []
    for to in applications.candidate_moves(turn.programme, application):
        stage = find_stage(turn.programme, application.track, to)
        if stage is None:
            continue
        ends = stage.kind is StageKind.ENDED
        label = turn.texts.plain("status-withdraw" if ends else "status-move", stage=stage.title)
        press = MovePress(id=application.id, to=to, change=last)
        buttons.append(button(label, press, "danger" if ends else None))
    return buttons
