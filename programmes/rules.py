"""What the schema cannot say: how the parts of a definition must fit together."""

from __future__ import annotations

from programmes.document import Document
from programmes.problems import Problem


def check_rules(document: Document) -> list[Problem]:
    """Tries every rule on whatever parts are there, so that all mistakes are told at once."""
    return []
