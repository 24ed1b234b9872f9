"""What coordinators and secretaries do: applications, moves, invitations, staff, workbooks."""

from __future__ import annotations

from aiogram import Router

from handlers.coordinator import (
    broadcasts,
    bulk,
    card,
    downloads,
    exceptions,
    filters,
    invites,
    lists,
    moves,
    plan,
    staff,
    works,
)

router = Router(name="coordinator")
router.include_routers(
    moves.router,
    bulk.router,
    exceptions.router,
    lists.router,
    filters.router,
    card.router,
    works.router,
    plan.router,
    broadcasts.router,
    invites.router,
    staff.ending,
    staff.router,
    downloads.router,
)
