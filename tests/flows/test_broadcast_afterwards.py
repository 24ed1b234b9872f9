"""What happens to a broadcast between its confirmation and its end, and after it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models import Broadcast, Notification
from programmes.schema import Role
from tests.flows.broadcasting import Carriers, boss_and_crowd, compose, got, launch, states, the_broadcast
from tests.flows.coordinator import member, shown
from tests.kit import Stage, Talker
from tests.services.segments.kit import event

SAID, CORRECTED = "Дорожная карта на год", "Дорожная карта на два года"


async def asked(stage: Stage) -> Talker:
    """Everybody has got a broadcast with «Ознакомлен»."""
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("bcd:1:ack")
    await boss.presses("bcg:1:0")
    await boss.presses("Отправить сейчас")
    await Carriers(stage).everything()
    return boss


async def correct(stage: Stage, boss: Talker) -> None:
    await boss.presses("bcs:1:correct:0")
    await boss.says(CORRECTED)
    await boss.presses("Да, исправить")
    await Carriers(stage).recall()


async def unacknowledged(stage: Stage, number: int) -> list[int]:
    async with stage.database.read() as session:
        wanted = select(Notification.person_id).where(
            Notification.broadcast_id == number, Notification.acknowledged_at.is_(None)
        )
        return sorted((await session.execute(wanted)).scalars())


async def test_corrected_words_are_what_is_shown_copied_and_reminded_of(stage: Stage) -> None:
    boss = await asked(stage)
    await correct(stage, boss)
    await boss.presses("bcc:1:0")
    assert shown(boss).splitlines()[:4] == [
        "<b>Рассылка № 1</b>",
        CORRECTED,
        "Отправлена, текст исправлен",
        "Доставлено: 4 из 4 (100 %)",
    ]
    await boss.presses("Текст рассылки")
    assert got(stage, boss.id)[-2] == CORRECTED
    await boss.presses("bcd:1:copy")
    await boss.presses("bcd:1:remind")
    assert [(await the_broadcast(stage, number)).text for number in (2, 3)] == [CORRECTED] * 2
    await boss.presses("go:broadcasts:0")
    assert boss.buttons[3] == f"Исправлена, 4 из 4 · {CORRECTED}"


async def test_corrected_message_that_is_too_old_to_be_deleted_is_counted_as_such(stage: Stage) -> None:
    boss = await asked(stage)
    await correct(stage, boss)
    stage.clock.forward(days=3)
    await boss.presses("bcs:1:recall:0")
    assert "можно то, чему меньше двух суток: 4 уже старше." in shown(boss)


async def test_answer_to_a_reminder_counts_for_what_it_reminds_of(any_stage: Stage) -> None:
    stage, carriers = any_stage, Carriers(any_stage)
    boss = await asked(stage)
    for number in (1, 2):
        await boss.presses(f"bcd:{number}:remind")
        await launch(boss)
        await carriers.everything()
    await stage.person(2001).presses("bca:3")
    await stage.person(2002).presses("bca:1")
    silent = [await unacknowledged(stage, number) for number in (1, 2, 3)]
    assert silent == [silent[0]] * 3
    assert len(silent[0]) == 2


async def test_reminder_that_waits_for_the_morning_leaves_out_who_has_answered_meanwhile(stage: Stage) -> None:
    boss, carriers = await asked(stage), Carriers(stage)
    stage.clock.forward(hours=12)
    await boss.presses("bcd:1:remind")
    await launch(boss)
    await carriers.everything()
    await stage.person(2001).presses("bca:1")
    stage.clock.forward(hours=12)
    await carriers.everything()
    assert [len(got(stage, chat)) for chat in (2001, 2002, 2003)] == [1, 2, 2]


async def test_consent_taken_back_takes_a_waiting_broadcast_along(stage: Stage) -> None:
    boss, carriers = await compose(await boss_and_crowd(stage)), Carriers(stage)
    stage.clock.forward(hours=13)
    await launch(boss)
    await carriers.everything()
    leaver = stage.person(2001)
    await leaver.says("/profile")
    await leaver.presses("Отозвать согласие")
    await leaver.presses("Да, отозвать")
    stage.clock.forward(hours=12)
    await carriers.everything()
    assert (await states(stage), SAID in got(stage, 2001)) == (["cancelled", "sent", "sent", "sent"], False)


async def test_colleague_who_calls_it_off_is_named_to_the_author(stage: Stage) -> None:
    boss, carriers = await compose(await boss_and_crowd(stage)), Carriers(stage)
    await boss.presses("Отправить…")
    await boss.presses("В другое время")
    await boss.says("15.09.2026 12:00")
    await boss.presses("Запланировать: 4")
    async with stage.database.write() as session:
        await member(session, 905, (Role.REGION_COORDINATOR, None), name="Петрова")
    other = stage.person(905)
    await other.presses("bcx:1")
    assert shown(other) == "Отправка отменена, рассылка снова в черновиках."
    await carriers.deliver()
    assert got(stage, boss.id)[-1] == (f"Петрова отменяет отправку вашей рассылки: «{SAID}». Она снова в черновиках.")
    await boss.presses("← К черновику")
    assert shown(boss).splitlines()[0] == "<b>Рассылка № 1, черновик</b>"


async def test_event_cancelled_before_the_hour_is_told_with_the_reason(stage: Stage) -> None:
    boss = await compose(await boss_and_crowd(stage))
    async with stage.database.write() as session:
        gone = await event(session, title="Час управленца")
    await boss.presses(f"bcu:1:{gone.id}:1")
    await boss.presses("bcl:1")
    await boss.presses("bcd:1:open")
    await boss.presses("Отправить…")
    await boss.presses("В другое время")
    await boss.says("15.09.2026 12:00")
    await boss.presses("Запланировать: 4")
    async with stage.database.write() as session:
        (await session.merge(gone)).state = "cancelled"
    stage.clock.forward(hours=3)
    await Carriers(stage).everything()
    assert got(stage, boss.id)[-1].splitlines() == [
        f"Рассылка не ушла и снова в черновиках: «{SAID}».",
        "На мероприятие «Час управленца» записаться уже нельзя: оно прошло или отменено. "
        "Уберите кнопку записи или выберите другое.",
    ]
    assert got(stage, 2001) == []


async def test_stop_and_pause_hold_for_what_is_put_back_into_the_queue(stage: Stage) -> None:
    """A message that Telegram put off comes back by itself after the stop; before the jobs have cancelled it."""
    boss, carriers = await launch(await compose(await boss_and_crowd(stage))), Carriers(stage)
    await carriers.prepare()
    async with stage.database.write() as session:
        await session.execute(update(Broadcast).values(state="paused"))
    await carriers.deliver()
    assert await states(stage) == ["held"] * 4
    async with stage.database.write() as session:
        await session.execute(update(Broadcast).values(state="stopped"))
        await session.execute(update(Notification).where(Notification.person_id < 3).values(state="planned"))
        died = stage.clock.now() - timedelta(minutes=1)
        orphan = update(Notification).where(Notification.person_id == 3)
        await session.execute(orphan.values(state="sending", lease_until=died, fence=1))
    await carriers.deliver()
    # What a dead process had in hand may have left: it is neither sent again nor called unsent.
    assert (await states(stage))[:3] == ["cancelled", "cancelled", "uncertain"]
    assert [text for chat in (2001, 2002, 2003, boss.id) for text in got(stage, chat) if text == SAID] == []


async def test_new_broadcast_leaves_a_draft_with_recipients_alone(stage: Stage) -> None:
    boss = await boss_and_crowd(stage)
    await boss.presses("go:broadcasts:0")
    await boss.presses("Новая рассылка")
    await boss.presses("go:broadcasts:0")
    await boss.presses("Новая рассылка")
    assert shown(boss).splitlines()[0] == "<b>Рассылка № 1, черновик</b>"
    await boss.presses("bcp:1:s:training:1")
    await boss.presses("go:broadcasts:0")
    await boss.presses("Новая рассылка")
    assert shown(boss).splitlines()[0] == "<b>Рассылка № 2, черновик</b>"
    assert (await the_broadcast(stage)).segment == {"stages": ["training"]}


async def test_links_that_telegram_would_not_carry_are_refused(stage: Stage) -> None:
    boss = await boss_and_crowd(stage)
    await boss.presses("go:broadcasts:0")
    await boss.presses("Новая рассылка")
    await boss.presses("Текст")
    link = "https://example.org/" + "a" * 400
    links = [{"type": "text_link", "offset": 2 * place, "length": 1, "url": link} for place in range(90)]
    await boss.sends(text="я " * 90, entities=links)
    assert shown(boss).startswith("В тексте слишком много длинных ссылок")
    assert (await the_broadcast(stage)).text == ""


@pytest.mark.parametrize("who", ["author", "colleague"])
async def test_card_of_a_broadcast_under_way_is_the_live_one_for_its_author(stage: Stage, who: str) -> None:
    boss, carriers = await launch(await compose(await boss_and_crowd(stage))), Carriers(stage)
    await carriers.prepare()
    async with stage.database.write() as session:
        await member(session, 905, (Role.REGION_COORDINATOR, None), name="Петрова")
    person = boss if who == "author" else stage.person(905)
    before = (await the_broadcast(stage)).progress_message_id
    await person.presses("go:broadcasts:1")
    await person.presses("0 из 4")
    live = person.last.message_id if who == "author" else before  # type: ignore[union-attr]
    assert (await the_broadcast(stage)).progress_message_id == live
    assert person.buttons == ["Пауза", "К рассылкам", "В меню", "Остановить"]
