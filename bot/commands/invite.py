"""`rezerv invite`: a link by which somebody gets a role."""

from __future__ import annotations

from datetime import timedelta

from bot.app import Foundation, lay_foundation
from bot.clock import Clock
from bot.console import console_texts, say
from bot.identity import recognise
from bot.settings import Settings
from bot.telegram import make_bot
from programmes.schema import Role
from sandbox.server import BOT_USERNAME
from services import cycles, invites

VALID_FOR = timedelta(days=7)
TRIES = 3
"""Somebody sits at the terminal: after that the address is said not to answer."""


async def main(settings: Settings, *, role: str, municipality: str | None) -> int:
    """Print the link; it serves once, within a week. Without a token it leads to the sandbox's bot."""
    name = await _bot_name(settings)
    foundation = await lay_foundation(settings, Clock())
    try:
        token = await _invite(foundation, Role(role), municipality)
    finally:
        await foundation.database.close()
    say(f"https://t.me/{name}?start={token}")
    say(console_texts().plain("run-invite-terms"))
    return 0


async def _bot_name(settings: Settings) -> str:
    if settings.bot_token is None:
        return BOT_USERNAME
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    bot = make_bot(settings.bot_token.get_secret_value(), api_url=settings.telegram_api_url, proxy=proxy)
    try:
        return (await recognise(bot, tries=TRIES)).username or ""
    finally:
        await bot.session.close()


async def _invite(foundation: Foundation, role: Role, municipality: str | None) -> str:
    async with foundation.database.write() as session:
        place = None
        if municipality is not None:
            place = await cycles.municipality_by_key(session, programme=foundation.programme, key=municipality)
        _row, token = await invites.create_invite(
            session,
            actor=None,
            role=role,
            municipality_id=None if place is None else place.id,
            max_uses=1,
            valid_for=VALID_FOR,
            now=foundation.clock.now(),
        )
    return token
