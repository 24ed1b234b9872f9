"""Leaving a form and coming back to it."""

from __future__ import annotations

from handlers.forms.press import Act, press
from handlers.forms.walking import leave, show
from handlers.links import home_button
from handlers.screens import Reply, button, keyboard, message, screen
from handlers.turn import Turn
from services import drafts, registration
from services.drafts import INTRODUCTION, REGISTRATION, Walk


async def unfinished(turn: Turn) -> Walk | None:
    """The newest registration begun and not sent."""
    for draft in await drafts.unfinished(turn.session, person=turn.person):
        if (walk := registration.walk_of(turn.programme, draft)) is not None:
            return walk
    return None


def offer(turn: Turn, walk: Walk, *, anew: bool = False) -> Reply:
    """«Вы остановились на вопросе 7 из 12. Продолжить?»; `anew` leaves the pressed message as it is."""
    texts, field = turn.texts, walk.current
    if field is None:
        text = texts("form-stopped-at-review", total=walk.total)
    else:
        text = texts("form-stopped", place=walk.place(field), total=walk.total)
    markup = keyboard(
        button(texts.plain("form-resume"), press(walk, Act.RESUME), "primary"),
        button(texts.plain("form-restart"), press(walk, Act.RESTART)),
        home_button(texts),
    )
    return message(turn.event, text, markup) if anew else screen(turn.event, text, markup)


async def resume(turn: Turn, walk: Walk) -> list[Reply]:
    return await show(turn, walk)


async def pause(turn: Turn, walk: Walk) -> list[Reply]:
    """The draft waits; corrections of the own data, which are quickly made again, do not."""
    replies, texts = await leave(turn), turn.texts
    back = [] if walk.form.back is None else [button(texts.plain(walk.form.back[0]), walk.form.back[1])]
    ways = [*back, home_button(texts)]
    if walk.form.passing:
        await drafts.discard(turn.session, walk.draft)
        return [*replies, screen(turn.event, texts("form-left-profile"), keyboard(ways))]
    if walk.form.kind == INTRODUCTION:
        return [*replies, screen(turn.event, texts("introduction-later"), keyboard(ways))]
    text = texts(_paused(walk), answered=len(walk.answered), total=walk.total)
    resuming = button(texts.plain("form-resume"), press(walk, Act.RESUME), "primary")
    return [*replies, screen(turn.event, text, keyboard(resuming, ways))]


def _paused(walk: Walk) -> str:
    return "form-paused" if walk.form.kind == REGISTRATION else "form-paused-other"


async def restart(turn: Turn, walk: Walk) -> list[Reply]:
    """A second press is wanted, which names the consequence."""
    texts = turn.texts
    markup = keyboard(
        button(texts.plain("form-resume"), press(walk, Act.RESUME), "primary"),
        button(texts.plain("form-restart-for-sure"), press(walk, Act.RESTART_FOR_SURE), "danger"),
    )
    return [screen(turn.event, texts("form-restart-question", answered=len(walk.answered)), markup)]


async def restart_for_sure(turn: Turn, walk: Walk) -> list[Reply]:
    await drafts.discard(turn.session, walk.draft)
    draft = await drafts.begin(turn.session, person=turn.person, form=walk.form.key, answers={}, now=turn.now)
    return await show(turn, Walk(walk.form, draft), turn.texts("form-restarted"))
