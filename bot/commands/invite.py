"""`rezerv invite`: a link by which somebody gets a role."""

from __future__ import annotations

from datetime import timedelta

from bot.app import lay_foundation
from bot.clock import Clock
from bot.console import console_texts, say
from bot.identity import recognise
from bot.settings import Settings, SettingsError
from bot.telegram import make_bot
from locales.text import Text
from programmes.schema import Role
from services import cycles, invites

VALID_FOR = timedelta(days=7)


async def main(settings: Settings, *, role: str, municipality: str | None) -> int:
    """Print the link; it serves once, within a week."""
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN", Text("run-token-missing"))
    clock = Clock()
    foundation = await lay_foundation(settings, clock)
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    bot = make_bot(settings.bot_token.get_secret_value(), api_url=settings.telegram_api_url, proxy=proxy)
    try:
        me = await recognise(bot)
        async with foundation.database.write() as session:
            place = (
                await cycles.municipality_by_key(session, programme=foundation.programme, key=municipality)
                if municipality
                else None
            )
            _invite, token = await invites.create_invite(
                session,
                actor=None,
                role=Role(role),
                municipality_id=place.id if place else None,
                max_uses=1,
                valid_for=VALID_FOR,
                now=clock.now(),
            )
        say(f"https://t.me/{me.username}?start={token}")
        say(console_texts().plain("run-invite-terms"))
    finally:
        await bot.session.close()
        await foundation.database.close()
    return 0
