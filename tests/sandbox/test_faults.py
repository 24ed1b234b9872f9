from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.sandbox.box import ANNA, TOKEN, Box


async def raw(box: Box, method: str = "getMe", **params: Any) -> tuple[int, bytes, str]:
    async with box.session.post(f"{box.url}/bot{TOKEN}/{method}", json=params) as response:
        return response.status, await response.read(), response.content_type


async def test_429_comes_with_and_without_the_pause(box: Box) -> None:
    await box.sim("faults", {"method": "getMe", "kind": "429", "retry_after": 7, "times": 1}, status=201)
    await box.sim("faults", {"method": "getme", "kind": "429", "omit_retry_after": True, "times": 1}, status=201)
    first, second, third = [await box.api("getMe") for _ in range(3)]
    assert first.body == {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 7",
                          "parameters": {"retry_after": 7}}  # fmt: skip
    assert second.body == {"ok": False, "error_code": 429, "description": "Too Many Requests"}
    assert third.status == 200


async def test_502_is_a_page_of_html(box: Box) -> None:
    await box.sim("faults", {"method": "*", "kind": "502", "times": 1}, status=201)
    status, body, kind = await raw(box)
    assert (status, body[:6], kind) == (502, b"<html>", "text/html")
    assert (await raw(box))[0] == 200


async def test_broken_json_is_broken(box: Box) -> None:
    await box.sim("faults", {"method": "*", "kind": "bad_json", "times": 1}, status=201)
    assert (await raw(box))[:2] == (200, b'{"ok":true,"result":')
    assert (await box.sim("calls"))["calls"][0]["answer"] == '{"ok":true,"result":'


async def test_a_dropped_call_has_no_effect_unless_asked(box: Box) -> None:
    await box.started()
    for after in (False, True):
        await box.sim("faults", {"method": "sendMessage", "kind": "drop", "times": 1, "after": after}, status=201)
        with pytest.raises(aiohttp.ClientError):
            await box.sent(f"{after}")
    assert [shown["text"] for shown in (await box.shown())["messages"]] == ["/start", "True"]


async def test_a_timeout_accepts_and_never_answers(box: Box) -> None:
    await box.started()
    await box.sim("faults", {"method": "sendMessage", "kind": "timeout", "times": 1}, status=201)
    call = asyncio.create_task(box.sent("принято"))
    while len((await box.shown())["messages"]) < 2:
        pass
    assert not call.done()
    call.cancel()
    assert (await box.shown())["messages"][-1]["text"] == "принято"


async def test_a_slow_call_is_carried_out(box: Box) -> None:
    await box.sim("faults", {"method": "getMe", "kind": "slow", "seconds": 0.01, "times": 1}, status=201)
    assert (await raw(box))[0] == 200


async def test_faults_strike_by_chance_and_can_be_cleared(box: Box) -> None:
    await box.sim("faults", {"kind": "502", "chance": 0}, status=201)
    assert (await raw(box))[0] == 200
    await box.sim("faults", {"kind": "502"}, status=201)
    assert (await raw(box))[0] == 502
    async with box.session.delete(f"{box.url}/sim/faults") as response:
        assert await response.json() == {"faults": []}
    assert (await raw(box))[0] == 200


@pytest.mark.parametrize("fault", [{"kind": "flood"}, {"kind": "502", "times": -1}, {"kind": "502", "why": "so"}])
async def test_an_unknown_fault_is_refused(box: Box, fault: dict[str, Any]) -> None:
    assert set(await box.sim("faults", fault, status=400)) == {"error"}


async def test_calls_that_met_a_fault_are_in_the_log(box: Box) -> None:
    await box.started()
    await box.sim("faults", {"kind": "502", "times": 1}, status=201)
    await raw(box, "sendMessage", chat_id=ANNA.id, text="т")
    calls = (await box.sim("calls"))["calls"]
    assert [(call["method"], call["status"]) for call in calls] == [("sendMessage", 502)]
