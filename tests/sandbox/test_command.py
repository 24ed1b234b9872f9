from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from sandbox.__main__ import main
from sandbox.people import DEMONSTRATION, load_people


async def test_the_command_prints_its_address_and_ends_when_told(tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    arguments = ["-m", "sandbox", "--port", "0", "--no-limits", "--state", str(state)]
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/sim/people") as response:
            assert [one["id"] for one in await response.json()] == [one.id for one in load_people(DEMONSTRATION)]
        async with session.get(f"{url}/sim/events"):
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
    assert state.exists()


def test_a_bad_file_of_people_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = tmp_path / "people.json"
    people.write_text('[{"id": 0, "first_name": "Анна"}]')
    assert main(["--people", str(people), "--port", "0"]) == 2
    assert capsys.readouterr().err == "sandbox: id must be a whole number above zero\n"
