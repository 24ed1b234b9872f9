"""From /start to the card of the application, as one candidate goes."""

from __future__ import annotations

from sqlalchemy import func, select

from models import Application, Consent, Draft, Person, StageChange
from tests.flows.candidate import ANSWERS, apply, begin, fill, said
from tests.kit import Stage


async def test_registration_from_start_to_card(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    async with stage.database.read() as session:
        stored = (await session.execute(select(Person))).scalar_one()
        application = (await session.execute(select(Application))).scalar_one()
        change = (await session.execute(select(StageChange))).scalar_one()
        drafts = (await session.execute(select(func.count()).select_from(Draft))).scalar_one()
    assert stored.full_name == "Соколова Анна Сергеевна"
    assert stored.phone == "+79141234567"
    assert stored.search_text == "соколова анна сергеевна 79141234567 средняя школа № 5"
    assert application.stage == "recruitment"
    assert application.answers["directions"] == ["results", "digital"]
    assert application.refusal is None
    assert (change.from_stage, change.to_stage) == (None, "recruitment")
    assert drafts == 0


async def test_nothing_personal_is_stored_before_consent(stage: Stage) -> None:
    person = stage.person()
    await person.says("/start")
    await person.presses("Русский")
    await person.says("Соколова")
    async with stage.database.read() as session:
        stored = (await session.execute(select(Person))).scalar_one()
        consents = (await session.execute(select(func.count()).select_from(Consent))).scalar_one()
        drafts = (await session.execute(select(func.count()).select_from(Draft))).scalar_one()
    assert (stored.surname, consents, drafts) == (None, 0, 0)


async def test_consent_keeps_its_proof(stage: Stage) -> None:
    person = stage.person()
    await begin(person)
    async with stage.database.read() as session:
        consent = (await session.execute(select(Consent))).scalar_one()
    assert consent.version == "2026.1"
    assert consent.given_at == stage.clock.now()
    assert consent.proof_update_id is not None
    assert consent.proof_message_id is not None


async def test_every_question_can_be_resumed(stage: Stage) -> None:
    """After each answer the person leaves and comes back: the same question is asked again."""
    person = stage.person()
    await begin(person)
    for place in range(1, len(ANSWERS) + 1):
        asked = said(person)
        assert f"Вопрос {place} из {len(ANSWERS)}" in asked
        await person.says("/start")
        assert said(person).startswith(f"Вы остановились на вопросе {place} из {len(ANSWERS)}.")
        await person.presses("Продолжить")
        await fill(person, place - 1, place)
    assert "Проверьте ответы" in said(person)
