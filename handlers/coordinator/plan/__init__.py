"""A plan of events out of Excel: the template, the file, the preview, the word."""

from __future__ import annotations

from handlers.coordinator.plan.calls import PlanCall, PlanDo, plan_button
from handlers.coordinator.plan.talk import router

__all__ = ["PlanCall", "PlanDo", "plan_button", "router"]
