"""Monkeys: people who press, type and send at random; what they do depends on nothing but the dice."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.robustness.jungle import MESSAGES, Hand, buttons
from tests.robustness.vocabulary import COMMANDS, NONSENSE, PAYLOADS, fitting, forged
from tests.robustness.world import GLANCE_SECONDS, PATIENCE_SECONDS

ENGLISH = "lang:en"
HOME, HELP = "go:home:0", "go:help:0"
AWAY = ("go:home", "go:help", "go:language", "go:profile", "lang:")
ASKING = ("f:", "part:")
ANSWERING = re.compile(r"f:\d+:[atwSs]:")
"""Buttons of a form that answer, tick, take as typed, send or skip."""
ASKING_WORDS = re.compile(r"[Нн]апишите|[Пп]ришлите|[Вв]ставьте|[Оо]тправьте|\?$", re.MULTILINE)
WAITS_HOURS = (0.3, 1, 1, 3, 9, 12, 24, 24, 50, 170)
LOOKS = 300
"""At a chat whose newest message leads nowhere: after a kill the next one may take a while."""
NOWHERE = 999_999_999
"""A message that is not there; Telegram then tells the press without its message."""


@dataclass
class Monkey(Hand):
    """One person with a phone; `surname` is nobody else's and must not reach other candidates.

    `diligence` is how often, from 0 to 1, the person does what the screen asks for.
    """

    surname: str = ""
    polyglot: bool = False
    diligence: float = 0.5
    diary: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._moves = self._table()

    def _table(self) -> dict[Callable[[], Awaitable[None]], int]:
        return {
            self.press: 20, self.press_old: 8, self.press_twice: 6, self.forge: 10, self.answer: 12,
            self.babble: 12, self.command: 5, self.commands_at_once: 2, self.invitation: 2, self.contact: 3,
            self.paper: 7, self.sticker: 1, self.location: 1, self.edit: 2, self.in_group: 1, self.leave: 1,
            self.album: 1, self.oddity: 2, self.storm: 1, self.go_home: 2, self.wait: 1,
        }  # fmt: skip

    async def move(self) -> None:
        """One thing at random; what is not answered is told to the witness."""
        await self.refresh()
        await self._see_a_way_on()
        (deed,) = self.jungle.dice.choices(list(self._moves), list(self._moves.values()))
        if self.jungle.dice.random() < self.diligence:
            deed = self.go_on
        self.diary.append(deed.__name__)
        await deed()

    async def _see_a_way_on(self) -> None:
        """Whoever looks at the chat finds a button there; a message more may be on its way."""
        for _ in range(LOOKS):
            # An older message that was edited last is no screen one is led on from.
            newest = sorted(self.messages.items())[-1:]
            if not newest or newest[0][1]["reply_markup"] or newest[0][1]["media"] or "?start=" in newest[0][1]["text"]:
                # A link is there to be sent on.
                return
            await asyncio.sleep(GLANCE_SECONDS * 10)
            await self.refresh()
        self.jungle.witness.complaints.append(f"dead end: {self.id}: {newest[0][1]['text'][:200]!r} {self.diary[-5:]}")

    async def wait(self) -> None:
        """Time passes for everybody."""
        await self.jungle.forward(timedelta(hours=self.jungle.dice.choice(WAITS_HOURS)))

    async def press(self) -> None:
        """A button of the newest screen; rather often the main one."""
        screens = [message for message in self.messages.values() if buttons(message)]
        if not screens:
            await self.says("/start")
            return
        screen = screens[-1]
        main = buttons(screen, "primary")
        data = self._choose(main) if main and self.jungle.dice.random() < 0.4 else self._choose(buttons(screen))
        await self.tap(screen["message_id"], data)

    async def go_on(self) -> None:
        """What a person who means it does: answer, tick, send, and otherwise walk further in."""
        screen = next((message for message in reversed(self.messages.values()) if buttons(message)), None)
        if screen is None:
            await self.says("/start")
            return
        onwards = [data for data in buttons(screen) if not data.startswith(AWAY)]
        answers = [data for data in onwards if ANSWERING.match(data)]
        main = [data for data in buttons(screen, "primary") if data in onwards]
        if main and self.jungle.dice.random() < 0.4:
            await self.tap(screen["message_id"], self._choose(main))
        elif answers:
            await self.tap(screen["message_id"], self._choose(answers))
        elif any(data.startswith(ASKING) for data in buttons(screen)) or self._is_asked(screen["text"]):
            await self._reply_to(screen["text"])
        else:
            await self.tap(screen["message_id"], self._choose(onwards or [HOME]))

    def _is_asked(self, screen: str) -> bool:
        return ASKING_WORDS.search(screen) is not None and self.jungle.dice.random() < 0.5

    async def _reply_to(self, screen: str) -> None:
        if "xlsx" in screen.lower():
            await self.hand_in(self.jungle.dice.choice([one for one in self.jungle.papers if "xls" in one.name]))
        elif "файл" in screen.lower() or "file" in screen.lower():
            await self.paper()
        else:
            await self.says(fitting(self.jungle.dice, screen, self.surname))

    def _old(self) -> tuple[int, str]:
        screens = [message for message in self.messages.values() if buttons(message)]
        if not screens:
            return NOWHERE, HOME
        screen = self.jungle.dice.choice(screens)
        return screen["message_id"], self._choose(buttons(screen))

    def _choose(self, choices: Sequence[str]) -> str:
        allowed = [data for data in choices if self.polyglot or not data.startswith(ENGLISH)]
        return self.jungle.dice.choice(allowed or [HOME])

    async def press_old(self) -> None:
        await self.tap(*self._old())

    async def press_twice(self) -> None:
        message, data = self._old()
        await asyncio.gather(self.tap(message, data), self.tap(message, data))

    async def forge(self) -> None:
        """Data that the message does not carry, sometimes upon a message that is not there."""
        data = forged(self.jungle.dice, self.jungle.seen)
        if data.startswith(ENGLISH) and not self.polyglot:
            data = HOME
        message, _ = self._old()
        await self.tap(message if self.jungle.dice.random() < 0.8 else NOWHERE, data)

    async def answer(self) -> None:
        screens = list(self.messages.values())
        await self.says(fitting(self.jungle.dice, screens[-1]["text"] if screens else "", self.surname))

    async def babble(self) -> None:
        await self.says(self.jungle.dice.choice(NONSENSE))

    async def command(self) -> None:
        await self.says(self.jungle.dice.choice(COMMANDS))

    async def commands_at_once(self) -> None:
        await asyncio.gather(self.command(), self.command())

    async def invitation(self) -> None:
        """A link: one that somebody was given, or one made up."""
        links = sorted(self.jungle.witness.invites)
        payload = self.jungle.dice.choice([*links, *PAYLOADS] if links else PAYLOADS)
        self.jungle.witness.hears(payload)
        await self.act("start", {"payload": payload})

    async def contact(self) -> None:
        other = {"phone": "+79990001122", "first_name": "Другой", "user_id": 77}
        await self.act("contact", self.jungle.dice.choice(({}, {}, other, {"phone": "abc", "first_name": "?"})))

    async def paper(self) -> None:
        await self.hand_in(self.jungle.dice.choice(self.jungle.papers))

    async def sticker(self) -> None:
        await self.act("sticker", {})

    async def location(self) -> None:
        await self.act("location", {})

    async def edit(self) -> None:
        if self.said:
            text = self.jungle.dice.choice(("Исправлено", "12.03.1991", "/menu"))
            await self.act("edit", {"message_id": self.jungle.dice.choice(self.said), "text": text})

    async def in_group(self) -> None:
        """In a group nobody is owed an answer, and nothing private is said."""
        text = self.jungle.dice.choice((f"@{self.jungle.bot_name} привет", "/menu", f"/start@{self.jungle.bot_name}"))
        path = f"/sim/groups/{self.jungle.group}/people/{self.id}/text"
        self.caused(await self.jungle.exchange.post(path, {"text": text}))

    async def leave(self) -> None:
        """Block the bot, press a button meanwhile, and come back."""
        self.caused(await self.jungle.exchange.post(f"/sim/people/{self.id}/block", {}))
        await self.press_old()
        self.caused(await self.jungle.exchange.post(f"/sim/people/{self.id}/unblock", {}))

    async def album(self) -> None:
        """Pictures that belong together come as a message each."""
        if not self.photos:
            await self.hand_in(next(paper for paper in self.jungle.papers if paper.kind == "photo"))
            return
        group, size = str(next(MESSAGES)), {"width": 3, "height": 2, "file_size": 70}
        photos = [{"file_id": one, "file_unique_id": one[-12:], **size} for one in self.photos[-3:]]
        await self.inject(*({"media_group_id": group, "photo": [photo]} for photo in photos))

    async def oddity(self) -> None:
        """Messages that a client can send and nobody thinks of."""
        odd: tuple[dict[str, Any], ...] = (
            {"dice": {"emoji": "🎲", "value": 4}},
            {"text": "переслано", "forward_origin": {"type": "hidden_user", "sender_user_name": "Кто-то", "date": 1}},
            {"venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "Т", "address": "А"}},
            {"video_note": {"file_id": "n", "file_unique_id": "n", "length": 1, "duration": 1}},
            {"pinned_message": {"chat": self.chat(), "message_id": 5, "date": 0}},
            {"text": "через бота", "via_bot": {"id": 5, "is_bot": True, "first_name": "Б"}},
            {"users_shared": {"request_id": 1, "users": [{"user_id": 5}]}},
            {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
            {},
        )  # fmt: skip
        await self.inject(self.jungle.dice.choice(odd))

    async def storm(self) -> None:
        """Many things at once, in whatever order they come."""
        deeds = self.jungle.dice.choices([self.press_old, self.babble, self.command, self.forge, self.answer], k=6)
        await asyncio.gather(*(deed() for deed in deeds))
        await self.go_home()

    async def go_home(self) -> None:
        """Wherever one is, /menu leads home; the screen comes after everything the chat was still owed."""
        known = set(self.messages)
        await self.says("/menu")
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not any(HELP in buttons(self.messages[new]) for new in self.messages.keys() - known):
                    await asyncio.sleep(GLANCE_SECONDS)
                    await self.refresh()
        except TimeoutError:
            newest = [message["text"][:100] for message in list(self.messages.values())[-4:]]
            self.jungle.witness.complaints.append(f"no way home: {self.id}: {newest} {self.diary[-10:]}")
