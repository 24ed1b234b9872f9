"""Choosing a track and beginning its form."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from handlers.candidate.press import TrackPress
from handlers.forms.resume import offer
from handlers.forms.walking import show
from handlers.links import Place, go_button, home_button
from handlers.screens import Replies, Reply, button, keyboard, message, screen
from handlers.turn import Turn
from programmes.schema import Track
from services import applications, cycles, drafts, registration

LONGEST_DESCRIPTION = 3000
"""Characters, so that heading and buttons find room in the message."""
DOUBLE_TAP = timedelta(seconds=5)
"""A form begun that lately is not one to come back to: the button was pressed twice."""

router = Router(name="tracks")


async def open_tracks(turn: Turn) -> list[Track]:
    """The tracks the person has not applied to in this cycle."""
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    taken = await applications.applied_tracks(turn.session, person=turn.person, cycle=cycle)
    return [track for track in turn.programme.tracks if track.key not in taken]


async def first_choice(turn: Turn, *, anew: bool = False) -> list[Reply]:
    """The list of tracks; with a single one its own screen."""
    tracks = await open_tracks(turn)
    if len(tracks) == 1:
        return [_described(turn, tracks[0], alone=True, anew=anew)]
    texts = turn.texts
    key = "registration-tracks" if tracks else "registration-no-tracks"
    choices = [button(track.title, TrackPress(key=track.key, chosen=False)) for track in tracks]
    return [_shown(turn, texts(key, programme=turn.programme.title), keyboard(*choices, home_button(texts)), anew)]


def _described(turn: Turn, track: Track, *, alone: bool = False, anew: bool = False) -> Reply:
    texts = turn.texts
    form = registration.form_of(turn.programme, f"{drafts.REGISTRATION}:{track.key}")
    text = texts(
        "registration-track",
        title=turn.programme.title if alone else track.title,
        description=track.description[:LONGEST_DESCRIPTION],
        questions=len(form.fields),
    )
    ways = [home_button(texts)] if alone else [go_button(texts.plain("common-back"), Place.TRACKS), home_button(texts)]
    begin = button(texts.plain("registration-begin"), TrackPress(key=track.key, chosen=True), "primary")
    return _shown(turn, text, keyboard(begin, ways), anew)


def _shown(turn: Turn, text: str, markup: InlineKeyboardMarkup, anew: bool) -> Reply:
    return message(turn.event, text, markup) if anew else screen(turn.event, text, markup)


@router.callback_query(TrackPress.filter())
async def choose_track(query: CallbackQuery, callback_data: TrackPress, turn: Turn) -> Replies:
    """Describe the track, then begin its form; a form begun before is offered instead."""
    track = registration.track_of(turn.programme, callback_data.key)
    if track not in await open_tracks(turn):
        text = turn.texts("registration-applied-already", track=track.title)
        label = turn.texts.plain("menu-application")
        return screen(query, text, keyboard(go_button(label, Place.APPLICATION), home_button(turn.texts)))
    if not callback_data.chosen:
        return _described(turn, track)
    return await _begin(turn, track)


async def _begin(turn: Turn, track: Track) -> list[Reply]:
    form = f"{drafts.REGISTRATION}:{track.key}"
    earlier = await drafts.find(turn.session, person=turn.person, form=form)
    walk = await registration.begin(
        turn.session, person=turn.person, programme=turn.programme, track=track.key, now=turn.now
    )
    if earlier is not None and turn.now - earlier.updated_at > DOUBLE_TAP:
        return [offer(turn, walk)]
    walk.go_on(turn.now)
    return await show(turn, walk, turn.texts("registration-prefilled" if walk.answered else "registration-begun"))
