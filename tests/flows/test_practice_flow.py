from __future__ import annotations

from programmes.schema import Role
from tests.flows.coordinator import audited, chief, district, member, planned, shown
from tests.flows.happening import candidate
from tests.kit import Stage, Talker


async def prepared(stage: Stage) -> tuple[Talker, Talker]:
    """Record 1, entered by the person of application 1."""
    async with stage.database.write() as session:
        await candidate(session, 1)
    boss, person = await chief(stage), stage.person(2001)
    await person.presses("kpn:replacement")
    for answer in ("директор школы", "Школа № 5", "1.09.2026", "10.09.2026"):
        await person.says(answer)
    assert shown(person).startswith("Вопрос 5 из 5")
    await person.says("Отпуск <директора>")
    await person.presses("Сохранить")
    return boss, person


async def test_own_record_is_corrected_and_marked(stage: Stage) -> None:
    _, person = await prepared(stage)
    await person.presses("⏳ Замещение")
    assert shown(person) == (
        "<b>Замещение: директор школы</b>\n1–10 сентября 2026\nШкола № 5\nОтпуск &lt;директора&gt;"
        "\n\n⏳ Координатор ещё не подтвердил."
    )
    await person.presses("Исправить")
    await person.presses("1. Должность")
    await person.says("заместитель директора")
    await person.presses("Сохранить")
    assert shown(person).startswith("Запись о практике сохранена.\n\n<b>Замещение: заместитель директора</b>")
    mistake = person.press("Внесена по ошибке")["data"]
    await person.presses(mistake)
    assert shown(person).startswith("Замещение «заместитель директора» внесли по ошибке?")
    sure = person.press("Да, по ошибке")["data"]
    await person.presses(sure)
    await person.presses(sure)
    assert "✗ Внесена по ошибке и не засчитывается." in shown(person)
    await person.presses("К моей практике")
    assert person.buttons[0].startswith("✗ Ошибка · Замещение: заместитель директора")
    await person.presses("✗ Ошибка")
    await person.presses("Вернуть запись")
    assert shown(person).startswith("Запись снова засчитывается.")
    assert await planned(stage.database) == []


async def test_coordinator_confirms_then_marks_with_a_reason(stage: Stage) -> None:
    boss, person = await prepared(stage)
    await boss.presses("ac:1")
    await boss.presses("Практика: 1 (⏳ 1)")
    await boss.presses("⏳ Замещение")
    assert boss.buttons == ["Подтвердить", "Исправить", "К практике", "В меню", "Внесена по ошибке"]
    await boss.presses("Подтвердить")
    assert "✓ Подтверждено." in shown(boss)
    await boss.presses("Внесена по ошибке")
    await boss.sends(sticker={"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                              "is_animated": False, "is_video": False})  # fmt: skip
    assert shown(boss).startswith("Здесь нужен текст.")
    await boss.says("Такая <запись> уже есть")
    now = boss.press("Отметить и сообщить")["data"]
    assert "внесена по ошибке. Причина: Такая &lt;запись&gt; уже есть" in shown(boss)
    await boss.presses(now)
    await boss.presses(now)
    assert (boss.alert or "").startswith("Это уже сделано")
    assert [text for _, text, _ in await planned(stage.database)] == ["practice-told-mistake"]
    assert (await audited(stage.database))[-2:] == ["practice.confirm", "practice.mistake"]
    await person.presses("kps:1:1")
    await person.presses("✗ Ошибка")
    assert shown(person).endswith("Причина: Такая &lt;запись&gt; уже есть")
    assert person.buttons == ["К моей практике", "В меню"]


async def test_correction_by_the_coordinator_is_told(stage: Stage) -> None:
    boss, _ = await prepared(stage)
    await boss.presses("kpj:1:1:fix")
    await boss.presses("5. Причина")
    await boss.says("Болезнь директора")
    await boss.presses("Сохранить")
    assert shown(boss).startswith("Запись о практике сохранена.\n\nСоколова Анна\n<b>Замещение: директор школы</b>")
    assert [text for _, text, _ in await planned(stage.database)] == ["practice-told-changed"]


async def test_forged_buttons_reach_nothing(stage: Stage) -> None:
    await prepared(stage)
    async with stage.database.write() as session:
        place = await district(session, "foreign")
        await member(session, 777, (Role.COORDINATOR, place.id), name="Чужой")
        await member(session, 778, (Role.SECRETARY, None), name="Секретарь")
        await candidate(session, 2)
    other, stranger, secretary, boss = (stage.person(number) for number in (2002, 777, 778, 900))
    for forged in ("kpr:1", "kpd:1:fix:0", "kpd:1:mistake:1", "kpd:1:restore:0"):
        await other.presses(forged)
        assert (other.alert or "").startswith("Этой записи здесь больше нет"), forged
    for forged in ("kpi:1:1", "kpj:1:1:confirm", "kpx:1:1:aa"):
        await stranger.presses(forged)
        assert (stranger.alert or "").startswith(("У вас нет доступа", "Это уже сделано")), forged
    await secretary.presses("kpi:1:1")
    assert secretary.buttons == ["К практике", "В меню"]
    await secretary.presses("kpj:1:1:confirm")
    assert (secretary.alert or "").startswith("У вас нет доступа")
    for forged in ("kpi:1:2", "kpj:1:2:confirm", "kpj:1:1:nonsense"):
        await boss.presses(forged)
        assert (boss.alert or "") != "", forged
    assert await planned(stage.database) == []
