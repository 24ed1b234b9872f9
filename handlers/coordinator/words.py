"""How filters, places and periods are called."""

from __future__ import annotations

from handlers.turn import Turn
from locales.text import Markup
from services import municipalities
from services.application_list import Filters
from services.stages import stages_of, track_title


async def filter_words(turn: Turn, filters: Filters) -> list[Markup]:
    """A line for the search and one for the filters, HTML; none where nothing is limited."""
    texts, parts = turn.texts, []
    if filters.stage is not None:
        # An old button may ask for a stage that the track does not have: it is named all the same.
        known = [*stages_of(turn.programme, filters.track), *stages_of(turn.programme, None)]
        title = next((item.title for item in known if item.key == filters.stage), "")
        parts.append(texts("applications-filter-stage", stage=title or filters.stage))
    if filters.track is not None:
        parts.append(texts("applications-filter-track", track=track_title(turn.programme, filters.track)))
    if filters.municipality_id is not None:
        place = await municipalities.title_of(turn.session, filters.municipality_id)
        parts.append(texts("applications-filter-place", place=place))
    if filters.unread:
        parts.append(texts("applications-filter-unread"))
    if filters.refused:
        parts.append(texts("applications-filter-refused"))
    searched = [texts("applications-searched", typed=filters.typed)] if filters.typed else []
    return searched + ([texts("applications-filtered", filters=Markup("; ".join(parts)))] if parts else [])


def how_many(filters: Filters) -> int:
    """Filters that limit something, the search aside."""
    chosen = (filters.stage, filters.track, filters.municipality_id)
    return sum(value is not None for value in chosen) + filters.unread + filters.refused
