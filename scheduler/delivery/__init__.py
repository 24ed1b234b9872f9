"""Notifications on their way: leased, sent, and their outcome written under the same lease."""

from __future__ import annotations

from scheduler.delivery.leasing import LEASE
from scheduler.delivery.pipeline import Delivery
from scheduler.delivery.settling import TRIES, retry_after

__all__ = ["LEASE", "TRIES", "Delivery", "retry_after"]
