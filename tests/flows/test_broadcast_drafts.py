"""Composing: whom, what, and everything that is refused on the way."""

from __future__ import annotations

from typing import Any

import pytest

from models import Consent, StoredFile
from tests.flows.broadcasting import Carriers, block, boss_and_crowd, compose, got, launch, states, the_broadcast
from tests.flows.coordinator import chief, shown
from tests.kit import Stage, Talker
from tests.services.segments.kit import candidate, event, part

PHOTO = [{"file_id": "P", "file_unique_id": "P", "width": 90, "height": 90, "file_size": 1000}]
STICKER = {
    "file_id": "S",
    "file_unique_id": "S",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}


async def drafting(stage: Stage, what: str = "Текст") -> Talker:
    boss = await boss_and_crowd(stage)
    await boss.presses("go:broadcasts:0")
    await boss.presses("Новая рассылка")
    await boss.presses(what)
    return boss


async def test_formatting_arrives_as_it_was_set(stage: Stage) -> None:
    boss, carriers = await drafting(stage), Carriers(stage)
    await boss.sends(text="Завтра <сбор> в 10", entities=[{"type": "bold", "offset": 0, "length": 6}])
    await boss.presses("Показать мне, как придёт")
    assert got(stage, boss.id)[-2] == "<b>Завтра</b> &lt;сбор&gt; в 10"
    await boss.presses("Отправить…")
    await boss.presses("Отправить сейчас")
    await carriers.everything()
    assert got(stage, 2001) == ["<b>Завтра</b> &lt;сбор&gt; в 10"]


@pytest.mark.parametrize(("count", "over"), [(4097, "1"), (5000, "904")])
async def test_too_long_a_text_is_refused_with_how_much_too_long(stage: Stage, count: int, over: str) -> None:
    boss = await drafting(stage)
    await boss.says("а" * count)
    told = f"{count:,}".replace(",", "\u00a0")
    assert shown(boss) == (f"В тексте {told} знаков, а помещается 4\u00a0096. Сократите на {over} и пришлите снова.")
    assert (await the_broadcast(stage)).text == ""


async def test_text_cut_in_two_by_the_app_is_not_taken_for_half(stage: Stage) -> None:
    boss = await drafting(stage)
    await boss.says("а" * 4096)
    await boss.says("а" * 904)
    assert shown(boss).startswith("Текст пришёл двумя сообщениями")
    assert "Вместе 5\u00a0000, это на 904 больше" in shown(boss)
    assert (await the_broadcast(stage)).text == ""
    await boss.says("Коротко")
    assert (await the_broadcast(stage)).text == "Коротко"


async def test_text_cut_in_three_is_counted_whole(stage: Stage) -> None:
    boss = await drafting(stage)
    for words in ("а" * 4096, "б" * 4096, "в" * 10):
        await boss.says(words)
    assert "Вместе 8\u00a0202, это на 4\u00a0106 больше" in shown(boss)
    assert (await the_broadcast(stage)).text == ""


async def test_search_after_the_text_leaves_it_alone(stage: Stage) -> None:
    boss = await drafting(stage)
    await boss.says("Приглашаем на семинар")
    await boss.says("иванов2")
    assert boss.buttons[0] == "🔵 Иванов2 Пётр · новая"
    assert (await the_broadcast(stage)).text == "Приглашаем на семинар"


async def test_limit_counts_as_telegram_does(stage: Stage) -> None:
    boss = await drafting(stage)
    await boss.says("😀" * 2049)
    assert (await the_broadcast(stage)).text == ""
    stage.clock.forward(minutes=1)
    await boss.says("&" * 4096)
    assert (await the_broadcast(stage)).text == "&amp;" * 4096


async def test_picture_takes_its_caption_and_the_shorter_limit(stage: Stage) -> None:
    boss = await drafting(stage)
    await boss.sends(photo=PHOTO, caption="а" * 1025)
    assert shown(boss).startswith("С картинкой или файлом помещается 1\u00a0024 знака, а в тексте 1\u00a0025.")
    await boss.sends(photo=PHOTO, caption="Афиша")
    draft = await the_broadcast(stage)
    assert (draft.text, draft.file_id) == ("Афиша", 1)
    await launch(boss)
    carriers = Carriers(stage)
    await carriers.everything()
    sent = [call for call in stage.session.calls if call.__api_method__ == "sendPhoto"]
    assert [(call.photo, call.caption) for call in sent] == [("P", "Афиша")] * 4  # type: ignore[attr-defined]


async def test_album_gives_its_first_picture_and_says_so_once(stage: Stage) -> None:
    boss = await drafting(stage, "Картинка или файл")
    for number in range(3):
        await boss.sends(photo=[{**PHOTO[0], "file_id": f"P{number}"}], media_group_id="A")
    told = [text for text in got(stage, boss.id) if text.startswith("В рассылке помещается одна картинка")]
    async with stage.database.read() as session:
        file = await session.get_one(StoredFile, 1)
    assert (len(told), file.telegram_file_id) == (1, "P0")


@pytest.mark.parametrize(
    "content",
    [{"sticker": STICKER}, {"voice": {"file_id": "V", "file_unique_id": "V", "duration": 3}}],
    ids=["sticker", "voice"],
)
async def test_what_cannot_be_broadcast_is_refused_kindly(stage: Stage, content: dict[str, Any]) -> None:
    boss = await drafting(stage)
    await boss.sends(**content)
    assert shown(boss) == (
        "В рассылку можно поставить текст, картинку или документ. Голосовые, видео и стикеры рассылать не получится."
    )
    await boss.says("Текст")
    assert (await the_broadcast(stage)).text == "Текст"


async def test_stages_are_chosen_by_buttons_and_counted(stage: Stage) -> None:
    async with stage.database.write() as session:
        await candidate(session, 1)
        await candidate(session, 2, stage="training")
    boss = await chief(stage)
    await compose(boss)
    await boss.presses("Кому")
    await boss.presses("Этап")
    await boss.presses("Обучение")
    assert shown(boss).splitlines()[1] == "Отметьте одно или несколько. Получат: 1"
    await boss.presses("Готово")
    assert shown(boss).splitlines()[1] == "Этап: Обучение"
    await boss.presses("Готово")
    await launch(boss)
    await Carriers(stage).everything()
    assert (got(stage, 2001), len(got(stage, 2002))) == ([], 1)


async def test_list_of_names_is_resolved_line_by_line(stage: Stage) -> None:
    async with stage.database.write() as session:
        for number, (surname, name) in enumerate([("Соколова", "Анна"), ("Белов", "Илья"), ("Белов", "Пётр")], 1):
            await candidate(session, number, surname=surname, name=name, phone=f"+7914123456{number}")
        silent = await candidate(session, 4, surname="Тихая", name="Ольга", phone="+79140000000")
        await session.delete(await session.get_one(Consent, silent.person_id))
    boss = await chief(stage)
    await compose(boss)
    await boss.presses("Кому")
    await boss.presses("Список")
    await boss.says("1. СОКОЛОВА  Анна\nБелов\nБелов П.\n8 (914) 123-45-62\nНикитина Мария\nТихая Ольга")
    assert shown(boss).split("\n\n") == [
        "В списке 3 человека.",
        "<b>Не нашлись (2):</b> Белов, Никитина Мария. Нужны фамилия и имя, как в анкете, телефон или почта.",
        "<b>Без действующего согласия (1):</b> Тихая Ольга. Им бот не пишет.",
        "Сейчас получат: По списку: 3 человека (3)",
    ]
    assert (await the_broadcast(stage)).segment == {"people": [1, 3, 2]}


async def test_participants_of_an_event_are_chosen_by_how_they_stand_to_it(stage: Stage) -> None:
    boss = await boss_and_crowd(stage)
    async with stage.database.write() as session:
        seminar = await event(session, title="Час управленца")
        await part(session, seminar.id, 1)
        await part(session, seminar.id, 2, state="waiting")
    await compose(boss)
    await boss.presses("Кому")
    await boss.presses("Мероприятие")
    await boss.presses("22 сентября 2026 · Час управленца")
    await boss.presses("ждут места")
    await boss.presses("← К черновику")
    assert shown(boss).splitlines()[1:3] == [
        "<b>Кому:</b> Мероприятие: «Час управленца» (ждут места)",
        "<b>Получат:</b> 1 человек",
    ]


async def test_cancelled_event_holds_the_broadcast_back(stage: Stage) -> None:
    boss = await boss_and_crowd(stage)
    async with stage.database.write() as session:
        seminar = await event(session, title="Час управленца")
    await compose(boss)
    await boss.presses("Кнопки")
    await boss.presses("Добавить запись на мероприятие")
    await boss.presses("22 сентября 2026")
    await boss.presses("← К черновику")
    async with stage.database.write() as session:
        (await session.merge(seminar)).state = "cancelled"
    await boss.presses("Отправить…")
    assert boss.alert == (
        "На мероприятие «Час управленца» записаться уже нельзя: оно прошло или отменено. "
        "Уберите кнопку записи или выберите другое."
    )


async def test_changed_draft_is_not_sent_by_an_old_confirmation(stage: Stage) -> None:
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("Отправить…")
    old = boss.press("Отправить сейчас")["data"]
    await boss.presses("← К черновику")
    await boss.presses("Текст")
    await boss.says("Другое")
    await boss.presses(old)
    assert boss.alert == "Рассылка с тех пор изменилась. Откройте её и проверьте, что отправляете."
    assert (await the_broadcast(stage)).state == "draft"


async def test_confirmation_names_the_file_and_the_buttons(stage: Stage) -> None:
    boss = await drafting(stage)
    await boss.sends(photo=PHOTO, caption="Афиша")
    await boss.presses("bcd:1:ack")
    await boss.presses("bcg:1:0")
    assert shown(boss).splitlines()[3:] == [
        "<b>Текст:</b> Афиша",
        "<b>Файл:</b> photo.jpg",
        "<b>Кнопки:</b> Ознакомлен",
        "Займёт около 1 секунды",
    ]


async def test_list_that_gives_nobody_says_who_gets_it_then(stage: Stage) -> None:
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("bcp:1:p::1")
    await boss.says("Никитина Мария")
    assert shown(boss).split("\n\n") == [
        "Никого из списка добавить не получилось.",
        "<b>Не нашлись (1):</b> Никитина Мария. Нужны фамилия и имя, как в анкете, телефон или почта.",
        "Сейчас получат: Все участники и сотрудники (4)",
    ]


async def test_whom_the_bot_does_not_reach_is_not_among_those_who_get_it(stage: Stage) -> None:
    boss = await compose(await boss_and_crowd(stage))
    await block(stage, 2002)
    await boss.presses("bcd:1:open")
    assert shown(boss).splitlines()[2] == "<b>Получат:</b> 3 человека, ещё 1 бот не достанет"


async def test_nobody_fits_and_nothing_is_sent(stage: Stage) -> None:
    boss = await compose(await chief(stage))
    await boss.presses("Кому")
    await boss.presses("Этап")
    await boss.presses("Обучение")
    await boss.presses("bcg:1:0")
    assert boss.alert == "Под эти условия не подходит никто. Измените получателей: кнопка «Кому»."


async def test_double_tap_sends_once(any_stage: Stage) -> None:
    stage, carriers = any_stage, Carriers(any_stage)
    boss = await compose(await boss_and_crowd(stage))
    await boss.presses("Отправить…")
    data = boss.press("Отправить сейчас")["data"]
    await boss.presses(data)
    await boss.presses(data)
    await carriers.everything()
    assert (await states(stage), len(got(stage, 2001))) == (["sent"] * 4, 1)
