"""The report on a broadcast as a workbook."""

from __future__ import annotations

from typing import Any

from exports.broadcast_report import ReportOrder, build_report
from locales.text import Text
from models import ExportRequest
from scheduler.makers.frame import Made, MakerContext
from services.broadcasts.finding import find
from services.broadcasts.report import report_rows, stream


async def make(context: MakerContext, request: ExportRequest) -> Made | None:
    """Raises `Denied` for whoever does not reach the broadcast any more."""
    number = int((request.params or {}).get("broadcast", 0))
    rows: list[tuple[Any, ...]] = []
    async with context.database.read() as session:
        found = await find(session, actor=context.actor, broadcast_id=number)
        async for some in stream(session, report_rows(found.id, context.actor)):
            rows += [tuple(row) for row in some]
    order = ReportOrder(
        broadcast_id=number,
        language=context.texts.language,
        creator=context.programme.department,
        zone=context.zone,
        now=context.now,
        rows=rows,
    )
    content = await context.work(build_report, order)
    name = f"{context.texts.plain('broadcast-report-file', id=str(number))}.xlsx"
    caption = Text("broadcast-report-caption", {"id": str(number), "count": len(rows)})
    return Made(name, content, caption)
