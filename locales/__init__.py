"""What the bot says, by language."""

from __future__ import annotations

from locales.text import Arg, Markup, Text, text
from locales.texts import Catalogue, CatalogueError, MissingText, Texts

__all__ = ["Arg", "Catalogue", "CatalogueError", "Markup", "MissingText", "Text", "Texts", "text"]
