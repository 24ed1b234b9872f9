from __future__ import annotations

from models import Event, Organisation
from programmes.schema import Role
from tests.flows.coordinator import district, head_of, member, planned, shown
from tests.flows.test_internship_flow import prepared
from tests.kit import Stage, Talker


async def hosted(stage: Stage) -> tuple[Talker, Talker, Talker]:
    """The coordinator, the intern and the head of the school; the diary has a day."""
    boss, person = await prepared(stage)
    async with stage.database.write() as session:
        school = await session.get_one(Organisation, 1)
        (await session.get_one(Event, 1)).host_id = school.id
        await head_of(session, 61, school, name="Директорова")
    await person.presses("knw:1:0")
    await person.says("Был на <педсовете>")
    await person.presses("Сохранить запись")
    return boss, person, stage.person(61)


async def test_head_reads_the_diary_and_writes_a_review(stage: Stage) -> None:
    boss, _, head = await hosted(stage)
    await head.says("/menu")
    await head.presses("Стажёры: 1")
    assert head.buttons == ["Соколова Анна · Стажировка в школе", "В меню"]
    await head.presses("Соколова Анна")
    assert head.buttons == [
        "Написать отзыв", "Дневник: 1", "Указать наставника на месте", "К мероприятию", "К стажёрам", "В меню",
    ]  # fmt: skip
    await head.presses("Дневник: 1")
    await head.presses("15 сентября 2026")
    assert shown(head) == "<b>15 сентября 2026</b>\n\nБыл на &lt;педсовете&gt;"
    await head.presses("khi:1:0")
    await head.presses("Написать отзыв")
    await head.says("Справляется <отлично>")
    await head.presses("Сохранить отзыв")
    assert shown(head).startswith("Отзыв сохранён, координатор его увидит.")
    assert "Отзыв школы: Справляется &lt;отлично&gt;" in shown(head)
    assert [text for _, text, _ in await planned(stage.database)] == ["internship-told-review"]
    await boss.presses("knn:1:1")
    assert "Отзыв школы: Справляется &lt;отлично&gt;" in shown(boss)
    await boss.presses("Записать итог")
    await boss.presses("Да")
    await boss.presses("Пропустить")
    assert "2. Итог: <b>Справляется &lt;отлично&gt;</b>" in shown(boss)


async def test_mentor_who_is_in_the_bot_is_offered_by_name(stage: Stage) -> None:
    boss, _, head = await hosted(stage)
    async with stage.database.write() as session:
        place = await district(session, "ketchenery")
        await member(session, 71, (Role.MENTOR, place.id), name="Наставникова")
    mentor = stage.person(71)
    await mentor.presses("khi:1:0")
    assert (mentor.alert or "").startswith("У вас нет доступа")
    await head.presses("khi:1:0")
    await head.presses("Указать наставника на месте")
    await head.says("Наставникова, завуч")
    assert head.buttons == ["Наставникова", "Просто записать имя", "Отмена"]
    choice = head.press("Наставникова")["data"]
    await head.presses(choice)
    assert shown(head).startswith("Наставник указан: Наставникова, завуч.")
    await head.presses(choice)
    assert (head.alert or "").startswith("Это уже сделано")
    await mentor.says("/menu")
    await mentor.presses("Стажёры: 1")
    await mentor.presses("Соколова Анна")
    assert mentor.buttons == ["Написать отзыв", "Дневник: 1", "К стажёрам", "В меню"]
    await boss.presses("knn:1:0")
    assert "Наставник на месте: Наставникова, завуч (читает дневник)" in shown(boss)


async def test_stranger_reaches_no_intern(stage: Stage) -> None:
    _, person, _ = await hosted(stage)
    async with stage.database.write() as session:
        place = await district(session, "ketchenery")
        await member(session, 62, (Role.HEAD, place.id), name="Соседова")
    stranger = stage.person(62)
    for other in (stranger, person):
        for forged in ("khi:1:1", "khd:1:1", "khe:1", "khr:1", "knt:1"):
            await other.presses(forged)
            assert (other.alert or "").startswith("У вас нет доступа"), forged
    await stranger.presses("khl:1")
    assert shown(stranger) == "Стажёров сейчас нет."
