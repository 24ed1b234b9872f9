"""Why a message did not arrive, by what Telegram says."""

from __future__ import annotations

import pytest

from services.broadcasts.report import reason_of


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: user is deactivated", "gone"),
        ("Bad Request: chat not found", "gone"),
        ("Forbidden: bot can't initiate conversation with a user", "stranger"),
        ("Bad Request: wrong file identifier/HTTP URL specified", "file"),
        ("Bad Request: wrong remote file identifier specified: Wrong string length", "file"),
        ("an answer that is not JSON", "network"),
        ("429: 7 s", "network"),
        ("Bad Request: can't parse entities", "refused"),
        (None, "other"),
    ],
)
def test_reason_is_told_by_the_words_of_telegram(said: str | None, reason: str) -> None:
    assert reason_of("failed", said) == reason


def test_what_came_too_late_is_told_as_such() -> None:
    assert reason_of("expired", "502") == "expired"
