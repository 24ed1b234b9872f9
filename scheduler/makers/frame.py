"""What a maker of files is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from locales.text import Text
from locales.texts import Catalogue, Texts
from models import ExportRequest, Person
from models.database import Database
from programmes.schema import Programme
from services.actor import Actor
from services.file_store import FileStore

Work = Callable[..., Awaitable[Any]]
"""Runs a plain function in the worker process: a picture, a workbook, whatever takes longer than a moment."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file ready to be sent."""

    name: str
    """As the person sees it, with its extension."""
    content: bytes
    caption: Text | None = None
    photo: bool = False
    """Shown as a picture; everything else comes as a document."""


@dataclass(frozen=True, slots=True)
class MakerContext:
    """Who asked, in which words and hours, and where the facts are."""

    database: Database
    programme: Programme
    catalogue: Catalogue
    texts: Texts
    """Of the person's language."""
    zone: ZoneInfo
    """The person's."""
    work: Work
    store: FileStore
    """What people have sent."""
    now: datetime
    bot_name: str
    person: Person
    actor: Actor
    """With the roles that stand at this moment: they may have ended since the button was pressed."""


Maker = Callable[[MakerContext, ExportRequest], Awaitable[Made | None]]
"""Makes the file of one request; None when there is nothing to be given any more.

May be run twice for one request. A `ServiceError` (and `Denied`) is told to the person in its own words; any other
error as a failure.
"""
