"""What is stored; one entity a file."""

from __future__ import annotations

from models.application import Application, StageChange
from models.audit_entry import AuditEntry
from models.base import Base
from models.broadcast import Broadcast
from models.calendar_entry import CalendarEntry
from models.consent import Consent, ConsentText
from models.conversation import Conversation, HandledUpdate
from models.cycle import Cycle
from models.draft import Draft
from models.event import ContestStage, Event, EventSeries, InterviewSlot
from models.export_request import ExportRequest
from models.health import Pulse, Trouble
from models.invite import Invite, InviteUse
from models.notification import DeliveryAttempt, Notification
from models.organisation import Municipality, Organisation
from models.participation import DiaryEntry, Participation, PracticeRecord
from models.person import Person
from models.plan_import import PlanImport
from models.reminder import ReminderMark, ReminderSettings
from models.role_grant import RoleGrant
from models.submission import StoredFile, Submission

__all__ = [
    "Application",
    "AuditEntry",
    "Base",
    "Broadcast",
    "CalendarEntry",
    "Consent",
    "ConsentText",
    "ContestStage",
    "Conversation",
    "Cycle",
    "DeliveryAttempt",
    "DiaryEntry",
    "Draft",
    "Event",
    "EventSeries",
    "ExportRequest",
    "HandledUpdate",
    "InterviewSlot",
    "Invite",
    "InviteUse",
    "Municipality",
    "Notification",
    "Organisation",
    "Participation",
    "Person",
    "PlanImport",
    "PracticeRecord",
    "Pulse",
    "ReminderMark",
    "ReminderSettings",
    "RoleGrant",
    "StageChange",
    "StoredFile",
    "Submission",
    "Trouble",
]
