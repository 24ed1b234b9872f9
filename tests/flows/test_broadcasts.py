from __future__ import annotations

from programmes.schema import Role
from tests.flows.broadcasting import Carriers, block, boss_and_crowd, compose, got, launch, states, the_broadcast
from tests.flows.coordinator import audited, member, shown
from tests.kit import Stage

SAID = "Дорожная карта на год"


async def test_broadcast_goes_from_the_menu_to_everybody_and_its_report(any_stage: Stage) -> None:
    stage, carriers = any_stage, Carriers(any_stage)
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("Отправить…")
    assert shown(boss).splitlines() == [
        "<b>Отправить рассылку № 1?</b>",
        "<b>Кому:</b> Все участники и сотрудники",
        "<b>Получат:</b> 4 человека",
        f"<b>Текст:</b> {SAID}",
        "Займёт около 1 секунды",
    ]
    await boss.presses("Отправить сейчас: 4")
    await carriers.everything()
    assert await states(stage) == ["sent"] * 4
    assert [got(stage, 2000 + number) for number in (1, 2, 3)] == [[SAID]] * 3
    assert got(stage, boss.id)[-1] == f"Рассылка ушла: «{SAID}».\nДоставлено 4 из 4."
    await boss.presses("Отчёт о рассылке")
    assert shown(boss).splitlines()[:4] == [
        "<b>Рассылка № 1</b>",
        SAID,
        "Отправлена",
        "Доставлено: 4 из 4 (100 %)",
    ]
    assert "broadcast.launch" in await audited(stage.database)


async def test_progress_is_painted_on_the_message_that_was_confirmed(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await launch(await compose(await boss_and_crowd(stage)))
    assert (shown(boss).splitlines()[2:], boss.buttons) == (["Собираем список людей…"], ["К рассылкам", "В меню"])
    confirmed = boss.last
    await carriers.prepare()
    assert boss.last.message_id == confirmed.message_id  # type: ignore[union-attr]
    assert shown(boss).splitlines()[2:] == ["Отправляется", "Доставлено: 0 из 4 (0 %)", "Осталось около 1 секунды"]
    assert boss.buttons == ["Пауза", "К рассылкам", "В меню", "Остановить"]
    await carriers.deliver()
    stage.clock.forward(seconds=4)
    await carriers.prepare()
    assert shown(boss).splitlines()[2:] == ["Отправлена", "Доставлено: 4 из 4 (100 %)"]
    assert boss.buttons == ["Отчёт о рассылке", "К рассылкам", "В меню"]
    calls = len(boss.calls)
    stage.clock.forward(seconds=4)
    await carriers.prepare()
    assert len(boss.calls) == calls


async def test_pause_holds_resume_releases_and_stop_ends(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await launch(await compose(await boss_and_crowd(stage)))
    await carriers.prepare()
    await boss.presses("Пауза")
    await carriers.everything()
    assert (await states(stage), boss.buttons) == (
        ["held"] * 4,
        ["Продолжить", "К рассылкам", "В меню", "Остановить"],
    )
    await boss.presses("Продолжить")
    assert await states(stage) == ["planned"] * 4
    await boss.presses("Остановить")
    assert shown(boss).splitlines()[1] == (
        "4 человека её не получат. Продолжить потом нельзя, можно только отправить новую."
    )
    await boss.presses("Да, остановить")
    await carriers.everything()
    assert (await states(stage), (await the_broadcast(stage)).state) == (["cancelled"] * 4, "stopped")
    assert got(stage, 2001) == []


async def test_whom_nothing_reaches_is_listed_with_phone_and_mail(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await boss_and_crowd(stage)
    await block(stage, 2002)
    await launch(await compose(boss))
    await carriers.everything()
    assert await states(stage) == ["sent", "unreachable", "sent", "sent"]
    await boss.presses("Отчёт о рассылке")
    await boss.presses("Кого не достать: 1")
    assert shown(boss).splitlines() == [
        "<b>Бот их не достанет: 1</b>",
        "Позвоните или напишите на почту.",
        "• Иванов2 Пётр, +7 914 123-45-67",
    ]


async def test_receipt_is_noted_once_and_the_silent_are_reminded(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("Кнопки")
    await boss.presses("Добавить «Ознакомлен»")
    await boss.presses("← К черновику")
    await launch(boss)
    await carriers.everything()
    reader = stage.person(2001)
    await reader.presses("Ознакомлен")
    assert reader.alert == "Спасибо, отметили: 15 сентября 2026, 10:00"
    marked = reader.calls[-1].reply_markup  # type: ignore[attr-defined]
    assert marked.inline_keyboard[0][0].text == "✓ Ознакомлен 15 сентября 2026"
    stage.clock.forward(hours=1)
    await reader.presses("bca:1")
    assert reader.alert == "Уже отмечено: 15 сентября 2026, 10:00"
    await boss.presses("Отчёт о рассылке")
    await boss.presses("Не ознакомились: 3")
    await boss.presses("Напомнить не ответившим")
    await launch(boss)
    await carriers.everything()
    assert [len(got(stage, number)) for number in (2001, 2002, 2003)] == [1, 2, 2]


async def test_scheduled_broadcast_waits_for_its_hour_and_can_be_called_off(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("Отправить…")
    await boss.presses("В другое время")
    await boss.says("14.09.2026 10:00")
    assert shown(boss) == "Это время уже прошло. Напишите время, которое ещё впереди, или отправьте сейчас."
    await boss.says("15.09.2026 12:00")
    await boss.presses("Запланировать: 4")
    assert shown(boss).splitlines()[1] == "<b>Когда:</b> вт, 15 сентября, 12:00 (сегодня)"
    await carriers.everything()
    assert await states(stage) == []
    await boss.presses("Вернуть в черновики")
    await boss.presses("Отправить…")
    await boss.presses("В другое время")
    await boss.says("15.09.2026 12:00")
    await boss.presses("Запланировать: 4")
    stage.clock.forward(hours=2)
    await carriers.everything()
    assert await states(stage) == ["sent"] * 4


async def test_recall_deletes_what_is_young_and_counts_what_is_not(any_stage: Stage) -> None:
    stage, carriers = any_stage, Carriers(any_stage)
    boss = await launch(await compose(await boss_and_crowd(stage)))
    await carriers.everything()
    await boss.presses("bcs:1:recall:0")
    await boss.presses("Удалить у всех")
    await boss.presses("Да, удалить: 4")
    await carriers.recall()
    deleted = [call.message_id for call in stage.session.calls if call.__api_method__ == "deleteMessage"]  # type: ignore[attr-defined]
    assert len(set(deleted)) == 4
    await carriers.deliver()
    assert got(stage, boss.id)[-1] == f"Рассылка отозвана: «{SAID}». Удалено сообщений: 4."


async def test_recall_after_two_days_says_how_many_stay(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await launch(await compose(await boss_and_crowd(stage)))
    await carriers.everything()
    stage.clock.forward(days=3)
    await boss.presses("bcs:1:delete:1")
    await carriers.recall()
    await carriers.deliver()
    assert [call for call in stage.session.calls if call.__api_method__ == "deleteMessage"] == []
    assert got(stage, boss.id)[-1].splitlines()[1] == "Старше двух суток, Telegram их не удаляет: 4."


async def test_correction_takes_the_place_of_the_words(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await launch(await compose(await boss_and_crowd(stage)))
    await carriers.everything()
    await boss.presses("bcs:1:correct:0")
    await boss.says("Дорожная карта на два года")
    await boss.presses("Да, исправить: 4")
    await carriers.recall()
    edits = [call for call in stage.session.calls if call.__api_method__ == "editMessageText"]
    assert [call.text for call in edits if call.chat_id == 2002] == ["Дорожная карта на два года"]  # type: ignore[attr-defined]
    assert (await the_broadcast(stage)).recall_finished_at == stage.clock.now()


async def test_two_coordinators_at_once_do_not_disturb_each_other(any_stage: Stage) -> None:
    stage, carriers = any_stage, Carriers(any_stage)
    boss = await boss_and_crowd(stage)
    async with stage.database.write() as session:
        await member(session, 905, (Role.REGION_COORDINATOR, None), name="Петрова")
    other = stage.person(905)
    await compose(boss, "Первая")
    await compose(other, "Вторая")
    await launch(boss)
    await launch(other)
    await carriers.everything()
    stage.clock.forward(seconds=4)
    await carriers.everything()
    assert sorted(got(stage, 2001)) == ["Вторая", "Первая"]
    assert {(await the_broadcast(stage, number)).state for number in (1, 2)} == {"sent"}


async def test_night_is_told_before_and_waited_for(stage: Stage) -> None:
    carriers = Carriers(stage)
    boss = await compose(await boss_and_crowd(stage))
    stage.clock.forward(hours=13)
    await boss.presses("Отправить…")
    assert shown(boss).splitlines()[-1] == ("У 4 человек в это время ночь: им сообщение придёт утром, не раньше 8:00.")
    await boss.presses("Отправить сейчас: 4")
    await carriers.everything()
    assert (await states(stage), shown(boss).splitlines()[-1]) == (["planned"] * 4, "Ждут утра: 4")
    stage.clock.forward(hours=12)
    await carriers.everything()
    assert await states(stage) == ["sent"] * 4


async def test_copy_is_a_draft_of_the_same_for_the_present_cycle(stage: Stage) -> None:
    boss = await launch(await compose(await boss_and_crowd(stage)))
    await Carriers(stage).everything()
    stage.clock.forward(days=900)
    await boss.presses("bcd:1:copy")
    first, second = await the_broadcast(stage, 1), await the_broadcast(stage, 2)
    assert (second.text, second.segment, second.state) == (SAID, first.segment, "draft")
    assert second.cycle_id != first.cycle_id
