"""The registry of forms: how each kind is made, and the way into any of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import Draft, Person
from programmes.fields import AskedField, FieldKind, Option
from programmes.schema import Programme
from services import drafts
from services.drafts import Form, Walk
from services.errors import NotFound

Builder = Callable[[AsyncSession, Programme, str], Awaitable[Form]]
"""Makes the form whose key is given whole (`feedback:17`), as it is today.

Raises `NotFound` for one that is gone: its draft then means nothing any more.
"""

BUILDERS: dict[str, Builder] = {}
"""By kind, the part of the key before the colon; filled by `services.form_kinds`."""
WITHOUT_CONSENT: set[str] = set()
"""Kinds of forms of staff: a colleague fills them in without the candidates' consent."""


def asked(
    stem: str,
    key: str,
    kind: FieldKind,
    *,
    options: Iterable[Option] = (),
    choices: Iterable[str] = (),
    likely: Iterable[str] = (),
    **limits: Any,
) -> AskedField:
    """A question of the bot's own. Its words are the texts `<stem>-<key>-title` and `-question`, and where they are
    there `-hint` and `-example`.

    `options` bring their titles along; the titles of `choices` are the texts `<stem>-<key>-<choice>`, and so are the
    words of `likely`, answers that a press gives as if typed. `limits` are those of `FormField`.
    """
    chosen = tuple(options) or tuple(_texted(stem, key, name) for name in choices)
    texted = bool(chosen) and not tuple(options)
    return AskedField(
        key=key,
        kind=kind,
        title=f"{stem}-{key}-title",
        question=f"{stem}-{key}-question",
        stem=stem,
        options=chosen,
        texted=texted,
        likely=tuple(_texted(stem, key, name) for name in likely),
        **limits,
    )


def _texted(stem: str, key: str, name: str) -> Option:
    return Option(key=name, title=f"{stem}-{key}-{name}")


async def form_of(session: AsyncSession, *, programme: Programme, key: str) -> Form:
    """The form of that key as it is today; raises `NotFound` for one that is gone."""
    builder = BUILDERS.get(key.partition(":")[0])
    if builder is None:
        raise NotFound("form-gone")
    return await builder(session, programme, key)


async def begin(
    session: AsyncSession,
    *,
    person: Person,
    key: str,
    programme: Programme,
    answers: Mapping[str, Any],
    now: datetime,
    anew: bool = False,
) -> Walk:
    """The person's draft of that form: the one begun before, else one with `answers`; `anew` drops an earlier one."""
    form = await form_of(session, programme=programme, key=key)
    if anew and (old := await drafts.find(session, person=person, form=key)) is not None:
        await drafts.discard(session, old)
    return Walk(form, await drafts.begin(session, person=person, form=key, answers=dict(answers), now=now))


async def walk(session: AsyncSession, *, person: Person, programme: Programme, draft_id: int) -> Walk | None:
    """The person's form of that draft; None when it was sent or discarded, or is not a form of questions."""
    draft = await drafts.own(session, person=person, draft_id=draft_id)
    return None if draft is None else await walk_of(session, programme=programme, draft=draft)


async def walk_of(session: AsyncSession, *, programme: Programme, draft: Draft) -> Walk | None:
    """None when the form is gone: its answers wait in case it comes back."""
    try:
        return Walk(await form_of(session, programme=programme, key=draft.form), draft)
    except NotFound:
        return None
