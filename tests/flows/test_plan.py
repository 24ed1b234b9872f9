"""A plan of events out of Excel: sent, looked at, stored, corrected."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, update

from models import Event, Notification, Participation, Person
from services.file_store import FileStore
from tests.exports.plans import HEAD, SEMINAR, book
from tests.flows.coordinator import audited, district, school, shown
from tests.flows.plans import COURSE, confirm, coordinator, events, files, loaded, send, states, store_in, told
from tests.kit import START, Stage

MOSCOW_TEN = datetime(2026, 10, 12, 7, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return store_in(tmp_path)


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
        "➕ пн, 12 октября, 10:00–12:00 (через 27 дней) · Командная работа",
        "➕ пн, 2 ноября – пт, 6 ноября (через 48 дней) · Управление школой",
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
        "✏️ пн, 12 октября, 11:00–13:00 (через 27 дней) · Командная работа — дата начала, время окончания, место"
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


async def test_long_plan_has_pages(stage: Stage, store: FileStore) -> None:
    boss = await coordinator(stage)
    rows = [("Семинар", f"Тема {number}", "12.10.2026", "10:00") for number in range(20)]
    await send(stage, boss, store, book(rows))
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    assert boss.buttons[:3] == ["1/3", "›", "Добавить 20 мероприятий"]
    await boss.presses("›")
    assert [line.rpartition(" · ")[2] for line in shown(boss).splitlines()[-8:]] == [f"Тема {n}" for n in range(8, 16)]
