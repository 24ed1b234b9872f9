"""The form of every track of every programme can be walked to its end."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Application, Draft
from models.database import Database
from programmes.fields import FieldKind, FormField
from services import registration
from tests.flows.candidate import consent, said
from tests.kit import Stage, Talker, the_programme

TRACKS = [
    (key, track.key)
    for key in ("baltiysk", "ketchenery", "khabarovsk", "moskovsky", "okoneshnikovo")
    for track in the_programme(key).tracks
]
WORDS = {"surname": "Соколова", "name": "Анна", "patronymic": "Сергеевна", "birth_date": "12.03.1990"}
BY_KIND = {
    FieldKind.TEXT: "Ответ одной строкой",
    FieldKind.LONG_TEXT: "Длинный ответ, в котором достаточно слов, чтобы его приняли. " * 3,
    FieldKind.NUMBER: "10",
    FieldKind.DATE: "15.09.2025",
    FieldKind.PHONE: "+7 914 123-45-67",
    FieldKind.EMAIL: "anna@example.ru",
    FieldKind.YES_NO: "да",
    FieldKind.CHOICE: "1",
    FieldKind.CHOICES: "1",
    FieldKind.ORGANISATION: "Школа, которой нет ни в одном списке",
}


@pytest.mark.parametrize(("key", "track"), TRACKS)
async def test_form_of_every_track_can_be_sent(sqlite_url: str, key: str, track: str) -> None:
    stage = Stage(Database(sqlite_url), programme=the_programme(key))
    await stage.open()
    person = stage.person()
    await consent(person)
    await person.presses(f"track:{track}:1")
    for _ in range(2 * len(stage.programme.track(track).form)):
        if (field := await _asked(stage)) is None:
            break
        await _answer(person, field)
    assert said(person).startswith("<b>Проверьте ответы</b>")
    await person.presses("Отправить заявку")
    async with stage.database.read() as session:
        application = (await session.execute(select(Application))).scalar_one()
    assert application.track == track
    await stage.courier.close()
    await stage.database.close()


async def _asked(stage: Stage) -> FormField | None:
    async with stage.database.read() as session:
        draft = (await session.execute(select(Draft))).scalar_one()
    walk = registration.walk_of(stage.programme, draft)
    return walk.current if walk else None


async def _answer(person: Talker, field: FormField) -> None:
    if field.kind is FieldKind.FILE:
        name = f"файл.{field.extensions[0]}"
        await person.sends(document={"file_id": "d", "file_unique_id": "d", "file_name": name, "file_size": 10})
    else:
        await person.says(WORDS.get(field.key) or field.example or BY_KIND[field.kind])
    for label in ("Нет в списке: записать", "Всё верно, попросить исключение"):
        if any(button.startswith(label) for button in person.buttons):
            await person.presses(label)
