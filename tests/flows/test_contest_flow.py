from __future__ import annotations

from aiogram.methods import SendDocument
from sqlalchemy import func, select

from models import Participation, Submission
from programmes.schema import Role
from tests.flows.coordinator import chief, district, member, planned, shown
from tests.flows.happening import candidate, event, hour, joins
from tests.kit import Stage, Talker

DOCUMENT = {"file_id": "DOC", "file_unique_id": "D", "file_name": "проект.pdf", "file_size": 2048}


async def prepared(stage: Stage, people: int = 1) -> tuple[Talker, Talker]:
    """Contest 1 with an open stage; the coordinator and the first of those signed up."""
    async with stage.database.write() as session:
        actors = [(await candidate(session, number))[0] for number in range(1, people + 1)]
    boss = await chief(stage)
    async with stage.database.write() as session:
        made = await event(session, "contest", title="Управленцы будущего", starts_at=hour(9, 1), ends_at=hour(18, 60))
        for actor in actors:
            await joins(session, made, actor)
    await boss.presses("kcf:1:0")
    for answer in ("Заочный тур", "15 сентября 9:00", "20 сентября 18:00"):
        await boss.says(answer)
    await boss.presses("Да")
    await boss.presses("Сохранить этап")
    return boss, stage.person(2001)


async def works(stage: Stage) -> int:
    async with stage.database.read() as session:
        return (await session.execute(select(func.count(Submission.id)))).scalar_one()


async def test_stage_is_made_in_chat_and_wrong_windows_are_put_right(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    assert shown(boss).startswith("Этап «Заочный тур» добавлен.")
    assert boss.buttons[0] == "1. Заочный тур · 15–20 сентября 2026, идёт"
    await boss.presses("Добавить этап")
    await boss.says("Очный тур")
    await boss.says("19 сентября 9:00")
    await boss.says("18 сентября 9:00")
    assert shown(boss).startswith("Этап закрывается (18 сентября 2026, 09:00) не позже, чем открывается")
    await boss.says("25 сентября 9:00")
    await boss.presses("Нет")
    await boss.presses("Сохранить этап")
    assert shown(boss).startswith("Предыдущий этап «Заочный тур» идёт до 20 сентября 2026, 18:00")
    await boss.presses("2. Открывается")
    await boss.says("21 сентября 9:00")
    await boss.presses("Сохранить этап")
    assert boss.buttons[1] == "2. Очный тур · 21–25 сентября 2026"


async def test_changed_dates_are_told(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    await boss.presses("1. Заочный тур")
    await boss.presses("Изменить этап")
    await boss.presses("3. Закрывается")
    await boss.says("30 сентября 18:00")
    await boss.presses("Сохранить этап")
    assert [text for _, text, _ in await planned(stage.database)] == ["contest-told-window"]


async def test_text_and_file_are_versions_with_receipts(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("ev:1:0")
    await person.presses("Сдать: Заочный тур")
    await person.says("Мой проект <b>")
    done = person.press("Готово, сдать")["data"]
    await person.presses(done)
    assert shown(person) == "<b>Получено 15 сентября 2026, 10:00, версия 1</b>\nЗаочный тур, 3 слова"
    await person.presses(done)
    assert (person.alert, await works(stage)) == (
        "Здесь пока нечего сдавать: либо это уже сдано, либо текст ещё не написан.", 1,
    )  # fmt: skip
    await person.presses("kcw:1")
    await person.sends(document=DOCUMENT)
    assert shown(person).startswith("<b>Получено 15 сентября 2026, 10:00, версия 2</b>\nЗаочный тур: проект.pdf")
    await person.sends(document={**DOCUMENT, "file_name": "вирус.exe"})
    assert (shown(person).startswith("Файл «вирус.exe»"), await works(stage)) == (True, 2)
    await person.presses("kcm:1")
    assert person.buttons[:2] == [
        "Заочный тур, версия 2, 15 сентября 2026, 10:00", "Заочный тур, версия 1, 15 сентября 2026, 10:00",
    ]  # fmt: skip
    await person.presses("Заочный тур, версия 1")
    assert shown(person) == "Заочный тур, версия 1\n\nМой проект &lt;b&gt;"


async def test_old_button_after_the_close_says_so(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("ev:1:0")
    old = person.press("Сдать: Заочный тур")["data"]
    stage.clock.forward(days=10)
    await person.presses(old)
    assert (person.alert or "").startswith("Приём на этапе «Заочный тур» закончился 20 сентября 2026, 18:00.")
    assert await works(stage) == 0


async def test_foreign_contest_takes_no_work(stage: Stage) -> None:
    await prepared(stage, 1)
    async with stage.database.write() as session:
        await candidate(session, 2)
    other = stage.person(2002)
    await other.presses("kcw:1")
    assert (other.alert or "").startswith("Сначала запишитесь на конкурс: ")


async def test_coordinator_opens_works_and_sees_who_is_missing(stage: Stage) -> None:
    boss, person = await prepared(stage, 2)
    await person.presses("kcw:1")
    await person.sends(document=DOCUMENT)
    await boss.presses("kcc:1")
    assert boss.buttons[:2] == ["Работы: 1", "Не сдали: 1"]
    await boss.presses("Работы: 1")
    await boss.presses("Соколова Анна · версия 1")
    sent = boss.calls[-1]
    assert isinstance(sent, SendDocument)
    assert (sent.document, sent.caption) == ("DOC", "<b>Соколова Анна</b>\nЗаочный тур, версия 1")
    await boss.presses("kce:1:1:1")
    assert boss.buttons[0] == "Соколова Анна"


async def test_winner_is_told_after_a_second_look(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    await boss.presses("kcl:1:1")
    await boss.presses("Соколова Анна")
    await boss.presses("Записать итог")
    await boss.says("я" * 301)
    assert shown(boss).startswith("В итоге 301 знаков")
    await boss.says("1 место & <приз>")
    assert shown(boss).startswith(
        "Соколова Анна получит сообщение:\n<blockquote><b>Управленцы будущего: ваш результат</b>\n"
        "1 место &amp; &lt;приз&gt;</blockquote>"
    )
    now = boss.press("Записать и сообщить")["data"]
    await boss.presses(now)
    await boss.presses(now)
    assert [text for _, text, _ in await planned(stage.database)] == ["contest-told-result"]
    async with stage.database.read() as session:
        assert (await session.get_one(Participation, 1)).result == "1 место & <приз>"


async def test_five_thousand_entries_are_pages(stage: Stage) -> None:
    boss, _ = await prepared(stage, 20)
    await boss.presses("kcl:1:1")
    assert boss.buttons[8:10] == ["1/3", "›"]
    await boss.presses("›")
    assert boss.buttons[8:11] == ["‹", "2/3", "›"]


async def test_coordinator_of_another_district_is_denied(stage: Stage) -> None:
    await prepared(stage)
    async with stage.database.write() as session:
        place = await district(session, "foreign")
        await member(session, 777, (Role.COORDINATOR, place.id), name="Чужой")
    stranger = stage.person(777)
    for forged in ("kcs:1", "kcc:1", "kcf:1:0", "kcf:1:1", "kcr:1:1", "kce:1:1:0", "kcl:1:1", "kct:1:1"):
        await stranger.presses(forged)
        assert (stranger.alert or "").startswith("У вас нет доступа"), forged
