from __future__ import annotations

from sqlalchemy import select

from models import Event, ExportRequest, Participation
from scheduler.taking_part import tend
from services.participation.attendance import spoken
from tests.flows.coordinator import chief, planned, shown
from tests.flows.taking_part import an_event, somebody
from tests.kit import Stage


async def code_of(stage: Stage, event_id: int) -> str:
    async with stage.database.read() as session:
        return (await session.get_one(Event, event_id)).attendance_code or ""


async def noted(stage: Stage) -> list[tuple[str | None, str | None]]:
    wanted = select(Participation.attendance, Participation.absence_reason).order_by(Participation.id)
    async with stage.database.read() as session:
        return [(row[0], row[1]) for row in (await session.execute(wanted)).all()]


async def test_code_is_shown_typed_and_brought_by_the_link(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
    host, anna, boris, vera = await chief(stage), *[await somebody(stage, number) for number in (1, 2, 3)]
    await anna.presses(f"evin:{event.id}:0:0")
    stage.clock.forward(hours=24)
    await host.presses(f"ev:{event.id}:0")
    await host.presses("Отметить")
    await host.presses("Показать код и QR")
    code = await code_of(stage, event.id)
    assert f"<b>{spoken(code)}</b>" in shown(host).splitlines()
    async with stage.database.read() as session:
        [asked] = (await session.execute(select(ExportRequest))).scalars().all()
    assert (asked.kind, asked.params) == ("qr", {"event": event.id, "code": code})

    await anna.presses(f"ev:{event.id}:0")
    await anna.presses("Я здесь — ввести код")
    await anna.says("нет такого")
    assert shown(anna) == "Кода «нет такого» нет, или он уже сменился. Посмотрите на экран ещё раз."
    await anna.says(spoken(code).lower())
    assert shown(anna).splitlines()[0] == "✓ Вы отмечены в 10:00: Разбор уроков"
    await boris.says(f"/start at_{code}")
    assert shown(boris).splitlines()[0] == "✓ Вы отмечены в 10:00: Разбор уроков"
    await boris.says(f"/start at_{code}")
    assert shown(boris).splitlines()[0] == "Вы уже отмечены в 10:00: Разбор уроков"

    await host.presses("Сменить код")
    await vera.says(f"/start at_{code}")
    assert shown(vera) == f"Кода «{code}» нет, или он уже сменился. Посмотрите на экран ещё раз."
    assert vera.buttons == ["← К списку", "В меню"]
    assert await noted(stage) == [("attended", None), ("attended", None)]


async def test_link_before_consent_asks_for_it_first(stage: Stage) -> None:
    async with stage.database.write() as session:
        await an_event(session)
    stranger = stage.person(77)
    await stranger.says("/start at_ACEH3456")
    assert stranger.texts[0] == "Чтобы отметиться, сначала дайте согласие, потом откройте код ещё раз."
    assert await noted(stage) == []


async def test_host_ticks_a_list_finds_by_name_and_notes_a_reason(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
    host = await chief(stage)
    for number in range(10):
        await (await somebody(stage, number)).presses(f"evin:{event.id}:0:0")
    await host.presses(f"evmark:{event.id}:1")
    await host.presses("▫ Участник00 Анна")
    assert host.alert == "«Разбор уроков» ещё не началось: отмечать можно за полчаса до начала."
    stage.clock.forward(hours=24)
    await host.presses("▫ Участник00 Анна")
    assert host.buttons[0] == "✓ Участник00 Анна"
    await host.presses("›")
    assert host.buttons[0] == "▫ Участник08 Анна"
    await host.says("участник03")
    await host.presses("▫ Участник03 Анна")
    await host.presses("✓ Участник03 Анна")
    assert host.buttons[0] == "✕ Участник03 Анна · не было"
    await host.presses(f"evp:{event.id}:absent:1")
    await host.presses("✕ Участник03")
    await host.presses("Записать причину")
    await host.presses("Командировка")
    await host.presses("evmark:1:1")
    await host.presses("Все были")
    assert shown(host) == "Отметить присутствие 8 человек: Разбор уроков?"
    await host.presses("Да, отметить")
    assert (await noted(stage)).count(("attended", None)) == 9
    assert (await noted(stage))[3] == ("absent", "командировка")
    await host.presses("← К мероприятию")
    await host.presses("Участники")
    assert shown(host).splitlines()[1] == "Участники и ожидающие: 10"
    await host.presses("Не были: 1")
    assert host.buttons[0] == "✕ Участник03 Анна · не было"


async def test_afterwards_people_are_asked_and_answer(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
    host, anna, boris = await chief(stage), await somebody(stage, 1), await somebody(stage, 2)
    for person in (anna, boris):
        await person.presses(f"evin:{event.id}:0:0")
    stage.clock.forward(hours=24)
    await host.presses("evt:1:attended:0")
    await host.presses("evt:2:absent:0")
    stage.clock.forward(hours=3)
    await tend(stage.database, stage.clock.now())
    assert [text for _, text, _ in await planned(stage.database)] == [
        "participation-told-feedback",
        "participation-told-absence",
    ]
    await boris.presses("evabs:2")
    await boris.says("болел")
    assert shown(boris).splitlines()[0] == "Записали, спасибо."

    await anna.says("/menu")
    assert [line for line in shown(anna).splitlines() if "отзыв" in line] == ["Ждём ваш отзыв: Разбор уроков"]
    await anna.presses("Отзыв: Разбор уроков")
    await anna.presses("5 — очень")
    await anna.says("шаблон плана")
    await anna.presses("Пропустить")
    await anna.presses("Отправить")
    assert shown(anna) == "Спасибо! Отзыв прочитают организаторы."
    await anna.presses("evfb:1")
    assert anna.alert == "Отзыв на «Разбор уроков» уже получен, спасибо."
    assert await noted(stage) == [("attended", None), ("absent", "болел")]


async def test_certificate_is_a_message_of_its_own(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, certificate="участвовала в семинаре (2 часа)")
    host, anna = await chief(stage), await somebody(stage, 1)
    await anna.presses(f"evin:{event.id}:0:0")
    stage.clock.forward(hours=24)
    await host.presses("evt:1:attended:0")
    await anna.presses(f"ev:{event.id}:0")
    await anna.presses("Сертификат")
    assert shown(anna).splitlines() == [
        "<b>СЕРТИФИКАТ № 1-1</b>",
        "",
        "<b>Участник01 Анна</b>",
        "участвовала в семинаре (2 часа)",
        "",
        "Разбор уроков",
        "16 сентября 2026",
        stage.programme.department,
    ]
