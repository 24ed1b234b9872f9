"""The picture that is shown on the wall of an event."""

from __future__ import annotations

from exports.qr import picture
from locales.text import Text
from models import ExportRequest
from scheduler.makers.frame import Made, MakerContext
from services.events.finding import find
from services.participation import attendance, reading


async def make(context: MakerContext, request: ExportRequest) -> Made | None:
    """Raises `Denied` for whoever is no host any more; None once the code has been renewed, or its window is over."""
    params = request.params or {}
    async with context.database.read() as session:
        event = await find(session, event_id=int(params.get("event", 0)))
    reading.require_host(context.actor, event, "attendance.code")
    code = event.attendance_code
    if code is None or code != params.get("code") or not attendance.is_running(event, context.now):
        return None
    content = await context.work(picture, attendance.deep_link(context.bot_name, code))
    caption = Text("participation-qr", {"title": event.title, "code": attendance.spoken(code)})
    return Made("qr.png", content, caption, photo=True)
