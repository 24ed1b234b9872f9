from __future__ import annotations

import asyncio

from locales.text import Markup
from models import Application, StoredFile, Submission
from programmes.schema import Role
from tests.flows.coordinator import applicant, audited, chief, member, planned, shown
from tests.kit import START, Stage, Talker

REFUSAL = {"key": "common-no", "args": {}}


async def stage_of(stage: Stage) -> str:
    async with stage.database.read() as session:
        return (await session.get_one(Application, 1)).stage


async def one(stage: Stage, **columns: object) -> Talker:
    async with stage.database.write() as session:
        await applicant(session, 1, **columns)  # type: ignore[arg-type]
    return await chief(stage)


async def test_decline_wants_a_reason_first(stage: Stage) -> None:
    boss = await one(stage)
    await boss.presses("mv:1:1:declined")
    assert boss.buttons == ["Отмена"]
    await boss.sends(
        sticker={
            "file_id": "S",
            "file_unique_id": "S",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    )
    assert shown(boss) == "Здесь нужна причина словами, до 1\u00a0000 знаков. Напишите её или нажмите «Отмена»."
    await boss.presses("md:1:1:declined:")
    assert boss.alert == "Напишите причину: кандидат её прочитает. Например: «Не хватает копии диплома»."
    await boss.says("Мест больше нет")
    await boss.presses("Переместить")
    assert await stage_of(stage) == "declined"
    assert await planned(stage.database) == [("stage:2", "move-told-ended", "planned")]


async def test_reason_is_typed_again_and_the_old_screen_does_not_move(stage: Stage) -> None:
    boss = await one(stage)
    await boss.presses("mv:1:1:declined")
    await boss.says("Первая")
    old = boss.press("Переместить")["data"]
    await boss.says("Вторая")
    await boss.presses(old)
    assert (boss.alert, await stage_of(stage)) == (
        "Этот разговор прервался. Откройте карточку и начните заново.",
        "recruitment",
    )


async def test_double_tap_moves_once_and_says_so(stage: Stage) -> None:
    boss = await one(stage)
    await boss.presses("mv:1:1:training")
    press = boss.press("Переместить без комментария")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(50)))
    assert await stage_of(stage) == "training"
    assert boss.alert == ("Заявка уже на этапе «Обучение»: Иванова, 15 сентября 2026, 10:00. Откройте карточку заново.")
    assert (await audited(stage.database)).count("application.move") == 1


async def test_two_coordinators_at_once_make_one_move(any_stage: Stage) -> None:
    first = await one(any_stage)
    async with any_stage.database.write() as session:
        await member(session, 902, (Role.REGION_COORDINATOR, None))
    second = any_stage.person(902)
    await asyncio.gather(*(who.presses("md:1:1:training:") for who in (first, second) * 10))
    assert (await audited(any_stage.database)).count("application.move") == 1


async def test_cancel_ends_the_question_for_a_reason(stage: Stage) -> None:
    boss = await one(stage)
    await boss.presses("mv:1:1:training")
    await boss.presses("Отмена")
    await boss.says("соко")
    assert boss.buttons[0] == "Соколова Анна · Открытый набор"


async def test_exception_opens_the_way_on(stage: Stage) -> None:
    boss = await one(stage, refusal=REFUSAL)
    await boss.presses("ac:1")
    assert boss.buttons[:2] == ["Сделать исключение", "Переместить на другой этап"]
    await boss.presses("Переместить")
    assert boss.buttons == ["Участие завершено", "← К карточке"]
    await boss.presses("ex:1")
    await boss.says("Большой опыт")
    assert shown(boss).splitlines()[6:8] == [
        "⚠️ Не проходит по правилам: Нет",
        "Сделано исключение 15 сентября 2026, Иванова: Большой опыт",
    ]
    await boss.presses("ex:1")
    assert boss.alert == "Исключение для этой заявки уже сделано."
    assert await planned(stage.database) == [("exception:1", "applications-exception-told", "planned")]


async def test_works_come_as_they_were_handed_in(stage: Stage) -> None:
    boss = await one(stage)
    long = "Слово <b> & " * 900
    async with stage.database.write() as session:
        for name, photo in (("a.pdf", False), ("photo.jpg", True)):
            session.add(
                StoredFile(
                    person_id=1, telegram_file_id=name, name=name, photo=photo, next_attempt_at=START, created_at=START
                )
            )
        await session.flush()
        for version, (file, text) in enumerate(((1, None), (2, None), (None, long)), 1):
            session.add(
                Submission(application_id=1, kind="essay", version=version, file_id=file, text=text, handed_in_at=START)
            )
    await boss.presses("ac:1")
    await boss.presses("Работы и файлы: 3")
    assert boss.buttons == [
        "Эссе, версия 3 · 15 сентября 2026",
        "📎 Эссе, версия 2 · 15 сентября 2026",
        "📎 Эссе, версия 1 · 15 сентября 2026",
        "← К карточке",
    ]
    await boss.presses("📎 Эссе, версия 1")
    await boss.presses("📎 Эссе, версия 2")
    assert [type(call).__name__ for call in boss.calls[-2:]] == ["SendDocument", "SendPhoto"]
    before = len(boss.texts)
    await boss.presses("Эссе, версия 3")
    pages = [Markup(text).plain() for text in boss.texts[before:]]
    assert all(len(page) <= 4096 for page in pages)
    assert " ".join(" ".join(pages).split()) == " ".join(f"Соколова Анна: Эссе, версия 3 {long}".split())
    await boss.presses("ak:1:77:0")
    assert boss.alert == "Этого файла у заявки больше нет. Откройте карточку заново."


async def test_card_of_the_longest_answers_fits_and_gives_them_whole(stage: Stage) -> None:
    own = dict.fromkeys(("motivation", "project_idea", *(f"gone{n}" for n in range(60))), "Ы" * 2000)
    boss = await one(stage, answers={**own, "directions": ["results", "gone"], "visits": False})
    await boss.presses("ac:1")
    assert len(Markup(shown(boss)).plain()) <= 4096
    await boss.presses("Ответы целиком")
    assert sum(text.count("Ы") for text in boss.texts) >= 2000 * len(own)
    assert shown(boss).splitlines()[0] == "<b>Соколова Анна</b>"


async def test_history_names_who_when_and_why(stage: Stage) -> None:
    boss = await one(stage)
    await boss.presses("mv:1:1:training")
    await boss.says("Сильная анкета")
    await boss.presses("Переместить")
    await boss.presses("Отменить перемещение")
    await boss.presses("ah:1")
    assert shown(boss).split("\n\n") == [
        "<b>Соколова Анна</b>: история заявки",
        "<b>Открытый набор</b> — 15 сентября 2026, 10:00, Иванова (отмена перемещения)",
        "<b>Обучение</b> — 15 сентября 2026, 10:00, Иванова. Причина: Сильная анкета",
        "<b>Открытый набор</b> — 15 сентября 2026, 10:01, Соколова Анна",
    ]


async def everybody(stage: Stage, number: int = 12) -> Talker:
    async with stage.database.write() as session:
        for place in range(number):
            await applicant(session, place, surname=f"Номер{place:02}")
    boss = await chief(stage)
    await boss.presses("as:stage:recruitment")
    return boss


async def test_everybody_of_a_stage_is_moved_at_once_and_once(stage: Stage) -> None:
    boss = await everybody(stage)
    await boss.presses("Переместить всех: 12")
    assert shown(boss).splitlines()[0] == "<b>Переместить 12 заявок</b> с этапа «Открытый набор»"
    await boss.presses("Обучение")
    await boss.says("Занятия начинаются в понедельник")
    press = boss.press("Да, переместить всех: 12")
    await asyncio.gather(*(stage.feed(callback_query=press) for _ in range(10)))
    journal = await audited(stage.database)
    assert (journal.count("application.move"), len(await planned(stage.database))) == (12, 12)
    assert boss.alert == "Список с тех пор изменился. Откройте его заново и проверьте, кого перемещаете."


async def test_bulk_move_does_what_was_confirmed_or_nothing(stage: Stage) -> None:
    boss = await everybody(stage, 3)
    await boss.presses("Переместить всех: 3")
    await boss.presses("Обучение")
    confirmed = boss.press("Да, переместить всех: 3")
    async with stage.database.write() as session:
        await applicant(session, 50, surname="Поздняя")
    await stage.feed(callback_query=confirmed)
    assert await planned(stage.database) == []
    await boss.presses("Отмена")
    await boss.presses("as:unread:1")
    await boss.presses("as:stage:")
    assert "Переместить всех: 4" not in boss.buttons
