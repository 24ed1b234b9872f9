from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.box import ANNA, BORIS, Box, inline

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


async def test_a_message_reaches_the_chat(box: Box) -> None:
    await box.started()
    message = await box.sent("<b>Да</b> /menu", parse_mode="HTML")
    assert message["entities"] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "bot_command", "offset": 3, "length": 5},
    ]
    shown = (await box.shown())["messages"][-1]
    assert (shown["from"], shown["text"]) == ("bot", "Да /menu")
    assert shown["html"] == '<b>Да</b> <span class="bot_command">/menu</span>'


@pytest.mark.parametrize("how", ["query", "form", "json"])
async def test_parameters_come_in_every_way(box: Box, how: str) -> None:
    chat = await box.started()
    address = f"{box.url}/bot123456:AAtest-token_0123456789/SENDmessage"
    params: dict[str, Any] = {"chat_id": chat, "text": "Так"}
    sent: dict[str, Any] = {"query": {"params": params}, "form": {"data": params}, "json": {"json": params}}[how]
    async with box.session.request("GET" if how == "query" else "POST", address, **sent) as response:
        assert (await response.json())["result"]["text"] == "Так"


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"text": "т"}, "chat_id is empty"),
        ({"chat_id": ANNA.id}, "message text is empty"),
        ({"chat_id": ANNA.id, "text": " \n "}, "message text is empty"),
        ({"chat_id": ANNA.id, "text": "я" * 4097}, "message is too long"),
        ({"chat_id": ANNA.id, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": 999, "text": "т"}, "chat not found"),
        ({"chat_id": BORIS.id, "text": "т"}, "chat not found"),
        ({"chat_id": "@nobody_here", "text": "т"}, "chat not found"),
        ({"chat_id": ANNA.id, "text": "<p>", "parse_mode": "HTML"},
         "can't parse entities: Unsupported start tag \"p\" at byte offset 0"),
        ({"chat_id": ANNA.id, "text": "т", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"chat_id": ANNA.id, "text": "т", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": inline(("к", "я" * 33))}, "BUTTON_DATA_INVALID"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": inline(("к", ""))}, "BUTTON_DATA_INVALID"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": {"inline_keyboard": [[{"text": "к"}]]}},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": "[]"}, "object expected as reply markup"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"chat_id": ANNA.id, "text": "т",
          "reply_markup": {"inline_keyboard": [[{"text": "к", "callback_data": "d", "style": "red"}]]}},
         "can't parse keyboard button: invalid button style specified"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": {"keyboard": []}},
         "reply keyboard must have at least one button"),
        ({"chat_id": ANNA.id, "text": "т", "reply_markup": {"inline_keyboard": [[{"text": "к", "url": "нет"}]]}},
         "inline keyboard button URL 'нет' is invalid: Wrong HTTP URL"),
    ],
)  # fmt: skip
async def test_a_bad_message_is_refused(box: Box, params: dict[str, Any], why: str) -> None:
    await box.started()
    assert (await box.api("sendMessage", **params)).refusal == (400, f"Bad Request: {why}")


@pytest.mark.parametrize("text", ["я" * 4096, "😀" * 2048, f"<b>{'я' * 4096}</b>"])
async def test_the_longest_text_passes(box: Box, text: str) -> None:
    await box.started()
    message = await box.sent(text, parse_mode="HTML")
    assert len(message["text"].encode("utf-16-le")) == 8192


async def test_control_characters_are_not_kept(box: Box) -> None:
    await box.started()
    assert (await box.sent("а\x00б\tв\r\nг"))["text"] == "а б в\nг"


async def test_a_blocked_bot_hears_403_until_unblocked(box: Box) -> None:
    chat = await box.started()
    await box.sim(f"people/{chat}/block", {})
    refused = await box.api("sendMessage", chat_id=chat, text="т")
    assert refused.refusal == (403, "Forbidden: bot was blocked by the user")
    await box.sim(f"people/{chat}/unblock", {})
    assert (await box.sent("т"))["text"] == "т"
    changes = [update["my_chat_member"] for update in await box.updates() if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_a_deleted_account_hears_nothing(box: Box) -> None:
    chat = await box.started()
    await box.sim(f"people/{chat}/deactivate", {})
    assert (await box.api("sendMessage", chat_id=chat, text="т")).refusal == (403, "Forbidden: user is deactivated")


async def test_an_edit_replaces_text_and_keyboard(box: Box) -> None:
    await box.started()
    message = await box.sent("один", reply_markup=inline(("к", "1")))
    place = {"chat_id": ANNA.id, "message_id": message["message_id"]}
    edited = (await box.api("editMessageText", **place, text="два")).result
    assert (edited["text"], "reply_markup" in edited, "edit_date" in edited) == ("два", False, True)
    shown = (await box.shown())["messages"][-1]
    assert (shown["text"], shown["edited"], shown["reply_markup"]) == ("два", True, None)


async def test_an_edit_without_a_change_is_refused(box: Box) -> None:
    await box.started()
    markup = inline(("к", "1"))
    message = await box.sent("<b>т</b>", parse_mode="HTML", reply_markup=markup)
    place = {"chat_id": ANNA.id, "message_id": message["message_id"]}
    same = await box.api("editMessageText", **place, text="<b>т</b>", parse_mode="HTML", reply_markup=markup)
    assert same.refusal == (400, NOT_MODIFIED)
    keyboard = await box.api("editMessageReplyMarkup", **place, reply_markup=markup)
    assert keyboard.refusal == (400, NOT_MODIFIED)
    assert (await box.api("editMessageText", **place, text="т", reply_markup=markup)).result["text"] == "т"


async def test_a_changed_keyboard_is_no_edit_for_people(box: Box) -> None:
    await box.started()
    message = await box.sent("т", reply_markup=inline(("к", "1")))
    place = {"chat_id": ANNA.id, "message_id": message["message_id"]}
    assert "reply_markup" not in (await box.api("editMessageReplyMarkup", **place)).result
    assert (await box.shown())["messages"][-1]["edited"] is False


async def test_only_the_bots_own_messages_can_be_edited(box: Box) -> None:
    await box.started()
    place = {"chat_id": ANNA.id, "text": "т"}
    with_keyboard = await box.sent("т", reply_markup={"keyboard": [["к"]]})
    for message_id in (1, with_keyboard["message_id"]):
        refused = await box.api("editMessageText", **place, message_id=message_id)
        assert refused.refusal == (400, "Bad Request: message can't be edited")
    missing = await box.api("editMessageText", **place, message_id=77)
    assert missing.refusal == (400, "Bad Request: message to edit not found")
    unnamed = await box.api("editMessageText", **place)
    assert unnamed.refusal == (400, "Bad Request: message identifier is not specified")


async def test_deleting_takes_a_message_away_for_48_hours(box: Box) -> None:
    await box.started()
    first, second = [await box.sent(text) for text in ("один", "два")]
    place = {"chat_id": ANNA.id}
    assert (await box.api("deleteMessage", **place, message_id=first["message_id"])).result is True
    again = await box.api("deleteMessage", **place, message_id=first["message_id"])
    assert again.refusal == (400, "Bad Request: message to delete not found")
    await box.sim("clock", {"advance_seconds": 48 * 3600 + 60})
    late = await box.api("deleteMessage", **place, message_id=second["message_id"])
    assert late.refusal == (400, "Bad Request: message can't be deleted for everyone")
    assert [shown["deleted"] for shown in (await box.shown())["messages"]] == [False, True, False]


async def test_copies_and_forwards_carry_the_content(box: Box) -> None:
    await box.started()
    await box.started(BORIS)
    original = await box.sent("<i>т</i>", parse_mode="HTML")
    source = {"chat_id": BORIS.id, "from_chat_id": ANNA.id, "message_id": original["message_id"]}
    assert set((await box.api("copyMessage", **source)).result) == {"message_id"}
    assert (await box.api("forwardMessage", **source)).result["forward_origin"]["type"] == "user"
    assert [shown["html"] for shown in (await box.shown(BORIS))["messages"][1:]] == ["<i>т</i>", "<i>т</i>"]


async def test_a_press_is_answered_once_and_in_time(box: Box) -> None:
    await box.started()
    message = await box.sent("т", reply_markup=inline(("к", "d:1")))
    pressed = await box.sim(f"people/{ANNA.id}/press", {"message_id": message["message_id"], "row": 0, "col": 0})
    query = (await box.updates(offset=pressed["update_id"]))[0]["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("d:1", message["message_id"])
    answer = {"callback_query_id": query["id"], "text": "Готово", "show_alert": True}
    assert (await box.api("answerCallbackQuery", **answer)).result is True
    alerts = (await box.shown())["alerts"]
    assert [(alert["text"], alert["show_alert"]) for alert in alerts] == [("Готово", True)]
    await box.sim("clock", {"advance_seconds": 60})
    late = await box.api("answerCallbackQuery", **answer)
    why = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert late.refusal == (400, why)
    assert (await box.api("answerCallbackQuery", callback_query_id="5")).refusal == (400, why)
    long = await box.api("answerCallbackQuery", callback_query_id="5", text="я" * 201)
    assert long.refusal == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_reply_keyboards_come_and_go(box: Box) -> None:
    await box.started()
    await box.sent("т", reply_markup={"keyboard": [["А"], [{"text": "Б", "request_contact": True}]]})
    keyboard = (await box.shown())["reply_keyboard"]["keyboard"]
    assert keyboard == [[{"text": "А"}], [{"text": "Б", "request_contact": True}]]
    await box.sent("т", reply_markup={"remove_keyboard": True})
    assert (await box.shown())["reply_keyboard"] is None


async def test_a_chat_action_is_shown_until_the_message(box: Box) -> None:
    await box.started()
    assert (await box.api("sendChatAction", chat_id=ANNA.id, action="typing")).result is True
    assert (await box.shown())["chat_action"] == "typing"
    await box.sent("т")
    assert (await box.shown())["chat_action"] is None
    wrong = await box.api("sendChatAction", chat_id=ANNA.id, action="dancing")
    assert wrong.refusal == (400, "Bad Request: wrong parameter action in request")


async def test_pins_are_checked(box: Box) -> None:
    await box.started()
    message = await box.sent("т")
    place = {"chat_id": ANNA.id, "message_id": message["message_id"]}
    assert (await box.api("pinChatMessage", **place)).result is True
    assert (await box.api("getChat", chat_id=ANNA.id)).result["pinned_message"]["text"] == "т"
    assert (await box.api("unpinChatMessage", **place)).result is True
    assert (await box.shown())["pinned"] == []
