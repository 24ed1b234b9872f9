"""Bot API calls as rows: what a handler returns, kept until it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from aiogram import methods
from aiogram.client.default import Default
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import FSInputFile, Update

Call = TelegramMethod[Any]


def as_calls(result: object, update: Update) -> list[Call]:
    """The calls of a handler's result, a press always among the answered ones.

    Raises `TypeError` for a result that is no call: a handler that forgot to return must be seen.
    """
    calls: list[Call] = []
    if result is not None and result is not UNHANDLED:
        items = result if isinstance(result, Iterable) and not isinstance(result, TelegramMethod) else [result]
        for item in items:
            if not isinstance(item, TelegramMethod):
                raise TypeError(f"a handler returned {type(item).__name__}, not a Bot API call")
            calls.append(item)
    if update.callback_query and not any(isinstance(call, AnswerCallbackQuery) for call in calls):
        calls.insert(0, AnswerCallbackQuery(callback_query_id=update.callback_query.id))
    return calls


def to_row(call: Call) -> dict[str, Any]:
    """`call` as JSON; files are named by their path on this machine's data folder."""
    fields = {name: _plain(value) for name, value in call if value is not None and not isinstance(value, Default)}
    return {"method": type(call).__name__, "fields": fields}


def from_row(row: dict[str, Any]) -> Call:
    """Raises `KeyError` or `ValidationError` for a row that `to_row` did not write."""
    fields = {name: _revived(value) for name, value in row["fields"].items()}
    return _method(row["method"]).model_validate(fields)


def chat_of(call: Call) -> int | None:
    """The chat whose rate a call counts against; None for calls without one."""
    chat_id = getattr(call, "chat_id", None)
    return chat_id if isinstance(chat_id, int) else None


@cache
def _method(name: str) -> type[Call]:
    if name not in methods.__all__:
        raise KeyError(name)
    found: type[Call] = getattr(methods, name)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, FSInputFile):
        return {"path": str(value.path), "filename": value.filename}
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", exclude_none=True, exclude_defaults=False, warnings=False)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _revived(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"path", "filename"}:
        return FSInputFile(value["path"], value["filename"])
    return value
