"""The control API's part that watches and steers: calls, updates, faults, clock, media, events, reset."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

import orjson
from aiohttp import web

from sandbox.api import WORLD
from sandbox.errors import SimError
from sandbox.faults import fault_from
from sandbox.sim_people import read_json, shown
from sandbox.world import World

KEEP_ALIVE_SECONDS = 15.0
# Three hundred years: beyond that dates no longer fit the calendar of the bot's users, and then of Python.
MAX_AHEAD = timedelta(days=365 * 300)
# What a browser may show by itself; everything else is only handed over as a file.
_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg", "video/mp4"})


async def _calls(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    try:
        since = int(request.query.get("since", "0"))
    except ValueError:
        raise SimError("since must be a whole number") from None
    return shown({"cursor": world.calls.cursor, "calls": [call.shown() for call in world.calls.since(since)]})


async def _updates(request: web.Request) -> web.Response:
    queue = request.app[WORLD].updates
    waiting = [item.raw["update_id"] for item in queue.pending.values()]
    return shown({"pending": len(waiting), "pending_ids": waiting, "confirmed": list(queue.confirmed),
                  "next_update_id": queue.next_id, "polled": queue.polled})  # fmt: skip


async def _inject(request: web.Request) -> web.Response:
    updates = (await read_json(request)).get("updates")
    if not isinstance(updates, list) or not all(_is_update(update) for update in updates):
        raise SimError("updates must be a list of objects with an update_id")
    for update in updates:
        request.app[WORLD].updates.inject(update)
    return shown({"injected": len(updates)})


def _is_update(update: Any) -> bool:
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


async def _add_fault(request: web.Request) -> web.Response:
    faults = request.app[WORLD].faults
    faults.add(fault_from(await read_json(request)))
    return shown({"faults": faults.shown()}, 201)


async def _faults(request: web.Request) -> web.Response:
    return shown({"faults": request.app[WORLD].faults.shown()})


async def _clear_faults(request: web.Request) -> web.Response:
    request.app[WORLD].faults.clear()
    return shown({"faults": []})


def _clock_view(world: World) -> dict[str, Any]:
    return {"offset_seconds": world.clock.offset.total_seconds(), "now": world.clock.seconds()}


async def _clock(request: web.Request) -> web.Response:
    return shown(_clock_view(request.app[WORLD]))


async def _advance(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    seconds = (await read_json(request)).get("advance_seconds")
    most = (MAX_AHEAD - world.clock.offset).total_seconds()
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 <= seconds <= most:
        raise SimError("advance_seconds must be a number from zero: time does not go back")
    world.advance(timedelta(seconds=seconds))
    return shown(_clock_view(world))


async def _media(request: web.Request) -> web.Response:
    """Bytes of a file of either side, for the page; what a browser might run is never shown in it."""
    world = request.app[WORLD]
    stored = world.files.find(request.match_info["file_id"])
    if stored is None:
        raise SimError("there is no such file", 404)
    photo = stored.kind == "photo" and stored.mime not in _INLINE
    kind = "image/jpeg" if photo else stored.mime if stored.mime in _INLINE else "application/octet-stream"
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, max-age=3600"}
    if kind not in _INLINE:
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=world.files.read(stored), content_type=kind, headers=headers)


async def _reset(request: web.Request) -> web.Response:
    request.app[WORLD].reset()
    return shown({"ok": True})


async def _events(request: web.Request) -> web.StreamResponse:
    """Server-sent events: `change` with the chat's id and revision, `people`, `clock`."""
    world = request.app[WORLD]
    wanted = frozenset(int(one) for one in request.query.getall("person", []) if one.lstrip("-").isdecimal())
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    await response.write(b": connected\n\n")
    # The page is closed whenever somebody likes.
    with world.hub.listening(wanted) as listener, suppress(ConnectionResetError):
        while not world.closing.is_set():
            try:
                await asyncio.wait_for(listener.woken.wait(), KEEP_ALIVE_SECONDS)
                news = b"".join(_event(name, data) for name, data in listener.take())
            except TimeoutError:
                news = b": still here\n\n"
            await response.write(news)
    return response


def _event(name: str, data: dict[str, Any]) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), orjson.dumps(data))


ROUTES = [
    web.get("/sim/calls", _calls),
    web.get("/sim/updates", _updates),
    web.post("/sim/updates", _inject),
    web.get("/sim/faults", _faults),
    web.post("/sim/faults", _add_fault),
    web.delete("/sim/faults", _clear_faults),
    web.get("/sim/clock", _clock),
    web.post("/sim/clock", _advance),
    web.get("/sim/media/{file_id}", _media),
    web.get("/sim/events", _events),
    web.post("/sim/reset", _reset),
]
