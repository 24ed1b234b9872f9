"""The control API's part that plays people: `/sim/people` and `/sim/groups`."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from sandbox import speaking
from sandbox.acts import ACTS, Act
from sandbox.api import WORLD
from sandbox.chats import Chat
from sandbox.errors import ApiError, SimError
from sandbox.files import KINDS
from sandbox.intake import read_call
from sandbox.people import Persona, persona_from
from sandbox.view import chat_view
from sandbox.world import World

# Supergroups count down from here in Telegram's bot API.
_GROUPS_FROM = -1_000_000_000_000


def shown(data: object, status: int = 200) -> web.Response:
    """JSON of the control API."""
    return web.Response(body=orjson.dumps(data), content_type="application/json", status=status)


async def read_json(request: web.Request) -> dict[str, Any]:
    """The body as an object; an empty one is an empty object. Raises SimError."""
    try:
        body = orjson.loads(await request.read() or b"{}")
    except orjson.JSONDecodeError:
        raise SimError("the body must be JSON") from None
    if not isinstance(body, dict):
        raise SimError("the body must be an object")
    return body


def _number(request: web.Request, name: str) -> int:
    try:
        return int(request.match_info[name])
    except ValueError:
        raise SimError(f"{name} must be a whole number", 404) from None


def _people_place(request: web.Request) -> tuple[World, Persona, Chat]:
    world = request.app[WORLD]
    persona = world.person(_number(request, "person"))
    return world, persona, world.chats[persona.id]


def _group_place(request: web.Request) -> tuple[World, Persona, Chat]:
    world = request.app[WORLD]
    persona = world.person(_number(request, "person"))
    chat = _group(world, _number(request, "group"))
    if persona.id not in chat.members:
        raise SimError("this person is not in the group", 409)
    return world, persona, chat


def _group(world: World, group_id: int) -> Chat:
    chat = world.chats.get(group_id)
    if chat is None or chat.private:
        raise SimError("there is no such group", 404)
    return chat


def _since(request: web.Request) -> int:
    try:
        return int(request.query.get("since", "0"))
    except ValueError:
        raise SimError("since must be a whole number") from None


Place = Callable[[web.Request], tuple[World, Persona, Chat]]
Route = Callable[[web.Request], Awaitable[web.Response]]


def _act(place: Place) -> Route:
    async def handler(request: web.Request) -> web.Response:
        world, persona, chat = place(request)
        deed = ACTS.get(request.match_info["act"])
        if deed is None:
            raise SimError(f"people can: {', '.join(sorted(ACTS))}", 404)
        return shown(deed(Act(world, persona, chat, await read_json(request))))

    return handler


def _send_file(place: Place) -> Route:
    async def handler(request: web.Request) -> web.Response:
        world, persona, chat = place(request)
        try:
            fields, uploads = await read_call(request)
        except ApiError as error:
            raise SimError(error.description, error.code) from None
        upload, kind = uploads.get("file"), fields.get("kind", "document")
        if upload is None or kind not in KINDS:
            raise SimError(f"send multipart with a file; kind is one of: {', '.join(sorted(KINDS))}")
        claimed = fields.get("size", "")
        content = speaking.file_content(
            world, kind, upload.data, file_name=fields.get("file_name", upload.file_name),
            mime=fields.get("mime_type", upload.mime), caption=fields.get("caption", ""),
            size=int(claimed) if claimed.isdecimal() else None,
        )  # fmt: skip
        reply_to = fields.get("reply_to", "")
        return shown(speaking.say(world, chat, persona, content, int(reply_to) if reply_to.isdecimal() else None))

    return handler


async def _people(request: web.Request) -> web.Response:
    return shown([persona.shown() for persona in request.app[WORLD].people.values()])


async def _add_person(request: web.Request) -> web.Response:
    persona = persona_from(await read_json(request))
    request.app[WORLD].add_person(persona)
    return shown(persona.shown(), 201)


async def _chat(request: web.Request) -> web.Response:
    world, _, chat = _people_place(request)
    return shown(chat_view(world, chat, _since(request)))


async def _groups(request: web.Request) -> web.Response:
    groups = [chat for chat in request.app[WORLD].chats.values() if not chat.private]
    return shown([{"id": chat.id, "title": chat.info["title"], "members": chat.members} for chat in groups])


async def _add_group(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await read_json(request)
    members = [world.person(member).id for member in body.get("members", [])]
    if not members:
        raise SimError("members must name at least one person, the first being the owner")
    group_id = _GROUPS_FROM - secrets.randbelow(1_000_000_000) - 1
    chat = world.new_chat(group_id, {"id": group_id, "type": "supergroup", "title": str(body.get("title", "Group"))})
    chat.members, chat.started = members, True
    world.chats[group_id] = chat
    bot, owner = world.bot_user(), world.people[members[0]]
    update_id = world.updates.push("my_chat_member", {
        "chat": chat.info, "from": owner.user(), "date": world.clock.timestamp(),
        "old_chat_member": {"status": "left", "user": bot}, "new_chat_member": {"status": "member", "user": bot},
    })  # fmt: skip
    return shown({"id": group_id, "update_id": update_id}, 201)


async def _group_chat(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return shown(chat_view(world, _group(world, _number(request, "group")), _since(request)))


ROUTES = [
    web.get("/sim/people", _people),
    web.post("/sim/people", _add_person),
    web.get("/sim/people/{person}/chat", _chat),
    web.post("/sim/people/{person}/file", _send_file(_people_place)),
    web.post("/sim/people/{person}/{act}", _act(_people_place)),
    web.get("/sim/groups", _groups),
    web.post("/sim/groups", _add_group),
    web.get("/sim/groups/{group}/chat", _group_chat),
    web.post("/sim/groups/{group}/people/{person}/file", _send_file(_group_place)),
    web.post("/sim/groups/{group}/people/{person}/{act}", _act(_group_place)),
]
