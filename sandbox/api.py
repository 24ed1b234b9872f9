"""The Bot API over HTTP: token, method, parameters, faults, answer, log."""

from __future__ import annotations

import asyncio
import inspect
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from sandbox import api_bot, api_chats, api_media, api_messages, api_profile
from sandbox.call import Call, Handler
from sandbox.checks import SUPPORTED, read_params
from sandbox.errors import ApiError, bad_request, too_many_requests
from sandbox.faults import Fault
from sandbox.files import MAX_DOWNLOAD, Upload
from sandbox.intake import read_call
from sandbox.world import World, not_found

log = logging.getLogger(__name__)
WORLD: web.AppKey[World] = web.AppKey("world", World)
METHODS: dict[str, Handler] = {
    **api_bot.METHODS, **api_chats.METHODS, **api_media.METHODS, **api_messages.METHODS, **api_profile.METHODS,
}  # fmt: skip
_TOKEN = re.compile(r"[0-9]{1,16}:[A-Za-z0-9_-]{3,}")
_BAD_GATEWAY = b"""<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx</center>
</body>
</html>
"""
_BAD_JSON = b'{"ok":true,"result":'
# How often a call that is never answered looks whether anybody still waits.
_HANG_UP_SECONDS = 0.2
_SLOW_SECONDS = 1.0

Answer = tuple[int, bytes]


def refused(error: ApiError) -> Answer:
    """Telegram's JSON for a refusal."""
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return error.code, orjson.dumps(body)


async def execute(world: World, name: str, given: dict[str, Any], uploads: dict[str, Upload]) -> Answer:
    """Carry out one call and write it down."""
    params: dict[str, Any] = given
    try:
        params = read_params(name, {**given, **{key: f"attach://{key}" for key in uploads}})
        result = METHODS[name](Call(world, params, uploads))
        if inspect.isawaitable(result):
            result = await result
        status, body = 200, b'{"ok":true,"result":' + orjson.dumps(result) + b"}"
    except ApiError as error:
        status, body = refused(error)
    except Exception:
        log.exception("the sandbox failed in %s", name)
        status, body = refused(ApiError(500, "Internal Server Error"))
    note(world, name, params, uploads, (status, body))
    return status, body


def note(world: World, name: str, params: dict[str, Any], uploads: dict[str, Upload], answer: Answer) -> None:
    """Write a call into the log; of files their names and sizes."""
    files = {key: {"file_name": item.file_name, "mime_type": item.mime, "size": len(item.data)}
             for key, item in uploads.items()}  # fmt: skip
    world.calls.add(world.clock.seconds(), name, {**params, **files} if files else params, *answer)


async def bot_api(request: web.Request) -> web.StreamResponse:
    """One request to `/bot<token>/<method>`."""
    world = request.app[WORLD]
    token = request.match_info["token"]
    name = SUPPORTED.get(request.match_info["method"].lower())
    if not _TOKEN.fullmatch(token):
        return _response(refused(not_found()))
    if not world.accepts(token):
        return _response(refused(ApiError(401, "Unauthorized")))
    try:
        given, uploads = await read_call(request)
    except ApiError as error:
        return _response(refused(error))
    if name is None:
        answer = refused(not_found())
        note(world, request.match_info["method"][:64], given, uploads, answer)
        return _response(answer)
    fault = world.faults.strike(name)
    if fault is not None:
        return await _faulty(request, fault, name, given, lambda: _carried_out(world, name, given, uploads))
    return await _carried_out(world, name, given, uploads)


async def _carried_out(
    world: World, name: str, given: dict[str, Any], uploads: dict[str, Upload]
) -> web.StreamResponse:
    return _response(await execute(world, name, given, uploads))


def _response(answer: Answer) -> web.Response:
    status, body = answer
    response = web.Response(status=status, body=body, content_type="application/json")
    if status == 429:
        parameters = orjson.loads(body).get("parameters", {})
        if "retry_after" in parameters:
            response.headers["Retry-After"] = str(parameters["retry_after"])
    return response


async def _faulty(
    request: web.Request,
    fault: Fault,
    name: str,
    given: dict[str, Any],
    carry_out: Callable[[], Awaitable[web.StreamResponse]],
) -> web.StreamResponse:
    world = request.app[WORLD]
    if fault.kind == "slow":
        await asyncio.sleep(_SLOW_SECONDS if fault.seconds is None else fault.seconds)
        return await carry_out()
    answer = _fault_answer(fault)
    if fault.after:
        await carry_out()
    else:
        note(world, name, given, {}, answer)
    if fault.kind == "timeout":
        await _hang(request, fault.seconds)
    if not answer[0]:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    if fault.kind == "429":
        return _response(answer)
    return web.Response(status=answer[0], body=answer[1],
                        content_type="text/html" if fault.kind == "502" else "application/json")  # fmt: skip


def _fault_answer(fault: Fault) -> Answer:
    if fault.kind == "429":
        error = ApiError(429, "Too Many Requests") if fault.omit_retry_after else too_many_requests(fault.retry_after)
        return refused(error)
    return {"502": (502, _BAD_GATEWAY), "bad_json": (200, _BAD_JSON)}.get(fault.kind, (0, b""))


async def _hang(request: web.Request, seconds: float | None) -> None:
    """Wait without an answer until the bot gives up, `seconds` are over or the server closes."""
    world = request.app[WORLD]
    left = float("inf") if seconds is None else seconds
    while left > 0 and request.transport is not None and not request.transport.is_closing():
        if world.closing.is_set():
            return
        await asyncio.sleep(min(_HANG_UP_SECONDS, left))
        left -= _HANG_UP_SECONDS


async def bot_file(request: web.Request) -> web.StreamResponse:
    """One request to `/file/bot<token>/<path>`."""
    world = request.app[WORLD]
    if not _TOKEN.fullmatch(request.match_info["token"]) or not world.accepts(request.match_info["token"]):
        return _response(refused(ApiError(401, "Unauthorized")))
    path = request.match_info["path"]
    fault = world.faults.strike("file")
    if fault is not None:
        return await _faulty(request, fault, "file", {"file_path": path}, lambda: _bytes(world, path))
    return await _bytes(world, path)


async def _bytes(world: World, path: str) -> web.StreamResponse:
    stored = world.files.at(path)
    if stored is None:
        return _response(refused(not_found()))
    if stored.size > MAX_DOWNLOAD:
        return _response(refused(bad_request("file is too big")))
    return web.Response(body=world.files.read(stored), content_type="application/octet-stream")


async def invoke(world: World, method: str, given: dict[str, Any]) -> Answer:
    """A call put into the answer to a webhook."""
    name = SUPPORTED.get(method.lower())
    return refused(not_found()) if name is None else await execute(world, name, given, {})
