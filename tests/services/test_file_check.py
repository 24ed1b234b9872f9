"""A file is what its name says, or the person is told; no bytes whatever make the check itself fail."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.file_check import MEMBERS_LIMIT, PHOTO, problem_of

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000")
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "doc", "rtf", "txt", "jpg", "jpeg", "png"]
NOT_IT = "file-not-what-it-says"
TOO_MUCH = "file-too-much-inside"


def packed(*names: str, content: bytes = b"x") -> bytes:
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return folder.getvalue()


GOOD = {
    "pdf": b"%PDF-1.7\n",
    "docx": packed("[Content_Types].xml", "word/document.xml"),
    "xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": packed("mimetype", "content.xml"),
    "doc": OLD_OFFICE,
    "rtf": b"{\\rtf1 text}",
    "txt": "Простой текст".encode(),
    "png": PNG,
    "jpg": JPEG,
    "jpeg": JPEG,
}


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_file_that_is_what_its_name_says_is_taken(extension: str) -> None:
    assert problem_of(GOOD[extension], extension) is None


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_empty_file_is_refused(extension: str) -> None:
    assert problem_of(b"", extension) == "file-empty"


@pytest.mark.parametrize("extension", [name for name in EXTENSIONS if name != "txt"])
def test_program_under_another_name_is_refused(extension: str) -> None:
    assert problem_of(b"MZ\x90\x00\x03" + bytes(200), extension) == NOT_IT


def test_program_is_no_text() -> None:
    assert problem_of(b"MZ\x90\x00\x03", "txt") == NOT_IT


@pytest.mark.parametrize(("content", "extension"), [("docx", "xlsx"), ("xlsx", "docx"), ("png", "jpg"), ("pdf", "png")])
def test_good_file_under_the_name_of_another_kind_is_refused(content: str, extension: str) -> None:
    assert problem_of(GOOD[content], extension) == NOT_IT


@pytest.mark.parametrize(("content", "problem"), [("jpg", None), ("png", None), ("pdf", NOT_IT)])
def test_photo_is_any_picture(content: str, problem: str | None) -> None:
    assert problem_of(GOOD[content], PHOTO) == problem


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "koi8-r"])
def test_text_of_any_encoding_is_text(encoding: str) -> None:
    assert problem_of("Текст в старой программе".encode(encoding), "txt") is None


def test_archive_that_unpacks_to_far_more_is_refused() -> None:
    assert problem_of(packed("word/document.xml", content=bytes(64 << 20)), "docx") == TOO_MUCH


def test_archive_of_too_many_members_is_refused() -> None:
    names = ["word/document.xml", *(f"word/{number}" for number in range(MEMBERS_LIMIT))]
    assert problem_of(packed(*names, content=b""), "docx") == TOO_MUCH


def test_half_of_an_archive_is_refused() -> None:
    whole = GOOD["docx"]
    assert problem_of(whole[: len(whole) // 2], "docx") == NOT_IT


@settings(max_examples=300)
@given(st.binary(min_size=1, max_size=300), st.sampled_from(EXTENSIONS))
def test_no_bytes_make_the_check_fail(content: bytes, extension: str) -> None:
    assert problem_of(content, extension) in (None, NOT_IT, TOO_MUCH)


@settings(max_examples=400)
@given(st.data(), st.sampled_from(EXTENSIONS))
def test_no_damage_to_a_good_file_makes_the_check_fail(data: st.DataObject, extension: str) -> None:
    content = bytearray(GOOD[extension])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    assert problem_of(bytes(content), extension) in (None, NOT_IT, TOO_MUCH)
