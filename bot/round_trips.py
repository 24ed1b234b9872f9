"""How long the way to the server and back takes at least, as far as it can be relied upon."""

from __future__ import annotations

from collections import deque

KEPT_SECONDS = 600.0
"""A round trip is believed for so long."""
SLICE_SECONDS = 60.0
RECENT = 1_000
"""Round trips of which the spread is looked at: half a minute at full speed."""
ENOUGH = 200
"""With fewer of them the shortest possible one has perhaps not been seen."""
LOOK_EVERY = 25
SHARE = 0.9
"""Of what was seen: the rest is for what was not."""
LONGEST_LEAD = 0.5
"""A line as slow as twice this has no steady base to speak of."""


class RoundTrips:
    """The round trips of small calls that were carried out, and the `lead` that can be reckoned with.

    The lead is to be no longer than the least way there and the least way back together. Their sum is seldom seen, for
    both must meet. How near to it the shortest round trip has come shows in the spread: the distance from the shortest
    to the lowest quarter is taken off once more. On a steady line the lead is nearly nine tenths of the round trip; on
    one whose delays vary by as much as they last it is nothing, and nothing is risked.
    """

    def __init__(self) -> None:
        self._recent: deque[tuple[float, float]] = deque(maxlen=RECENT)
        self._slices: deque[tuple[float, float]] = deque()
        """The beginning of a minute and the shortest of it."""
        self._lead = 0.0
        self._least = 0.0
        self._last = 0.0
        self._unseen = 0
        self._doubted_until = 0.0

    def lead(self, now: float) -> float:
        """Seconds by which a call is surely counted before its answer or after its departure; 0 if nobody knows."""
        return self._lead if now - self._last < KEPT_SECONDS else 0.0

    def note(self, seconds: float, now: float) -> None:
        """A call was answered at `now` after `seconds`; a shorter one than all before lowers the lead at once."""
        self._recent.append((now, seconds))
        if self._slices and now - self._slices[-1][0] < SLICE_SECONDS:
            began, least = self._slices[-1]
            self._slices[-1] = (began, min(least, seconds))
        else:
            self._slices.append((now, seconds))
        self._last = now
        self._unseen += 1
        if seconds < self._least or self._unseen >= LOOK_EVERY:
            self._reckon(now)

    def forget(self) -> None:
        """The line broke: it may lead elsewhere now."""
        self._recent.clear()
        self._slices.clear()
        self._lead = self._least = 0.0
        self._unseen = 0

    def doubt(self, now: float) -> None:
        """The server counts otherwise than was thought: no lead for as long as a round trip is believed."""
        self.forget()
        self._doubted_until = now + KEPT_SECONDS

    def _reckon(self, now: float) -> None:
        for kept in (self._recent, self._slices):
            while kept and kept[0][0] <= now - KEPT_SECONDS:
                kept.popleft()
        self._unseen = 0
        self._least = min(least for _, least in self._slices)
        if len(self._recent) < ENOUGH or now < self._doubted_until:
            self._lead = 0.0
            return
        quarter = sorted(seconds for _, seconds in self._recent)[len(self._recent) // 4]
        self._lead = min(SHARE * max(0.0, 2 * self._least - quarter), LONGEST_LEAD)
