from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from sandbox.limits import Limits
from tests.sandbox.box import ANNA, BORIS, Box
from tests.sandbox.conftest import Boxes


async def hand_in(box: Box) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"essay", filename="эссе.txt")
    async with box.session.post(f"{box.url}/sim/people/{ANNA.id}/file", data=form) as response:
        assert response.status == 200


async def test_everything_survives_a_restart(boxes: Boxes, tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    moved: list[timedelta] = []
    async with boxes(state_file=state) as box:
        await box.started()
        await box.sent("т", reply_markup={"keyboard": [["А"]]})
        await hand_in(box)
        await box.sim("people", {"id": 600, "first_name": "Вера"}, status=201)
        await box.sim("clock", {"advance_seconds": 60})
        await box.api("setMyCommands", commands=[{"command": "a", "description": "б"}])
        before, updates = await box.shown(), await box.updates()
    async with boxes(state_file=state, on_clock=moved.append) as box:
        after = await box.shown()
        assert await box.updates() == updates
        assert len(await box.sim("people")) == 3
        assert (await box.sent("дальше"))["message_id"] == 4
        found = (await box.api("getFile", file_id=after["messages"][2]["media"]["file_id"])).result
        assert found["file_size"] == 5
        async with box.session.get(f"{box.url}{after['messages'][2]['media']['url']}") as response:
            assert await response.read() == b"essay"
    assert after == before
    assert moved == [timedelta(seconds=60)]
    assert oct(state.stat().st_mode & 0o777) == "0o600"


async def test_confirmed_updates_do_not_come_back(boxes: Boxes, tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    async with boxes(state_file=state) as box:
        await box.started()
        first = (await box.updates())[0]["update_id"]
        await box.updates(offset=first + 1)
    async with boxes(state_file=state) as box:
        assert await box.updates() == []
        assert (await box.sim(f"people/{ANNA.id}/text", {"text": "т"}))["update_id"] == first + 1


async def test_changes_are_written_without_being_asked(boxes: Boxes, tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    async with boxes(state_file=state) as box:
        await box.started()
        while not state.exists():
            await box.sim("clock")
        state.rename(tmp_path / "copy.json")
    async with boxes(state_file=tmp_path / "copy.json") as box:
        assert [message["text"] for message in (await box.shown())["messages"]] == ["/start"]


async def test_a_reset_is_written_too(boxes: Boxes, tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    async with boxes(state_file=state) as box:
        await box.started()
        while not state.exists():
            await box.sim("clock")
        await box.sim("reset", {})
        await box.sim(f"people/{ANNA.id}/text", {"text": "иначе"})
    async with boxes(state_file=state) as box:
        assert [message["text"] for message in (await box.shown())["messages"]] == ["иначе"]


async def test_the_history_is_bounded(boxes: Boxes) -> None:
    async with boxes(limits=Limits(enabled=False, history=3)) as box:
        for number in range(5):
            await box.sim(f"people/{BORIS.id}/text", {"text": f"{number}"})
        assert [message["text"] for message in (await box.shown(BORIS))["messages"]] == ["2", "3", "4"]


async def test_a_foreign_file_is_refused(boxes: Boxes, tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    state.write_text('{"version": 99}')
    with pytest.raises(ValueError, match="is of another version of the sandbox"):
        async with boxes(state_file=state):
            pass
