"""After the form: rules of the track, the card, leaving, handing in, correcting."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from models import Application, AuditEntry, Draft, Person, Submission
from programmes.schema import Programme
from services import consents
from tests.flows.candidate import apply, begin, consent, fill, said
from tests.kit import Stage, Talker


async def the_application(stage: Stage) -> Application:
    async with stage.database.read() as session:
        return (await session.execute(select(Application))).scalar_one()


async def works_of(stage: Stage) -> list[Submission]:
    async with stage.database.read() as session:
        return list((await session.execute(select(Submission).order_by(Submission.id))).scalars())


async def too_old(person: Talker) -> None:
    await begin(person)
    await fill(person, 0, 3)
    await person.says("12.03.1970")


async def test_rules_refuse_at_once_with_reason_and_ways_on(stage: Stage) -> None:
    person = stage.person()
    await too_old(person)
    assert "Возраст — 56 лет, а в программу принимают до 40 включительно." in said(person)
    assert person.buttons == ["Исправить ответ", "Всё верно, попросить исключение", "Закончу позже"]


async def test_typing_after_a_refusal_corrects_the_answer(stage: Stage) -> None:
    person = stage.person()
    await too_old(person)
    await person.says("12.03.1990")
    assert "Вопрос 5 из 16" in said(person)


async def test_refused_candidate_may_ask_for_an_exception(stage: Stage) -> None:
    person = stage.person()
    await too_old(person)
    await person.presses("Всё верно, попросить исключение")
    await fill(person, 4)
    assert "Возраст — 56 лет" in said(person)
    await person.presses("Отправить заявку")
    application = await the_application(stage)
    assert application.refusal == {"key": "eligibility-too-old", "args": {"age": 56, "limit": 40}}
    assert "Об исключении решает координатор" in said(person)


async def test_sending_twice_makes_one_application(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    await fill(person)
    press = person.press("Отправить заявку")
    for number in ("1", "2", "3"):
        await stage.feed(callback_query={**press, "id": number})
    assert (await the_application(stage)).stage == "recruitment"
    assert person.alert == "Эта анкета уже отправлена или закрыта. Что дальше — в меню."


async def test_card_says_where_the_application_stands(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    assert said(person) == (
        "<b>Педагоги</b>\nЗаявка от 15 сентября 2026, 10:00\n\n"
        "▶ <b>Открытый набор</b> — вы здесь\n○ Обучение — впереди\n○ Эссе — впереди\n○ и ещё 7 этапов впереди\n\n"
        "Заявка у координатора. Он посмотрит анкету и напишет вам здесь. Эссе можно начать уже сейчас."
    )
    await person.presses("Все этапы")
    assert "○ Кадровый резерв — впереди" in said(person)


async def test_withdrawal_takes_a_second_press_and_happens_once(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Отозвать заявку")
    assert (await the_application(stage)).stage == "recruitment"
    assert said(person) == "Отозвать заявку? Вернуть её сможет только координатор."
    press = person.press("Да, отозвать заявку")
    for number in ("1", "2"):
        await stage.feed(callback_query={**press, "id": number})
    assert (await the_application(stage)).stage == "withdrawn"
    assert "■ <b>Заявка отозвана</b>" in said(person)


async def test_file_is_handed_in_with_a_receipt_and_a_version(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    for version in (1, 2):
        await person.sends(document=document("../../x/эссе.docx"))
        assert said(person).startswith(f"<b>Получено 15 сентября 2026, 10:00, версия {version}</b>\nЭссе: эссе.docx")
    assert [work.version for work in await works_of(stage)] == [1, 2]


async def test_album_tells_of_every_file(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Документ к заявке")
    for name in ("диплом.pdf", "грамота.pdf"):
        await person.sends(document=document(name), media_group_id="7")
    assert len(await works_of(stage)) == 2
    assert "каждый сохранён отдельной версией" in said(person)


async def test_wrong_and_big_files_are_refused_and_nothing_is_lost(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    await person.says("Первая часть.")
    for file in (document("virus.exe"), document("эссе.docx", size=21 * 1024 * 1024)):
        await person.sends(document=file)
    assert await works_of(stage) == []
    await person.presses("Готово, сдать")
    assert [work.text for work in await works_of(stage)] == ["Первая часть."]


async def test_text_in_parts_is_one_version(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    await person.says("Первая часть эссе.")
    await person.says("Вторая часть.")
    assert said(person) == ("Записали: 5 слов, 2 части. Пришлите ещё часть или нажмите «Готово», чтобы сдать.")
    press = person.press("Готово, сдать")
    for number in ("1", "2"):
        await stage.feed(callback_query={**press, "id": number})
    works = await works_of(stage)
    assert [(work.text, work.words) for work in works] == [("Первая часть эссе.\n\nВторая часть.", 5)]
    assert person.alert == "Здесь пока нечего сдавать: либо это уже сдано, либо текст ещё не написан."


async def test_typed_parts_wait_while_the_person_is_away(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    await person.says("Начало эссе.")
    await person.says("/menu")
    await person.presses("Сдать: Эссе")
    assert said(person).endswith("Записали: 2 слова, 1 часть. Пришлите ещё часть или нажмите «Готово», чтобы сдать.")


async def test_work_of_somebody_else_is_not_there(stage: Stage) -> None:
    await apply(stage.person(101))
    other = stage.person(202)
    await consent(other)
    await other.presses(f"work:{(await the_application(stage)).id}:essay")
    assert other.alert == "Этого здесь уже нет. Откройте меню: /menu"


async def test_correction_marks_the_application_unread_and_is_audited(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    async with stage.database.write() as session:
        (await session.execute(select(Application))).scalar_one().unread = False
    await person.says("/profile")
    await person.presses("Исправить")
    await person.presses("1. Фамилия")
    await person.says("Петрова")
    await person.presses("Сохранить")
    async with stage.database.read() as session:
        stored = (await session.execute(select(Person))).scalar_one()
        entry = (await session.execute(select(AuditEntry))).scalar_one()
        drafts = (await session.execute(select(Draft))).scalars().all()
    assert (stored.surname, stored.search_text.split()[0]) == ("Петрова", "петрова")
    assert (await the_application(stage)).unread is True
    assert (entry.action, entry.details) == ("person.correct", {"fields": ["surname"]})
    assert list(drafts) == []


async def test_new_version_of_consent_is_asked_before_anything_else(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    old = consents.text_hash(stage.programme.consent)[:16]
    renewed = successor(stage, _renewed(stage.programme))
    later = renewed.person()
    await later.says("Соколова")
    assert [text.split("\n")[0] for text in later.texts] == [
        "Документ о согласии обновился. Прочитайте новую версию: продолжим, как только вы решите. Всё, что вы "
        "заполнили, на месте. Последнее сообщение, если оно было ответом, пришлите потом ещё раз.",
        "<b>Согласие на обработку персональных данных</b>",
    ]
    await later.presses(f"consent:1:{old}")
    assert later.alert == "Документ обновился. Прочитайте, пожалуйста, новую версию ниже."
    await later.presses("Даю согласие")
    await later.presses("Продолжить")
    assert "Вопрос 1 из 16" in said(later)
    await renewed.courier.close()


async def test_refusing_consent_explains_what_follows(stage: Stage) -> None:
    person = stage.person()
    await person.says("/start")
    await person.presses("Русский")
    await person.presses("Не даю согласия")
    assert said(person).startswith("Понимаем. Без согласия мы ничего о вас не сохраняем")
    await person.presses("Прочитать ещё раз")
    assert person.buttons == ["Даю согласие", "Не даю согласия"]


async def test_form_heals_when_the_definition_changes(stage: Stage) -> None:
    """A question is gone, an option is gone: the rest stands, and what no longer fits is asked again."""
    person = stage.person()
    await begin(person)
    await fill(person, 0, 13)
    changed = successor(stage, _changed(stage.programme))
    later = changed.person()
    await later.says("/start")
    await later.presses("Продолжить")
    assert "Вопрос 12 из 14" in said(later)
    await later.presses("Да, во главе проекта")
    assert "Вопрос 13 из 14" in said(later)
    await changed.courier.close()


def successor(stage: Stage, programme: Programme) -> Stage:
    """The bot started anew with another definition; Telegram goes on counting."""
    started = Stage(stage.database, programme=programme)
    started._update_ids, started._message_ids = stage._update_ids, stage._message_ids
    return started


def document(name: str, size: int = 1000) -> dict[str, Any]:
    return {"file_id": f"id-{name}", "file_unique_id": "u", "file_name": name, "file_size": size}


def _renewed(programme: Programme) -> Programme:
    document = programme.consent.model_copy(update={"version": "2027.1", "text": "Новый текст согласия."})
    return programme.model_copy(update={"consent": document})


def _changed(programme: Programme) -> Programme:
    track = programme.tracks[0]
    kept = [field for field in track.form if field.key not in ("directions", "motivation")]
    role = next(field for field in kept if field.key == "project_role")
    fewer = role.model_copy(update={"options": tuple(item for item in role.options if item.key != "member")})
    form = tuple(fewer if field is role else field for field in kept)
    return programme.model_copy(update={"tracks": (track.model_copy(update={"form": form}),)})


async def test_consent_can_be_read_again_afterwards(stage: Stage) -> None:
    person = stage.person()
    await consent(person)
    await person.says("/profile")
    await person.presses("Прочитать согласие")
    assert said(person).startswith("<b>Согласие на обработку персональных данных</b>\nВерсия 2026.1")
    assert person.buttons == ["← Назад", "В меню"]
