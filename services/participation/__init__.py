"""Taking part in events: signing up, the waiting list, attendance, what is said afterwards.

Everything that counts places locks the row of the event first, so that the last place goes to one person.
"""

from __future__ import annotations

from services.participation.queue import confirm, decline, expire_offers, promote
from services.participation.reading import mine, participants
from services.participation.signing import sign_up, withdraw

__all__ = ["confirm", "decline", "expire_offers", "mine", "participants", "promote", "sign_up", "withdraw"]
