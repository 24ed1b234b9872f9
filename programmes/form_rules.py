"""A form must ask what the rules of its track rely on, and each question must be answerable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from programmes import messages
from programmes.examples import fits
from programmes.fields import COMMON_DEFAULTS, CommonField, FieldKind
from programmes.problems import Complaint, Steps
from programmes.schema import Eligibility
from programmes.spots import Spot

Finding = tuple[Steps, Complaint]

ALWAYS_ASKED = (CommonField.SURNAME, CommonField.NAME, CommonField.ORGANISATION, CommonField.PHONE)
"""Without these a coordinator can neither recognise a person nor reach one."""

_LIMITS = {
    "max_age": CommonField.BIRTH_DATE,
    "min_age": CommonField.BIRTH_DATE,
    "min_teaching_years": CommonField.TEACHING_YEARS,
    "min_management_years": CommonField.MANAGEMENT_YEARS,
}

_WORDS = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.ORGANISATION)

_FITTING = {
    "minimum": (FieldKind.NUMBER,),
    "maximum": (FieldKind.NUMBER,),
    "integer": (FieldKind.NUMBER,),
    "past": (FieldKind.DATE,),
    "extensions": (FieldKind.FILE,),
    "min_length": _WORDS,
    "max_length": _WORDS,
}
"""Keys that have an effect for some kinds only; elsewhere they would mislead whoever wrote them."""


def check_form(programme: Spot, track: Spot) -> Iterator[Finding]:
    """Complaints about one track's form, its fields and its limits of eligibility."""
    form = track["form"]
    asked = {_key(field): field for field in form if _key(field)}
    if not asked:
        return
    yield from _asked_once(form)
    yield from _always_asked(form, asked)
    yield from _limits(track, asked)
    yield from _municipality(programme, form, asked)
    for field in form:
        yield from _common(field)
        yield from _own(field)


def _key(field: Spot) -> str:
    return field["common"].text or field["key"].text


def _kind(field: Spot) -> str:
    common = field["common"].text
    usual = COMMON_DEFAULTS[CommonField(common)]["kind"] if common in set(CommonField) else ""
    return field["kind"].text or usual


def _asked_once(form: Spot) -> Iterator[Finding]:
    seen: set[str] = set()
    for field in form:
        if _key(field) in seen:
            yield field.steps, messages.value_twice(_key(field))
        seen.add(_key(field))


def _always_asked(form: Spot, asked: Mapping[str, Spot]) -> Iterator[Finding]:
    for common in ALWAYS_ASKED:
        if common not in asked:
            yield form.steps, messages.not_asked(common)
        elif asked[common]["required"].value is False:
            yield asked[common]["required"].steps, messages.must_be_required(common)


def _limits(track: Spot, asked: Mapping[str, Spot]) -> Iterator[Finding]:
    eligibility = track["eligibility"]
    written = eligibility.value if isinstance(eligibility.value, dict) else {}
    limits = {name: written.get(name, Eligibility.model_fields[name].default) for name in _LIMITS}
    told: set[CommonField] = set()
    for name, common in _LIMITS.items():
        field = asked.get(common)
        unasked = field is None or field["required"].value is False
        if limits[name] is not None and unasked and common not in told:
            told.add(common)
            yield eligibility[name].steps, messages.limit_unasked(name, common)
    least, most = Spot(limits["min_age"]).number, Spot(limits["max_age"]).number
    if least is not None and most is not None and least > most:
        yield eligibility["max_age"].steps, messages.upside_down("min_age", "max_age")


def _municipality(programme: Spot, form: Spot, asked: Mapping[str, Spot]) -> Iterator[Finding]:
    if len(list(programme["municipalities"])) < 2:
        return
    order = list(asked)
    municipality, organisation = CommonField.MUNICIPALITY, CommonField.ORGANISATION
    if municipality not in asked:
        yield form.steps, messages.not_asked(municipality)
    elif organisation in asked and order.index(municipality) > order.index(organisation):
        yield asked[municipality].steps, messages.municipality_late()


def _common(field: Spot) -> Iterator[Finding]:
    common = field["common"].text
    if common in set(CommonField):
        for name, usual in (("key", common), ("kind", COMMON_DEFAULTS[CommonField(common)]["kind"])):
            if field[name].text and field[name].text != usual:
                yield field[name].steps, messages.common_overridden(name, str(usual))
    elif not common and field["key"].text in set(CommonField):
        yield field["key"].steps, messages.common_by_key(field["key"].text)


def _own(field: Spot) -> Iterator[Finding]:
    kind = _kind(field)
    for name, kinds in _FITTING.items():
        if field[name] and kind in set(FieldKind) and kind not in kinds:
            yield field[name].steps, messages.idle_key(name, kinds)
    for low, high in (("min_length", "max_length"), ("minimum", "maximum")):
        least, most = field[low].number, field[high].number
        if least is not None and most is not None and least > most:
            yield field[low].steps, messages.upside_down(low, high)
    yield from _options(field)
    if field["example"].text and not fits(field["example"].text, kind, field):
        yield field["example"].steps, messages.example_misleads(field["example"].text, kind)


def _options(field: Spot) -> Iterator[Finding]:
    for name in ("key", "title"):
        seen: set[str] = set()
        for option in field["options"]:
            if option[name].text and option[name].text in seen:
                yield option[name].steps, messages.value_twice(option[name].text)
            seen.add(option[name].text)
