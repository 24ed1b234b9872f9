"""Plans that are not taken: other files, other people's rights, files that never came."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry, ExportRequest, Municipality, Person, StoredFile
from programmes.schema import Role
from services.file_store import FileStore
from tests.exports.plans import SEMINAR, book
from tests.flows.coordinator import audited, member, shown
from tests.flows.plans import confirm, coordinator, events, files, loaded, reading, send, states, store_in, told
from tests.kit import START, Stage, Talker


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return store_in(tmp_path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("план.xlsm", "В файле макросы, такие файлы бот не открывает. Сохраните его в Excel как «Книга Excel (.xlsx)»"),
        ("план.xls", "Это старый формат Excel (.xls). Сохраните файл как «Книга Excel (.xlsx)» и пришлите снова."),
        (
            "план.pdf",
            "План нужен файлом Excel (.xlsx), а это план.pdf. Возьмите шаблон или сохраните таблицу как .xlsx.",
        ),
    ],
)
async def test_other_files_are_refused_with_a_word(stage: Stage, store: FileStore, name: str, words: str) -> None:
    boss = await coordinator(stage)
    await boss.sends(document={"file_id": "F", "file_unique_id": "F", "file_name": name, "file_size": 5})
    assert shown(boss)[: len(words)] == words
    assert await states(stage) == []


async def test_text_in_the_place_of_a_file_is_answered(stage: Stage) -> None:
    boss = await coordinator(stage)
    await boss.says("вот план")
    assert shown(boss) == "Здесь нужен файл Excel (.xlsx). Пришлите его скрепкой, как документ."


async def test_unreadable_plan_says_why_and_offers_the_template(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await send(stage, boss, store, book([(1, 2)], head=("Доход", "Расход")))
    words, buttons = await told(stage)
    assert words.splitlines()[:2] == ["План не загружен", "план.xlsx"]
    assert (buttons[0], await states(stage)) == ("plan:template:0:1:", ["refused"])


async def test_file_that_never_came_ends_the_plan(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await boss.sends(document={"file_id": "F", "file_unique_id": "F", "file_name": "п.xlsx", "file_size": 5})
    assert await reading(stage, store).run(START) == 0
    async with stage.database.write() as session:
        await session.execute(update(StoredFile).values(state="refused"))
    await reading(stage, store).run(START)
    assert await states(stage) == ["refused"]


async def test_plan_that_hangs_the_reader_is_refused(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)

    async def dying(function: object, *args: object) -> None:
        raise RuntimeError("the worker died")

    await boss.sends(document={"file_id": "F", "file_unique_id": "F", "file_name": "п.xlsx", "file_size": 5})
    async with stage.database.write() as session:
        await session.execute(update(StoredFile).values(state="stored", sha256=store.put(b"x")))
    await reading(stage, store, dying).run(START)
    assert await states(stage) == ["refused"]


async def local(stage: Stage, *keys: str) -> Talker:
    """A coordinator of these districts alone."""
    async with stage.database.write() as session:
        ids = []
        for key in keys:
            place = (await session.execute(select(Municipality).where(Municipality.key == key))).scalar_one_or_none()
            if place is None:
                place = Municipality(key=key, title=f"Район {key}", timezone="Asia/Vladivostok")
                session.add(place)
                await session.flush()
            ids.append(place.id)
        await member(session, 905, *((Role.COORDINATOR, place) for place in ids))
    return stage.person(905)


async def test_coordinator_of_a_district_plans_for_it_alone(stage: Stage, store: FileStore) -> None:
    key = stage.programme.municipalities[0].key
    person = await local(stage, key)
    await person.presses("plan:open:0:1:")
    assert shown(person).splitlines()[1] == "Мероприятия будут для района: Кетченеровский район."
    await send(stage, person, store, book([SEMINAR]))
    await confirm(stage, person)
    (event,) = await events(stage)
    assert event.municipality_id is not None
    # The region's plan with the same row makes an event of its own.
    await loaded(stage, store, SEMINAR)
    assert [event.municipality_id is None for event in await events(stage)] == [False, True]


async def test_forged_district_is_denied(stage: Stage) -> None:
    person = await local(stage, stage.programme.municipalities[0].key)
    await person.presses("plan:open:999:1:")
    assert (await audited(stage.database))[-1] == "denied:plan.import"


async def test_somebody_elses_plan_is_denied(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await send(stage, boss, store, book([SEMINAR]))
    person = await local(stage, stage.programme.municipalities[0].key)
    for press in ("plan:show:1:1:", "plan:store:1:1:", "plan:drop:1:1:"):
        await person.presses(press)
    async with stage.database.read() as session:
        wanted = select(AuditEntry.action).where(AuditEntry.action.startswith("denied:"))
        assert list((await session.execute(wanted)).scalars()) == ["denied:plan.import"] * 3
    assert (await states(stage), await events(stage)) == (["preview"], [])


async def test_template_waits_for_a_right_that_stands(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await boss.presses("Получить шаблон")
    async with stage.database.write() as session:
        await session.execute(update(ExportRequest).values(person_id=(await _stranger(session)).id))
    assert await files(stage, store) == []


async def _stranger(session: AsyncSession) -> Person:
    person = Person(telegram_id=78, created_at=START)
    session.add(person)
    await session.flush()
    return person
