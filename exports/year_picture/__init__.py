"""The calendar of a year as a picture for a phone."""

from __future__ import annotations

from exports.year_picture.composing import compose
from exports.year_picture.rows import YearPicture

__all__ = ["YearPicture", "compose"]
