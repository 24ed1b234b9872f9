"""Where a broadcast stands, in words: the same on the author's screen and in the message that is painted anew."""

from __future__ import annotations

from locales.text import Text
from models import Broadcast
from services.broadcasts import presses
from services.broadcasts.content import headline
from services.broadcasts.expanding import EXPANDING
from services.broadcasts.presses import Row
from services.broadcasts.steering import UNDER_WAY, Progress

A_MINUTE = 60
BEGINNING = ("scheduled", EXPANDING)
"""Its hour has come, and its recipients are not all known yet."""


def progress_lines(found: Broadcast, numbers: Progress) -> list[Text]:
    """A line each; what is zero is left out."""
    lines = [head(found), Text(f"broadcast-state-{_state(found)}")]
    if found.state not in BEGINNING:
        share = 100 * numbers.arrived // numbers.total if numbers.total else 0
        lines.append(
            Text("broadcast-arrived", {"count": numbers.arrived, "total": numbers.total, "percent": str(share)})
        )
    lines += [Text(key, {"count": count}) for key, count in _rest(numbers) if count]
    if found.recall is not None:
        lines.append(Text(f"broadcast-recall-{found.recall}", {"count": numbers.recalled, "total": numbers.arrived}))
    elif found.state == "sending" and numbers.waiting > numbers.asleep:
        lines.append(duration(numbers.seconds, "left"))
    return lines


def head(found: Broadcast) -> Text:
    title = headline(found)
    return Text("broadcast-head", {"id": str(found.id), "title": title, "has_title": bool(title)})


def duration(seconds: int, stem: str) -> Text:
    """In seconds below a minute, in minutes above; `stem` is `left` or `takes`."""
    if seconds < A_MINUTE:
        return Text(f"broadcast-{stem}-seconds", {"count": max(1, seconds)})
    return Text(f"broadcast-{stem}-minutes", {"count": -(-seconds // A_MINUTE)})


def controls(found: Broadcast) -> list[Row]:
    """What can be done with it now, the dangerous last; and the ways elsewhere."""
    ways = presses.elsewhere()
    stop: Row = [(Text("broadcast-stop"), presses.steer(found.id, "stop"))]
    if found.state == "scheduled":
        return [ways]
    if found.state == EXPANDING:
        return [ways, stop]
    if found.state == "sending":
        return [[(Text("broadcast-pause"), presses.steer(found.id, "pause"))], ways, stop]
    if found.state == "paused":
        return [[(Text("broadcast-resume"), presses.steer(found.id, "resume"))], ways, stop]
    return [[(Text("broadcast-to-report"), presses.card(found.id))], ways]


def is_over(found: Broadcast) -> bool:
    """Nothing about it moves any more."""
    return found.finished_at is not None and not _is_recalling(found) and found.state not in UNDER_WAY


def _is_recalling(found: Broadcast) -> bool:
    return found.recall is not None and found.recall_finished_at is None


def _state(found: Broadcast) -> str:
    if found.recall is None:
        return EXPANDING if found.state in BEGINNING else found.state
    return f"{found.recall}-{'under-way' if _is_recalling(found) else 'done'}"


def _rest(numbers: Progress) -> list[tuple[str, int]]:
    return [
        ("broadcast-failed", numbers.failed + numbers.expired),
        ("broadcast-unreachable", numbers.unreachable),
        ("broadcast-cancelled", numbers.cancelled),
        ("broadcast-again", numbers.again),
        ("broadcast-asleep", numbers.asleep),
    ]
