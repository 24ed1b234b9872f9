"""A plan of events out of Excel: sent, looked at, stored, corrected."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, update

from models import AuditEntry, Event, ExportRequest, Municipality, Notification, Participation, Person, StoredFile
from programmes.schema import Role
from services.file_store import FileStore
from tests.exports.plans import HEAD, SEMINAR, book
from tests.flows.coordinator import audited, chief, district, member, school, shown
from tests.flows.plans import events, files, reading, send, states, store_in, told
from tests.kit import START, Stage, Talker

COURSE = ("Курс", "Управление школой", "2–6 ноября 2026", None)
MOSCOW_TEN = datetime(2026, 10, 12, 7, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return store_in(tmp_path)


async def coordinator(stage: Stage) -> Talker:
    boss = await chief(stage)
    await boss.presses("plan:open:0:1:")
    return boss


async def loaded(stage: Stage, store: FileStore, *rows: tuple[object, ...]) -> Talker:
    """A plan looked at and confirmed."""
    boss = await coordinator(stage)
    await send(stage, boss, store, book(rows or [SEMINAR, COURSE]))
    await confirm(stage, boss)
    return boss


async def confirm(stage: Stage, boss: Talker) -> None:
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    label = next(label for label in boss.buttons if label.startswith(("Добавить", "Изменить")))
    await boss.presses(label)


async def test_template_comes_as_a_file(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    assert boss.buttons == ["Получить шаблон", "К мероприятиям"]
    await boss.presses("Получить шаблон")
    ((name, content),) = await files(stage, store)
    assert (name, openpyxl.load_workbook(io.BytesIO(content)).sheetnames) == (
        "План мероприятий.xlsx",
        ["План", "Как заполнить", "Списки"],
    )


async def test_plan_is_shown_before_anything_is_stored(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await send(stage, boss, store, book([SEMINAR, COURSE]))
    words, buttons = await told(stage)
    assert words == "План прочитан\n2 мероприятия. Посмотрите и подтвердите, пока ничего не сохранено."
    await boss.presses(buttons[0])
    assert shown(boss).splitlines() == [
        "<b>план.xlsx</b>",
        "Новых: 2, изменится: 0, без изменений: 0.",
        "Мероприятия будут общими для программы.",
        "",
        "➕ пн, 12 октября, 10:00 (через 27 дней) · Командная работа",
        "➕ пн, 2 ноября, 00:00 (через 48 дней) · Управление школой",
    ]
    assert boss.buttons == ["Добавить 2 мероприятия", "Отменить загрузку", "К мероприятиям"]
    assert await events(stage) == []


async def test_confirmed_plan_becomes_events(any_stage: Stage, store: FileStore) -> None:
    boss = await loaded(any_stage, store)
    assert shown(boss).splitlines() == ["<b>План сохранён</b>", "Добавлено: 2, изменено: 0."]
    assert [(event.kind, event.title, event.starts_at, event.timezone) for event in await events(any_stage)] == [
        ("seminar", "Командная работа", MOSCOW_TEN, "Europe/Moscow"),
        ("course", "Управление школой", datetime(2026, 11, 1, 21, tzinfo=UTC), "Europe/Moscow"),
    ]
    assert (await states(any_stage), (await audited(any_stage.database))[-1]) == (["stored"], "plan.import")


async def test_double_tap_stores_once(any_stage: Stage, store: FileStore) -> None:
    boss = await coordinator(any_stage)
    await send(any_stage, boss, store, book([SEMINAR, COURSE]))
    _, (show, *_) = await told(any_stage)
    await boss.presses(show)
    press = boss.press("Добавить 2 мероприятия")
    await asyncio.gather(*(any_stage.feed(callback_query=press) for _ in range(10)))
    assert len(await events(any_stage)) == 2
    assert boss.alert == "Этот план уже сохранён."


async def test_importing_twice_changes_nothing(stage: Stage, store: FileStore) -> None:
    boss = await loaded(stage, store)
    before = [(event.id, event.revision) for event in await events(stage)]
    await send(stage, boss, store, book([SEMINAR, COURSE]))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    assert shown(boss).splitlines()[1:4] == [
        "Новых: 0, изменится: 0, без изменений: 2.",
        "Мероприятия будут общими для программы.",
        "Всё из этого плана уже есть, сохранять нечего.",
    ]
    assert boss.buttons == ["Отменить загрузку", "К мероприятиям"]
    assert [(event.id, event.revision) for event in await events(stage)] == before


async def test_corrected_plan_changes_what_differs_and_tells_those_signed_up(stage: Stage, store: FileStore) -> None:
    boss = await loaded(stage, store)
    async with stage.database.write() as session:
        guest = Person(telegram_id=77, language="ru", created_at=START)
        session.add(guest)
        await session.flush()
        about = {"state": "signed_up", "queued_at": START, "created_at": START, "changed_at": START}
        session.add_all(Participation(event_id=number, person_id=guest.id, **about) for number in (1, 2))
    later = ("Семинар", "Командная работа", "12.10.2026", "11:00")
    await send(stage, boss, store, book([(*later, "Лицей"), (*COURSE, None)], head=(*HEAD, "Место")))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    assert shown(boss).splitlines()[5] == (
        "✏️ пн, 12 октября, 11:00 (через 27 дней) · Командная работа — дата начала, время окончания, место"
    )
    await boss.presses("Изменить 1 мероприятие")
    changed, same = await events(stage)
    assert (changed.revision, changed.place, same.revision) == (1, "Лицей", 0)
    async with stage.database.read() as session:
        wanted = select(Notification.event_id).where(Notification.person_id == guest.id)
        assert list((await session.execute(wanted)).scalars()) == [1]


async def test_code_keeps_an_event_through_another_title_and_day(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    head = (*HEAD, "Код")
    await send(stage, boss, store, book([(*SEMINAR, "С-1")], head=head))
    await confirm(stage, boss)
    moved = ("Семинар", "Работа в команде", "13.10.2026", "10:00", "с-1")
    await send(stage, boss, store, book([moved], head=head))
    await confirm(stage, boss)
    assert [(event.title, event.revision) for event in await events(stage)] == [("Работа в команде", 1)]


async def test_empty_cell_leaves_what_was_added_in_chat_and_a_dash_takes_it_away(
    stage: Stage, store: FileStore
) -> None:
    boss = await loaded(stage, store, SEMINAR)
    async with stage.database.write() as session:
        await session.execute(update(Event).values(place="Лицей", contact="Канцелярия"))
    head = (*HEAD, "Место", "Контакт")
    await send(stage, boss, store, book([(*SEMINAR, None, "-")], head=head))
    await confirm(stage, boss)
    assert [(event.place, event.contact) for event in await events(stage)] == [("Лицей", None)]


async def test_plan_with_faults_comes_back_marked_and_stores_nothing(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    rows = [
        SEMINAR,
        ("Семинар", "Поздно", "12.10.2026", "10:00", "12.10.2026", "09:00"),
        ("Семинар", "Было", "01.09.2026", "10:00", None, None),
        (*SEMINAR, None, None),
        ("Семинар", "Где-то", "31.02.2026", "10:00", None, None),
    ]
    await send(stage, boss, store, book(rows, head=(*HEAD, "Дата окончания", "Время окончания")))
    words, buttons = await told(stage)
    assert words.splitlines()[0] == "В плане 4 ошибки, ничего не сохранено"
    assert buttons == ["plan:open:0:1:", "go:events:0"]
    ((name, content),) = await files(stage, store)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["План"]
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert (name, marked) == ("план — ошибки.xlsx", ["F3", "C4", "B5", "C6"])
    assert (await events(stage), await states(stage)) == ([], ["faulty"])


async def test_unknown_host_is_a_fault_and_a_known_one_is_found(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    async with stage.database.write() as session:
        known = await school(session, await district(session, "ketchenery"), "Школа № 5")
    head = (*HEAD, "Организатор")
    await send(stage, boss, store, book([(*SEMINAR, "Школа чародейства")], head=head))
    assert (await states(stage))[-1] == "faulty"
    await send(stage, boss, store, book([(*SEMINAR, "ШКОЛА  № 5")], head=head))
    await confirm(stage, boss)
    assert [event.host_id for event in await events(stage)] == [known.id]


async def test_what_was_cancelled_is_not_revived(stage: Stage, store: FileStore) -> None:
    boss = await loaded(stage, store, SEMINAR)
    async with stage.database.write() as session:
        await session.execute(update(Event).values(state="cancelled"))
    await send(stage, boss, store, book([SEMINAR]))
    assert (await states(stage))[-1] == "preview"
    await send(stage, boss, store, book([("Семинар", "Командная работа", "12.10.2026", "15:00")]))
    assert (await states(stage))[-1] == "faulty"


async def test_plan_overtaken_by_a_colleague_is_shown_again(stage: Stage, store: FileStore) -> None:
    boss = await loaded(stage, store, SEMINAR)
    await send(stage, boss, store, book([(*SEMINAR, "Лицей")], head=(*HEAD, "Место")))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    async with stage.database.write() as session:
        await session.execute(update(Event).values(contact="Канцелярия"))
    await boss.presses("Изменить 1 мероприятие")
    assert boss.alert == "Пока вы смотрели, мероприятия изменились. Посмотрите план ещё раз."
    assert [event.place for event in await events(stage)] == [None]


async def test_plan_that_has_become_old_is_refused_whole(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await send(stage, boss, store, book([COURSE, SEMINAR]))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    stage.clock.forward(days=30)
    await boss.presses("Добавить 2 мероприятия")
    assert (boss.alert or "").startswith("Строка 3, «Командная работа»:")
    assert await events(stage) == []


async def test_cancelled_plan_stores_nothing(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await send(stage, boss, store, book([SEMINAR]))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    add = boss.press("Добавить 1 мероприятие")
    await boss.presses("Отменить загрузку")
    await stage.feed(callback_query=add)
    assert (boss.alert, await events(stage)) == ("Этот план отменён. Пришлите файл ещё раз.", [])


async def test_new_file_takes_the_place_of_the_old_one(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    await send(stage, boss, store, book([SEMINAR]))
    await send(stage, boss, store, book([COURSE]))
    assert await states(stage) == ["dropped", "preview"]


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


async def _stranger(session: object) -> Person:
    person = Person(telegram_id=78, created_at=START)
    session.add(person)  # type: ignore[attr-defined]
    await session.flush()  # type: ignore[attr-defined]
    return person


async def test_long_plan_has_pages(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    rows = [("Семинар", f"Тема {number}", "12.10.2026", "10:00") for number in range(20)]
    await send(stage, boss, store, book(rows))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    assert boss.buttons[:3] == ["1/3", "›", "Добавить 20 мероприятий"]
    await boss.presses("›")
    assert [line.rpartition(" · ")[2] for line in shown(boss).splitlines()[-8:]] == [f"Тема {n}" for n in range(8, 16)]
