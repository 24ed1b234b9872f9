"""The page for everybody: small screens, keyboards, screen readers, tired eyes."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PageFor
from tests.browser.server import CANDIDATE, SandboxServer

pytestmark = pytest.mark.usefixtures("scripted_bot")

# What is read: ordinary text on its nearest painted ground, both as the browser computed them.
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] / 255 + below[i] * (1 - top[3] / 255));
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 255 ? colour.slice(0, 3) : over(colour, ground(element.parentElement));
  };
  const light = (colour) => colour
    .map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const seen = [...document.querySelectorAll("body *")].filter((element) =>
    element.checkVisibility() && !element.closest(".sr-only") &&
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return seen.map((element) => {
    const below = ground(element);
    const text = over(rgba(getComputedStyle(element).color), below);
    return [`${element.className || element.tagName}: ${element.textContent.slice(0, 20)}`, ratio(text, below)];
  }).filter(([, value]) => value < 4.5);
}"""

NAMELESS = """() => [...document.querySelectorAll("button, a, input, textarea, select")]
  .filter((e) => e.checkVisibility() && !e.closest("[aria-hidden=true]") && e.getAttribute("aria-hidden") !== "true")
  .filter((e) => !(e.getAttribute("aria-label") || e.labels?.length || e.textContent.trim()))
  .map((e) => e.outerHTML)"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_text_has_enough_contrast(page_for: PageFor, sandbox_server: SandboxServer, dark: bool) -> None:
    chat = await (await page_for(sandbox_server.url, dark=dark)).open(CANDIDATE.id)
    for text in ("/start", "файл", "приглашение", "разметка", "кнопки"):
        await chat.ask(text)
    assert await chat.page.evaluate(CONTRASTS) == []


async def test_every_control_has_a_name(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    for text in ("/start", "файл", "картинка", "кнопки"):
        await chat.ask(text)
    assert await chat.page.evaluate(NAMELESS) == []
    await expect(chat.chat.get_by_role("log")).to_have_attribute("aria-live", "polite")


async def test_conversation_needs_no_mouse(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    window = await page_for(sandbox_server.url)
    await window.page.get_by_test_id(f"person-{CANDIDATE.id}").focus()
    await window.page.keyboard.press("Enter")
    await window.page.keyboard.type("кнопки")
    await window.page.keyboard.press("Enter")
    chat = await window.open(CANDIDATE.id)
    await chat.wait_text("Счёт: 0")
    await chat.chat.get_by_test_id("attach").focus()
    await window.page.keyboard.press("Enter")
    await expect(window.page.get_by_role("menuitem").first).to_be_focused()
    await window.page.keyboard.press("ArrowDown")
    await expect(window.page.get_by_role("menuitem").nth(1)).to_be_focused()
    await window.page.keyboard.press("Escape")
    await expect(chat.chat.get_by_test_id("attach")).to_be_focused()


async def test_phone_shows_one_thing_at_a_time(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    window = await page_for(sandbox_server.url, width=360, height=740)
    people = window.page.get_by_test_id("people")
    await expect(people).to_be_visible()
    chat = await window.open(CANDIDATE.id)
    await expect(people).to_be_hidden()
    for text in ("/start", "картинка", "файл", "кнопки", "слово" * 60):
        await chat.ask(text)
    assert await window.page.evaluate("document.documentElement.scrollWidth") == 360
    await expect(chat.bot_messages.last).to_be_in_viewport()
    await expect(chat.input).to_be_in_viewport()
    await chat.chat.get_by_test_id("back").click()
    await expect(people).to_be_visible()


async def test_open_chats_survive_loading_anew(page_for: PageFor, sandbox_server: SandboxServer) -> None:
    chat = await (await page_for(sandbox_server.url)).open(CANDIDATE.id)
    await chat.ask("Запомните меня")
    await chat.page.reload()
    await chat.wait_text("Вы написали: Запомните меня")
