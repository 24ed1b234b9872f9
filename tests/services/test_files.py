"""Names of files as people give them, and what is refused before it is fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Person, StoredFile
from models.database import Database
from services.errors import ServiceError
from services.files import LARGEST_FILE_BYTES, NAME_LENGTH, extension_of, note_file, shown_name
from tests.kit import START


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Эссе.docx", "Эссе.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\x.pdf", "x.pdf"),
        ("/", "file"),
        ("..", "file"),
        ("", "file"),
        (None, "file"),
        ("отчёт\u202exod.exe", "отчёт_xod.exe"),
        ("a\x00b\nc.pdf", "a_b_c.pdf"),
        ('что? "это" <всё>|*.pdf', "что_ _это_ _всё_.pdf"),
        ("  много   пробелов .pdf ", "много пробелов .pdf"),
        (".bashrc", "bashrc"),
        ("x" * 300 + ".docx", "x" * (NAME_LENGTH - 5) + ".docx"),
        ("я" * 300, "я" * NAME_LENGTH),
    ],
)
def test_name_is_fit_for_showing(given_name: str | None, shown: str) -> None:
    assert shown_name(given_name) == shown


@given(st.text(max_size=400))
def test_no_name_leads_out_of_a_folder(name: str) -> None:
    shown = shown_name(name)
    assert 0 < len(shown) <= NAME_LENGTH
    assert not set(shown) & set('/\\\x00\n\r<>:"|?*')
    assert shown not in (".", "..")
    assert shown_name(shown) == shown


@pytest.mark.parametrize(
    ("name", "extension"),
    [("A.PDF", "pdf"), ("архив.tar.gz", "gz"), ("без точки", ""), ("x.", ""), ("x." + "y" * 30, "y" * 10)],
)
def test_extension_is_in_small_letters(name: str, extension: str) -> None:
    assert extension_of(name) == extension


async def note(database: Database, name: str | None, size: int | None) -> StoredFile:
    async with database.write() as session:
        person = Person(telegram_id=5, created_at=START)
        session.add(person)
        await session.flush()
        return await note_file(
            session, person=person, telegram_file_id="f", name=name, size=size, extensions=("pdf",), now=START
        )


async def test_file_is_noted_and_waits_to_be_fetched(database: Database) -> None:
    stored = await note(database, "../Работа.PDF", 10)
    assert (stored.name, stored.extension, stored.size, stored.next_attempt_at) == ("Работа.PDF", "pdf", 10, START)


async def test_file_of_twenty_megabytes_is_taken_and_a_byte_more_is_not(database: Database) -> None:
    with pytest.raises(ServiceError) as refusal:
        await note(database, "a.pdf", LARGEST_FILE_BYTES + 1)
    assert refusal.value.text.key == "file-too-big"
    assert (await note(database, "a.pdf", LARGEST_FILE_BYTES)).size == LARGEST_FILE_BYTES


@pytest.mark.parametrize("name", ["a.exe", "a.pdf.exe", "pdf", None])
async def test_file_of_another_kind_is_refused_with_what_is_taken(database: Database, name: str | None) -> None:
    with pytest.raises(ServiceError) as refusal:
        await note(database, name, 10)
    assert (refusal.value.text.key, refusal.value.text.args["allowed"]) == ("file-wrong-kind", "pdf")
