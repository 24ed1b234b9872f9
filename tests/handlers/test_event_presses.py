"""Buttons under messages of services lead to the handlers that read them."""

from __future__ import annotations

from handlers.events.calls import (
    AbsenceCall,
    CalendarFileCall,
    CertificateCall,
    EventCall,
    FeedbackCall,
    LeaveCall,
    SignUpCall,
)
from services.participation import presses


def test_buttons_of_services_are_those_that_handlers_read() -> None:
    made = [
        *presses.offer_rows(17),
        presses.calendar_row(17),
        presses.feedback_row(5),
        presses.absence_row(5),
        presses.certificate_row(5),
    ]
    assert [data for row in made for _, data in row] == [
        SignUpCall(id=17, queue=True, anew=True).pack(),
        LeaveCall(id=17, anew=True).pack(),
        EventCall(id=17, anew=True).pack(),
        CalendarFileCall(id=17).pack(),
        FeedbackCall(id=5).pack(),
        AbsenceCall(id=5).pack(),
        CertificateCall(id=5).pack(),
    ]
