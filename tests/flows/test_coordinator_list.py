from __future__ import annotations

from programmes.schema import Role
from tests.flows.coordinator import SECRETARY, applicant, audited, chief, district, member, shown
from tests.kit import Stage, Talker, the_programme

TOOLS = ["🔍 Найти", "Фильтры", "Выгрузить в Excel", "Приглашения", "В меню"]


async def many(stage: Stage, number: int = 20) -> Talker:
    async with stage.database.write() as session:
        for place in range(number):
            await applicant(
                session,
                place,
                surname=f"Номер{place:02}",
                phone=f"+790000000{place:02}",
                stage="training" if place < 10 else "recruitment",
                unread=place >= 15,
            )
    return await chief(stage)


async def test_list_is_walked_in_place_and_the_way_back_leads_to_the_same_page(stage: Stage) -> None:
    boss = await many(stage)
    await boss.presses("apps:0")
    sent = len(boss.calls)
    assert boss.buttons[8:10] == ["1/3", "›"]
    await boss.presses("›")
    assert boss.buttons[0] == "Номер11 Анна · Открытый набор"
    await boss.presses("Номер09")
    await boss.presses("← К списку")
    assert boss.buttons[8:11] == ["‹", "2/3", "›"]
    await boss.presses("apps:99")
    assert boss.buttons[4:6] == ["‹", "3/3"]
    assert {type(call).__name__ for call in boss.calls[sent:]} == {"EditMessageText"}


async def test_filters_are_counted_combined_remembered_and_cleared(stage: Stage) -> None:
    boss = await many(stage)
    await boss.presses("apps:0")
    await boss.presses("Фильтры")
    assert boss.buttons == ["Этап", "Только новые: 5", "Отказ по правилам: 0", "← К списку"]
    await boss.presses("Этап")
    assert boss.buttons[:3] == ["✓ Все: 20", "Открытый набор: 10", "Обучение: 10"]
    await boss.presses("Открытый набор")
    await boss.presses("Фильтры: 1")
    await boss.presses("Только новые: 5")
    assert shown(boss).splitlines()[:2] == ["<b>Заявки: 5</b>", "Показаны: этап «Открытый набор»; только новые"]
    await boss.presses("🔵 Номер19")
    await boss.presses("В меню")
    await boss.presses("apps:0")
    assert shown(boss).splitlines()[0] == "<b>Заявки: 4</b>"
    await boss.says("номер18")
    assert shown(boss).splitlines()[:2] == ["<b>Заявки: 1</b>", "Поиск: «номер18»"]
    await boss.presses("✕ Показать все")
    assert shown(boss).splitlines()[0] == "<b>Заявки: 20</b>"


async def test_search_that_finds_nothing_within_filters_is_widened(stage: Stage) -> None:
    boss = await many(stage)
    await boss.presses("as:stage:training")
    await boss.says("<b>номер 19")
    assert shown(boss).splitlines()[:2] == [
        "<b>Ничего не нашлось</b>",
        "Попробуйте часть фамилии, последние цифры телефона или номер школы. Или снимите фильтры.",
    ]
    assert boss.buttons[0] == "Искать среди всех заявок"
    await boss.says("номер19")
    assert shown(boss).splitlines()[2:] == ["Поиск: «номер19»", "Показаны: этап «Обучение»"]
    await boss.presses("Искать среди всех заявок")
    assert boss.buttons[0] == "🔵 Номер19 Анна · новая"


async def test_first_day_says_what_to_do(stage: Stage) -> None:
    boss = await chief(stage)
    await boss.presses("apps:0")
    assert shown(boss).splitlines()[0] == "<b>Заявок пока нет</b>"
    assert boss.buttons == ["Выгрузить в Excel", "Приглашения", "В меню"]


async def test_search_button_asks_and_commands_still_work(stage: Stage) -> None:
    boss = await many(stage, 2)
    await boss.presses("apps:0")
    await boss.presses("🔍 Найти")
    await boss.says("номер00")
    assert boss.buttons[0] == "Номер00 Анна · Обучение"
    await boss.says("/menu")
    assert "В меню" not in boss.buttons


async def test_number_leads_to_what_it_counts(stage: Stage) -> None:
    boss = await many(stage)
    await boss.presses("apps1:unread")
    assert shown(boss).splitlines()[0] == "<b>Заявки: 5</b>"


async def test_district_coordinator_meets_no_other_district(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1, place="own")
        await applicant(session, 2, surname="Чужой", place="other")
        own, other = await district(session, "own"), await district(session, "other")
        await member(session, 60, (Role.COORDINATOR, own.id))
    local = stage.person(60)
    await local.presses("apps:0")
    assert local.buttons == ["🔵 Соколова Анна · новая", *TOOLS]
    forged = ("ac:2", "ah:2", "aa:2", "aw:2", "ak:2:1:0", "mv:2:2:", "mv:2:2:training", "md:2:2:training:", "ex:2")
    for data in (*forged, f"as:place:{other.id}", f"xls:{other.id}:0", f"in:mentor:{other.id}:1:1", "in:mentor:0:1:1"):
        await local.presses(data)
        assert (
            local.alert
            == "У вас нет доступа к этому действию. Если он нужен для работы, напишите координатору программы."
        )
    journal = await audited(stage.database)
    assert len(journal) == len(forged) + 4
    assert {action.split(":")[0] for action in journal} == {"denied"}


async def test_secretary_reads_and_exports_but_decides_nothing(stage: Stage) -> None:
    async with stage.database.write() as session:
        made = await applicant(session, 1, refusal={"key": "common-no", "args": {}})
        await member(session, SECRETARY, (Role.SECRETARY, None))
    secretary = stage.person(SECRETARY)
    await secretary.says("соко")
    assert secretary.buttons == [
        "🔵 Соколова Анна · новая · отказ по правилам",
        "🔍 Найти",
        "Фильтры",
        "✕ Показать все",
        "Выгрузить в Excel",
        "В меню",
    ]
    await secretary.presses("🔵 Соколова")
    assert secretary.buttons == ["История", "Сообщения бота", "Практика: 0", "← К списку", "В меню"]
    denied = (
        f"mv:{made.id}:1:",
        f"md:{made.id}:1:declined:",
        f"ex:{made.id}",
        "inv:1",
        "in::-1:0:0",
        "staff:1",
        "sr:1:1",
    )
    for data in denied:
        await secretary.presses(data)
    journal = await audited(stage.database)
    assert sum(action.startswith("denied:") for action in journal) == len(denied)
    await secretary.presses("xls:0:0")
    assert (await audited(stage.database))[-1] == "export.request"


async def test_candidate_meets_no_staff_button(stage: Stage) -> None:
    async with stage.database.write() as session:
        await applicant(session, 1)
    candidate = stage.person(2001)
    for data in ("apps:0", "ac:1", "ak:1:0:1", "mv:1:1:", "md:1:1:training:", "xls:0:0", "inv:1", "staff:1", "as:all:"):
        await candidate.presses(data)
    await candidate.says("/export")
    assert sum(action.startswith("denied:") for action in await audited(stage.database)) == 10


async def test_line_says_what_is_new_before_a_phone_cuts_it(stage: Stage) -> None:
    async with stage.database.write() as session:
        for number, (where, unread) in enumerate(
            [("recruitment", True), ("training", True), ("recruitment", False)], start=1
        ):
            await applicant(session, number, surname=f"Номер{number}", stage=where, unread=unread)
    boss = await chief(stage)
    await boss.presses("apps:0")
    assert boss.buttons[:3] == [
        "Номер3 Анна · Открытый набор",
        "🔵 Номер2 Анна · новое · Обучение",
        "🔵 Номер1 Анна · новая",
    ]


async def test_stage_that_the_track_does_not_have_is_named_in_words(stage: Stage) -> None:
    """An old button may set it beside a track of another programme of stages."""
    stage = Stage(stage.database, programme=the_programme("moskovsky"))
    await stage.open()
    boss = await chief(stage)
    stages = {track.key: {item.key for item in track.stages} for track in stage.programme.tracks}
    (first, own), *rest = stages.items()
    foreign = next(key for _, keys in rest for key in sorted(keys - own))
    await boss.presses(f"as:track:{first}")
    await boss.presses(f"as:stage:{foreign}")
    assert "этап «" in shown(boss)
    assert f"«{foreign}»" not in shown(boss)
