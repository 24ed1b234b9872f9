"""Does a definition have the shape of the schema? Pydantic answers; here its answers get places and words."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from programmes.descriptions import describe
from programmes.document import Document
from programmes.problems import Problem, Steps
from programmes.schema import Programme, zones
from programmes.shape_messages import explain
from programmes.wording import meant

MAX_MISTAKES = 500
"""More of them say that this is no definition at all; nobody reads on."""


def check_shape(document: Document) -> tuple[Programme | None, list[Problem]]:
    """The programme, or everything that keeps the data from being one."""
    try:
        return Programme.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)[:MAX_MISTAKES]
        return None, [_problem(document, detail) for detail in details if not _echo(detail)]


def _echo(detail: ErrorDetails) -> bool:
    """A list is also called too short when the items it has are wrong; those are problems of their own."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


def _problem(document: Document, detail: ErrorDetails) -> Problem:
    steps: Steps = tuple(detail["loc"])
    kind = detail["type"]
    complaint = explain(kind, _context(steps, detail))
    # What is missing is pointed at where it should stand: at the table that lacks it.
    return document.problem(steps, complaint, at_key=kind == "extra_forbidden")


def _context(steps: Steps, detail: ErrorDetails) -> dict[str, Any]:
    context: dict[str, Any] = {**detail.get("ctx", {}), "given": detail["input"]}
    context["last"] = steps[-1] if steps else ""
    owner = _model_at(steps[:-1])
    if owner is not None:
        context["siblings"] = tuple(owner.model_fields)
        context["about"] = describe(owner, str(context["last"]))
    if detail["type"] == "enum":
        context["options"] = _options(steps)
    if detail["type"] == "zone_unknown":
        context["meant"] = meant(str(detail["input"]), zones())
    return context


def _options(steps: Steps) -> tuple[str, ...]:
    found = _annotation_at(steps)
    return tuple(str(member.value) for member in found) if found is not None else ()


def _model_at(steps: Steps) -> type[BaseModel] | None:
    found = _annotation_at(steps)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _annotation_at(steps: Steps) -> Any:
    """The class that stands at a path of the schema, freed of `| None` and `tuple[…, ...]`."""
    found: Any = Programme
    for step in steps:
        if isinstance(step, int):
            continue
        if not (isinstance(found, type) and issubclass(found, BaseModel)) or step not in found.model_fields:
            return None
        found = _bare(found.model_fields[step].annotation)
    return found


def _bare(annotation: Any) -> Any:
    while arguments := [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]:
        annotation = arguments[0]
    return annotation
