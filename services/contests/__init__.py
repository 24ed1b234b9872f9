"""Contests: stages with windows, works handed in to them, results."""

from __future__ import annotations
