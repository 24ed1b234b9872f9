"""Reads the parameters of a call however they come: query, form, multipart or JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import orjson
from aiohttp import web
from aiohttp.multipart import BodyPartReader, MultipartReader

from sandbox.errors import ApiError, bad_request
from sandbox.files import MAX_UPLOAD, Upload

# Room for the fields and borders around a file of the largest size.
MAX_BODY = MAX_UPLOAD + 1024 * 1024
MAX_FIELDS = 200

Given = tuple[dict[str, Any], dict[str, Upload]]


async def read_call(request: web.Request) -> Given:
    """The parameters as they were given, and the files; raises 400 or 413."""
    params: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return params, {}
    kind = request.content_type
    if kind == "multipart/form-data":
        fields, uploads = await _multipart(await request.multipart())
        return {**params, **fields}, uploads
    body = await request.content.read() if request.content_length is None else await _sized(request)
    return {**params, **_body(kind, body)}, {}


async def _sized(request: web.Request) -> bytes:
    if (request.content_length or 0) > MAX_BODY:
        raise too_large()
    return await request.content.read()


def too_large() -> ApiError:
    """413 as Telegram's front servers give it."""
    return ApiError(413, "Request Entity Too Large")


def _body(kind: str, body: bytes) -> dict[str, Any]:
    if kind == "application/json":
        try:
            found = orjson.loads(body or b"{}")
        except orjson.JSONDecodeError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(found, dict):
            raise bad_request("object expected")
        return found
    if kind != "application/x-www-form-urlencoded":
        return {}
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except (UnicodeDecodeError, ValueError):
        raise bad_request("strings must be encoded in UTF-8") from None
    return dict(pairs)


async def _multipart(reader: MultipartReader) -> Given:
    """Reads to the end even what is too large: a client that is still sending would not hear the refusal."""
    fields: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    size = 0
    async for part in reader:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        chunks = []
        while chunk := await part.read_chunk(65536):
            size += len(chunk)
            if size <= MAX_BODY:
                chunks.append(chunk)
        _keep(part, b"".join(chunks), fields, uploads)
    if size > MAX_BODY:
        raise too_large()
    return fields, uploads


def _keep(part: BodyPartReader, data: bytes, fields: dict[str, Any], uploads: dict[str, Upload]) -> None:
    name = part.name or ""
    if part.filename is not None:
        mime = part.headers.get("Content-Type", "").partition(";")[0]
        uploads[name] = Upload(part.filename, mime, data)
        return
    try:
        fields[name] = data.decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def read_response(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """A call that a bot has put into its answer to a webhook; empty when there is none."""
    if response.content_type == "multipart/form-data":
        fields, _ = await _multipart(MultipartReader.from_response(response))  # type: ignore[arg-type]
        return fields
    body = await response.read()
    try:
        return _body(response.content_type, body) if body else {}
    except ApiError:
        return {}
