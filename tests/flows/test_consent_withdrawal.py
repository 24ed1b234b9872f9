"""Taking the consent back, as the consent's own text promises."""

from __future__ import annotations

from sqlalchemy import select

from models import Application, AuditEntry, Consent, Notification, Person, RoleGrant
from tests.flows.candidate import apply, said
from tests.kit import Stage, Talker


async def withdraw(person: Talker) -> None:
    await person.says("/profile")
    await person.presses("Отозвать согласие")
    await person.presses("Да, отозвать")


async def test_withdrawal_ends_consent_and_applications_and_tells_the_coordinator(stage: Stage) -> None:
    async with stage.database.write() as session:
        coordinator = Person(telegram_id=900, language="ru", created_at=stage.clock.now())
        session.add(coordinator)
        await session.flush()
        grant = RoleGrant(person_id=coordinator.id, role="region_coordinator", granted_at=stage.clock.now())
        session.add(grant)
        coordinator_id = coordinator.id
    person = stage.person()
    await apply(person)
    await withdraw(person)
    async with stage.database.read() as session:
        consent = (await session.execute(select(Consent))).scalar_one()
        application = (await session.execute(select(Application))).scalar_one()
        entry = (await session.execute(select(AuditEntry).where(AuditEntry.action == "consent.withdraw"))).scalar_one()
        notice = (
            await session.execute(select(Notification).where(Notification.key.like("consent-withdrawn:%")))
        ).scalar_one()
    assert consent.withdrawn_at == stage.clock.now()
    assert application.stage == "withdrawn"
    assert (entry.subject, entry.subject_id) == ("person", application.person_id)
    assert notice.person_id == coordinator_id


async def test_first_press_withdraws_nothing(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.says("/profile")
    await person.presses("Отозвать согласие")
    await person.presses("Оставить согласие")
    async with stage.database.read() as session:
        assert (await session.execute(select(Consent.withdrawn_at))).scalar_one() is None


async def test_after_withdrawal_the_document_is_asked_again_without_talk_of_a_new_version(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await withdraw(person)
    await person.says("/start")
    assert person.buttons == ["Даю согласие", "Не даю согласия"]
    assert not any("обновился" in text for text in person.texts)
    await person.presses("Даю согласие")
    async with stage.database.read() as session:
        consents = (await session.execute(select(Consent.withdrawn_at).order_by(Consent.id))).scalars().all()
    assert [moment is None for moment in consents] == [False, True]


async def test_second_withdrawal_says_that_there_is_nothing_to_take_back(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await withdraw(person)
    await person.presses("Да, отозвать")
    assert said(person).startswith("<b>Согласие на обработку")
