"""The forms of interviews, contests, internships and practice, put into the registry."""

from __future__ import annotations

from services.contests import form as contests
from services.forms import BUILDERS, WITHOUT_CONSENT
from services.interviews import form as interviews

BUILDERS.update({interviews.PROTOCOL: interviews.protocol_form, contests.STAGE: contests.stage_form})
WITHOUT_CONSENT.update({interviews.PROTOCOL, contests.STAGE})
