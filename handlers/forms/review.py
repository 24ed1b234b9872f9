"""The summary: every answer at a glance, each a touch away from being changed."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.forms.press import Act, press
from handlers.forms.question import leave_button, shown, title
from handlers.screens import button, columns, keyboard
from handlers.turn import Turn
from locales.text import Markup
from programmes.fields import FormField
from services import eligibility
from services.drafts import REGISTRATION, Walk

PAGE = 10
"""Answers whose buttons are shown at once: five rows of two."""
ROOM = 3000
"""Characters of a message left for the answers; the rest is for headings."""
LONGEST_ANSWER = 120
LONGEST_TITLE = 60


def review(turn: Turn, walk: Walk, page: int = 0, notice: str | None = None) -> tuple[str, InlineKeyboardMarkup]:
    """Text and buttons; `notice` is ready HTML."""
    pages = max(1, -(-len(walk.summary) // PAGE))
    return _text(turn, walk, notice), _keyboard(turn, walk, min(max(page, 0), pages - 1), pages)


def page_of(walk: Walk, field: FormField | None) -> int:
    """Where the button of that answer stands, from 0."""
    fields = walk.summary
    return fields.index(field) // PAGE if field in fields else 0


def _text(turn: Turn, walk: Walk, notice: str | None) -> str:
    texts = turn.texts
    parts = [*([Markup(notice), ""] if notice else []), texts(_heading(walk)), ""]
    room = ROOM // max(1, walk.total)
    heading = min(LONGEST_TITLE, room // 2)
    parts += [
        texts(
            "form-review-line",
            number=walk.place(field),
            title=title(turn, field)[:heading],
            answer=shown(turn, walk, field, min(LONGEST_ANSWER, room - heading)),
        )
        for field in walk.answered
        if not (walk.form.early and walk.value(field) in (None, []))
    ]
    rules = walk.form.eligibility
    reason = eligibility.refusal(rules, walk.counting_answers(), today=turn.today) if rules else None
    if reason is not None:
        parts += ["", texts("form-review-refused", reason=reason)]
    return "\n".join(parts)


def _heading(walk: Walk) -> str:
    if walk.form.heading is not None and walk.first_open is None:
        return walk.form.heading
    if walk.form.is_of_person:
        return "form-review-profile"
    return "form-review-unfinished" if walk.first_open is not None else "form-review-finished"


def _keyboard(turn: Turn, walk: Walk, page: int, pages: int) -> InlineKeyboardMarkup:
    fields = walk.summary[page * PAGE : (page + 1) * PAGE]
    edits = [button(_label(turn, walk, field), press(walk, Act.EDIT, field.key)) for field in fields]
    return keyboard(_main(turn, walk), *columns(edits), _pager(turn, walk, page, pages), leave_button(turn, walk))


def _label(turn: Turn, walk: Walk, field: FormField) -> str:
    given = not walk.form.early or walk.value(field) not in (None, [])
    mark = f"{walk.place(field)}." if given else "+"
    return f"{mark} {title(turn, field)}"


def _main(turn: Turn, walk: Walk) -> InlineKeyboardButton:
    texts, following = turn.texts, walk.first_open
    if following is not None:
        label = texts.plain("form-continue", place=walk.place(following), total=walk.total)
        return button(label, press(walk, Act.RESUME), "primary")
    return button(texts.plain(_submit(walk)), press(walk, Act.SEND), "primary")


def _submit(walk: Walk) -> str:
    if walk.form.submit is not None:
        return walk.form.submit
    if walk.form.is_of_person:
        return "form-save"
    return "form-send" if walk.form.kind == REGISTRATION else "form-submit"


def _pager(turn: Turn, walk: Walk, page: int, pages: int) -> list[InlineKeyboardButton]:
    if pages < 2:
        return []
    texts, following = turn.texts, (page + 1) % pages
    label = texts.plain("form-review-more", page=following + 1, pages=pages)
    return [button(label, press(walk, Act.REVIEW, value=str(following)))]
