"""The composition root: builds everything once; nobody imports it."""

from __future__ import annotations

__version__ = "0.1.0"
