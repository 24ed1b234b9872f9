"""A broadcast on bad days of the line: it ends, every row is decided, and Telegram is left alone when it asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.robustness.mailing import Mailing
from tests.robustness.world import Exchange, ForkedBot, Home, SandboxProcess, born

RECIPIENTS = 150
TIMES = 4
RETRY_AFTER = 2
UNCERTAIN: tuple[dict[str, Any], ...] = (
    {"kind": "drop"},
    {"kind": "drop", "after": True},
    {"kind": "timeout", "seconds": 0.3},
    {"kind": "bad_json"},
    {"kind": "bad_json", "after": True},
)
"""Nobody can tell whether the message has arrived."""
CERTAIN: tuple[dict[str, Any], ...] = (
    {"kind": "429", "retry_after": RETRY_AFTER},
    {"kind": "429", "omit_retry_after": True},
    {"kind": "502"},
)
ON_THE_LINE_SECONDS = 0.3
"""What had left when the refusal came."""


def early(calls: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Tries of the broadcast, to whomever, before the time was over that a 429 had asked for."""
    found = []
    for place, call in enumerate(calls):
        wait = call["answer"].get("parameters", {}).get("retry_after") if call["status"] == 429 else None
        if wait is None:
            continue
        quiet = (call["at"] + ON_THE_LINE_SECONDS, call["at"] + wait - 0.01)
        found += [(call, later) for later in calls[place + 1 :] if quiet[0] < later["at"] < quiet[1]]
    return found


@pytest.mark.slow
async def test_broadcast_ends_whatever_the_line_does(
    sandbox: SandboxProcess, exchange: Exchange, tmp_path: Path
) -> None:
    home = Home(sandbox.url, tmp_path / "bot")
    mailing = await Mailing.prepare(home, exchange, RECIPIENTS)
    for fault in (*CERTAIN, *UNCERTAIN):
        await exchange.fault(method="sendMessage", times=TIMES, chance=0.3, **fault)
    bot = ForkedBot(home)
    try:
        await born(bot, exchange)
        states = await mailing.ended(150)
        assert await bot.terminate() == 0
    finally:
        await bot.kill()

    assert (await exchange.get("/sim/faults"))["faults"] == []
    lost = TIMES * len(UNCERTAIN)
    assert states == {"sent": RECIPIENTS - lost, "uncertain": lost}
    arrived = await mailing.arrived()
    assert max(arrived.values()) == 1
    # A dropped connection and a broken answer to a call that was not carried out are the ones that did not arrive.
    assert arrived.total() == RECIPIENTS - 2 * TIMES
    sendings = await mailing.sendings()
    assert len([call for call in sendings if call["status"] == 429]) == 2 * TIMES
    assert early(sendings) == []
