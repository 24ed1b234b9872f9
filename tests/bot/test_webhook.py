"""Updates over HTTP: 200 after the commit, and one effect however many workers and deliveries there are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import func, select

from bot.webhook import LARGEST_UPDATE_BYTES, SECRET_HEADER, Webhook
from models import AuditEntry, HandledUpdate
from models.database import Database
from tests.bot.counting import counting
from tests.kit import Stage

SECRET = "s3cret"
HEADERS = {SECRET_HEADER: SECRET}


class Worker:
    """One process's web server with engines of its own."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        app = Webhook(stage.bot, stage.unit_of_work, SECRET).app("/hook")
        self.client = TestClient(TestServer(app))

    async def post(self, update: object, headers: dict[str, str] | None = None) -> int:
        async with self.client.post("/hook", json=update, headers=HEADERS if headers is None else headers) as answer:
            return answer.status


@pytest.fixture
async def workers(database_url: str) -> AsyncIterator[list[Worker]]:
    """Two of them over one database."""
    dispatcher = counting()
    stages = [Stage(Database(database_url), dispatcher=dispatcher) for _ in range(2)]
    await stages[0].open()
    made = [Worker(stage) for stage in stages]
    async with AsyncExitStack() as stack:
        for worker in made:
            await stack.enter_async_context(worker.client)
        yield made
    for stage in stages:
        await stage.courier.close()
        await stage.database.close()


async def effects(worker: Worker) -> int:
    async with worker.stage.database.read() as session:
        return (await session.execute(select(func.count(AuditEntry.id)))).scalar_one()


async def test_update_delivered_ten_times_to_two_workers_has_one_effect(workers: list[Worker]) -> None:
    person = workers[0].stage.person()
    update = {"update_id": 7, "message": person.message(text="1")}
    answers = await asyncio.gather(*(workers[number % 2].post(update) for number in range(10)))
    for worker in workers:
        await worker.stage.courier.drain(5)
    sent = [call for worker in workers for call in worker.stage.session.calls]
    assert (answers, await effects(workers[0]), len(sent)) == ([200] * 10, 1, 1)


async def test_updates_of_one_chat_at_two_workers_lose_no_count(workers: list[Worker]) -> None:
    person = workers[0].stage.person()
    updates = [{"update_id": 1000 - number, "message": person.message(text="x")} for number in range(40)]
    answers = await asyncio.gather(*(workers[number % 2].post(update) for number, update in enumerate(updates)))
    for worker in workers:
        await worker.stage.courier.drain(5)
    texts = [text for worker in workers for text in worker.stage.person().texts]
    assert answers == [200] * 40
    assert sorted(map(int, texts)) == list(range(1, 41))


async def test_answer_comes_after_the_commit(workers: list[Worker]) -> None:
    person = workers[0].stage.person()
    assert await workers[0].post({"update_id": 7, "message": person.message(text="1")}) == 200
    async with workers[1].stage.database.read() as session:
        assert (await session.execute(select(HandledUpdate.update_id))).scalars().all() == [7]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}])
async def test_whoever_does_not_know_the_secret_is_turned_away(workers: list[Worker], headers: dict[str, str]) -> None:
    person = workers[0].stage.person()
    update = {"update_id": 7, "message": person.message(text="1")}
    assert (await workers[0].post(update, headers), await effects(workers[0])) == (401, 0)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"update_id": "x"}', b"\xff\xfe"])
async def test_what_is_no_update_is_refused(workers: list[Worker], body: bytes) -> None:
    async with workers[0].client.post("/hook", data=body, headers=HEADERS) as answer:
        assert answer.status == 400


async def test_update_too_strange_to_read_is_not_asked_for_again(workers: list[Worker]) -> None:
    assert await workers[0].post({"update_id": 7, "message": {"text": 5}}) == 200


async def test_update_larger_than_any_is_refused(workers: list[Worker]) -> None:
    body = b" " * (LARGEST_UPDATE_BYTES + 1)
    async with workers[0].client.post("/hook", data=body, headers=HEADERS) as answer:
        assert answer.status == 413


async def test_database_that_is_away_makes_telegram_come_again(workers: list[Worker]) -> None:
    person = workers[0].stage.person()
    update = {"update_id": 7, "message": person.message(text="1")}
    # Port 1 takes no connection.
    away = Database("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")
    broken = Worker(Stage(away, dispatcher=workers[0].stage.dispatcher))
    async with broken.client:
        assert await broken.post(update) == 503
    assert await workers[0].post(update) == 200


async def test_health_is_told_to_anybody(workers: list[Worker]) -> None:
    async with workers[0].client.get("/healthz") as answer:
        assert (answer.status, await answer.text()) == (200, "ok")
