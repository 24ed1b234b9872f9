"""A rule that says no."""

from __future__ import annotations

from locales.text import Arg, Text


class ServiceError(Exception):
    """A refusal the person is told about in their language; the unit of work is rolled back."""

    def __init__(self, key: str, /, **args: Arg) -> None:
        super().__init__(key)
        self.text = Text(key, args)


class NotFound(ServiceError):
    """What was asked for is not there, or is not there any more."""

    def __init__(self, key: str = "common-not-found", /, **args: Arg) -> None:
        super().__init__(key, **args)


class AnswerError(ServiceError):
    """A typed answer that was not understood: the text says what was understood, what is expected, an example."""


class Denied(ServiceError):
    """The right is missing. `action` (`application.move`) and `target` (`application:17`) go into the audit log."""

    def __init__(self, action: str, target: str, key: str = "common-denied", /, **args: Arg) -> None:
        super().__init__(key, **args)
        self.action = action
        self.target = target
