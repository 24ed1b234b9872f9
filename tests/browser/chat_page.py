"""The chat page as a person uses it, for tests in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from playwright.async_api import Locator, Page, expect

Kind = Literal["document", "photo", "voice"]
PICK = {"document": "Файл", "photo": "Фото", "voice": "Голосовое (аудиофайл)"}


class ChatPage:
    """One chat on the page: what a person sees and does there.

    `page` is the browser's page, shared by the chats beside each other. Every method waits for what it needs and
    raises playwright's TimeoutError or AssertionError when it does not come.
    """

    def __init__(self, page: Page, person: int = 0) -> None:
        self.page = page
        self.person = person

    @property
    def chat(self) -> Locator:
        """The column of this person."""
        return self.page.get_by_test_id(f"chat-{self.person}")

    @property
    def bot_messages(self) -> Locator:
        return self.chat.locator('[data-testid="message"][data-from="bot"]')

    @property
    def own_messages(self) -> Locator:
        return self.chat.locator('[data-testid="message"][data-from="person"]')

    @property
    def input(self) -> Locator:
        return self.chat.get_by_test_id("input")

    async def open(self, person: int) -> ChatPage:
        """Choose a person in the list; on a phone the list must be on the screen."""
        await self.page.get_by_test_id(f"person-{person}").click()
        chat = ChatPage(self.page, person)
        await expect(chat.chat).to_be_visible()
        self.person = person
        return chat

    async def say(self, text: str) -> None:
        """Type and send; done when the message stands in the chat."""
        before = await self.own_messages.count()
        await self.input.fill(text)
        await self.input.press("Enter")
        await expect(self.own_messages).not_to_have_count(before)

    async def ask(self, text: str) -> str:
        """Say something and return the text of the bot's next message."""
        last = await self.last_bot_id()
        await self.say(text)
        return await self.answer_after(last)

    async def answer_after(self, message_id: int) -> str:
        """The text of the first bot message newer than the given one."""
        await self.page.wait_for_function(
            """([person, after]) => [...document.querySelectorAll(
                `[data-testid="chat-${person}"] .message.bot`)].some((m) => Number(m.dataset.id) > after)""",
            arg=[self.person, message_id],
        )
        for message in await self.bot_messages.all():
            if int(await message.get_attribute("data-id") or 0) > message_id:
                return await message.get_by_test_id("text").inner_text()
        raise AssertionError("the answer has gone")

    async def last_bot_id(self) -> int:
        """The id of the bot's newest message, 0 when it has not spoken."""
        count = await self.bot_messages.count()
        return int(await self.bot_messages.nth(count - 1).get_attribute("data-id") or 0) if count else 0

    async def last_bot_text(self) -> str:
        """The text or caption of the bot's newest message."""
        return await self.bot_messages.last.get_by_test_id("text").inner_text()

    async def wait_text(self, text: str | re.Pattern[str]) -> Locator:
        """The newest bot message that holds the text, once it is there."""
        message = self.bot_messages.filter(has_text=text).last
        await expect(message).to_be_visible()
        return message

    async def press(self, label: str) -> None:
        """Press the newest button with exactly this label: under the keyboard's panel first, then under messages."""
        await self.button(label).click()

    def button(self, label: str) -> Locator:
        """The newest inline or reply button with exactly this label."""
        buttons = self.chat.locator('[data-testid="inline-button"], [data-testid="reply-button"]')
        return buttons.filter(has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")).last

    async def confirm(self) -> None:
        """Say yes in the window that is open."""
        await self.page.get_by_test_id("dialog-ok").click()

    async def choose(self, menu: str, item: str) -> None:
        """Open one of the chat's menus by its test id and pick an item by the words it begins with."""
        starts = re.compile(rf"^{re.escape(item)}(?=\s|$)")
        await self.chat.get_by_test_id(menu).click()
        await self.page.get_by_test_id("popup").get_by_role("menuitem", name=starts).click()

    async def attach(self, path: Path, *, kind: Kind = "document", caption: str = "") -> None:
        """Send a file, with a caption if given; done when it stands in the chat."""
        before = await self.own_messages.count()
        async with self.page.expect_file_chooser() as chooser:
            await self.choose("attach", PICK[kind])
        await (await chooser.value).set_files(path)
        await expect(self.chat.get_by_test_id("mode-bar")).to_be_visible()
        await self.input.fill(caption)
        await self.chat.get_by_test_id("send").click()
        await expect(self.own_messages).not_to_have_count(before)

    async def download(self, folder: Path) -> Path:
        """Save the newest file of the bot under the name it was sent with."""
        async with self.page.expect_download() as download:
            await self.bot_messages.get_by_test_id("file").last.click()
        done = await download.value
        target = folder / done.suggested_filename
        await done.save_as(target)
        return target
