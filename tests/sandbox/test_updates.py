from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.sandbox.box import ANNA, BORIS, TOKEN, Box, Reply
from tests.sandbox.conftest import Boxes

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def said(box: Box, count: int) -> list[int]:
    return [(await box.sim(f"people/{ANNA.id}/text", {"text": f"{n}"}))["update_id"] for n in range(count)]


async def waiting_poll(box: Box, **params: Any) -> asyncio.Task[Reply]:
    """A long poll that has reached the server."""
    poll = asyncio.create_task(box.api("getUpdates", timeout=30, **params))
    while not (await box.sim("updates"))["polled"]:
        pass
    return poll


async def test_updates_stay_until_confirmed(box: Box) -> None:
    first, second, third = await said(box, 3)
    assert ids(await box.updates()) == [first, second, third]
    assert ids(await box.updates(limit=2)) == [first, second]
    assert ids(await box.updates(offset=second)) == [second, third]
    assert ids(await box.updates(offset=third + 1)) == []
    state = await box.sim("updates")
    assert (state["pending"], state["confirmed"]) == (0, [first, second, third])


async def test_a_negative_offset_keeps_the_last_ones(box: Box) -> None:
    sent = await said(box, 3)
    assert ids(await box.updates(offset=-1)) == sent[2:]
    assert ids(await box.updates()) == sent[2:]


async def test_a_long_poll_ends_with_the_first_update(box: Box) -> None:
    poll = await waiting_poll(box)
    sent = await said(box, 1)
    assert ids((await poll).result) == sent


async def test_a_second_poller_ends_the_first(box: Box) -> None:
    first = await waiting_poll(box)
    await box.api("getUpdates")
    assert (await first).refusal == (409, CONFLICT)


async def test_a_webhook_and_polling_exclude_each_other(box: Box) -> None:
    poll = await waiting_poll(box)
    assert (await box.api("setWebhook", url="http://127.0.0.1:9/hook")).result is True
    assert (await poll).refusal == (409, "Conflict: terminated by setWebhook request")
    assert (await box.api("getUpdates")).refusal == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )


async def test_only_allowed_kinds_are_queued_from_then_on(box: Box) -> None:
    await box.api("getUpdates", allowed_updates=["callback_query"])
    await said(box, 1)
    assert await box.updates() == []
    await box.api("getUpdates", allowed_updates=[])
    assert ids(await box.updates()) == []
    sent = await said(box, 1)
    assert ids(await box.updates()) == sent


async def test_injected_updates_come_as_they_are_and_at_least_once(box: Box) -> None:
    given = [{"update_id": number, "message": {"chat": {"id": 1}}} for number in (90, 30, 90, 60)]
    await box.sim("updates", {"updates": given})
    assert ids(await box.updates(offset=80)) == [90, 30, 90, 60]
    assert ids(await box.updates(offset=80)) == [90, 90]
    assert ids(await box.updates(offset=91)) == []


async def test_updates_are_those_of_the_published_type(box: Box) -> None:
    await box.started()
    await box.sim(f"people/{ANNA.id}/edit", {"message_id": 1, "text": "иначе"})
    await box.sim(f"people/{ANNA.id}/block", {})
    kinds = [next(key for key in update if key != "update_id") for update in await box.updates()]
    assert kinds == ["message", "edited_message", "my_chat_member"]


async def test_a_group_hears_only_what_is_meant_for_the_bot(box: Box) -> None:
    group = (await box.sim("groups", {"title": "Школа", "members": [ANNA.id, BORIS.id]}, status=201))["id"]
    heard = []
    for text in ("привет", "/start", "/start@other_bot", "эй @rezerv_sandbox_bot"):
        spoken = await box.sim(f"groups/{group}/people/{ANNA.id}/text", {"text": text})
        heard.append(spoken["update_id"] is not None)
    assert heard == [False, True, False, True]
    message = (await box.updates())[1]["message"]
    assert (message["chat"]["type"], message["chat"]["id"]) == ("supergroup", group)
    assert (await box.api("sendMessage", chat_id=group, text="т")).result["chat"]["title"] == "Школа"


@pytest.mark.parametrize(
    ("token", "refusal"), [("nonsense", (404, "Not Found")), ("9:another_one", (401, "Unauthorized"))]
)
async def test_other_tokens_are_refused(boxes: Boxes, token: str, refusal: tuple[int, str]) -> None:
    async with boxes(token=TOKEN) as box, box.session.get(f"{box.url}/bot{token}/getMe") as response:
        body = await response.json()
        assert Reply(response.status, body).refusal == refusal


async def test_an_unknown_method_is_not_found(box: Box) -> None:
    assert (await box.api("sendTelepathy")).refusal == (404, "Not Found")


async def test_the_log_of_calls_never_holds_the_token(box: Box) -> None:
    await box.started()
    await box.sent("т")
    first = await box.sim("calls")
    assert [(call["method"], call["status"]) for call in first["calls"]] == [("sendMessage", 200)]
    assert first["calls"][0]["params"] == {"chat_id": ANNA.id, "text": "т"}
    assert first["calls"][0]["answer"]["result"]["text"] == "т"
    await box.api("getMe")
    later = await box.sim(f"calls?since={first['cursor']}")
    assert [call["method"] for call in later["calls"]] == ["getMe"]
    assert TOKEN not in str(first) + str(later)
