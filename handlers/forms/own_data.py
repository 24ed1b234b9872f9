"""What sending does to registrations, the person's own data and a colleague's name."""

from __future__ import annotations

from handlers.candidate.card import card
from handlers.forms.walking import leave
from handlers.links import Place, go_button, home_button
from handlers.screens import Reply, keyboard, message, screen
from handlers.turn import Turn
from services import applications, cycles, drafts, introduction, registration
from services.drafts import Walk


async def apply(turn: Turn, walk: Walk) -> list[Reply]:
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    track = registration.track_of(turn.programme, walk.form.subject)
    sent = await applications.submit(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        cycle=cycle,
        track=track,
        answers=walk.counting_answers(),
        now=turn.now,
    )
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    key = "registration-sent" if sent.is_new else "registration-sent-before"
    receipt = turn.texts(key, track=track.title, moment=turn.at(sent.application.submitted_at))
    text, markup = await card(turn, sent.application.id)
    return [*replies, screen(turn.event, receipt), message(turn.event, text, markup)]


async def correct(turn: Turn, walk: Walk) -> list[Reply]:
    changed = await applications.correct(
        turn.session, actor=turn.actor, programme=turn.programme, walk=walk, now=turn.now
    )
    await drafts.discard(turn.session, walk.draft)
    texts = turn.texts
    text = texts("profile-corrected" if changed else "profile-unchanged", count=len(changed))
    markup = keyboard(go_button(texts.plain("profile-open"), Place.PROFILE), home_button(texts))
    return [*await leave(turn), screen(turn.event, text, markup)]


async def introduce(turn: Turn, walk: Walk) -> list[Reply]:
    await introduction.introduce(turn.session, actor=turn.actor, walk=walk, now=turn.now)
    await drafts.discard(turn.session, walk.draft)
    text = turn.texts("introduction-done", name=turn.person.full_name)
    return [*await leave(turn), screen(turn.event, text, keyboard(home_button(turn.texts)))]
