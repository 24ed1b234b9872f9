"""The texts in the worker process, read once: reading them takes longer than most jobs."""

from __future__ import annotations

from functools import cache

from locales.texts import Catalogue


@cache
def catalogue() -> Catalogue:
    return Catalogue.load()
