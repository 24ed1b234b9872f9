"""What is stored; one entity a file."""

from __future__ import annotations

from models.application import Application, StageChange
from models.audit_entry import AuditEntry
from models.base import Base
from models.consent import Consent, ConsentText
from models.conversation import Conversation, HandledUpdate
from models.cycle import Cycle
from models.draft import Draft
from models.export_request import ExportRequest
from models.invite import Invite, InviteUse
from models.notification import Notification
from models.organisation import Municipality, Organisation
from models.person import Person
from models.role_grant import RoleGrant
from models.submission import StoredFile, Submission

__all__ = [
    "Application",
    "AuditEntry",
    "Base",
    "Consent",
    "ConsentText",
    "Conversation",
    "Cycle",
    "Draft",
    "ExportRequest",
    "HandledUpdate",
    "Invite",
    "InviteUse",
    "Municipality",
    "Notification",
    "Organisation",
    "Person",
    "RoleGrant",
    "StageChange",
    "StoredFile",
    "Submission",
]
