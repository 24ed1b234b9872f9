"""What people look for again stays in the chat: the way on from it comes as a new message."""

from __future__ import annotations

from aiogram.methods import SendMessage

from services.stage_moves import CARD_OF_CANDIDATE
from tests.flows.candidate import apply, said
from tests.kit import Stage


async def test_receipt_of_a_work_stays(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    await person.says("Моё эссе")
    await person.presses("Готово, сдать")
    assert person.buttons == ["Моя заявка", "В меню"]
    await person.presses("Моя заявка")
    assert (type(person.last), said(person).splitlines()[0]) == (SendMessage, "<b>Педагоги</b>")


async def test_decision_stays(stage: Stage) -> None:
    person = stage.person()
    await apply(person)
    await person.presses(CARD_OF_CANDIDATE)
    assert (type(person.last), said(person).splitlines()[0]) == (SendMessage, "<b>Педагоги</b>")
