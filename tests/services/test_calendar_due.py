"""Until when a work can be handed in, as the home menu tells it."""

from __future__ import annotations

from datetime import date

import pytest

from models.database import Database
from programmes.calendar import CalendarWindow
from services import cycles
from services.calendar import last_days
from tests.kit import the_programme

WINDOWS = (
    CalendarWindow(key="late", title="Второй срок", starts="02-01", ends="03-01", work="contest_entry"),
    CalendarWindow(
        key="early", title="Первый срок", starts="10-01", ends="12-01", work="contest_entry", tracks=("candidates",)
    ),
    CalendarWindow(key="idle", title="Без работы", starts="10-01", ends="10-31"),
)


@pytest.mark.parametrize(
    ("track", "today", "expected"),
    [
        ("candidates", date(2026, 9, 15), date(2026, 12, 1)),
        ("candidates", date(2026, 12, 1), date(2026, 12, 1)),
        ("candidates", date(2026, 12, 2), date(2027, 3, 1)),
        ("heads", date(2026, 9, 15), date(2027, 3, 1)),
        ("candidates", date(2027, 3, 2), None),
    ],
)
async def test_nearest_day_that_has_not_passed_counts(
    sqlite_url: str, track: str, today: date, expected: date | None
) -> None:
    programme = the_programme("moskovsky").model_copy(update={"calendar": WINDOWS})
    database = Database(sqlite_url)
    async with database.write() as session:
        await cycles.sync_programme(session, programme, today=today)
        cycle = await cycles.current(session, programme=programme, today=today)
        found = await last_days(session, programme=programme, cycle=cycle, track=track, today=today)
    await database.close()
    assert found == ({} if expected is None else {"contest_entry": expected})
