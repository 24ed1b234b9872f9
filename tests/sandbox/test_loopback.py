from __future__ import annotations

import pytest

from sandbox.__main__ import main
from sandbox.loopback import is_loopback_name
from tests.sandbox.box import TOKEN, Box

EVERYWHERE = "0.0.0.0"  # noqa: S104 - the address that must be refused


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("localhost", True), ("::1", True), ("[::1]", True),
        (EVERYWHERE, False), ("192.168.1.5", False), ("localhost.example.org", False), ("", False), ("::", False),
    ],
)  # fmt: skip
def test_loopback_is_known_by_its_writing(host: str, own: bool) -> None:
    assert is_loopback_name(host) is own


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "example.org"])
def test_binding_to_the_outside_is_refused(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--host", host, "--port", "0"]) == 2
    assert capsys.readouterr().err == f"sandbox: the sandbox binds to loopback addresses only, not to {host}\n"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": "localhost:1"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
async def test_requests_of_other_sites_are_refused(box: Box, headers: dict[str, str], status: int) -> None:
    for path in ("sim/people", f"bot{TOKEN}/getMe"):
        async with box.session.get(f"{box.url}/{path}", headers=headers) as response:
            assert response.status == status


async def test_the_own_page_may_ask(box: Box) -> None:
    async with box.session.post(f"{box.url}/sim/clock", json={"advance_seconds": 1}, headers={"Origin": box.url}) as ok:
        assert ok.status == 200


async def test_the_page_is_served_with_a_strict_policy(box: Box) -> None:
    async with box.session.get(f"{box.url}/", headers={"Sec-Fetch-Site": "cross-site"}) as response:
        assert (response.status, response.content_type) == (200, "text/html")
        assert response.headers["X-Frame-Options"] == "DENY"
        assert response.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    async with box.session.get(f"{box.url}/page/../server.py") as response:
        assert response.status == 404
