"""What a conversation needs at every step, in one piece."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import Message, TelegramObject
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.screens import Event
from locales.texts import Texts
from models import Person
from programmes.schema import Programme
from services.actor import Actor

Read = Callable[[], AbstractAsyncContextManager[AsyncSession]]

OWN_DATA = frozenset({"draft", "typed", "held", "contact", "move", "shift"})
"""What candidates' conversations keep; anything else, such as a coordinator's filters, is somebody else's."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message or press of one person, with everything an answer is made from."""

    event: Event
    session: AsyncSession
    """The unit of work's: everything that is written, and the few rows around it."""
    read: Read
    """A session beside it for what reads many rows; it does not see what this turn has written."""
    actor: Actor
    texts: Texts
    now: datetime
    programme: Programme
    state: FSMContext

    @property
    def person(self) -> Person:
        return self.actor.person

    @property
    def today(self) -> date:
        """The day where the person lives."""
        return self.now.astimezone(self.actor.zone).date()

    def moment(self) -> str:
        """The present, as people say it."""
        return self.at(self.now)

    def at(self, moment: datetime) -> str:
        """«21 ноября 2026, 14:05» in the person's zone: for what is looked up later."""
        local = moment.astimezone(self.actor.zone)
        return self.texts.plain("common-moment", day=self.texts.full_date(local.date()), time=f"{local:%H:%M}")

    def beside(self) -> Turn:
        """The same turn with nothing to paint over: what is shown comes as a new message."""
        if isinstance(self.event, Message):
            return self
        return replace(self, event=self.event.model_copy(update={"message": None}))

    async def enter(self, state: State | None, **data: Any) -> None:
        """Set the conversation upon `state` with `data`; None ends it."""
        kept = {name: value for name, value in (await self.state.get_data()).items() if name not in OWN_DATA}
        await self.state.set_state(state)
        await self.state.set_data(kept | data)


class Turns(BaseMiddleware):
    """Puts a `Turn` among the arguments of handlers, by the name `turn`."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        names = ("session", "read", "actor", "texts", "now", "programme", "state")
        data["turn"] = Turn(event, **{name: data[name] for name in names})  # type: ignore[arg-type]
        return await handler(event, data)


def with_turns(router: Router) -> Router:
    """Give every message and press of `router` its turn."""
    turns = Turns()
    for observer in (router.message, router.callback_query, router.edited_message):
        observer.middleware(turns)
    return router
