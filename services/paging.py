"""A long list a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

PAGE_SIZE = 8
"""As many buttons as a phone shows without scrolling."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list; `number` counts from 1, an empty list has one empty page."""

    items: list[Item]
    number: int
    pages: int
    total: int


async def fetch_page(session: AsyncSession, statement: Select[Any], *, number: int) -> Page[Any]:
    """Page `number` of entities of one kind; a number out of bounds gives the nearest page."""
    counted = select(func.count()).select_from(statement.order_by(None).subquery())
    total = (await session.execute(counted)).scalar_one()
    page = bounded(number, total)
    rows = (await session.execute(statement.offset(offset(page)).limit(PAGE_SIZE))).scalars()
    return Page(list(rows), page, count_pages(total), total)


def count_pages(total: int) -> int:
    return max(1, -(-total // PAGE_SIZE))


def bounded(number: int, total: int) -> int:
    return min(max(1, number), count_pages(total))


def offset(page: int) -> int:
    return (page - 1) * PAGE_SIZE
