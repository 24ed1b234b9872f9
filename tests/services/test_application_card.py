from __future__ import annotations

import pytest

from models import Application, StoredFile, Submission
from models.database import Database
from programmes.schema import Role
from services.application_card import fetch_history, fetch_works, file_id_of, open_card
from services.errors import Denied, NotFound, ServiceError
from services.rule_exceptions import grant_exception
from tests.flows.coordinator import applicant, audited, boss, district, member, planned
from tests.kit import START, the_programme

PROGRAMME = the_programme("ketchenery")
REFUSAL = {"key": "common-no", "args": {}}


async def test_card_opened_by_a_coordinator_is_read(database: Database) -> None:
    async with database.write() as session:
        made = await applicant(session, 1)
        secretary = await member(session, 61, (Role.SECRETARY, None))
        await open_card(session, actor=secretary, application_id=made.id, programme=PROGRAMME, now=START)
        assert (await session.get_one(Application, made.id)).unread is True
        actor = await boss(session)
        card = await open_card(session, actor=actor, application_id=made.id, programme=PROGRAMME, now=START)
        assert (card.application.unread, card.works, card.consent, card.exception_by) == (False, 0, None, None)
    assert await audited(database) == ["application.view", "application.view"]


async def test_card_out_of_reach_is_denied_and_of_nobody_not_found(database: Database) -> None:
    async with database.write() as session:
        made = await applicant(session, 1, place="other")
        own = await district(session, "own")
        local = await member(session, 60, (Role.COORDINATOR, own.id))
        actor = await boss(session)
        with pytest.raises(Denied):
            await open_card(session, actor=local, application_id=made.id, programme=PROGRAMME, now=START)
        with pytest.raises(Denied):
            await fetch_history(session, actor=local, application_id=made.id, now=START)
        with pytest.raises(Denied):
            await fetch_works(session, actor=local, application_id=made.id, programme=PROGRAMME, now=START)
        with pytest.raises(NotFound):
            await open_card(session, actor=actor, application_id=77, programme=PROGRAMME, now=START)


async def test_works_are_versions_newest_first(database: Database) -> None:
    async with database.write() as session:
        made = await applicant(session, 1)
        file = StoredFile(
            person_id=made.person_id, telegram_file_id="F", name="a.pdf", next_attempt_at=START, created_at=START
        )
        session.add(file)
        await session.flush()
        for version, given in ((1, {"text": "Раз"}), (2, {"file_id": file.id})):
            session.add(Submission(application_id=made.id, kind="essay", version=version, handed_in_at=START, **given))
        await session.flush()
        _, works = await fetch_works(
            session, actor=await boss(session), application_id=made.id, programme=PROGRAMME, now=START
        )
        shown = [(work.submission and work.submission.version, work.file and work.file.name) for work in works]
    assert shown == [(2, "a.pdf"), (1, None)]


@pytest.mark.parametrize(
    ("answer", "number"), [(7, 7), ({"id": 7, "name": "a"}, 7), ({"name": "a"}, None), (True, None), ("7", None)]
)
def test_file_id_is_read_from_whatever_an_answer_is(answer: object, number: int | None) -> None:
    assert file_id_of(answer) == number


async def test_exception_is_written_told_and_made_once(database: Database) -> None:
    async with database.write() as session:
        made = await applicant(session, 1, refusal=REFUSAL)
        actor = await boss(session)
        await grant_exception(session, actor=actor, application_id=made.id, reason=" Опыт ", now=START)
        assert (made.refused, made.exception_reason, made.exception_by_id) == (False, "Опыт", actor.person.id)
        with pytest.raises(ServiceError) as refused:
            await grant_exception(session, actor=actor, application_id=made.id, reason="Ещё", now=START)
    assert refused.value.text.key == "applications-exception-made"
    assert await audited(database) == ["application.exception"]
    assert await planned(database) == [("exception:1", "applications-exception-told", "planned")]


async def test_exception_needs_a_reason_a_refusal_and_the_right(database: Database) -> None:
    async with database.write() as session:
        refused = await applicant(session, 1, refusal=REFUSAL)
        fine = await applicant(session, 2, surname="Петров")
        actor = await boss(session)
        secretary = await member(session, 61, (Role.SECRETARY, None))
        with pytest.raises(Denied):
            await grant_exception(session, actor=secretary, application_id=refused.id, reason="Опыт", now=START)
        with pytest.raises(ServiceError) as empty:
            await grant_exception(session, actor=actor, application_id=refused.id, reason=" ", now=START)
        with pytest.raises(ServiceError) as idle:
            await grant_exception(session, actor=actor, application_id=fine.id, reason="Опыт", now=START)
    assert (empty.value.text.key, idle.value.text.key) == ("move-reason-required", "applications-exception-idle")
