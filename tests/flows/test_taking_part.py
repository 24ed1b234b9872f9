from __future__ import annotations

from datetime import timedelta

from aiogram.methods import SendDocument

from models import Event, StoredFile
from tests.flows.coordinator import planned, shown
from tests.flows.taking_part import an_event, participant, somebody, standing
from tests.kit import START, Stage


async def test_candidate_finds_an_event_signs_up_and_withdraws(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, place="Школа № 5", capacity=20)
    anna = await somebody(stage)
    await anna.says("/menu")
    await anna.presses("Мероприятия")
    assert shown(anna) == "<b>Мероприятия: 1</b>"
    await anna.presses("16 сен, 10:00 · Разбор уроков")
    assert shown(anna).splitlines() == [
        "<b>Семинар: Разбор уроков</b>",
        "",
        "🗓 ср, 16 сентября, 10:00–12:00 (завтра)",
        "📍 Школа № 5",
        "Свободно 20 из 20",
    ]
    assert anna.buttons == ["Записаться", "Карта", "Файл для календаря", "← К списку", "В меню"]
    await anna.presses("Записаться")
    assert shown(anna).splitlines()[:2] == [
        "✓ <b>Вы записаны: Разбор уроков</b>",
        "ср, 16 сентября, 10:00–12:00 (завтра)",
    ]
    await anna.presses("← К мероприятию")
    assert shown(anna).splitlines()[1] == "✓ Вы записаны"
    await anna.presses("Отказаться от участия")
    assert anna.buttons == ["Остаюсь", "Да, отказаться"]
    await anna.presses("Да, отказаться")
    assert shown(anna) == "Вы отказались от участия: Разбор уроков."
    assert [state for _, state in await standing(stage.database, event.id)] == ["withdrawn"]


async def test_full_event_offers_the_waiting_list_and_the_place_goes_on(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, capacity=1, starts_at=START + timedelta(days=5))
    first, second = await somebody(stage, 1), await somebody(stage, 2)
    await first.presses(f"evin:{event.id}:0:0")
    await second.presses(f"evin:{event.id}:0:0")
    assert second.buttons == ["Встать в лист ожидания", "← К мероприятию", "В меню"]
    await second.presses("Встать в лист ожидания")
    assert shown(second).splitlines()[1] == "⏳ Вы 1-й в листе ожидания. Освободится место — напишем"
    assert second.buttons[-1] == "Выйти из листа ожидания"
    await first.presses(f"evout:{event.id}:1:0")
    assert [state for _, state in await standing(stage.database, event.id)] == ["withdrawn", "offered"]
    assert [(key.rsplit(":", 1)[0], text) for key, text, _ in await planned(stage.database)] == [
        (f"event:{event.id}:offer:2", "participation-told-offer")
    ]
    await second.presses(f"evin:{event.id}:1:1")
    assert shown(second).splitlines()[0] == "✓ <b>Вы записаны: Разбор уроков</b>"


async def test_queue_is_seen_by_the_list_the_card_and_at_home(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, capacity=1, starts_at=START + timedelta(days=3))
    first, second = await somebody(stage, 1), await somebody(stage, 2)
    await first.presses(f"evin:{event.id}:0:0")
    await second.presses(f"evin:{event.id}:1:0")
    await second.says("/menu")
    assert "Мероприятия (1)" in second.buttons
    await second.presses("Мероприятия (1)")
    assert second.buttons[0] == "⏳ 18 сен, 10:00 · Разбор уроков"
    await first.presses(f"evout:{event.id}:1:0")
    await second.says("/menu")
    assert [line for line in shown(second).splitlines() if line.startswith("❗")] == [
        "❗ Подтвердите место: Разбор уроков, до ср, 16 сентября, 10:00 (завтра)"
    ]
    await second.presses("❗ Подтвердить: Разбор уроков")
    assert second.buttons[:2] == ["Подтвердить участие", "Не смогу"]
    await second.presses("Не смогу")
    assert [state for _, state in await standing(stage.database, event.id)] == ["withdrawn", "withdrawn"]


async def test_zone_is_named_where_the_clocks_differ(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, timezone="Asia/Vladivostok", link="https://call.example/1")
    anna = await somebody(stage)
    await anna.presses(f"ev:{event.id}:0")
    assert shown(anna).splitlines()[2:] == [
        "🗓 ср, 16 сентября, 10:00–12:00 (завтра)",
        "Время у вас: время московское. На месте будет 17:00 (МСК+7, UTC+10)",
        "📍 Онлайн",
    ]
    assert anna.buttons[:2] == ["Записаться", "Подключиться"]


async def test_anything_typed_into_an_event_is_shown_as_text(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(
            session,
            title="<b>Уроки</b> & «дела»",
            place="<i>дом</i>",
            description="я" * 3000,
            materials=[
                {"title": "<План>", "url": "https://files.example/?a=1&b=2"},
                {"title": "Презентация", "file": 1},
            ],
        )
    anna = await somebody(stage)
    await anna.presses(f"ev:{event.id}:0")
    assert shown(anna).splitlines()[0] == "<b>Семинар: &lt;b&gt;Уроки&lt;/b&gt; &amp; «дела»</b>"
    assert len(shown(anna)) < 1000
    await anna.presses("Подробнее")
    assert shown(anna).splitlines()[-1] == '• <a href="https://files.example/?a=1&amp;b=2">&lt;План&gt;</a>'
    assert anna.buttons == ["📎 Презентация", "← К мероприятию"]


async def test_material_whose_content_was_refused_is_handed_to_nobody(stage: Stage) -> None:
    async with stage.database.write() as session:
        anna = await participant(session, surname="Соколова")
        session.add(
            StoredFile(
                person_id=anna.person.id,
                telegram_file_id="F",
                name="программа.pdf",
                state="refused",
                next_attempt_at=START,
                created_at=START,
            )
        )
        event = await an_event(session, materials=[{"title": "Программа", "file": 1}])
    person = stage.person(2001)
    await person.presses(f"evfile:{event.id}:0")
    assert person.alert == "Файл «программа.pdf» не открывается. Организаторы могут приложить его ещё раз."
    assert [call for call in stage.session.calls if isinstance(call, SendDocument)] == []


async def test_filters_and_search_are_remembered_on_the_way_back(stage: Stage) -> None:
    async with stage.database.write() as session:
        await an_event(session, title="Семинар А")
        await an_event(session, title="Тренинг Б", kind="training")
    anna = await somebody(stage)
    await anna.presses("evs:all:0")
    await anna.presses("Фильтры")
    await anna.presses("Вид")
    await anna.presses("Тренинг: 1")
    assert shown(anna).splitlines() == ["<b>Мероприятия: 1</b>", "Показаны: Тренинг"]
    await anna.presses("16 сен, 10:00 · Тренинг Б")
    await anna.presses("← К списку")
    assert shown(anna).splitlines()[1] == "Показаны: Тренинг"
    await anna.says("<b>семинар")
    assert shown(anna).splitlines() == [
        "<b>Ничего не нашлось</b>",
        "Поиск: «&lt;b&gt;семинар»",
        "Показаны: Тренинг",
    ]
    await anna.presses("✕ Показать все")
    assert shown(anna) == "<b>Мероприятия: 2</b>"


async def test_event_of_others_is_not_there_however_it_is_pressed(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, title="Тайный", audience={"stages": ["training"]}, description="т" * 900)
    anna = await somebody(stage)
    for data in ("ev:{}:0", "evmore:{}", "evics:{}", "evcode:{}", "evfile:{}:0", "evin:{}:1:1"):
        await anna.presses(data.format(event.id))
    assert "Тайный" not in " ".join(text for text in anna.texts if "для других" not in text)
    assert await standing(stage.database, event.id) == []


async def test_old_buttons_of_a_cancelled_event_say_that_it_is_off(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
    person = await somebody(stage)
    await person.presses(f"evin:{event.id}:0:0")
    async with stage.database.write() as session:
        found = await session.get_one(Event, event.id)
        found.state, found.cancel_reason = "cancelled", "Заболел ведущий"
    await person.presses(f"evin:{event.id}:0:0")
    assert person.alert == "«Разбор уроков» отменено. Заболел ведущий"
    await person.presses(f"evout:{event.id}:0:0")
    assert shown(person).splitlines()[1] == "✕ <b>Отменено:</b> Заболел ведущий"
    assert [state for _, state in await standing(stage.database, event.id)] == ["signed_up"]
