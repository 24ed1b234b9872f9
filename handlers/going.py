"""The ways between the places everybody knows: by a button, by a command, or by its name typed as it comes to mind."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.candidate.card import cards
from handlers.candidate.consent import ask_consent, show_consent
from handlers.candidate.onwards import onwards
from handlers.candidate.tracks import first_choice
from handlers.filters import Slash, Words
from handlers.forms.resume import pause, unfinished
from handlers.forms.walking import leave
from handlers.introduction import ask_name
from handlers.language import ask_language
from handlers.links import Go, Place
from handlers.menu import home, show_help
from handlers.names import place_named
from handlers.places import GUARDED, OPENERS, is_open
from handlers.profile import show_profile
from handlers.screens import Replies, Reply
from handlers.turn import Turn, with_turns
from locales.texts import Catalogue, Texts
from services import consents
from services.actor import Actor

router = with_turns(Router(name="going"))
# Answers to forms are most of all messages: they pass by commands at one glance.
router.message.filter(Slash())

by_name = with_turns(Router(name="going.by_name"))
"""Behind every conversation: what is typed there is an answer, not the name of a place."""

COMMANDS = {
    "menu": Place.HOME,
    "help": Place.HELP,
    "language": Place.LANGUAGE,
    "profile": Place.PROFILE,
    "events": Place.EVENTS,
    "calendar": Place.CALENDAR,
    "reminders": Place.REMINDERS,
    "broadcasts": Place.BROADCASTS,
}


class Named(Filter):
    """A text that is the name of a place which stands open to the person; gives it as `place`."""

    async def __call__(self, message: Message, actor: Actor, texts: Texts) -> bool | dict[str, Any]:
        place = place_named(texts, message.text or "")
        return {"place": place} if place is not None and is_open(actor, place) else False


@router.message(Command("cancel"))
async def cancel(_: Message, turn: Turn) -> Replies:
    """Leave whatever is going on; a form begun is kept and said so."""
    walk = await unfinished(turn)
    return await pause(turn, walk) if walk is not None else [*await leave(turn), *await home(turn)]


@router.message(Command(*COMMANDS))
async def go_by_command(_: Message, command: CommandObject, turn: Turn, catalogue: Catalogue) -> Replies:
    return [*await leave(turn), *await _arrive(turn, COMMANDS[command.command.lower()], catalogue)]


@by_name.message(Words(), StateFilter(None), Named())
async def go_by_name(_: Message, place: Place, turn: Turn, catalogue: Catalogue) -> Replies:
    return [*await leave(turn), *await _arrive(turn, place, catalogue)]


@router.callback_query(Go.filter())
async def go(_: CallbackQuery, callback_data: Go, turn: Turn, catalogue: Catalogue) -> Replies:
    """To a place by its button; leaving a form keeps it."""
    replies = await leave(turn)
    return [*replies, *await _arrive(turn.beside() if callback_data.anew else turn, callback_data.to, catalogue)]


async def _arrive(turn: Turn, place: Place, catalogue: Catalogue) -> list[Reply]:
    match place:
        case Place.HOME:
            return await home(turn)
        case Place.HELP:
            return [show_help(turn)]
        case Place.LANGUAGE:
            return [ask_language(turn, catalogue)]
        case Place.INTRODUCTION:
            return await ask_name(turn)
        case Place.PROFILE:
            return await show_profile(turn)
    return await (_opened if place in OPENERS else _candidate_place)(turn, place)


async def _opened(turn: Turn, place: Place) -> list[Reply]:
    """A place by its opener; raises `Denied` for one of other roles."""
    if place in GUARDED:
        turn.actor.require("place.open", f"place:{place.value}", *GUARDED[place])
    elif not is_open(turn.actor, place):
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
