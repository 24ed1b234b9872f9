"""Who takes part in an event, as a workbook."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from exports.event_list import ListOrder, build_event_list
from locales.text import Text
from models import ExportRequest
from scheduler.makers.frame import Made, MakerContext
from services import audit
from services.events.finding import find
from services.export_events import event_people
from services.files import shown_name
from services.participation.reading import require_host


async def make(context: MakerContext, request: ExportRequest) -> Made:
    """Audited; raises `Denied` for whoever does not hold the event any more, `NotFound` for one that is gone."""
    number = int((request.params or {}).get("event_id", 0))
    async with context.database.write() as session:
        event = await find(session, event_id=number)
        require_host(context.actor, event, "event.list")
        audit.record(
            session,
            context.actor,
            "event.list",
            "event",
            number,
            now=context.now,
            municipality_id=event.municipality_id,
        )
    async with context.database.read() as session:
        rows = [tuple(row) async for chunk in event_people(session, number) for row in chunk]
    order = ListOrder(
        programme=context.programme,
        language=context.texts.language,
        title=event.title,
        zone=ZoneInfo(event.timezone),
        now=context.now,
        rows=rows,
    )
    # A slash would be taken for a folder.
    title = event.title.replace("/", "-").replace("\\", "-")
    name = context.texts.plain("export-event-list-file", title=title)
    content = await context.work(build_event_list, order)
    return Made(shown_name(f"{name}.xlsx"), content, Text("export-event-list-caption", {"title": event.title}))
