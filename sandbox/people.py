"""Who talks to the bot: made-up people with the names and phones the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from sandbox.errors import SimError

DEMONSTRATION = Path(__file__).with_name("people.json")
# Telegram's identifiers need up to 52 bits; zero and below belong to groups and channels.
MAX_ID = 2**52


@dataclass(frozen=True, slots=True)
class Persona:
    """One made-up person; `label` is the role shown on the page, `phone` what their own contact holds."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ru"
    phone: str = ""
    label: str = ""

    def user(self) -> dict[str, Any]:
        """The person as a Telegram `User`: empty fields are left out, as Telegram does."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        user.update({name: value for name, value in optional.items() if value})
        return user

    def shown(self) -> dict[str, Any]:
        """The person as the control API gives them."""
        return asdict(self)

    @property
    def own_phone(self) -> str:
        """The phone of the person's own contact; made from the id, in a range nobody has, when none was given."""
        return self.phone or f"+7999{self.id % 10_000_000:07d}"


def persona_from(data: object) -> Persona:
    """A persona out of JSON; raises SimError naming what is wrong."""
    if not isinstance(data, dict):
        raise SimError("a person must be an object")
    unknown = set(data) - set(Persona.__dataclass_fields__)
    if unknown:
        raise SimError(f"unknown fields of a person: {', '.join(sorted(map(str, unknown)))}")
    identity, name = data.get("id"), data.get("first_name")
    if not isinstance(identity, int) or isinstance(identity, bool) or not 0 < identity < MAX_ID:
        raise SimError("id must be a whole number above zero")
    if not isinstance(name, str) or not name.strip():
        raise SimError("first_name must not be empty")
    texts = {key: value for key, value in data.items() if key != "id"}
    if not all(isinstance(value, str) for value in texts.values()):
        raise SimError("names, phone and label must be text")
    return Persona(identity, **texts)


def load_people(path: Path = DEMONSTRATION) -> Sequence[Persona]:
    """The people of a JSON file holding a list of them."""
    return [persona_from(item) for item in orjson.loads(path.read_bytes())]
