"""Moments in the words of whoever reads them, before the language is known."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from locales.text import Arg, Text
from services.reminders.facts import SETTINGS, Fact
from services.reminders.moments import instant

NEAR = {0: "common-today", 1: "common-tomorrow"}
WITH_DISTANCE = "common-with-distance"
Button = tuple[Text, str]


def when_text(fact: Fact, zone: ZoneInfo, said_at: datetime) -> Text:
    """«сб, 13 декабря, 10:00 (через 3 дня)» by the clock of `zone`; a day is told without an hour."""
    local, today = instant(fact.moment, zone).astimezone(zone), said_at.astimezone(zone).date()
    shown = _day(local.date())
    if isinstance(fact.moment, datetime):
        shown = Text("common-moment", {"day": shown, "time": f"{local:%H:%M}"})
    told = Text(WITH_DISTANCE, {"shown": shown, "distance": _distance((local.date() - today).days)})
    if not _is_elsewhere(fact, local):
        return told
    return Text("reminder-your-clock", {"when": told})


def words(fact: Fact, zone: ZoneInfo, said_at: datetime) -> Text:
    args: dict[str, Arg] = {**fact.args, "when": when_text(fact, zone, said_at)}
    return Text(fact.text, args)


def as_of(text: Text, *, moment: datetime, zone: ZoneInfo, now: datetime) -> Text:
    """`text` about `moment` with the distance as it is at `now`: «завтра» of yesterday is «сегодня»."""
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    return _with_distance(text, _distance(days))


def _with_distance(text: Text, distance: Text) -> Text:
    args: dict[str, Arg] = {
        name: _with_distance(value, distance) if isinstance(value, Text) else value for name, value in text.args.items()
    }
    if text.key == WITH_DISTANCE:
        args["distance"] = distance
    return Text(text.key, args)


def buttons(fact: Fact) -> list[list[Button]]:
    """The main action, and the way to fewer reminders."""
    return [*(list(row) for row in fact.rows), [(Text("reminder-tune"), SETTINGS)]]


def _day(day: date) -> Text:
    weekday, month = Text(f"common-weekday-{day.isoweekday()}"), Text(f"common-month-{day.month}")
    return Text("common-weekday-day", {"weekday": weekday, "day": str(day.day), "month": month})


def _distance(days: int) -> Text:
    if (near := NEAR.get(days)) is not None:
        return Text(near)
    return Text("common-in-days", {"days": days}) if days > 0 else Text("common-days-ago", {"days": -days})


def _is_elsewhere(fact: Fact, local: datetime) -> bool:
    """The clock of the event shows another time than that of the person."""
    return fact.zone is not None and local.astimezone(ZoneInfo(fact.zone)).utcoffset() != local.utcoffset()
