"""Files made off the event loop and sent to who asked: one module a kind.

A maker takes its words from `scheduler.makers.frame`, not from here, so that this table can import it.
"""

from __future__ import annotations

from scheduler.makers import broadcast_report, calendar_file, event_list, plan, qr, year_picture
from scheduler.makers.frame import Made, Maker, MakerContext

MAKERS: dict[str, Maker] = {
    "broadcast_report": broadcast_report.make,
    "event_list": event_list.make,
    "ics": calendar_file.make,
    "qr": qr.make,
    "year_picture": year_picture.make,
    "plan_template": plan.plan_template,
    "plan_faults": plan.plan_faults,
}
"""By the kind of the request (`services.export_requests.request_file`)."""

__all__ = ["MAKERS", "Made", "Maker", "MakerContext"]
