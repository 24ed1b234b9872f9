"""Whose calendar is shown."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.turn import Turn
from models import Cycle
from services import cycles
from services.calendar import Entry, entries, tracks_of
from services.stages import track_title


@dataclass(frozen=True, slots=True)
class View:
    cycle: Cycle
    own: list[str]
    """The person's tracks; empty for whoever is in none, and for a programme of one track."""
    all: bool
    """Everybody's, as was asked for."""

    @property
    def tracks(self) -> list[str]:
        """By which the calendar is limited; empty: not at all."""
        return [] if self.all else self.own


async def find_view(turn: Turn, *, everybody: bool) -> View:
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    own = await tracks_of(turn.session, programme=turn.programme, cycle=cycle, person_id=turn.person.id)
    return View(cycle, own if len(own) < len(turn.programme.tracks) else [], everybody)


async def seen_entries(turn: Turn, view: View) -> list[Entry]:
    return await entries(turn.session, programme=turn.programme, cycle=view.cycle, tracks=view.tracks)


def whose(turn: Turn, view: View) -> list[str]:
    """A line that names the tracks where they limit the calendar, or that nothing does; none for a single track."""
    if len(turn.programme.tracks) < 2:
        return []
    if not view.tracks:
        return [turn.texts("calendar-of-all")]
    titles = ", ".join(track_title(turn.programme, key) for key in view.tracks)
    return [turn.texts("calendar-of-tracks", tracks=titles)]
