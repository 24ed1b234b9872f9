"""Internships: the mentor on site, the diary, what came of it."""

from __future__ import annotations
