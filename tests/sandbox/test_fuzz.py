"""Whatever a client sends, the answer is Telegram's: a result or a refusal, never a failure of the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.api import execute
from sandbox.checks import SUPPORTED
from sandbox.files import Upload
from sandbox.limits import Limits
from sandbox.world import World
from tests.sandbox.box import ANNA, BORIS
from tests.sandbox.pictures import png

# Their work is to wait, or to reach other servers.
METHODS = sorted(set(SUPPORTED.values()) - {"getUpdates", "setWebhook", "deleteWebhook"})
NAMES = st.sampled_from([
    "text", "inline_keyboard", "keyboard", "callback_data", "url", "type", "media", "offset", "length", "message_id",
    "style", "chat_id", "command", "description", "force_reply", "copy_text", "title", "latitude",
])  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 5000) | st.text(max_size=4) | st.floats(allow_nan=False)
    | st.sampled_from(["photo", "document", "bold", "chat", "attach://file", "typing", "html", "<b>", ANNA.id])
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)
PARAMS = st.dictionaries(
    st.sampled_from([
        "text", "caption", "parse_mode", "entities", "caption_entities", "reply_markup", "reply_parameters", "media",
        "message_id", "message_ids", "document", "photo", "commands", "scope", "menu_button", "language_code",
        "callback_query_id", "file_id", "user_id", "action", "options", "question", "latitude", "longitude",
        "phone_number", "first_name", "from_chat_id", "link_preview_options", "title", "address", "name",
    ]),
    VALUES,
    max_size=6,
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(
        people=[ANNA, BORIS], folder=tmp_path, limits=Limits.none(), on_clock=lambda _: None, username="fuzzed_bot"
    )
    made.chats[ANNA.id].started = True
    return made


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(method=st.sampled_from(METHODS), params=PARAMS, placed=st.booleans())
async def test_no_call_makes_the_sandbox_fail(world: World, method: str, params: dict[str, Any], placed: bool) -> None:
    if placed:
        params = {**params, "chat_id": ANNA.id, "text": params.get("text") or "т"}
    status, body = await execute(world, method, params, {"file": Upload("x.png", "image/png", png())})
    assert status in {200, 400, 403}, (method, params, body)
