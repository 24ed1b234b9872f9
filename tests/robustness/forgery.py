"""Buttons nobody was shown, made from the routers themselves: what a modified client could press."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

from handlers import ROUTERS
from handlers.rights import RequireRoles
from programmes.schema import Role

IDS = (1, 2, 999_999)
"""The first rows of every table, and one that is not there."""


WORDS = ("", "1", "region_coordinator", "essay")
Ids = Callable[[type[CallbackData], str], Sequence[int]]
Words = Callable[[str], Sequence[str]]
"""What the numbers and the words of a button may be, by the name of the field."""


@dataclass(frozen=True, slots=True)
class Door:
    """One handler of presses: what it listens to and for whom it is; no roles, no guard."""

    name: str
    data: type[CallbackData]
    roles: frozenset[Role] | None


def routers(roots: tuple[Router, ...] = ROUTERS) -> Iterator[Router]:
    for root in roots:
        yield root
        yield from routers(tuple(root.sub_routers))


def guard_of(router: Router) -> frozenset[Role] | None:
    """The roles that the router, or one it lies in, lets through."""
    found: frozenset[Role] | None = None
    for place in (router, *router.chain_tail):
        for middleware in place.callback_query.middleware:
            if isinstance(middleware, RequireRoles):
                roles = frozenset(middleware.roles)
                found = roles if found is None else found & roles
    return found


def doors() -> list[Door]:
    """Every handler of presses that listens to typed data."""
    made = []
    for router in routers():
        for handler in router.callback_query.handlers:
            heard = [item.callback for item in handler.filters or () if isinstance(item.callback, CallbackQueryFilter)]
            made += [Door(handler.callback.__name__, one.callback_data, guard_of(router)) for one in heard]
    return made


def guarded() -> dict[type[CallbackData], frozenset[Role]]:
    """Data that only guarded handlers listen to, with everybody whom one of them lets through."""
    found: dict[type[CallbackData], list[frozenset[Role] | None]] = {}
    for door in doors():
        found.setdefault(door.data, []).append(door.roles)
    return {
        data: frozenset(itertools.chain.from_iterable(roles or () for roles in guards))
        for data, guards in found.items()
        if all(roles is not None for roles in guards)
    }


def commands() -> dict[str, frozenset[Role]]:
    """Commands of guarded routers, with the roles that may give them."""
    made = {}
    for router in routers():
        roles = guard_of(router)
        for handler in router.message.handlers if roles is not None else ():
            for item in handler.filters or ():
                if isinstance(item.callback, Command):
                    made.update(dict.fromkeys(map(str, item.callback.commands), roles or frozenset()))
    return made


def forged(
    data: type[CallbackData],
    ids: Ids = lambda _data, _field: IDS,
    words: Words = lambda _field: WORDS,
) -> list[str]:
    """Packed data with every choice of every field, and ids that belong to others or to nobody."""
    names = list(data.model_fields)
    choices = [_choices(data, name, ids, words) for name in names]
    packed = (_packed(data, dict(zip(names, values, strict=True))) for values in itertools.product(*choices))
    return [item for item in packed if item is not None]


def _choices(data: type[CallbackData], name: str, ids: Ids, words: Words) -> list[Any]:
    kind = data.model_fields[name].annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)
    if kind is bool:
        return [False, True]
    return list(ids(data, name) if kind is int else words(name))


def _packed(data: type[CallbackData], fields: dict[str, Any]) -> str | None:
    try:
        return data(**fields).pack()
    except ValueError:
        return None
