from __future__ import annotations

from locales import text
from services.errors import Denied, NotFound, ServiceError


def test_refusal_carries_its_text() -> None:
    assert ServiceError("some-key", count=1).text == text("some-key", count=1)


def test_denied_carries_what_the_audit_needs() -> None:
    error = Denied("application.move", "application:17")
    assert (error.action, error.target, error.text) == ("application.move", "application:17", text("common-denied"))


def test_not_found_has_a_text_of_its_own() -> None:
    assert NotFound().text == text("common-not-found")
