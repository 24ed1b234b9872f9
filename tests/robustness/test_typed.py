"""Anything at all typed at every question of events, interviews, contests, broadcasts and the calendar: no apology."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from models import ContestStage, Draft, Event, InterviewSlot, Participation
from programmes.schema import Role
from services.events.questions import event_fields
from tests.flows.coordinator import member
from tests.kit import Stage, Talker
from tests.robustness.victims import AUTHOR, settle
from tests.robustness.vocabulary import LENGTHS, LINKS, MOMENTS, NAMES, NONSENSE, SLOTS, WINDOWS

REGION = 951
TEXTS = 12
"""Typed at each question in one run, of those below by chance."""
ANSWERS = (
    *MOMENTS,
    *LENGTHS,
    *SLOTS,
    *WINDOWS,
    *LINKS,
    NAMES,
    "30",
    "40",
    "Семинар",
    "Europe/Moscow",
    "каждый вторник",
)
PIECES = (
    " ",
    "\n",
    ":",
    "–",
    "-",
    ".",
    ",",
    "/",
    "0",
    "9",
    "24",
    "60",
    "31",
    "по",
    "до",
    "с",
    "кабинет",
    "\u0661",
    "\x00",
)


def typed(dice: random.Random) -> str:
    """An answer, one that was mistyped, two run together, or nonsense."""
    text = dice.choice((*ANSWERS, *NONSENSE))
    for _ in range(dice.choice((0, 1, 1, 3))):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice((*PIECES, dice.choice(ANSWERS))) + text[place + dice.randrange(3) :]
    return text[:4096]


async def questions(stage: Stage) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Who is asked, and the presses that lead to the question."""
    async with stage.database.read() as session:
        kinds = {kind: number for number, kind in await session.execute(select(Event.id, Event.kind))}
        slots = (await session.execute(select(InterviewSlot.id).order_by(InterviewSlot.id))).scalars().all()
        (stage_id, *_) = (await session.execute(select(ContestStage.id).order_by(ContestStage.id))).scalars()
        joined = select(Event.kind, Participation.id).join(Participation, Participation.event_id == Event.id)
        parts = dict((await session.execute(joined.order_by(Participation.id.desc()))).all())
    contest, interview, series = kinds["contest"], kinds["interview"], kinds["master_class"]
    staff = (
        (f"emcan:{series}:1",), ("emrep:1:weekly:0",), ("emmat:1",), (f"kia:{interview}",), (f"kim:{slots[1]}",),
        (f"kir:{slots[2]}:0",), (f"kip:{slots[0]}:1",), (f"kcf:{contest}:0",), (f"kcf:{contest}:{stage_id}",),
        (f"kct:{parts['contest']}:1",), (f"knr:{parts['internship']}",), (f"knt:{parts['internship']}",),
        ("bcd:1:text",), ("bcp:1:p::1",), ("bcp:1:o::1",), ("bct:1",), ("bcs:4:correct:0",), ("evfind:2",),
        ("evadd:1:1:0",), ("apps2:1",),
    )  # fmt: skip
    people = (
        ("rmpause:-1",), ("evcode:2",), ("evseek",), (f"evabs:{parts['course']}",), (f"evfb:{parts['course']}",),
        (f"kcw:{stage_id}",), (f"knw:{parts['internship']}:0",), (f"knm:{parts['internship']}",), ("kpn",),
    )  # fmt: skip
    moving = (("cals:1",), ("cals:2",))
    return iter([(AUTHOR, one) for one in staff] + [(501, one) for one in people] + [(REGION, one) for one in moving])


@pytest.fixture
async def house(stage: Stage) -> Stage:
    await settle(stage)
    async with stage.database.write() as session:
        await member(session, REGION, (Role.REGION_COORDINATOR, None), name="Краевая")
    return stage


async def answered(stage: Stage, person: Talker, text: str) -> str | None:
    """What is wrong with the answer to that text; None for nothing."""
    before, apology = len(person.calls), stage.catalogue["ru"].plain("error-apology", id="").splitlines()[0][:30]
    await person.says(text)
    shown = [getattr(call, "text", "") or "" for call in person.calls[before:]]
    if not shown:
        return f"no answer to {text!r}"
    return f"an apology for {text!r}" if any(words.startswith(apology) for words in shown) else None


@pytest.mark.slow
async def test_whatever_is_typed_at_a_question_is_answered_in_words(house: Stage, dice: random.Random) -> None:
    wrong = []
    for number, presses in await questions(house):
        person = house.person(number)
        for _ in range(TEXTS):
            for press in presses:
                await person.presses(press)
            problem = await answered(house, person, typed(dice))
            wrong += [f"{presses}: {problem}"] if problem else []
    assert wrong == []


@pytest.mark.slow
async def test_whatever_is_typed_in_the_form_of_an_event_is_answered(house: Stage, dice: random.Random) -> None:
    boss, wrong = house.person(REGION), []
    for field in event_fields(house.programme, owned=False, zones=("Europe/Moscow", "Asia/Vladivostok")):
        await boss.presses("emgo:0::0:1")
        async with house.database.read() as session:
            wanted = select(Draft.id).where(Draft.form.startswith("event:")).order_by(Draft.id.desc()).limit(1)
            draft = (await session.execute(wanted)).scalar_one()
        for _ in range(TEXTS):
            await boss.presses(f"f:{draft}:e:{field.key}:")
            problem = await answered(house, boss, typed(dice))
            wrong += [f"{field.key}: {problem}"] if problem else []
    assert wrong == []
