from __future__ import annotations

from typing import Any

import aiohttp
import orjson
import pytest

from sandbox.pictures import picture_size
from tests.sandbox import pictures
from tests.sandbox.box import ANNA, TOKEN, Box, Reply

MEGABYTE = 1024 * 1024


async def upload(box: Box, method: str, field: str, data: bytes, name: str = "план.txt", **params: str) -> Reply:
    form = aiohttp.FormData({"chat_id": str(ANNA.id), **params}, quote_fields=False)
    form.add_field(field, data, filename=name)
    return await box.form(method, form)


async def handed(box: Box, data: bytes, *, status: int = 200, **fields: str) -> dict[str, Any]:
    """A file of Anna's; gives the message the bot gets."""
    form = aiohttp.FormData(fields, quote_fields=False)
    form.add_field("file", data, filename="эссе.docx", content_type="application/msword")
    async with box.session.post(f"{box.url}/sim/people/{ANNA.id}/file", data=form) as response:
        spoken = orjson.loads(await response.read())
        assert response.status == status, spoken
    updates = await box.updates(offset=-1)
    message: dict[str, Any] = updates[-1]["message"] if updates else {}
    return message


async def download(box: Box, path: str, token: str = TOKEN) -> tuple[int, bytes]:
    async with box.session.get(f"{box.url}/file/bot{token}/{path}") as response:
        return response.status, await response.read()


@pytest.mark.parametrize(
    "data",
    [pictures.png(), pictures.JPEG, pictures.GIF, pictures.BMP, pictures.WEBP, pictures.WEBP_L, pictures.WEBP_X],
)
def test_the_size_of_a_picture_is_read(data: bytes) -> None:
    assert picture_size(data) == (3, 2)


@pytest.mark.parametrize("data", [b"", b"MZ", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8 "])
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert picture_size(data) == (0, 0)


async def test_a_document_of_the_bot_reaches_the_page(box: Box) -> None:
    await box.started()
    sent = (await upload(box, "sendDocument", "document", b"data", caption="<b>т</b>", parse_mode="HTML")).result
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("план.txt", 4)
    shown = (await box.shown())["messages"][-1]
    assert (shown["html"], shown["media"]["file_name"]) == ("<b>т</b>", "план.txt")
    async with box.session.get(f"{box.url}{shown['media']['url']}") as response:
        assert (await response.read(), response.headers["Content-Disposition"]) == (b"data", "attachment")


async def test_a_known_file_can_be_sent_again_by_its_id_as_its_kind_only(box: Box) -> None:
    await box.started()
    file_id = (await upload(box, "sendDocument", "document", b"data")).result["document"]["file_id"]
    again = (await box.api("sendDocument", chat_id=ANNA.id, document=file_id)).result
    assert again["document"]["file_id"] == file_id
    wrong = await box.api("sendPhoto", chat_id=ANNA.id, photo=file_id)
    assert wrong.refusal == (400, "Bad Request: can't use file of type Document as Photo")
    unknown = await box.api("sendDocument", chat_id=ANNA.id, document="BQACnone")
    assert unknown.refusal == (400, "Bad Request: wrong file identifier/HTTP URL specified")


async def test_a_photo_must_be_a_picture(box: Box) -> None:
    await box.started()
    photo = (await upload(box, "sendPhoto", "photo", pictures.png(30, 20), "к.png")).result["photo"][-1]
    assert (photo["width"], photo["height"]) == (30, 20)
    wrong = await upload(box, "sendPhoto", "photo", b"text", "к.png")
    assert wrong.refusal == (400, "Bad Request: IMAGE_PROCESS_FAILED")
    narrow = await upload(box, "sendPhoto", "photo", pictures.png(1, 30), "к.png")
    assert narrow.refusal == (400, "Bad Request: PHOTO_INVALID_DIMENSIONS")


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"document": "attach://none"}, "there is no document in the request"),
        ({}, "there is no document in the request"),
        ({"document": "https://example.org/a"}, "failed to get HTTP URL content"),
        ({"document": "x", "caption": "я" * 1025}, "message caption is too long"),
    ],
)
async def test_a_bad_document_is_refused(box: Box, params: dict[str, str], why: str) -> None:
    await box.started()
    assert (await box.api("sendDocument", chat_id=ANNA.id, **params)).refusal == (400, f"Bad Request: {why}")


async def test_uploads_are_neither_empty_nor_above_50_megabytes(box: Box) -> None:
    await box.started()
    empty = await upload(box, "sendDocument", "document", b"")
    assert empty.refusal == (400, "Bad Request: file must be non-empty")
    for size in (50 * MEGABYTE + 1, 52 * MEGABYTE):
        assert (await upload(box, "sendDocument", "document", bytes(size))).refusal == (413, "Request Entity Too Large")
    assert (await upload(box, "sendDocument", "document", bytes(50 * MEGABYTE))).status == 200


async def test_a_file_of_a_person_comes_to_the_bot_whole(box: Box) -> None:
    await box.started()
    message = await handed(box, b"essay", caption="Моё эссе", file_name="../../x.docx")
    assert (message["caption"], message["document"]["file_name"]) == ("Моё эссе", "../../x.docx")
    found = (await box.api("getFile", file_id=message["document"]["file_id"])).result
    assert await download(box, found["file_path"]) == (200, b"essay")
    assert (await download(box, "documents/none"))[0] == 404
    assert (await download(box, found["file_path"], "1:other_token"))[0] == 401


async def test_files_above_20_megabytes_cannot_be_fetched(box: Box) -> None:
    await box.started()
    message = await handed(box, b"small", size=str(20 * MEGABYTE + 1))
    refused = await box.api("getFile", file_id=message["document"]["file_id"])
    assert refused.refusal == (400, "Bad Request: file is too big")
    message = await handed(box, bytes(20 * MEGABYTE))
    assert (await box.api("getFile", file_id=message["document"]["file_id"])).status == 200
    assert (await box.api("getFile", file_id="none")).status == 400


@pytest.mark.parametrize("kind", ["voice", "video", "audio", "animation"])
async def test_other_kinds_of_files_are_told_as_such(box: Box, kind: str) -> None:
    message = await handed(box, b"bytes", kind=kind)
    assert message[kind]["duration"] == 1


async def test_a_person_cannot_send_text_as_a_photo(box: Box) -> None:
    await handed(box, b"text", kind="photo", status=400)


async def test_an_album_is_sent_together(box: Box) -> None:
    await box.started()
    media = [{"type": "document", "media": f"attach://f{number}"} for number in range(2)]
    form = aiohttp.FormData({"chat_id": str(ANNA.id), "media": orjson.dumps(media).decode()})
    for number in range(2):
        form.add_field(f"f{number}", b"data", filename=f"{number}.txt")
    first, second = (await box.form("sendMediaGroup", form)).result
    assert first["media_group_id"] == second["media_group_id"]
    alone = await box.api("sendMediaGroup", chat_id=ANNA.id, media=media[:1])
    why = "Bad Request: can't parse media: number of messages to send must be from 2 to 10"
    assert alone.refusal == (400, why)


async def test_media_and_captions_can_be_edited(box: Box) -> None:
    await box.started()
    sent = (await upload(box, "sendDocument", "document", b"one", caption="а")).result
    place = {"chat_id": ANNA.id, "message_id": sent["message_id"]}
    assert (await box.api("editMessageCaption", **place, caption="б")).result["caption"] == "б"
    text = await box.api("editMessageText", **place, text="т")
    assert text.refusal == (400, "Bad Request: there is no text in the message to edit")
    form = aiohttp.FormData({name: str(value) for name, value in place.items()})
    form.add_field("media", orjson.dumps({"type": "photo", "media": "attach://p", "caption": "в"}).decode())
    form.add_field("p", pictures.png(), filename="p.png")
    edited = (await box.form("editMessageMedia", form)).result
    assert (edited["caption"], "document" in edited, "photo" in edited) == ("в", False, True)


@pytest.mark.parametrize(
    ("method", "params", "part"),
    [
        ("sendLocation", {"latitude": 46.3, "longitude": 44.2}, "location"),
        ("sendVenue", {"latitude": 46.3, "longitude": 44.2, "title": "Школа", "address": "Улица"}, "venue"),
        ("sendContact", {"phone_number": "+79990000000", "first_name": "Анна"}, "contact"),
        ("sendPoll", {"question": "Когда?", "options": ["сегодня", "завтра"]}, "poll"),
        ("sendPoll", {"question": "Когда?", "options": [{"text": "сегодня"}, {"text": "завтра"}]}, "poll"),
    ],
)
async def test_other_messages_are_sent(box: Box, method: str, params: dict[str, Any], part: str) -> None:
    await box.started()
    assert part in (await box.api(method, chat_id=ANNA.id, **params)).result


async def test_what_a_browser_might_run_is_only_handed_over(box: Box) -> None:
    message = await handed(box, b"<script>alert(1)</script>", file_name="x.html", mime_type="text/html")
    async with box.session.get(f"{box.url}/sim/media/{message['document']['file_id']}") as response:
        assert (response.content_type, response.headers["Content-Disposition"]) == (
            "application/octet-stream", "attachment",
        )  # fmt: skip


async def test_slow_file_comes_whole(box: Box) -> None:
    await box.started()
    document = (await handed(box, b"essay"))["document"]
    path = (await box.api("getFile", file_id=document["file_id"])).body["result"]["file_path"]
    await box.sim("faults", {"method": "file", "kind": "slow", "seconds": 0.01, "times": 1}, status=201)
    assert await download(box, path) == (200, b"essay")
