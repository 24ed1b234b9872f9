from __future__ import annotations

from models import Application
from tests.flows.coordinator import applicant, audited, chief, planned, shown
from tests.kit import Stage


async def test_coordinator_finds_reads_moves_and_takes_back(stage: Stage) -> None:
    async with stage.database.write() as session:
        made = await applicant(session, 1, answers={"motivation": "Хочу " * 100, "visits": True})
        await applicant(session, 2, surname="Петров", name="Иван", phone="+79990000000")
    boss = await chief(stage)
    await boss.says("соко")
    assert boss.buttons[0] == "🔵 Соколова Анна · новая"
    await boss.presses("🔵 Соколова")
    assert shown(boss).splitlines()[0] == "<b>Соколова Анна</b>"
    await boss.presses("Переместить")
    assert boss.buttons == ["Обучение", "Участие завершено", "← К карточке"]
    await boss.presses("Обучение")
    await boss.says("Сильная анкета <b>")
    assert shown(boss) == (
        "<b>Соколова Анна</b>: «Открытый набор» → «Обучение»\n"
        "Кандидат получит сообщение:\n"
        "<blockquote>Ваша заявка перешла на этап <b>«Обучение»</b>.\n\n"
        "Вы приняты в «Акселератор проектов». Начинается обучение: о каждом занятии мы напомним заранее.\n\n"
        "Комментарий координатора: Сильная анкета &lt;b&gt;</blockquote>\n"
        "Чтобы изменить комментарий, напишите его заново."
    )
    await boss.presses("Переместить")
    assert boss.buttons == ["Следующая новая заявка", "← К списку", "← К карточке", "Отменить перемещение"]
    assert await planned(stage.database) == [("stage:3", "move-told", "planned")]
    await boss.presses("Отменить перемещение")
    assert await planned(stage.database) == [("stage:3", "move-told", "cancelled")]
    await boss.presses("← К списку")
    assert boss.buttons[0] == "Соколова Анна · Открытый набор"
    async with stage.database.read() as session:
        found = await session.get_one(Application, made.id)
    assert (found.stage, found.unread) == ("recruitment", False)
    assert [action for action in await audited(stage.database) if action != "application.view"] == [
        "application.move",
        "application.undo",
    ]
