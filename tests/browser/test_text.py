"""The page's own reading of texts and links, without a bot."""

from __future__ import annotations

from typing import Any

from tests.browser.conftest import PageFor
from tests.browser.server import SandboxServer

DRAW = """async ([text, entities]) => {
  const { renderText } = await import("/page/entities.js");
  const box = document.createElement("div");
  box.append(...renderText(text, entities, { onLink() {}, onCommand() {} }));
  return [box.textContent, box.innerHTML.replaceAll(' target="_blank" rel="noopener noreferrer"', "")];
}"""
INVITATIONS = """async (texts) => {
  const { invitationPayload } = await import("/page/links.js");
  return texts.map(invitationPayload);
}"""
HREFS = """async (texts) => (({ safeHref }) => texts.map(safeHref))(await import("/page/links.js"))"""


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


DRAWN: list[tuple[str, list[dict[str, Any]], str]] = [
    ("a<b>&", [], "a&lt;b&gt;&amp;"),
    ("😀 жирно", [entity("bold", 3, 5)], "😀 <strong>жирно</strong>"),
    ("абвг", [entity("italic", 1, 2), entity("bold", 0, 4)], "<strong>а<em>бв</em>г</strong>"),
    ("абвг", [entity("bold", 0, 2), entity("bold", 3, 9)], "<strong>аб</strong>вг"),
    ("ссылка", [entity("text_link", 0, 6, url="javascript:alert(1)")], "<span>ссылка</span>"),
    ("см. t.me/a.", [], 'см. <a href="https://t.me/a">t.me/a</a>.'),
    ("1/2 и /menu", [], '1/2 и <button type="button" class="link">/menu</button>'),
    ("/menu", [entity("code", 0, 5)], "<code>/menu</code>"),
]


async def test_text_is_drawn(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    page = (await page_for(sandbox_server.url)).page
    drawn = [await page.evaluate(DRAW, [text, entities]) for text, entities, _ in DRAWN]
    assert drawn == [[text, html] for text, _, html in DRAWN]


async def test_crossing_entities_lose_no_text(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    page = (await page_for(sandbox_server.url)).page
    text = "раз два три"
    drawn = await page.evaluate(DRAW, [text, [entity("bold", 0, 7), entity("italic", 4, 7)]])
    assert drawn == [text, "<strong>раз <em>два</em></strong> три"]


async def test_invitations_are_told_from_other_links(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    page = (await page_for(sandbox_server.url)).page
    links = {
        "https://t.me/rezerv_bot?start=abc-1_Z": "abc-1_Z",
        " t.me/rezerv_bot?start=abc ": "abc",
        "tg://resolve?domain=rezerv_bot&start=abc": "abc",
        "https://t.me/rezerv_bot": None,
        "https://t.me/rezerv_bot?start=нет": None,
        "https://example.org/?start=abc": None,
        "идите на t.me/rezerv_bot?start=abc": None,
    }
    assert await page.evaluate(INVITATIONS, list(links)) == list(links.values())


async def test_only_harmless_links_can_be_followed(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    page = (await page_for(sandbox_server.url)).page
    texts = ["example.org/a", "mailto:a@example.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
    expected = ["https://example.org/a", "mailto:a@example.org", None, None, None]
    assert await page.evaluate(HREFS, texts) == expected
