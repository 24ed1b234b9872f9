from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.box import ANNA, BORIS, Box

START = [{"command": "start", "description": "Начать"}]
EXPORT = [{"command": "export", "description": "Выгрузить"}]


async def test_a_chat_shows_the_narrowest_commands(box: Box) -> None:
    await box.started()
    await box.api("setMyCommands", commands=START)
    scope = {"type": "chat", "chat_id": ANNA.id}
    await box.api("setMyCommands", commands=EXPORT, scope=scope)
    assert [(await box.shown(who))["commands"] for who in (ANNA, BORIS)] == [EXPORT, START]
    assert (await box.api("getMyCommands", scope=scope)).result == EXPORT
    await box.api("deleteMyCommands", scope=scope)
    assert (await box.shown())["commands"] == START


async def test_commands_follow_the_persons_language(box: Box) -> None:
    await box.api("setMyCommands", commands=START)
    await box.api("setMyCommands", commands=EXPORT, language_code="ru")
    assert (await box.shown())["commands"] == EXPORT


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"commands": [{"command": "Старт", "description": "т"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "т"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": START * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": START, "scope": {"type": "chat", "chat_id": 77}}, "chat not found"),
        ({"commands": START, "scope": {"type": "planet"}}, "can't parse scope: unsupported type of the object"),
        ({"commands": START, "language_code": "russian"}, "invalid language code specified"),
        ({}, 'parameter "commands" is required'),
        ({"commands": "none"}, "can't parse commands JSON object"),
    ],
)
async def test_bad_commands_are_refused(box: Box, params: dict[str, Any], why: str) -> None:
    assert (await box.api("setMyCommands", **params)).refusal == (400, f"Bad Request: {why}")


async def test_descriptions_are_kept_by_language(box: Box) -> None:
    await box.api("setMyDescription", description="Общее")
    await box.api("setMyDescription", description="Русское", language_code="ru")
    found = [(await box.api("getMyDescription", language_code=code)).result for code in ("ru", "en")]
    assert found == [{"description": "Русское"}, {"description": "Общее"}]
    await box.api("setMyShortDescription", short_description="Кратко")
    assert (await box.shown())["bot"]["short_description"] == "Кратко"
    assert (await box.api("setMyShortDescription", short_description="я" * 121)).status == 400
    await box.api("setMyName", name="Резерв")
    assert (await box.api("getMe")).result["first_name"] == "Резерв"


async def test_the_menu_button_is_the_chats_or_the_common_one(box: Box) -> None:
    await box.started()
    web = {"type": "web_app", "text": "Открыть", "web_app": {"url": "https://example.org"}}
    await box.api("setChatMenuButton", chat_id=ANNA.id, menu_button=web)
    found = [(await box.api("getChatMenuButton", **where)).result["type"] for where in ({"chat_id": ANNA.id}, {})]
    assert found == ["web_app", "commands"]


async def test_chats_and_members_are_told(box: Box) -> None:
    await box.started()
    assert (await box.api("getChat", chat_id=ANNA.id)).result["username"] == "anna_proverkina"
    member = (await box.api("getChatMember", chat_id=ANNA.id, user_id=ANNA.id)).result
    assert (member["status"], member["user"]["first_name"]) == ("member", "Анна")
    assert (await box.api("getChatMember", chat_id=ANNA.id, user_id=1)).refusal[1] == "Bad Request: member not found"
    assert (await box.api("getChatMemberCount", chat_id=ANNA.id)).result == 2
