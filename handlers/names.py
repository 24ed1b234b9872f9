"""Places by the names people give them."""

from __future__ import annotations

from itertools import takewhile

from handlers.links import Place
from locales.texts import Texts
from services.search import searchable

NAMED = (
    Place.HOME,
    Place.HELP,
    Place.LANGUAGE,
    Place.PROFILE,
    Place.APPLICATION,
    Place.EVENTS,
    Place.CALENDAR,
    Place.REMINDERS,
    Place.BROADCASTS,
    Place.HEALTH,
)
SHORTEST = 4
"""Letters; fewer are more likely a part of a surname."""
LONGEST_ENDING = 2
"""Letters at the end by which forms of one word differ: «рассылка», «рассылки», «рассылок»; fewer in a short one."""


def place_named(texts: Texts, typed: str) -> Place | None:
    """The place with a name that differs from `typed` at most in its ending; the names are texts, several each."""
    word = searchable(typed).strip(" .!?")
    if len(word) < SHORTEST:
        return None
    names = ((place, name) for place in NAMED for name in texts.plain(f"menu-names-{place.value}").split("; "))
    return next((place for place, name in names if _alike(word, name)), None)


def _alike(word: str, name: str) -> bool:
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False))))
    ending = min(LONGEST_ENDING, len(name) // 4)
    return same >= max(SHORTEST, len(name) - ending) and len(word) - same <= ending
