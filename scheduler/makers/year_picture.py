"""The picture of a year of the cycle, with what is on and what comes next in words beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from exports.year_picture import compose
from exports.year_picture.drawing import draw_year
from locales.spans import day_near
from locales.text import Markup, Text
from locales.texts import Texts
from models import Cycle, ExportRequest
from scheduler.makers.frame import Made, MakerContext
from services.calendar import NowAndNext, entries, now_and_next

FILE_NAME = "calendar.png"
TOLD = 3
"""Of each in the caption: it has a thousand characters."""
TALLEST_PHOTO = 2560
"""Pixels: Telegram may shrink a photo to 1,280, and a taller one would then be narrower than a phone's 360."""


async def make(context: MakerContext, request: ExportRequest) -> Made | None:
    """None when the cycle is not there any more."""
    params: dict[str, Any] = request.params or {}
    today = context.now.astimezone(context.zone).date()
    async with context.database.read() as session:
        cycle = await session.get(Cycle, int(params.get("cycle", 0)))
        if cycle is None or cycle.programme != context.programme.key:
            return None
        tracks = [key for key in params.get("tracks", []) if isinstance(key, str)]
        found = await entries(session, programme=context.programme, cycle=cycle, tracks=tracks)
        near = await now_and_next(session, programme=context.programme, cycle=cycle, today=today, tracks=tracks)
    year = int(params.get("year", 1))
    picture = compose(context.texts, context.programme, cycle, found, year=year, today=today)
    content: bytes = await context.work(draw_year, picture)
    caption = Text("calendar-picture-caption", {"cycle": cycle.title, "lines": _lines(context.texts, near, today)})
    return Made(FILE_NAME, content, caption, photo=_height(content) <= TALLEST_PHOTO)


def _lines(texts: Texts, near: NowAndNext, today: date) -> Markup:
    """What somebody who does not see the picture would ask first, and where the rest is."""
    now = [
        texts("calendar-picture-now", title=entry.window.title, day=day_near(texts, entry.ends_on, today))
        for entry in near.running[:TOLD]
    ]
    coming = [
        texts("calendar-picture-next", title=entry.window.title, day=day_near(texts, entry.starts_on, today))
        for entry in near.coming[:TOLD]
    ]
    return Markup("\n".join([*now, *coming, texts("calendar-picture-list")]))


def _height(png: bytes) -> int:
    """From the header of the file (PNG specification, 11.2.2)."""
    return int.from_bytes(png[20:24], "big")
