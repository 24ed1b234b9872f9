"""Bot API methods about the bot itself and its updates by long polling."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, Handler
from sandbox.errors import ApiError, bad_request

MAX_BATCH = 100
# Telegram cuts a longer wait down to this.
MAX_WAIT_SECONDS = 50.0


def get_me(call: Call) -> dict[str, Any]:
    return {**call.world.bot_user(), "can_join_groups": True, "can_read_all_group_messages": False,
            "supports_inline_queries": False, "can_connect_to_business": False, "has_main_web_app": False}  # fmt: skip


async def get_updates(call: Call) -> list[dict[str, Any]]:
    if call.world.webhook.url:
        raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active; "
                            "use deleteWebhook to delete the webhook first")  # fmt: skip
    updates = call.world.updates
    updates.allow(call.params.get("allowed_updates"))
    limit = call.params.get("limit", MAX_BATCH)
    limit = limit if 1 <= limit <= MAX_BATCH else MAX_BATCH
    timeout = min(max(0.0, float(call.params.get("timeout", 0))), MAX_WAIT_SECONDS)
    return await updates.take(call.params.get("offset", 0), limit, 0.0 if call.world.closing.is_set() else timeout)


async def set_webhook(call: Call) -> bool:
    await call.world.webhook.set(call.params)
    return True


async def delete_webhook(call: Call) -> bool:
    await call.world.webhook.set({"url": "", **call.params})
    return True


def get_webhook_info(call: Call) -> dict[str, Any]:
    return call.world.webhook.info()


def get_file(call: Call) -> dict[str, Any]:
    stored = call.world.files.find(call.params["file_id"])
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return call.world.files.described(stored)


def done(_: Call) -> bool:
    """logOut and close change nothing here: there is one server."""
    return True


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
    "logOut": done,
    "close": done,
}
