"""Filters of every router: none may cost a thread."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject

from handlers import ROUTERS


def routers(of: tuple[Router, ...] = ROUTERS) -> Iterator[Router]:
    for router in of:
        yield router
        yield from routers(tuple(router.sub_routers))


def callables(router: Router) -> Iterator[tuple[str, CallableObject]]:
    for name, observer in router.observers.items():
        for handler in [*observer.handlers, observer._handler]:
            yield name, handler
            yield from ((name, item) for item in handler.filters or [])


@pytest.mark.parametrize("router", list(routers()), ids=lambda router: router.name)
def test_filters_and_handlers_are_coroutines(router: Router) -> None:
    """aiogram runs anything else in a thread; its own last resort, a lambda without filters, is never called."""
    blocking = [
        (name, repr(item.callback))
        for name, item in callables(router)
        if not item.awaitable and getattr(item.callback, "__name__", "") != "<lambda>"
    ]
    assert blocking == []
