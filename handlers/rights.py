"""Which roles a router is for; whoever lacks them is denied, and it is written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.types import TelegramObject

from programmes.schema import Role
from services.actor import Actor
from services.errors import Denied


class RequireRoles(BaseMiddleware):
    """Lets a handler run only for holders of one of `roles`; the object's scope is the service's to check."""

    def __init__(self, *roles: Role) -> None:
        self.roles = roles

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        actor: Actor = data["actor"]
        if not actor.has(*self.roles):
            raise Denied(data["handler"].callback.__name__, "handler")
        return await handler(event, data)


def require(router: Router, *roles: Role) -> Router:
    """Guard every message and press of `router`. The guard runs after the filters: what is not for it passes by."""
    guard = RequireRoles(*roles)
    router.message.middleware(guard)
    router.callback_query.middleware(guard)
    return router
