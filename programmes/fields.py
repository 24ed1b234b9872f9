"""The questions a form is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

KEY_PATTERN = r"^[a-z][a-z0-9_]{0,23}$"
EXTENSION_PATTERN = r"^[a-z0-9]{1,8}$"

Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN)]
"""Keys travel in callback data (64 bytes in all), hence the short Latin form."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=3500, strip_whitespace=True)]
"""Fits one Telegram message of 4,096 characters with a heading."""

Extension = Annotated[str, StringConstraints(pattern=EXTENSION_PATTERN)]
"""The end of a file name, without the dot."""


class Strict(BaseModel):
    """Refuses unknown keys: a misspelt key in a definition must not be ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    PHONE = "phone"
    EMAIL = "email"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"
    FILE = "file"
    MOMENT = "moment"
    """A day and a time of it, in a zone."""
    LINK = "link"


class CommonField(StrEnum):
    """Answers that belong to the person and not to one application."""

    SURNAME = "surname"
    NAME = "name"
    PATRONYMIC = "patronymic"
    BIRTH_DATE = "birth_date"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"
    POST = "post"
    EDUCATION = "education"
    TEACHING_YEARS = "teaching_years"
    MANAGEMENT_YEARS = "management_years"
    PHONE = "phone"
    EMAIL = "email"


COMMON_DEFAULTS: dict[CommonField, dict[str, Any]] = {
    CommonField.SURNAME: {"kind": FieldKind.TEXT, "max_length": 60},
    CommonField.NAME: {"kind": FieldKind.TEXT, "max_length": 60},
    CommonField.PATRONYMIC: {"kind": FieldKind.TEXT, "max_length": 60, "required": False},
    CommonField.BIRTH_DATE: {"kind": FieldKind.DATE, "past": True},
    CommonField.MUNICIPALITY: {"kind": FieldKind.MUNICIPALITY},
    CommonField.ORGANISATION: {"kind": FieldKind.ORGANISATION, "max_length": 200},
    CommonField.POST: {"kind": FieldKind.TEXT, "max_length": 150},
    CommonField.EDUCATION: {"kind": FieldKind.TEXT, "max_length": 300},
    CommonField.TEACHING_YEARS: {"kind": FieldKind.NUMBER, "minimum": 0, "maximum": 70},
    CommonField.MANAGEMENT_YEARS: {"kind": FieldKind.NUMBER, "minimum": 0, "maximum": 70},
    CommonField.PHONE: {"kind": FieldKind.PHONE},
    CommonField.EMAIL: {"kind": FieldKind.EMAIL},
}
"""Kinds and limits of the common fields; their titles and questions are in `locales/*/field.ftl`."""

FORM_EXTENSIONS = ("pdf", "docx", "doc", "odt", "rtf", "txt", "jpg", "jpeg", "png")


class Option(Strict):
    key: Key
    title: Title


class FormField(Strict):
    """One question of a form: a common one named by `common`, or the programme's own."""

    common: CommonField | None = None
    key: Key
    kind: FieldKind
    title: Title | None = None
    """The short name: a line of the summary, a column in Excel. A common field may leave it to the locale."""
    question: Prose | None = None
    hint: Title | None = None
    """Why it is asked, in a few words."""
    example: Title | None = None
    required: bool = True
    min_length: int = Field(default=1, ge=0)
    max_length: int = Field(default=4000, ge=1, le=20_000)
    """Characters of an answer in words."""
    minimum: float | None = None
    maximum: float | None = None
    integer: bool = True
    past: bool = False
    """A date that must lie before today, as a birth date does."""
    options: tuple[Option, ...] = ()
    extensions: tuple[Extension, ...] = Field(default=FORM_EXTENSIONS, min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _fill_in_common(cls, value: Any) -> Any:
        common = value.get("common") if isinstance(value, dict) else None
        if isinstance(common, str) and common in set(CommonField):
            return {"key": common, **COMMON_DEFAULTS[CommonField(common)], **value}
        return value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        chosen = self.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
        known = {"key": self.key, "kind": self.kind.value}
        if chosen and len(self.options) < 2:
            raise PydanticCustomError("options_missing", "field «{key}» ({kind}) needs at least two options", known)
        if not chosen and self.options:
            raise PydanticCustomError("options_idle", "field «{key}» of kind {kind} takes no options", known)
        if self.common is None and (self.title is None or self.question is None):
            raise PydanticCustomError("words_missing", "field «{key}» needs a title and a question", known)
        return self


class AskedField(FormField):
    """A question of the bot's own, in no definition.

    While `stem` is set, its words are texts still to be put into a language (`services.answers.worded`).
    """

    stem: str = ""
    texted: bool = False
    """The titles of the options are keys of texts too."""
    likely: tuple[Option, ...] = ()
    """Answers that a press gives as if typed."""
    after: Key | None = None
    """Of a moment: the question it follows; a duration or a bare time is reckoned from there."""
