from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select, update

from locales.text import Text
from models import AuditEntry, Notification
from models.database import Database
from programmes.schema import Role
from tests.flows.coordinator import audited, district, member, planned, shown
from tests.flows.cyclogram import WHERE, candidate, days_of, entry, moving
from tests.kit import Stage, the_catalogue, the_programme
from tests.services.segments.kit import candidate as candidate_of


@pytest.fixture
async def moskovsky(sqlite_url: str) -> AsyncIterator[Stage]:
    database = Database(sqlite_url)
    made = Stage(database, the_programme("moskovsky"))
    await made.open()
    made.clock.forward(days=67, hours=2)
    yield made
    await database.close()


async def test_coordinator_moves_a_date_and_everybody_sees_why(moskovsky: Stage) -> None:
    person = await candidate(moskovsky)
    boss = await moving(moskovsky)
    assert shown(boss).splitlines()[:2] == [
        "<b>Конкурс «Управленцы будущего»</b>",
        "Сейчас: 1 октября 2026 – 28 февраля 2027",
    ]
    await boss.says("15 октября – 20 марта")
    assert "Станет: 15 октября 2026 – 20 марта 2027" in shown(boss)
    await boss.says("Карантин <в школах>")
    assert shown(boss) == (
        "<b>Перенести?</b>\n"
        "Конкурс «Управленцы будущего»\n"
        "Было: 1 октября 2026 – 28 февраля 2027\n"
        "Станет: 15 октября 2026 – 20 марта 2027\n"
        "Причина: Карантин &lt;в школах&gt;\n"
        "\n"
        "Увидит 1 участник (Кандидаты в резерв) и координаторы. Напоминания о работе пойдут по новой дате.\n"
        "Сообщить им некому: бота ещё никто не открывал."
    )
    await boss.presses("Перенести")
    assert shown(boss) == (
        "Готово, перенесено.\n<b>Конкурс «Управленцы будущего»</b>\nТеперь: 15 октября 2026 – 20 марта 2027"
    )
    assert await days_of(moskovsky, "contest") == ("2026-10-15", "2027-03-20")
    await person.presses(f"cale:{(await entry(moskovsky, 'contest')).id}:0")
    assert shown(person).splitlines()[2] == (
        "Перенесено, было: 1 октября 2026 – 28 февраля 2027. Причина: Карантин &lt;в школах&gt;"
    )
    assert await audited(moskovsky.database) == ["calendar.move"]
    assert await planned(moskovsky.database) == []


async def told(stage: Stage) -> list[tuple[str, str]]:
    """What people are told and what has become of it."""
    async with stage.database.read() as session:
        rows = (await session.execute(select(Notification).order_by(Notification.id))).scalars()
        return [(the_catalogue()["ru"].resolve(Text.from_json(row.text)), row.state) for row in rows]


async def test_those_concerned_are_told_old_and_new_once_and_the_number_is_in_the_journal(moskovsky: Stage) -> None:
    async with moskovsky.database.write() as session:
        for number in (1, 2):
            await candidate_of(session, number, track="candidates", **WHERE)
        await candidate_of(session, 3, track="heads", **WHERE)
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.says("Карантин <в школах>")
    assert shown(boss).splitlines()[-1] == (
        "Увидят 2 участника (Кандидаты в резерв) и координаторы. Напоминания о работе пойдут по новой дате."
    )
    assert boss.buttons == ["Перенести и сообщить (2)", "Перенести без сообщения", "Другие даты", "Отмена"]
    press = boss.press("Перенести и сообщить (2)")
    for _ in range(2):
        await moskovsky.feed(callback_query=press)
        assert shown(boss).splitlines()[-1] == (
            "Сообщение получат 2 участника. Ночью бот не пишет: у кого ночь, тому утром."
        )
    words = (
        "<b>Срок перенесён: Конкурс «Управленцы будущего»</b>\n"
        "Было: 1 октября 2026 – 28 февраля 2027\n"
        "Стало: 1 октября 2026 – 20 марта 2027\n"
        "Причина: Карантин &lt;в школах&gt;"
    )
    assert await told(moskovsky) == [(words, "planned")] * 2
    async with moskovsky.database.read() as session:
        assert [row.details["told"] for row in (await session.execute(select(AuditEntry))).scalars()] == [2]


async def test_move_in_silence_tells_nobody(moskovsky: Stage) -> None:
    async with moskovsky.database.write() as session:
        await candidate_of(session, 1, track="candidates", **WHERE)
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    await boss.presses("Перенести без сообщения")
    assert shown(boss).splitlines()[-1] == "Теперь: 1 октября 2026 – 20 марта 2027"
    assert await told(moskovsky) == []


async def test_restore_tells_who_has_heard_and_takes_back_what_has_not_arrived(moskovsky: Stage) -> None:
    async with moskovsky.database.write() as session:
        heard, _ = [await candidate_of(session, number, track="candidates", **WHERE) for number in (1, 2)]
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    await boss.presses("Перенести и сообщить (2)")
    async with moskovsky.database.write() as session:
        mine = update(Notification).where(Notification.person_id == heard.person_id)
        await session.execute(mine.values(state="sent"))
    await boss.presses("Вернуть даты по плану")
    assert shown(boss).splitlines()[-1] == (
        "Вернуть даты по плану: 1 октября 2026 – 28 февраля 2027? Это касается 2 участников."
    )
    assert boss.buttons == ["Вернуть и сообщить (1)", "Вернуть без сообщения", "Отмена"]
    await boss.presses("Вернуть и сообщить (1)")
    assert shown(boss).splitlines()[-1] == "Сообщение получит 1 участник. Ночью бот не пишет: у кого ночь, тому утром."
    found = [(words.splitlines()[0], state) for words, state in await told(moskovsky)]
    assert found == [
        ("<b>Срок перенесён: Конкурс «Управленцы будущего»</b>", "sent"),
        ("<b>Срок перенесён: Конкурс «Управленцы будущего»</b>", "cancelled"),
        ("<b>Срок снова по плану: Конкурс «Управленцы будущего»</b>", "planned"),
    ]


async def test_move_is_taken_back_at_once_or_later(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    await boss.presses("Перенести")
    await boss.presses("Вернуть даты по плану")
    await boss.presses("Вернуть даты по плану")
    assert shown(boss).splitlines()[0] == "Даты снова по плану."
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-02-28")
    await boss.presses("К этому сроку")
    assert boss.buttons == ["Перенести", "← Календарь", "В меню"]


async def test_restore_from_the_card_names_the_planned_days_first(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    await boss.presses("Перенести")
    await boss.presses("К этому сроку")
    await boss.presses("Вернуть даты по плану")
    assert shown(boss).splitlines()[-1] == (
        "Вернуть даты по плану: 1 октября 2026 – 28 февраля 2027? Участников, кого это касается, пока нет."
    )
    await boss.presses("Вернуть даты по плану")
    assert (await entry(moskovsky, "contest")).moved_at is None


async def test_second_tap_moves_nothing_and_says_the_same(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    for line in ("до 20 марта", "Карантин"):
        await boss.says(line)
    press = boss.press("Перенести")
    for _ in range(3):
        await moskovsky.feed(callback_query=press)
    assert shown(boss).splitlines()[0] == "Готово, перенесено."
    assert await audited(moskovsky.database) == ["calendar.move"]


async def test_screen_of_an_earlier_reason_moves_nothing(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.says("Первая")
    old = boss.press("Перенести")["data"]
    await boss.says("Вторая")
    await boss.presses(old)
    assert boss.alert == "Этот перенос прервался. Откройте срок и начните заново."
    assert await audited(moskovsky.database) == []


async def test_two_coordinators_at_once_make_one_move(moskovsky: Stage) -> None:
    first = await moving(moskovsky)
    async with moskovsky.database.write() as session:
        await member(session, 951, (Role.REGION_COORDINATOR, None))
    second = moskovsky.person(951)
    await second.presses(f"cals:{(await entry(moskovsky, 'contest')).id}")
    for person, day in ((first, "до 20 марта"), (second, "до 10 марта")):
        await person.says(day)
        await person.says("Карантин")
    await first.presses("Перенести")
    await second.presses("Перенести")
    assert second.alert == (
        "Этот срок тем временем перенесли: теперь 1 октября 2026 – 20 марта 2027. Откройте его заново."
    )
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-03-20")
    assert await audited(moskovsky.database) == ["calendar.move"]


BAD = {
    "words": ("когда-нибудь", "«когда-нибудь» — не похоже на даты. Напишите, например: 15 октября – 20 ноября."),
    "31.02": ("31.02 – 15.03", "«31.02» — такого дня нет. Напишите, например: 15 октября – 20 ноября."),
    "upside down": (
        "15.03.2027 – 01.03.2027",
        "Получается, что срок кончается (1 марта 2027) раньше, чем начинается (15 марта 2027). Поменяйте даты местами.",
    ),
    "another year": (
        "15.03.2031 – 20.03.2031",
        "Эти даты далеко от цикла 2026/27: он идёт с 1 сентября 2026 по 31 августа 2027. "
        "Можно выйти за него не больше чем на месяц.",
    ),
    "the same": (
        "1 октября – 28 февраля",
        "Срок и так стоит: 1 октября 2026 – 28 февраля 2027. Напишите другие даты.",
    ),
}


@pytest.mark.parametrize(("typed", "answer"), BAD.values(), ids=BAD)
async def test_bad_days_are_told_and_nothing_is_lost(moskovsky: Stage, typed: str, answer: str) -> None:
    boss = await moving(moskovsky)
    await boss.says(typed)
    assert shown(boss) == answer
    await boss.says("до 20 марта")
    assert shown(boss).splitlines()[2] == "Станет: 1 октября 2026 – 20 марта 2027"


async def test_reason_is_wanted_in_words(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.sends(location={"latitude": 1.0, "longitude": 1.0})
    assert shown(boss) == ("Здесь нужны слова: даты или причина, до 300 знаков. Напишите или нажмите «Отмена».")
    await boss.says("а" * 301)
    assert shown(boss) == "Причина длинная: знаков 301, а помещается 300. Скажите короче."


async def test_cancel_leaves_the_dates_and_the_conversation(moskovsky: Stage) -> None:
    boss = await moving(moskovsky)
    await boss.says("до 20 марта")
    await boss.presses("Отмена")
    await boss.says("до 20 апреля")
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-02-28")
    assert await audited(moskovsky.database) == []


async def test_coordinator_of_a_district_moves_nothing(moskovsky: Stage) -> None:
    async with moskovsky.database.write() as session:
        place = await district(session, "moskovsky")
        await member(session, 950, (Role.COORDINATOR, place.id))
    person = moskovsky.person(950)
    number = (await entry(moskovsky, "contest")).id
    await person.presses(f"cale:{number}:0")
    assert person.buttons == ["← Календарь", "В меню"]
    for data in (f"cals:{number}", f"calx:{number}:aaaaaaaa:1", f"calr:{number}:1:1"):
        await person.presses(data)
    assert await days_of(moskovsky, "contest") == ("2026-10-01", "2027-02-28")
    async with moskovsky.database.read() as session:
        actions = (await session.execute(select(AuditEntry.action))).scalars().all()
    assert [action.split(":")[0] for action in actions] == ["denied", "denied", "denied"]
