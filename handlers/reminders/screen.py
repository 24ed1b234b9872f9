"""«Напоминания»: what comes, and what does not."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.links import Place, go_button, home_button
from handlers.reminders.calls import (
    DigestCall,
    DigestMenuCall,
    PauseCall,
    PauseMenuCall,
    TopicCall,
    ZoneCall,
    ZoneMenuCall,
)
from handlers.screens import Reply, button, columns, keyboard, screen
from handlers.turn import Turn
from services.reminders import settings
from services.reminders.settings import Wishes


async def open_reminders(turn: Turn) -> list[Reply]:
    """The settings of whoever speaks."""
    found = await wishes_of(turn)
    return [screen(turn.event, _text(turn, found), _keyboard(turn, found))]


async def wishes_of(turn: Turn) -> Wishes:
    default = ZoneInfo(turn.programme.timezone)
    return await settings.wishes(turn.session, person=turn.person, default_zone=default, now=turn.now)


def _text(turn: Turn, found: Wishes) -> str:
    texts = turn.texts
    lines: list[str] = [texts("reminder-title"), ""]
    if found.paused_until is not None:
        until = found.paused_until.astimezone(found.zone).date()
        lines.append(texts("reminder-paused", until=texts.day(until, turn.now.astimezone(found.zone).date())))
    lines += [texts(f"reminder-is-{topic}", on=topic not in found.kinds_off) for topic in settings.TOPICS]
    hour = found.digest_hour
    lines.append(texts("reminder-is-digest", on=hour is not None, hour=f"{hour or 0}:00"))
    lines.append(texts("reminder-is-zone", zone=zone_name(turn, found), time=_clock(turn, found.zone)))
    return "\n".join([*lines, "", texts("reminder-always")])


def _keyboard(turn: Turn, found: Wishes) -> InlineKeyboardMarkup:
    texts = turn.texts
    topics = [_topic(turn, topic, on=topic not in found.kinds_off) for topic in settings.TOPICS]
    digest = button(texts.plain("reminder-digest-choose"), DigestMenuCall())
    zone = button(texts.plain("reminder-zone-choose"), ZoneMenuCall())
    return keyboard(*_pausing(turn, found), *[[item] for item in topics], [digest, zone], home_button(texts))


def _pausing(turn: Turn, found: Wishes) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    if found.paused_until is not None:
        return [[button(texts.plain("reminder-resume"), PauseCall(weeks=0), "primary")]]
    week = button(texts.plain("reminder-pause", weeks=1), PauseCall(weeks=1))
    return [[week, button(texts.plain("reminder-pause-other"), PauseMenuCall())]]


def _topic(turn: Turn, topic: str, *, on: bool) -> InlineKeyboardButton:
    key = "reminder-switch-off" if on else "reminder-switch-on"
    what = turn.texts.plain(f"reminder-topic-{topic}")
    return button(turn.texts.plain(key, what=what), TopicCall(topic=topic, on=not on))


def pauses(turn: Turn) -> Reply:
    """For how long nothing is to come."""
    texts = turn.texts
    weeks = [button(texts.plain("reminder-pause", weeks=count), PauseCall(weeks=count)) for count in settings.WEEKS]
    dated = button(texts.plain("reminder-pause-date"), PauseCall(weeks=-1))
    return screen(turn.event, texts("reminder-pause-ask"), keyboard(*weeks, dated, *_ways(turn)))


def ask_date(turn: Turn) -> Reply:
    example = turn.texts.full_date(turn.today + timedelta(days=21))
    return screen(turn.event, turn.texts("reminder-pause-type", example=example), keyboard(*_ways(turn)))


def hours(turn: Turn, found: Wishes) -> Reply:
    """At which hour the digest comes."""
    texts = turn.texts
    choices = [button(f"{hour}:00", DigestCall(hour=hour)) for hour in settings.HOURS]
    none = [] if found.digest_hour is None else [button(texts.plain("reminder-digest-none"), DigestCall(hour=0))]
    return screen(turn.event, texts("reminder-digest-ask"), keyboard(*columns(choices, 3), none, *_ways(turn)))


def zones(turn: Turn) -> Reply:
    """By which clock hours are meant; each is named with the time it shows."""
    texts = turn.texts
    choices = [
        button(texts.plain(f"reminder-zone-{name}", time=_clock(turn, ZoneInfo(key))), ZoneCall(name=name))
        for name, key in settings.ZONES.items()
    ]
    district = button(texts.plain("reminder-zone-district"), ZoneCall())
    return screen(turn.event, texts("reminder-zone-ask"), keyboard(*columns(choices), district, *_ways(turn)))


def zone_name(turn: Turn, found: Wishes) -> str:
    """As its button calls it; a zone that has no button by the name of its city."""
    name = found.own_zone or next((name for name, key in settings.ZONES.items() if key == found.zone.key), None)
    return turn.texts.plain(f"reminder-city-{name}") if name else found.zone.key


def _clock(turn: Turn, zone: ZoneInfo) -> str:
    return f"{turn.now.astimezone(zone):%H:%M}"


def _ways(turn: Turn) -> list[list[InlineKeyboardButton]]:
    return [[go_button(turn.texts.plain("common-back"), Place.REMINDERS), home_button(turn.texts)]]
