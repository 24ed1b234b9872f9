"""To whom: criteria by buttons, each value marked or not."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.broadcasts.calls import CRITERION, By, Do, DraftCall, PickCall
from handlers.coordinator.broadcasts.pieces import counted, lost, to_draft, who_words
from handlers.paging import fitted
from handlers.rights import require
from handlers.screens import Replies, Reply, button, columns, keyboard, screen
from handlers.turn import Turn, with_turns
from models import Broadcast
from programmes.schema import Role
from services.actor import STAFF
from services.broadcasts import audience
from services.broadcasts.finding import find_draft
from services.municipalities import within_reach
from services.roles import role_text
from services.stages import stages_of

router = require(with_turns(Router(name="coordinator.broadcasts.who")), *STAFF)

LISTED = (By.TRACKS, By.STAGES, By.PLACES, By.ROLES)
"""Criteria whose values are few and known: all of them on one screen."""


@router.callback_query(DraftCall.filter(F.do == Do.WHO))
async def show(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    return await who_screen(turn, await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id))


@router.callback_query(DraftCall.filter(F.do == Do.EVERYBODY))
async def clear(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await audience.clear(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    return await who_screen(turn, draft)


@router.callback_query(PickCall.filter(F.by.in_(set(LISTED)) & (F.value == "")))
async def choose(_: CallbackQuery, callback_data: PickCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    return await _choices(turn, draft, callback_data.by)


@router.callback_query(PickCall.filter(F.by.in_(set(LISTED))))
async def pick(_: CallbackQuery, callback_data: PickCall, turn: Turn) -> Replies:
    draft = await audience.toggle(
        turn.session,
        actor=turn.actor,
        broadcast_id=callback_data.id,
        name=CRITERION[callback_data.by],
        value=callback_data.value,
        programme=turn.programme,
    )
    return await _choices(turn, draft, callback_data.by)


async def who_screen(turn: Turn, draft: Broadcast) -> Reply:
    """What is chosen, how many they are, and what else one can choose by."""
    await turn.enter(None)
    texts, numbers = turn.texts, await counted(turn, draft)
    title = texts("broadcast-who-title", who=await who_words(turn, draft), count=numbers.reachable, lost=lost(numbers))
    places = await within_reach(turn.session, turn.programme, turn.actor)
    shown = [item for item in By if _is_useful(turn, item, len(places))]
    criteria = [_criterion(turn, draft, item) for item in shown]
    everybody = button(texts.plain("broadcast-who-clear"), DraftCall(id=draft.id, do=Do.EVERYBODY))
    done = button(texts.plain("broadcast-who-done"), DraftCall(id=draft.id, do=Do.OPEN), "primary")
    return screen(turn.event, title, keyboard(done, *columns(criteria), [everybody] if draft.segment else []))


def _is_useful(turn: Turn, by: By, places: int) -> bool:
    """A choice of one is none."""
    if by is By.TRACKS:
        return len(turn.programme.tracks) > 1
    return by is not By.PLACES or places > 1


def _criterion(turn: Turn, draft: Broadcast, by: By) -> InlineKeyboardButton:
    name = CRITERION[by]
    label = turn.texts.plain(f"broadcast-by-{name}", count=len(draft.segment.get(name, ())))
    return button(label, PickCall(id=draft.id, by=by))


async def _choices(turn: Turn, draft: Broadcast, by: By) -> Reply:
    texts, chosen = turn.texts, draft.segment.get(CRITERION[by], [])
    rows = [
        button(
            texts.plain("broadcast-picked", name=title) if value in chosen else title,
            PickCall(id=draft.id, by=by, value=value),
        )
        for value, title in await _values(turn, draft, by)
    ]
    numbers = await counted(turn, draft)
    title = texts("broadcast-pick", title=texts.plain(f"broadcast-pick-{CRITERION[by]}"), count=numbers.reachable)
    back = button(texts.plain("broadcast-who-done"), DraftCall(id=draft.id, do=Do.WHO), "primary")
    return screen(turn.event, title, keyboard(*fitted(rows), [back, to_draft(turn, draft.id)]))


async def _values(turn: Turn, draft: Broadcast, by: By) -> Sequence[tuple[str, str]]:
    """Stored value and its title."""
    programme = turn.programme
    match by:
        case By.TRACKS:
            return [(track.key, track.title) for track in programme.tracks]
        case By.STAGES:
            tracks = draft.segment.get("tracks") or [None]
            found = {stage.key: stage.title for key in tracks for stage in stages_of(programme, key)}
            return list(found.items())
        case By.PLACES:
            return [(row.key, row.title) for row in await within_reach(turn.session, programme, turn.actor)]
    roles = [role for role in Role if role is not Role.CANDIDATE]
    return [(role.value, turn.texts.resolve(role_text(role, programme), plain=True)) for role in roles]
