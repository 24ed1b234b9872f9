from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from models import Notification, StoredFile
from models.database import Database
from scheduler.fetching import FileGone
from services.file_store import FileStore
from tests.flows.happening import hour
from tests.scheduler.test_fetching import Telegram, fetching
from tests.services.contesting import prepared, sends


async def test_refused_work_of_a_contest_leads_back_to_the_contest(database: Database, tmp_path: Path) -> None:
    _, (actor,) = await prepared(database)
    await sends(database, actor, hour(10))
    async with database.read() as session:
        name = (await session.execute(select(StoredFile.telegram_file_id))).scalar_one()
    telegram = Telegram(**{name: FileGone()})
    await fetching(database, FileStore(tmp_path / "files"), telegram).run(hour(10))
    async with database.read() as session:
        buttons = (await session.execute(select(Notification.buttons))).scalar_one()
    assert (buttons or [])[0][0][1] == "ev:1:1"
