"""The forms of interviews, contests, internships and practice, put into the registry."""

from __future__ import annotations

from services.contests import form as contests
from services.forms import BUILDERS, WITHOUT_CONSENT
from services.internships import form as internships
from services.interviews import form as interviews
from services.practice import form as practice

BUILDERS.update(
    {
        interviews.PROTOCOL: interviews.protocol_form,
        contests.STAGE: contests.stage_form,
        internships.DIARY: internships.diary_form,
        internships.RESULT: internships.result_form,
        internships.REVIEW: internships.review_form,
        practice.PRACTICE: practice.practice_form,
        practice.PRACTICE_OF: practice.practice_form,
        practice.FIX: practice.fix_form,
        practice.FIX_OF: practice.fix_form,
    }
)
WITHOUT_CONSENT.update(
    {
        interviews.PROTOCOL,
        contests.STAGE,
        internships.RESULT,
        internships.REVIEW,
        practice.PRACTICE_OF,
        practice.FIX_OF,
    }
)
