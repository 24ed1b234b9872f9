"""«Напоминания»: what a person switches, pauses and chooses."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from locales.text import Text
from models import Notification, Person, ReminderSettings
from scheduler.reminders import plan
from services.notifications import notify
from tests.flows.candidate import apply, consent, said
from tests.flows.coordinator import chief
from tests.kit import Stage, Talker
from tests.services.segments import kit

OPEN = "go:reminders"


async def _settings(stage: Stage) -> ReminderSettings:
    async with stage.database.read() as session:
        return (await session.execute(select(ReminderSettings))).scalar_one()


async def _opened(stage: Stage) -> Talker:
    person = stage.person()
    await consent(person)
    await person.presses(f"{OPEN}:0")
    return person


async def test_everything_comes_until_it_is_switched_off(stage: Stage) -> None:
    person = await _opened(stage)
    assert said(person) == (
        "<b>Напоминания</b>\n\n"
        "Мероприятия, на которые вы записаны: напоминаем\n"
        "Запись на мероприятия: напоминаем\n"
        "Сроки работ: напоминаем\n"
        "Сводка: не приходит\n"
        "Ваше время: Москва, сейчас 10:00\n\n"
        "Решения по заявке и изменения в мероприятиях приходят всегда. С 21:00 до 8:00 не пишем."
    )


async def test_topic_goes_off_and_on_and_a_second_tap_changes_nothing(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Не напоминать: запись")
    await person.presses("rmtopic:signup:0")
    assert (await _settings(stage)).kinds_off == ["signup"]
    assert "Запись на мероприятия: не напоминаем" in said(person)
    await person.presses("Напоминать: запись")
    assert (await _settings(stage)).kinds_off == []


async def test_pause_is_one_press_and_so_is_its_end(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Пауза на 1 неделю")
    assert said(person).splitlines()[2] == "Пауза: до вт, 22 сентября (через 7 дней) ничего не напоминаем."
    assert person.buttons[0] == "Снова напоминать"
    await person.presses("Снова напоминать")
    assert (await _settings(stage)).paused_until is None


async def test_pause_until_a_typed_date(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Другой срок")
    await person.presses("До даты…")
    await person.says("12 января")
    assert "Пауза: до вт, 12 января 2027 ничего не напоминаем." in said(person)


async def test_strange_dates_of_a_pause_are_refused_with_an_example(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Другой срок")
    await person.presses("До даты…")
    for typed in ("31.02", "вчера", "01.09.2026", "01.01.2031", "когда-нибудь"):
        await person.says(typed)
        assert "например" in said(person).lower() or "поближе" in said(person), typed
    await person.sends(
        sticker={
            "file_id": "s",
            "file_unique_id": "u",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    )
    assert said(person) == "Напишите дату словами или цифрами, например: 12 января"
    await person.says("через 10 дней")
    assert "Пауза: до пт, 25 сентября (через 10 дней)" in said(person)


async def test_digest_hour_is_chosen_and_taken_back(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Сводка на день")
    await person.presses("9:00")
    assert "Сводка: каждый день в 9:00" in said(person)
    row = await _settings(stage)
    # It is ten in the morning: the next nine o'clock is tomorrow's.
    assert (row.digest_hour, row.digest_next_at) == (9, stage.clock.now() + timedelta(hours=23))
    await person.presses("Сводка на день")
    await person.presses("Не присылать")
    row = await _settings(stage)
    assert (row.digest_hour, row.digest_next_at) == (None, None)


async def test_clock_is_chosen_by_the_time_it_shows(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Часовой пояс")
    await person.presses("17:00 Владивосток")
    assert "Ваше время: Владивосток, сейчас 17:00" in said(person)
    async with stage.database.read() as session:
        assert (await session.execute(select(Person.timezone))).scalar_one() == "Asia/Vladivostok"
    await person.presses("Часовой пояс")
    await person.presses("Как в моём районе")
    assert "Ваше время: Москва, сейчас 10:00" in said(person)


async def test_forged_choices_are_nothing(stage: Stage) -> None:
    person = await _opened(stage)
    for data in ("rmtopic:news:0", "rmdigest:3", "rmzone:mars", "rmpause:500"):
        await person.presses(data)
    async with stage.database.read() as session:
        assert (await session.execute(select(ReminderSettings))).scalar_one_or_none() is None


async def test_what_was_about_to_go_out_is_held_back(stage: Stage) -> None:
    person = await _opened(stage)
    async with stage.database.write() as session:
        number = (await session.execute(select(Person.id))).scalar_one()
        keys = [
            "event:1:start:1d:5:person:1",
            "event:1:signup:1d:5:person:1",
            "window:1:essay:1d:5:person:1",
            "stage:1",
        ]
        for key, kind in zip(keys, ("event", "signup", "deadline", "news"), strict=True):
            await notify(session, key=key, person_id=number, text=Text("x"), now=stage.clock.now(), kind=kind)
    await person.presses("Не напоминать: запись")
    assert await _states(stage) == ["planned", "cancelled", "planned", "planned"]
    await person.presses("Пауза на 1 неделю")
    assert await _states(stage) == ["cancelled", "cancelled", "cancelled", "planned"]


async def _states(stage: Stage) -> list[str]:
    async with stage.database.read() as session:
        return list((await session.execute(select(Notification.state).order_by(Notification.id))).scalars())


async def test_work_of_a_reminder_is_begun_under_it(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    sent = len(person.calls)
    await person.presses("duework:essay")
    assert [type(call).__name__ for call in person.calls[sent:]] == ["SendMessage"]
    assert said(person).startswith("<b>Эссе</b>")
    for gone in ("duework:individual_project", "duework:nothing"):
        await person.presses(gone)
        assert (person.alert or said(person)).startswith("Эту работу сейчас не принимают")


async def test_without_consent_the_document_comes_first_but_not_for_colleagues(stage: Stage) -> None:
    stranger = stage.person(102)
    await stranger.says("/start")
    await stranger.presses("Русский")
    await stranger.presses("rmdigest:9")
    assert "соглас" in said(stranger).lower()
    colleague = await chief(stage)
    await colleague.presses(f"{OPEN}:0")
    await colleague.presses("rmdigest:9")
    assert "Сводка: каждый день в 9:00" in said(colleague)


async def test_buttons_under_a_reminder_open_the_event_and_the_settings(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    now = stage.clock.now()
    starts = now + timedelta(days=1, hours=5)
    async with stage.database.write() as session:
        number = (await session.execute(select(Person.id))).scalar_one()
        event = await kit.event(session, title="Семинар", starts_at=starts, ends_at=starts + timedelta(hours=2))
        await kit.part(session, event.id, number, queued_at=now)
    zone = ZoneInfo(stage.programme.timezone)
    await plan(stage.database, stage.programme, zone, now)
    await plan(stage.database, stage.programme, zone, now + timedelta(days=1, hours=3))
    async with stage.database.read() as session:
        wanted = select(Notification).where(Notification.key.contains(":start:2h:"))
        row = (await session.execute(wanted)).scalar_one()
    to_event, to_settings = (line[0][1] for line in row.buttons or [])
    await person.presses(to_event)
    assert "Семинар" in said(person)
    await person.presses(to_settings)
    assert said(person).startswith("<b>Напоминания</b>")


async def test_example_of_a_pause_is_a_day_that_would_do(stage: Stage) -> None:
    person = await _opened(stage)
    await person.presses("Другой срок")
    await person.presses("До даты…")
    await person.says("31.02")
    assert said(person) == "«31.02» — такой даты нет. Напишите, например, 6 октября 2026."
    await person.says("6 октября 2026")
    assert "Пауза: до вт, 6 октября (через 21 день)" in said(person)
