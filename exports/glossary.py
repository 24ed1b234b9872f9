"""What keys of the database are called on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from exports.cells import Value
from exports.rows import Column, Kind
from locales.text import Text
from locales.texts import Texts
from programmes.fields import FieldKind, FormField
from programmes.schema import Programme, Role, Stage, StageKind, Track
from services.events.faults import TITLES
from services.roles import role_text

Show = Callable[[Any], Value]

DENIED = "denied:"
"""How the journal begins what was refused."""

_LAYOUT = {
    FieldKind.TEXT: (Kind.TEXT, 28),
    FieldKind.LONG_TEXT: (Kind.PROSE, 60),
    FieldKind.NUMBER: (Kind.NUMBER, 12),
    FieldKind.DATE: (Kind.DATE, 12),
    FieldKind.CHOICE: (Kind.TEXT, 24),
    FieldKind.CHOICES: (Kind.PROSE, 36),
    FieldKind.YES_NO: (Kind.FLAG, 14),
    FieldKind.PHONE: (Kind.CODE, 18),
    FieldKind.EMAIL: (Kind.TEXT, 26),
    FieldKind.MUNICIPALITY: (Kind.TEXT, 24),
    FieldKind.ORGANISATION: (Kind.TEXT, 32),
    FieldKind.FILE: (Kind.TEXT, 28),
    FieldKind.MOMENT: (Kind.TEXT, 24),
    FieldKind.LINK: (Kind.TEXT, 32),
}


@dataclass(frozen=True, slots=True)
class OwnField:
    """A question of the programme's own: a column of «Заявки»."""

    key: str
    column: Column
    show: Show


@dataclass(frozen=True, slots=True)
class Glossary:
    """Names in the reader's language; a key that has left the programme is shown as it is."""

    programme: Programme
    texts: Texts
    tracks: Mapping[str, str]
    stages: Mapping[tuple[str, str], str]
    files: dict[int, str] = field(default_factory=dict)
    """Names of files by id; filled for every part of an export."""
    _said: dict[str, str] = field(default_factory=dict)
    """Texts that were looked up: the same few are asked for in every row."""

    @classmethod
    def of(cls, programme: Programme, texts: Texts) -> Glossary:
        tracks = {track.key: track.title for track in programme.tracks}
        stages = {(track.key, stage.key): stage.title for track, stage in _stages(programme)}
        return cls(programme, texts, tracks, stages)

    def track(self, key: str) -> str:
        return self.tracks.get(key, key)

    def stage(self, track: str, key: str | None) -> str | None:
        return None if key is None else self.stages.get((track, key), key)

    @property
    def reserve(self) -> list[tuple[str, str]]:
        """(track, stage) pairs at which a person is in the reserve."""
        return [(track.key, stage.key) for track, stage in _stages(self.programme) if stage.kind is StageKind.RESERVE]

    def event_kind(self, stored: str) -> str:
        return self._known(f"event-kind-{stored}", stored)

    def event_state(self, stored: str) -> str:
        return self._known(f"export-event-{_slug(stored)}", stored)

    def participation(self, stored: str) -> str:
        """signed_up, waiting and so on, in words."""
        return self._known(f"export-participation-{_slug(stored)}", stored)

    def practice(self, stored: str) -> str:
        """internship, replacement or certificate, in words."""
        return self._known(f"export-practice-{_slug(stored)}", stored)

    def attendance(self, stored: str | None) -> str | None:
        return None if stored is None else self._known(f"export-attendance-{_slug(stored)}", stored)

    def interview_outcome(self, stored: str | None) -> str | None:
        return None if stored is None else self._known(f"export-outcome-{_slug(stored)}", stored)

    def broadcast_state(self, stored: str, recall: str | None) -> str:
        """`recall` is delete or edit; None where it stands as it was sent."""
        shown = stored if recall is None else f"recall-{recall}"
        return self._known(f"export-broadcast-{shown}", stored)

    def document(self, stored: str) -> str:
        """The title of a consent document, kept as `<programme>:<which>`."""
        texts = self.texts
        match stored.rpartition(":")[2]:
            case "personal_data":
                return texts.plain("export-consent-personal-data")
            case "publication":
                return texts.plain("export-consent-publication")
        return stored

    def reason(self, refusal: Mapping[str, Any] | None) -> str | None:
        """A refusal in words."""
        return None if refusal is None else self.texts.resolve(Text.from_json(refusal), plain=True)

    def action(self, stored: str) -> str:
        """A line of the journal in words; `denied:` says that the right was missing."""
        if (attempt := stored.removeprefix(DENIED)) == stored:
            return self._known(f"export-action-{_slug(stored)}", stored)
        # Whoever presses the button of another role is denied by the name of a function.
        return self._known(f"export-attempt-{_slug(attempt)}", self.texts.plain("export-attempt-other"))

    def details(self, stored: Mapping[str, Any]) -> str | None:
        """What the journal keeps beside the action, as «name: value; name: value»."""
        return "; ".join(self._detail(key, value) for key, value in stored.items() if value is not None) or None

    def _detail(self, key: str, value: Any) -> str:
        return f"{self._known(f'export-detail-{_slug(key)}', key)}: {_flat(self._named(key, value))}"

    def _named(self, key: str, value: Any) -> Any:
        """What the programme, the roles and the questions call a value; the rest as `_worded` has it."""
        match key:
            case "from" | "to":
                # The journal does not keep the track; stages of one name are rarely called differently.
                return next((title for (_, stage), title in self.stages.items() if stage == value), value)
            case "role" if value in set(Role):
                return self.texts.resolve(role_text(value, self.programme), plain=True)
            case "fields":
                return [self._field(str(item)) for item in _listed(value)]
            case "window":
                return next((item.title for item in self.programme.calendar if item.key == value), value)
        return self._worded(key, value)

    def _worded(self, key: str, value: Any) -> Any:
        match key:
            case "was" | "becomes":
                return self.attendance(str(value))
            case "outcome" | "how" | "kind" | "place":
                return self._known(f"export-{key}-{_slug(str(value))}", str(value))
            case "before" | "after" if isinstance(value, list):
                return " – ".join(_dotted(item) for item in value)
            case "before":
                return self._known(f"export-outcome-{_slug(str(value))}", str(value))
            case "completed" | "invited":
                return self.texts.plain("export-yes" if value else "export-no")
            case "closes":
                return self._moment(value)
        return value

    def _field(self, name: str) -> str:
        """A question of a form, or a fact of an event."""
        for text in (f"field-{name}-title", f"event-{TITLES.get(name, name)}-title"):
            if (said := self._known(text, name)) != name:
                return said
        return name

    def _moment(self, stored: Any) -> str:
        """By the clock of the programme."""
        try:
            moment = datetime.fromisoformat(stored).astimezone(ZoneInfo(self.programme.timezone))
        except (TypeError, ValueError):
            return str(stored)
        return f"{moment:%d.%m.%Y %H:%M}"

    def subject(self, stored: str) -> str:
        """What an action was done to, in one word."""
        return self._known(f"export-subject-{_slug(stored)}", stored)

    def _known(self, text: str, stored: str) -> str:
        """That text if there is one: the journal keeps what other versions wrote."""
        if (said := self._said.get(text)) is not None:
            return said
        if text not in self.texts:
            return stored
        said = self._said[text] = self.texts.plain(text)
        return said

    def own_fields(self) -> list[OwnField]:
        """One column a question; tracks that ask the same under the same key and title share it."""
        found: dict[tuple[str, str | None, FieldKind], FormField] = {}
        for track in self.programme.tracks:
            for asked in track.form:
                if asked.common is None:
                    found.setdefault((asked.key, asked.title, asked.kind), asked)
        return [self._own(asked) for asked in found.values()]

    def _own(self, asked: FormField) -> OwnField:
        kind, width = _LAYOUT[asked.kind]
        title = asked.title or asked.key
        # Two lines of the header hold it.
        return OwnField(asked.key, Column(title, max(width, min(len(title) // 2 + 6, 40)), kind), self._show(asked))

    def _show(self, asked: FormField) -> Show:
        options = {option.key: option.title for option in asked.options}
        match asked.kind:
            case FieldKind.CHOICE:
                return lambda value: options.get(value, value) if isinstance(value, str) else _flat(value)
            case FieldKind.CHOICES:
                return lambda value: "; ".join(options.get(key, key) for key in map(str, _listed(value))) or None
            case FieldKind.DATE:
                return _day
            case FieldKind.FILE:
                return self._file_names
        return _flat

    def _file_names(self, value: Any) -> str | None:
        return "; ".join(self._file_name(item) for item in _listed(value)) or None

    def _file_name(self, item: Any) -> str:
        if isinstance(item, Mapping):
            return str(item.get("name") or self.files.get(item.get("id", 0), ""))
        return self.files.get(item, str(item)) if isinstance(item, int) else str(item)


def full_name(surname: str | None, name: str | None, patronymic: str | None) -> str | None:
    return " ".join(part for part in (surname, name, patronymic) if part) or None


def phone(stored: str | None) -> str | None:
    """`+79141234567` as people write it; other countries' numbers stay as they are."""
    if stored is None or len(stored) != 12 or not stored.startswith("+7"):
        return stored
    return f"+7 {stored[2:5]} {stored[5:8]}-{stored[8:10]}-{stored[10:]}"


def age(birth_date: date | None, today: date) -> int | None:
    """Full years on `today`."""
    if birth_date is None:
        return None
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def _slug(key: str) -> str:
    return key.replace(".", "-").replace("_", "-")


def _stages(programme: Programme) -> list[tuple[Track, Stage]]:
    return [(track, stage) for track in programme.tracks for stage in track.stages]


def _listed(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _flat(value: Any) -> Value:
    """A stored answer as one cell: whatever its shape, an export must not stop at it."""
    if isinstance(value, list):
        return "; ".join(str(_flat(item)) for item in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return cast("Value", value)


def _dotted(stored: Any) -> str:
    day = _day(stored)
    return f"{day:%d.%m.%Y}" if isinstance(day, date) else str(stored)


def _day(value: Any) -> Value:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return _flat(value)
