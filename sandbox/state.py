"""Everything in one file, so that a restarted sandbox goes on where it was."""

from __future__ import annotations

import asyncio
import itertools
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson

from sandbox.chats import Chat, Entry
from sandbox.files import StoredFile
from sandbox.people import Persona
from sandbox.updates import Pending
from sandbox.world import World

VERSION = 1
# Changes within this time are written together.
DELAY_SECONDS = 0.5
_CHAT = ("members", "started", "blocked", "deactivated", "revision", "keyboard", "keyboard_message", "force_reply",
         "pinned")  # fmt: skip
_PROFILE = ("names", "descriptions", "short_descriptions")


class StateFile:
    """Writes the world down soon after it changes; a half-written file never takes the place of a whole one."""

    def __init__(self, world: World, path: Path) -> None:
        self._world = world
        self._path = path
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None
        self._fragments: dict[int, tuple[Chat, int, bytes]] = {}

    async def load(self) -> None:
        """Take up what the file holds; without a file the world stays new. Raises ValueError for a foreign file."""
        if not self._path.exists():
            return
        kept = orjson.loads(await asyncio.to_thread(self._path.read_bytes))
        if kept.get("version") != VERSION:
            raise ValueError(f"{self._path.name} is of another version of the sandbox: remove it to begin anew")
        await restore(self._world, kept)

    def follow(self) -> None:
        """Write after every change from now on."""
        self._world.on_dirty = self._soon
        self._world.updates.on_change = self._updates_changed

    def _updates_changed(self) -> None:
        self._world.webhook.feed()
        self._soon()

    def _soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(DELAY_SECONDS, self._begin)

    def _begin(self) -> None:
        if self._writing is not None and not self._writing.done():
            self._timer = asyncio.get_running_loop().call_later(DELAY_SECONDS, self._begin)
            return
        self._timer = None
        self._writing = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        # Put into bytes on the loop, where nothing changes meanwhile; only the disk is waited for elsewhere.
        data = orjson.dumps(self._snapshot(), option=orjson.OPT_NON_STR_KEYS)
        await asyncio.to_thread(replace, self._path, data)

    async def close(self) -> None:
        """Write the last changes."""
        if self._timer is not None:
            self._timer.cancel()
        if self._writing is not None:
            await self._writing
        await self._write()

    def _snapshot(self) -> dict[str, Any]:
        world, profile = self._world, self._world.profile
        return {
            "version": VERSION,
            "offset": world.clock.offset.total_seconds(),
            "people": list(world.people.values()),
            "chats": [orjson.Fragment(self._chat(chat)) for chat in world.chats.values()],
            "files": world.files.all(),
            "next_update_id": world.updates.next_id,
            "updates": list(world.updates.pending.values()),
            "last_message_id": world.last_message_id,
            "commands": [[*key, value] for key, value in profile.commands.items()],
            "menu_buttons": list(profile.menu_buttons.items()),
            "profile": {name: getattr(profile, name) for name in _PROFILE},
            "webhook": world.webhook.kept(),
        }

    def _chat(self, chat: Chat) -> bytes:
        """A chat's bytes, made again only when it has changed: most have not."""
        known, revision, data = self._fragments.get(chat.id, (None, 0, b""))
        # After a reset another chat has the same id, and may have the same revision.
        if known is not chat or revision != chat.revision:
            kept = {"id": chat.id, "info": chat.info, "entries": list(chat.entries.values()),
                    **{name: getattr(chat, name) for name in _CHAT}}  # fmt: skip
            data = orjson.dumps(kept)
            self._fragments[chat.id] = (chat, chat.revision, data)
        return data


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner's eyes only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f"{path.suffix}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


async def restore(world: World, kept: dict[str, Any]) -> None:
    """Put what was kept into a new world; people it has beyond those kept stay."""
    for fields in kept["people"]:
        if fields["id"] not in world.people:
            world.add_person(Persona(**fields))
    for fields in kept["chats"]:
        chat = world.chats.get(fields["id"]) or world.new_chat(fields["id"], fields["info"])
        for name in _CHAT:
            setattr(chat, name, fields[name])
        chat.entries = {entry["raw"]["message_id"]: Entry(**entry) for entry in fields["entries"]}
        world.chats[chat.id] = chat
    for fields in kept["files"]:
        world.files.keep(StoredFile(**fields))
    world.last_message_id = kept["last_message_id"]
    world.message_ids = itertools.count(world.last_message_id + 1)
    profile = world.profile
    profile.commands = {(scope, language): commands for scope, language, commands in kept["commands"]}
    profile.menu_buttons = dict(kept["menu_buttons"])
    for name in _PROFILE:
        setattr(profile, name, kept["profile"][name])
    world.updates.next_id = kept["next_update_id"]
    for item in kept["updates"]:
        world.updates.put(Pending(**item))
    world.updates.allow(kept["webhook"]["allowed_updates"])
    if kept["webhook"]["url"]:
        await world.webhook.set(kept["webhook"])
    if kept["offset"]:
        world.advance(timedelta(seconds=kept["offset"]))
