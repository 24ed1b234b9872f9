"""What coordinators and secretaries do: applications, moves, invitations, staff, workbooks."""

from __future__ import annotations

from aiogram import Router

from handlers.coordinator import (
    broadcasts,
    bulk,
    card,
    deliveries,
    downloads,
    events,
    exceptions,
    filters,
    heads,
    health,
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
    broadcasts.router,
    lists.router,
    filters.router,
    card.router,
    works.router,
    deliveries.router,
    health.router,
    plan.router,
    events.router,
    invites.router,
    staff.ending,
    heads.router,
    staff.router,
    downloads.router,
)
