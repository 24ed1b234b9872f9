"""Phones and e-mail addresses."""

from __future__ import annotations

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumberFormat

from services.answers.attempt import Attempt

_REGION = "RU"
_AROUND_AT = re.compile(r"\s*@\s*")


def read_phone(attempt: Attempt) -> str:
    """In E.164; a number without a country code is taken for a Russian one."""
    try:
        number = phonenumbers.parse(attempt.typed, _REGION)
    except NumberParseException:
        raise attempt.refusal("answer-phone") from None
    if not phonenumbers.is_valid_number(number):
        raise attempt.refusal("answer-phone")
    if number.extension:
        # E.164 has no room for it, and a number that reaches the wrong desk is worse than a question.
        raise attempt.refusal("answer-phone-extension", extension=number.extension)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def show_phone(stored: str) -> str:
    """«+7 914 123-45-67»."""
    try:
        number = phonenumbers.parse(stored)
    except NumberParseException:
        return stored
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def read_email(attempt: Attempt) -> str:
    """With the domain in lower case, Cyrillic ones as they are read; whether the box exists is not asked."""
    typed = _AROUND_AT.sub("@", attempt.typed).strip(" \n\t<>.,;").removeprefix("mailto:")
    try:
        return validate_email(typed, check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        raise attempt.refusal("answer-email") from None
