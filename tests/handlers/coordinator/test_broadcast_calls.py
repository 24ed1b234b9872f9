"""Buttons that services write are those that handlers read."""

from __future__ import annotations

from handlers.coordinator.broadcasts.calls import AckCall, CardCall, Deed, SendNowCall, SteerCall
from handlers.events.calls import EventCall
from handlers.numbers import MOST
from services.broadcasts import presses


def test_buttons_of_services_are_known_to_handlers() -> None:
    assert (presses.ack(17), presses.signup(17)) == (AckCall(id=17).pack(), EventCall(id=17, anew=True).pack())
    assert [presses.card(17), presses.card(17, anew=True)] == [
        CardCall(id=17).pack(),
        CardCall(id=17, anew=True).pack(),
    ]
    for deed in ("pause", "resume", "stop", "recall"):
        assert presses.steer(17, deed) == SteerCall(id=17, deed=Deed(deed)).pack()


def test_longest_button_fits() -> None:
    assert len(SendNowCall(id=MOST, print="0" * 8, at=MOST).pack().encode()) <= 64
