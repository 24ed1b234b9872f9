"""Home by role, help, and the ways between the places everybody knows."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.candidate.card import cards
from handlers.candidate.consent import ask_consent, show_consent
from handlers.candidate.onwards import onwards
from handlers.candidate.press import WorkPress
from handlers.candidate.tracks import first_choice
from handlers.coordinator.calls import By, DownloadCall, FreshListCall, InviteMenuCall, SearchCall, StaffCall
from handlers.events.home import event_buttons, event_lines
from handlers.filters import Slash
from handlers.forms.press import Act, press
from handlers.forms.resume import pause, unfinished
from handlers.forms.walking import leave
from handlers.introduction import ask_name
from handlers.language import ask_language
from handlers.links import Go, Place, go_button, home_button
from handlers.places import GUARDED, OPENERS
from handlers.profile import show_profile
from handlers.screens import Replies, Reply, Style, button, columns, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.spans import day_near
from locales.texts import Catalogue
from programmes.schema import Role
from services import consents, introduction, menu
from services.actor import STAFF
from services.application_list import HomeCounts
from services.menu import Home, Work
from services.roles import READERS, role_text
from services.stages import stage_title, track_title

SHOWN = 2
"""Applications and works with a button of their own; the rest is behind «Мои заявки»."""

router = with_turns(Router(name="menu"))
# Answers to forms are most of all messages: they pass by commands at one glance.
router.message.filter(Slash())


@router.message(Command("menu"))
async def show_menu(_: Message, turn: Turn) -> Replies:
    return [*await leave(turn), *await home(turn)]


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
        if _is_open(turn, place)
    ]


def _is_open(turn: Turn, place: Place) -> bool:
    if place not in OPENERS:
        return False
    if place in GUARDED:
        return turn.actor.has(*GUARDED[place])
    return turn.actor.is_colleague or turn.actor.consented


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


@router.message(Command("help"))
async def help_command(_: Message, turn: Turn) -> Replies:
    return [*await leave(turn), show_help(turn)]


def show_help(turn: Turn) -> Reply:
    texts = turn.texts
    lines = [texts("menu-help-title", programme=turn.programme.title), "", texts("menu-help-candidate")]
    if turn.actor.has(*READERS):
        lines += ["", texts("menu-help-staff")]
    contact = texts("menu-help-contact", department=turn.programme.department)
    return screen(turn.event, "\n".join([*lines, "", contact]), keyboard(home_button(texts)))


@router.message(Command("cancel"))
async def cancel(_: Message, turn: Turn) -> Replies:
    """Leave whatever is going on; a form begun is kept and said so."""
    walk = await unfinished(turn)
    return await pause(turn, walk) if walk is not None else [*await leave(turn), *await home(turn)]


@router.message(Command("language"))
async def language_command(_: Message, turn: Turn, catalogue: Catalogue) -> Replies:
    return [*await leave(turn), ask_language(turn, catalogue)]


@router.message(Command("profile"))
async def profile_command(_: Message, turn: Turn) -> Replies:
    return [*await leave(turn), *await show_profile(turn)]


@router.callback_query(Go.filter())
async def go(_: CallbackQuery, callback_data: Go, turn: Turn, catalogue: Catalogue) -> Replies:
    """To a place by its name; leaving a form keeps it."""
    replies = await leave(turn)
    turn = turn.beside() if callback_data.anew else turn
    match callback_data.to:
        case Place.HOME:
            return [*replies, *await home(turn)]
        case Place.HELP:
            return [*replies, show_help(turn)]
        case Place.LANGUAGE:
            return [*replies, ask_language(turn, catalogue)]
        case Place.INTRODUCTION:
            return [*replies, *await ask_name(turn)]
        case Place.PROFILE:
            return [*replies, *await show_profile(turn)]
    if callback_data.to in OPENERS:
        return [*replies, *await _opened(turn, callback_data.to)]
    return [*replies, *await _candidate_place(turn, callback_data.to)]


async def _opened(turn: Turn, place: Place) -> list[Reply]:
    """A place by its opener; raises `Denied` for one of other roles."""
    if place in GUARDED:
        turn.actor.require("place.open", f"place:{place.value}", *GUARDED[place])
    elif not turn.actor.is_colleague and not turn.actor.consented:
        return await ask_consent(turn)
    return await OPENERS[place](turn)


async def _candidate_place(turn: Turn, place: Place) -> list[Reply]:
    """Places that show or take personal data: only after consent."""
    if not await consents.is_standing(turn.session, person=turn.person, programme=turn.programme):
        return await ask_consent(turn)
    match place:
        case Place.APPLICATION:
            return await cards(turn)
        case Place.TRACKS:
            return await first_choice(turn)
        case Place.CONSENT:
            return show_consent(turn)
    return await onwards(turn)
