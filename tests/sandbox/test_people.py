from __future__ import annotations

from typing import Any

import pytest

from sandbox.people import load_people
from tests.sandbox.box import ANNA, BORIS, Box, inline


def test_the_demonstration_people_are_five() -> None:
    assert len({persona.label for persona in load_people()}) == 6


async def last(box: Box) -> dict[str, Any]:
    """The newest message the bot got."""
    message: dict[str, Any] = (await box.updates(offset=-1))[0]["message"]
    return message


async def test_people_are_listed_and_added(box: Box) -> None:
    added = {"id": 600, "first_name": "Вера", "label": "Эксперт"}
    await box.sim("people", added, status=201)
    assert [person["id"] for person in await box.sim("people")] == [ANNA.id, BORIS.id, 600]
    await box.sim("people", added, status=409)
    await box.sim("people", {"id": -1, "first_name": "Вера"}, status=400)
    await box.sim("people", {"id": 601, "first_name": " "}, status=400)
    await box.sim("people", {"id": 602, "first_name": "Вера", "age": 3}, status=400)
    await box.sim("people/999/text", {"text": "т"}, status=404)


async def test_a_long_text_is_cut_as_clients_do(box: Box) -> None:
    spoken = await box.sim(f"people/{ANNA.id}/text", {"text": "😀" * 2500})
    assert [len(update["message"]["text"]) for update in await box.updates()] == [2048, 452]
    assert len(spoken["all"]) == 2


@pytest.mark.parametrize("body", [{"text": " "}, {"text": 5}, {"text": "т", "reply_to": 99}, {}])
async def test_what_cannot_be_said_is_refused(box: Box, body: dict[str, Any]) -> None:
    status = 404 if "reply_to" in body else 400
    assert set(await box.sim(f"people/{ANNA.id}/text", body, status=status)) == {"error"}


async def test_a_start_carries_the_payload_and_unblocks(box: Box) -> None:
    await box.started()
    await box.sim(f"people/{ANNA.id}/block", {})
    await box.sim(f"people/{ANNA.id}/text", {"text": "т"}, status=409)
    await box.sim(f"people/{ANNA.id}/start", {"payload": "inv_1-A"})
    message = await last(box)
    assert (message["text"], message["entities"]) == (
        "/start inv_1-A", [{"type": "bot_command", "offset": 0, "length": 6}],
    )  # fmt: skip
    await box.sim(f"people/{ANNA.id}/start", {"payload": "не то"}, status=400)


@pytest.mark.parametrize(
    ("body", "contact"),
    [
        ({}, {"phone_number": "+79990000501", "first_name": "Анна", "last_name": "Проверкина", "user_id": 501}),
        ({"phone": "+79991112233", "first_name": "Кто-то"}, {"phone_number": "+79991112233", "first_name": "Кто-то"}),
        ({"phone": "+79991112233", "user_id": 9, "first_name": "Ия"},
         {"phone_number": "+79991112233", "first_name": "Ия", "user_id": 9}),
    ],
)  # fmt: skip
async def test_contacts_are_ones_own_or_somebodys(box: Box, body: dict[str, Any], contact: dict[str, Any]) -> None:
    await box.sim(f"people/{ANNA.id}/contact", body)
    assert (await last(box))["contact"] == contact


async def test_stickers_and_places_are_sent(box: Box) -> None:
    await box.sim(f"people/{ANNA.id}/sticker", {})
    assert (await last(box))["sticker"]["emoji"] == "🙂"
    await box.sim(f"people/{ANNA.id}/location", {"latitude": 1.5, "longitude": 2})
    assert (await last(box))["location"] == {"latitude": 1.5, "longitude": 2}


async def test_only_existing_buttons_are_pressed_unless_forged(box: Box) -> None:
    await box.started()
    message = await box.sent("т", reply_markup=inline(("к", "d:1")))
    place = {"message_id": message["message_id"]}
    await box.sim(f"people/{ANNA.id}/press", {**place, "data": "d:2"}, status=404)
    await box.sim(f"people/{ANNA.id}/press", {**place, "row": 0, "col": 1}, status=404)
    await box.sim(f"people/{ANNA.id}/press", {**place, "row": -1}, status=400)
    await box.sim(f"people/{ANNA.id}/press", {**place, "data": "d:2", "force": True})
    query = (await box.updates(offset=-1))[0]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("d:2", "т")
    await box.sim(f"people/{ANNA.id}/press", {"message_id": 77, "data": "x", "force": True})
    assert (await box.updates(offset=-1))[0]["callback_query"]["message"]["date"] == 0


async def test_people_edit_their_own_messages_only(box: Box) -> None:
    await box.started()
    message = await box.sent("т")
    await box.sim(f"people/{ANNA.id}/edit", {"message_id": 1, "text": "иначе"})
    assert (await box.updates(offset=-1))[0]["edited_message"]["text"] == "иначе"
    await box.sim(f"people/{ANNA.id}/edit", {"message_id": message["message_id"], "text": "х"}, status=404)


async def test_a_chat_gives_what_changed_since_a_revision(box: Box) -> None:
    await box.started()
    first = await box.shown()
    message = await box.sent("один")
    await box.sent("два")
    await box.api("deleteMessage", chat_id=ANNA.id, message_id=message["message_id"])
    later = await box.shown(since=first["revision"])
    assert [(shown["text"], shown["deleted"]) for shown in later["messages"]] == [("один", True), ("два", False)]
    assert (await box.shown(since=later["revision"]))["messages"] == []


async def test_events_tell_which_chat_has_changed(box: Box) -> None:
    async with box.session.get(f"{box.url}/sim/events?person={ANNA.id}") as stream:
        assert await stream.content.readuntil(b"\n\n") == b": connected\n\n"
        await box.sim(f"people/{BORIS.id}/start", {})
        await box.started()
        event = await stream.content.readuntil(b"\n\n")
        assert event == b'event: change\ndata: {"person":501,"revision":1}\n\n'
        await box.sim("clock", {"advance_seconds": 60})
        assert await stream.content.readuntil(b"\n\n") == b"event: clock\ndata: {}\n\n"


async def test_the_clock_moves_forward_only_and_dates_follow(box: Box) -> None:
    await box.started()
    before = (await box.sent("т"))["date"]
    assert (await box.sim("clock", {"advance_seconds": 86400}))["offset_seconds"] == 86400
    assert 86400 <= (await box.sent("т"))["date"] - before < 86460
    for wrong in (-1, "day", True, 10**12):
        await box.sim("clock", {"advance_seconds": wrong}, status=400)


async def test_a_reset_begins_anew(box: Box) -> None:
    await box.started()
    await box.sim("people", {"id": 600, "first_name": "Вера"}, status=201)
    await box.sim("clock", {"advance_seconds": 60})
    await box.sim("reset", {})
    assert len(await box.sim("people")) == 2
    assert (await box.shown())["messages"] == []
    assert (await box.sim("clock"))["offset_seconds"] == 0
    assert (await box.sim("updates"))["pending"] == 0


async def test_an_unknown_act_is_refused(box: Box) -> None:
    answer = await box.sim(f"people/{ANNA.id}/dance", {}, status=404)
    assert answer["error"].startswith("people can: block, contact, ")
    await box.sim("nothing", status=404)
