"""The terminal: the operator's language and lines on the two streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache

from locales.texts import Catalogue, Texts


def console_texts(environ: Mapping[str, str] = os.environ) -> Texts:
    """In the language of the locale; Russian when that says nothing, as on most servers."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return _catalogue().nearest(locale.split(".")[0].replace("_", "-"))


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    sys.stderr.write(f"{line}\n")
