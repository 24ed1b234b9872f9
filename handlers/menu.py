"""The home screen by role, and help."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.candidate.press import WorkPress
from handlers.coordinator.calls import By, DownloadCall, FreshListCall, InviteMenuCall, SearchCall, StaffCall
from handlers.events.home import event_buttons, event_lines
from handlers.events.kinds.internship_calls import HostedCall
from handlers.forms.press import Act, press
from handlers.links import Place, go_button, home_button
from handlers.places import OPENERS, is_open
from handlers.screens import Reply, Style, button, columns, keyboard, screen
from handlers.turn import Turn
from locales.spans import day_near
from programmes.schema import Role
from services import introduction, menu
from services.actor import STAFF
from services.application_list import HomeCounts
from services.menu import Home, Work
from services.roles import READERS, role_text
from services.stages import stage_title, track_title

SHOWN = 2
"""Applications and works with a button of their own; the rest is behind «Мои заявки»."""


async def home(turn: Turn) -> list[Reply]:
    """What waits for the person, and the way to everything else."""
    facts = await menu.home(turn.session, actor=turn.actor, programme=turn.programme, now=turn.now)
    return [screen(turn.event, _text(turn, facts), _keyboard(turn, facts))]


def _text(turn: Turn, facts: Home) -> str:
    texts = turn.texts
    address = turn.person.address
    lines = [texts("menu-title", address=address) if address else texts("menu-title-nameless")]
    lines.append(texts("menu-programme", programme=turn.programme.title))
    waiting = _waiting(turn, facts)
    return "\n".join([*lines, *_roles(turn), "", *(waiting or [texts(_nothing(turn))])])


def _roles(turn: Turn) -> list[str]:
    """In which roles the person is here, and that a name is missing; candidates need no telling."""
    roles = [role for role in turn.actor.roles if role is not Role.CANDIDATE]
    titles = [role_text(role, turn.programme) for role in Role if role in roles]
    words = ", ".join(turn.texts.resolve(title, plain=True).lower() for title in titles)
    lines: list[str] = [turn.texts("menu-roles", count=len(roles), roles=words)] if roles else []
    return [*lines, turn.texts("introduction-reminder")] if introduction.is_missing(turn.actor) else lines


def _nothing(turn: Turn) -> str:
    """The words for a home where nothing waits."""
    return "menu-no-tasks" if turn.actor.is_colleague else "menu-no-application"


def _waiting(turn: Turn, facts: Home) -> list[str]:
    texts = turn.texts
    lines: list[str] = []
    if facts.counts is not None:
        lines.append(texts("menu-counts", applications=facts.counts.applications, unread=facts.counts.unread))
    if (walk := facts.unfinished) is not None:
        lines.append(texts("menu-unfinished", answered=len(walk.answered), total=walk.total))
    for item in facts.applications[:SHOWN]:
        track = track_title(turn.programme, item.track)
        stage = stage_title(turn.programme, item.track, item.stage)
        lines.append(texts("menu-stage", track=track, stage=stage))
    lines += [_work_line(turn, work) for work in facts.works[:SHOWN]]
    return [*lines, *event_lines(turn, facts.events)]


def _work_line(turn: Turn, work: Work) -> str:
    if work.until is None:
        return turn.texts("menu-work", title=work.title)
    day = day_near(turn.texts, work.until, turn.today)
    return turn.texts("menu-work-until", title=work.title, day=day, left=(work.until - turn.today).days)


def _keyboard(turn: Turn, facts: Home) -> InlineKeyboardMarkup:
    texts = turn.texts
    rows = [] if facts.counts is None else _reader_rows(turn, facts.counts)
    rows += [[item] for item in [*event_buttons(turn, facts.events), *_candidate_buttons(turn, facts)]]
    if facts.interns:
        rows.append([button(texts.plain("menu-interns", count=facts.interns), HostedCall())])
    if introduction.is_missing(turn.actor):
        rows.append([go_button(texts.plain("introduction-button"), Place.INTRODUCTION)])
    rows += columns(
        [
            *_place_buttons(turn, facts),
            go_button(texts.plain("menu-profile"), Place.PROFILE),
            go_button(texts.plain("menu-help"), Place.HELP),
            go_button(texts.plain("menu-language"), Place.LANGUAGE),
        ]
    )
    return keyboard(*rows)


def _place_buttons(turn: Turn, facts: Home) -> list[InlineKeyboardButton]:
    """Places that have an opener and are the person's to enter."""
    labels = {
        Place.EVENTS: "menu-events",
        Place.CALENDAR: "menu-calendar",
        Place.BROADCASTS: "menu-broadcasts",
        Place.REMINDERS: "menu-reminders",
        Place.HEALTH: "menu-health",
    }
    coming = 0 if facts.events is None else facts.events.coming
    return [
        go_button(turn.texts.plain(key, **({"count": coming} if place is Place.EVENTS else {})), place)
        for place, key in labels.items()
        if place in OPENERS and is_open(turn.actor, place)
    ]


def _reader_rows(turn: Turn, counts: HomeCounts) -> list[list[InlineKeyboardButton]]:
    """The way to everything a coordinator does; a secretary reads and takes away."""
    texts = turn.texts
    everything = texts.plain("menu-applications", count=counts.applications)
    rows = [[button(everything, FreshListCall(by=By.ALL), "primary")]]
    if counts.unread:
        rows.append([button(texts.plain("menu-unread", count=counts.unread), FreshListCall(by=By.UNREAD))])
    find = button(texts.plain("applications-find"), SearchCall(everywhere=True))
    rows.append([find, button(texts.plain("applications-excel"), DownloadCall())])
    if turn.actor.has(*STAFF):
        invite = button(texts.plain("coordinator-invite"), InviteMenuCall())
        rows.append([invite, button(texts.plain("coordinator-roles"), StaffCall())])
    return rows


def _candidate_buttons(turn: Turn, facts: Home) -> list[InlineKeyboardButton]:
    texts = turn.texts
    buttons: list[InlineKeyboardButton] = []
    style: Style | None = None if turn.actor.is_colleague else "primary"
    if (walk := facts.unfinished) is not None:
        buttons.append(button(texts.plain("menu-continue"), press(walk, Act.RESUME), style))
    buttons += [
        button(texts.plain("status-hand-in", title=work.title), WorkPress(id=work.application_id, kind=work.kind))
        for work in facts.works[:SHOWN]
    ]
    if facts.applications:
        buttons.append(go_button(texts.plain("menu-application"), Place.APPLICATION))
    elif facts.unfinished is None and facts.counts is None:
        buttons.append(go_button(texts.plain("menu-apply"), Place.TRACKS, style))
    return buttons


def show_help(turn: Turn) -> Reply:
    texts = turn.texts
    lines = [texts("menu-help-title", programme=turn.programme.title), "", texts("menu-help-candidate")]
    if turn.actor.has(*READERS):
        lines += ["", texts("menu-help-staff")]
    contact = texts("menu-help-contact", department=turn.programme.department)
    return screen(turn.event, "\n".join([*lines, "", contact]), keyboard(home_button(texts)))
