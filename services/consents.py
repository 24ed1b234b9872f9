"""Consent: a document of its own, shown whole, agreed to by version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Consent, ConsentText, Person
from programmes.schema import ConsentDocument, Programme

PERSONAL_DATA = "personal_data"


@dataclass(frozen=True, slots=True)
class ConsentInForce:
    """The document and version that a programme asks for today."""

    document: str
    version: str

    @classmethod
    def of(cls, programme: Programme) -> Self:
        return cls(document_key(programme), programme.consent.version)


def document_key(programme: Programme) -> str:
    return f"{programme.key}:{PERSONAL_DATA}"


def text_hash(document: ConsentDocument) -> str:
    """SHA-256 of title and text: a wording changed under the same version is told apart."""
    return hashlib.sha256(f"{document.title}\n\n{document.text}".encode()).hexdigest()


async def is_standing(session: AsyncSession, *, person: Person, programme: Programme) -> bool:
    """Whether the person agreed to the version in force and has not taken it back."""
    return await standing(session, person=person, programme=programme) is not None


async def standing(session: AsyncSession, *, person: Person, programme: Programme) -> Consent | None:
    wanted = select(Consent).where(
        Consent.person_id == person.id,
        Consent.document == document_key(programme),
        Consent.version == programme.consent.version,
        Consent.withdrawn_at.is_(None),
    )
    return (await session.execute(wanted)).scalar_one_or_none()


async def has_earlier(session: AsyncSession, *, person: Person, programme: Programme) -> bool:
    """Whether the person stands by another version: then the new one needs a word of explanation."""
    wanted = select(Consent.id).where(
        Consent.person_id == person.id,
        Consent.document == document_key(programme),
        Consent.version != programme.consent.version,
        Consent.withdrawn_at.is_(None),
    )
    return (await session.execute(wanted.limit(1))).scalar_one_or_none() is not None


async def give(
    session: AsyncSession,
    *,
    person: Person,
    programme: Programme,
    now: datetime,
    update_id: int | None,
    message_id: int | None,
) -> bool:
    """Keep the consent with its proof: which update said so, under which message; False when it stood already."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    document, digest = programme.consent, text_hash(programme.consent)
    wording = insert(ConsentText).values(text_hash=digest, title=document.title, text=document.text)
    await session.execute(wording.on_conflict_do_nothing(index_elements=[ConsentText.text_hash]))
    row = insert(Consent).values(
        person_id=person.id,
        document=document_key(programme),
        version=document.version,
        text_hash=digest,
        given_at=now,
        proof_update_id=update_id,
        proof_message_id=message_id,
    )
    made = await session.execute(row.on_conflict_do_nothing().returning(Consent.id))
    return made.scalar_one_or_none() is not None


async def take_back(session: AsyncSession, *, person: Person, programme: Programme, now: datetime) -> int | None:
    """End every standing version; returns the id of the newest ended, None when there was nothing to end."""
    ended = await session.execute(
        update(Consent)
        .where(
            Consent.person_id == person.id,
            Consent.document == document_key(programme),
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
        .returning(Consent.id)
    )
    return max(ended.scalars(), default=None)
