"""Who takes a form that is sent, by its kind; how it is made stands in `services.form_kinds`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.coordinator.events import finishing as events
from handlers.events import feedback as after_event
from handlers.events.kinds import finishers as kinds
from handlers.forms import own_data
from handlers.screens import Reply
from handlers.turn import Turn
from services import form_kinds as form_kinds  # fills the registry of forms
from services import kind_forms as kind_forms  # likewise
from services.drafts import INTRODUCTION, PROFILE, REGISTRATION, Walk
from services.events.form import CHANGE, MOVE, NEW
from services.participation.feedback import FEEDBACK

Finisher = Callable[[Turn, Walk], Awaitable[list[Reply]]]
"""Takes a whole form and answers; leaves the conversation (`handlers.forms.walking.leave`) and
discards the draft, unless a word is still wanted."""

FINISHERS: dict[str, Finisher] = {
    REGISTRATION: own_data.apply,
    PROFILE: own_data.correct,
    INTRODUCTION: own_data.introduce,
    FEEDBACK: after_event.finish,
    NEW: events.preview,
    CHANGE: events.compare,
    MOVE: events.compare,
    **kinds.FINISHERS,
}
