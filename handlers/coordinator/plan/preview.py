"""What storing a plan would do, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from exports.plan_columns import PlanColumn, column_title
from handlers.coordinator.plan.calls import PlanCall, PlanDo
from handlers.links import Place, go_button
from handlers.paging import pager
from handlers.screens import button, keyboard
from handlers.turn import Turn
from locales.text import Arg, Text
from models import PlanImport
from programmes.calendar import EventKind
from services.paging import PAGE_SIZE, Page, bounded, count_pages, offset
from services.plan_rows import Fate, Judged, fingerprint

_ORDER = {Fate.FAULTY: 0, Fate.CHANGED: 1, Fate.NEW: 2, Fate.SAME: 3}
"""What wants a look comes first."""
TITLE = 100
"""Characters of a title in the list."""
_COLUMNS = {
    "starts_at": PlanColumn.STARTS_ON,
    "ends_at": PlanColumn.ENDS_TIME,
    "timezone": PlanColumn.ZONE,
    "host_id": PlanColumn.HOST,
    "signup_opens_at": PlanColumn.SIGNUP_OPENS,
    "signup_closes_at": PlanColumn.SIGNUP_CLOSES,
    "audience": PlanColumn.STAGES,
}


def preview_screen(
    turn: Turn, plan: PlanImport, judged: Sequence[Judged], *, owner: str, told: int, page: int
) -> tuple[str, InlineKeyboardMarkup]:
    """HTML and buttons; the main one says what it will do, `told` people learn of it."""
    texts, fates = turn.texts, Counter(one.fate for one in judged)
    made, changed = fates[Fate.NEW], fates[Fate.CHANGED]
    heads: list[str] = [
        texts("plan-preview", name=plan.file.name, made=made, changed=changed, same=fates[Fate.SAME], owner=owner)
    ]
    heads += [texts("plan-preview-told", count=told)] if changed else []
    heads += [texts("plan-nothing-new")] if not made and not changed and not fates[Fate.FAULTY] else []
    heads += [texts.resolve(note) for note in _notes(plan)] if page <= 1 else []
    shown = _page(judged, page)
    lines = [_line(turn, one) for one in shown.items]
    rows = [pager(shown, lambda number: PlanCall(do=PlanDo.SHOW, id=plan.id, page=number))]
    if (made or changed) and not fates[Fate.FAULTY]:
        rows.append([_store(turn, plan, judged, made, changed)])
    rows.append([button(texts.plain("plan-drop"), PlanCall(do=PlanDo.DROP, id=plan.id))])
    rows.append([go_button(texts.plain("plan-to-events"), Place.EVENTS)])
    return "\n".join([*heads, "", *lines]), keyboard(*rows)


def _store(turn: Turn, plan: PlanImport, judged: Sequence[Judged], made: int, changed: int) -> InlineKeyboardButton:
    say = turn.texts.plain
    if made and changed:
        label = say("plan-store-both", made=made, changed=changed)
    else:
        label = say("plan-store-new", count=made) if made else say("plan-store-changed", count=changed)
    return button(label, PlanCall(do=PlanDo.STORE, id=plan.id, mark=fingerprint(judged)), "primary")


def _page(judged: Sequence[Judged], number: int) -> Page[Judged]:
    ordered = sorted(judged, key=lambda one: _ORDER[one.fate])
    number = bounded(number, len(ordered))
    start = offset(number)
    return Page(ordered[start : start + PAGE_SIZE], number, count_pages(len(ordered)), len(ordered))


def _line(turn: Turn, one: Judged) -> str:
    title = one.title if len(one.title) <= TITLE else one.title[: TITLE - 1] + "…"
    args: dict[str, Arg] = {"title": title}
    if one.fate is Fate.FAULTY:
        return turn.texts("plan-line-faulty", reason=one.faults[0].reason, **args)
    if one.facts is not None:
        start = one.facts.ends_at if one.facts.kind == EventKind.DEADLINE else one.facts.starts_at
        args["when"] = turn.texts.span(start, one.facts.ends_at, turn.now, one.facts.zone)
    if one.fate is Fate.CHANGED:
        args["fields"] = ", ".join(_named(turn, name) for name in one.changed)
    return turn.texts(f"plan-line-{one.fate}", **args)


def _named(turn: Turn, field: str) -> str:
    column = _COLUMNS.get(field) or PlanColumn(field)
    return column_title(turn.texts, column).lower()


def _notes(plan: PlanImport) -> list[Text]:
    return [Text.from_json(row["note"]) for row in plan.rows or [] if "note" in row]
