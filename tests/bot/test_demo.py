"""The demonstration's people and events, for every programme that comes with the bot."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import Foundation, lay_foundation
from bot.demo.filling import fill
from bot.settings import Settings
from models import Event, InterviewSlot, Participation
from programmes.loader import available
from tests.kit import START, FakeClock


async def foundation_of(programme: str, sqlite_url: str, folder: Path) -> Foundation:
    settings = Settings(_env_file=None, programme=programme, database_url=sqlite_url, data_dir=folder)
    return await lay_foundation(settings, FakeClock())


@pytest.mark.parametrize("programme", available())
async def test_demonstration_has_events_ahead_behind_full_and_with_times_to_book(
    programme: str, sqlite_url: str, tmp_path: Path
) -> None:
    foundation = await foundation_of(programme, sqlite_url, tmp_path)
    try:
        assert await fill(foundation) > 0
        async with foundation.database.read() as session:
            ahead = select(func.count(Event.id)).where(Event.starts_at > START)
            behind = select(func.count(Event.id)).where(Event.ends_at < START)
            states = select(Participation.state).distinct().order_by(Participation.state)
            attended = select(func.count()).where(Participation.attendance == "attended")
            assert (
                (await session.execute(ahead)).scalar_one(),
                (await session.execute(behind)).scalar_one(),
                (await session.execute(states)).scalars().all(),
                (await session.execute(attended)).scalar_one(),
                (await session.execute(select(func.count(InterviewSlot.id)))).scalar_one(),
            ) == (5, 1, ["signed_up", "waiting"], 19, 16)
            assert await fill(foundation) == 0
    finally:
        await foundation.database.close()
