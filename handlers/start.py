"""The first words: invitation, language, consent, and on to where the person left off."""

from __future__ import annotations

import dataclasses

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.candidate.consent import ask_consent
from handlers.candidate.onwards import onwards
from handlers.commands import show_commands
from handlers.events.coming import by_link
from handlers.filters import Slash
from handlers.forms.walking import leave
from handlers.introduction import ask_name
from handlers.language import LanguagePress, ask_language
from handlers.menu import home
from handlers.screens import Replies, Reply, chat_id, message, screen
from handlers.turn import Turn, with_turns
from locales.texts import Catalogue
from services import consents, introduction, invites
from services.actor import Actor, Grant
from services.invites import Accepted
from services.participation import attendance
from services.roles import role_text

router = with_turns(Router(name="start"))
# Answers to forms are most of all messages: they pass by commands at one glance.
router.message.filter(Slash())


@router.message(CommandStart())
async def start(_: Message, command: CommandObject, turn: Turn, catalogue: Catalogue) -> Replies:
    """Greet, take an invitation if the link carries one, and go to the next step that is missing."""
    replies = await leave(turn)
    code = attendance.code_of_link(command.args or "")
    if code is not None and (turn.actor.consented or turn.actor.is_colleague):
        return [*replies, *await by_link(turn, code)]
    if code is not None:
        replies.append(message(turn.event, turn.texts("participation-code-consent")))
    elif command.args:
        accepted = await invites.accept(turn.session, actor=turn.actor, token=command.args.strip(), now=turn.now)
        turn = dataclasses.replace(turn, actor=_with_role(turn.actor, accepted))
        replies.append(_welcomed(turn, accepted))
    if turn.actor.roles:
        replies.append(show_commands(chat_id(turn.event), turn.actor.roles, turn.texts))
    if turn.person.language is None:
        return [*replies, ask_language(turn, catalogue, first=True)]
    return [*replies, *await next_step(turn)]


def _with_role(actor: Actor, accepted: Accepted) -> Actor:
    """The actor as the next update will see them."""
    grant = Grant(accepted.role, accepted.municipality_id)
    return actor if grant in actor.grants else dataclasses.replace(actor, grants=(*actor.grants, grant))


def _welcomed(turn: Turn, accepted: Accepted) -> Reply:
    key = "start-invited" if accepted.new else "start-invited-before"
    return message(turn.event, turn.texts(key, role=role_text(accepted.role, turn.programme)))


async def next_step(turn: Turn) -> list[Reply]:
    """Staff say what they are called and go home; a candidate to consent, then to the form or the application."""
    if turn.actor.is_colleague:
        return await ask_name(turn) if introduction.is_missing(turn.actor) else await home(turn)
    if not await consents.is_standing(turn.session, person=turn.person, programme=turn.programme):
        return [_greeting(turn), *await ask_consent(turn)]
    return await onwards(turn)


def _greeting(turn: Turn) -> Reply:
    programme = turn.programme
    text = turn.texts("start-greeting", programme=programme.title, description=programme.description)
    return screen(turn.event, text)


@router.callback_query(LanguagePress.filter())
async def choose_language(_: CallbackQuery, callback_data: LanguagePress, turn: Turn, catalogue: Catalogue) -> Replies:
    """Keep the choice and go on in that language."""
    if callback_data.code not in catalogue.languages:
        return ask_language(turn, catalogue, first=callback_data.first)
    turn.person.language = callback_data.code
    turn = dataclasses.replace(turn, texts=catalogue[callback_data.code])
    replies = await next_step(turn) if callback_data.first else await home(turn)
    if turn.actor.roles:
        replies.append(show_commands(chat_id(turn.event), turn.actor.roles, turn.texts))
    return replies
