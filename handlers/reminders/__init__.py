"""«Напоминания»: what comes to whom and when, as each wants it."""

from __future__ import annotations
