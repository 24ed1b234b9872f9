"""Watches every call of the bot while monkeys are at it, and writes down what nobody should ever see."""

from __future__ import annotations

import asyncio
import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from locales.text import strip_tags
from locales.texts import Catalogue
from tests.robustness.world import GLANCE_SECONDS, Exchange

HARMLESS = (
    "message is not modified", "query is too old", "message to edit not found", "bot was blocked",
    "message to delete not found", "message can't be deleted",
    # The last word of a poller that stops ends its own waiting call.
    "terminated by other getupdates",
)  # fmt: skip
"""What Telegram refuses without anybody's fault; `bot/sending.py` takes it so too."""

BAD_LINE = frozenset({0, 429, 502})
LATIN_ON_RUSSIAN_SCREENS = frozenset({
    "excel", "telegram", "aceh", "utc", "language", "choose", "your", "english",
    "xlsx", "pptx", "pdf", "docx", "doc", "odt", "rtf", "txt", "jpg", "jpeg", "png",
})  # fmt: skip
LONGEST = 4096
JUST_DECIDED = timedelta(seconds=20)
_NOT_PROSE = re.compile(r"https?://\S+|/\w+|\S*@\S*|\S+\.\w{2,5}\b")
_KEY = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z0-9]+)+(?![\w-])")
_LINK = re.compile(r"\?start=(at_\w{8}|[\w-]{16,64})")
_RAW = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[+-]00:00|\bdatetime\b|ZoneInfo|<[\w.]+ object|[\u2068\u2069]")
"""What an argument looks like that nobody has put into words."""
_TAG = re.compile(r"</?(?:b|i|u|s|a|code|blockquote)\b[^>]*>")
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|#\d+);")


@dataclass(frozen=True, slots=True)
class Shown:
    """Words somebody has read: a message, a caption, an alert, the labels of its buttons."""

    chat: int
    words: str
    labels: tuple[str, ...] = ()


@dataclass
class Witness:
    """`russian` are the chats that never switch the language; `rough` says that faults were ordered."""

    exchange: Exchange
    catalogue: Catalogue
    russian: set[int] = field(default_factory=set)
    rough: bool = False
    complaints: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    documents: list[tuple[int, str, str]] = field(default_factory=list)
    """Chat, file id and name of what the bot has sent."""
    invites: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    slowed: int = 0
    pressed: dict[str, int] = field(default_factory=dict)
    """Press to person: an answer to a press names no chat."""
    travellers: set[int] = field(default_factory=set)
    """Who has pressed for another time zone."""
    jumps: list[tuple[datetime, timedelta]] = field(default_factory=list)
    """When the clock was moved, as it stood afterwards, and how far."""

    def __post_init__(self) -> None:
        self._cursor = 0
        self._calls: defaultdict[int, int] = defaultdict(int)
        self._typed: set[str] = set()
        self._said: list[str] = []
        self._keys = frozenset(self.catalogue["ru"].keys)
        apologies = (self.catalogue[code].plain("error-apology", id="") for code in self.catalogue.languages)
        self._apologies = tuple(words.splitlines()[0][:30] for words in apologies)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(GLANCE_SECONDS)

    async def look(self) -> None:
        for call in await self.exchange.calls(self._cursor):
            self._cursor = call["n"]
            self._judge(call)

    def told(self, chat: int) -> int:
        """Calls into that chat so far."""
        return self._calls[chat]

    def hears(self, typed: str) -> None:
        """Whatever was typed may be read again later, in whatever language."""
        self._typed.update(re.findall(r"[a-z]+", typed.lower()))
        self._said.append(typed)

    def moments(self, at: datetime) -> list[datetime]:
        """A moment as the clock stood, and as it stood before each jump of the seconds before it.

        What was decided then may come a little later.
        """
        found = [at]
        for landed, step in reversed(self.jumps):
            if landed <= found[-1] < landed + JUST_DECIDED:
                found.append(found[-1] - step)
        return found

    def _judge(self, call: dict[str, Any]) -> None:
        status, params = call["status"], call["params"]
        if status != 200:
            self._refused(call)
            # A chat that has blocked the bot, or an edit too late, is as much of an answer as there can be.
            if status not in BAD_LINE:
                self._came(call["method"], params)
            return
        self._came(call["method"], params)
        if isinstance(call["answer"], dict):
            self._remember_file(params, call["answer"].get("result"))
        words = str(params.get("text") or params.get("caption") or "")
        chat = params.get("chat_id") or self.pressed.get(str(params.get("callback_query_id")), 0)
        if words and isinstance(chat, int) and not call["method"].startswith("setMy"):
            plain = words if call["method"] == "answerCallbackQuery" else html.unescape(strip_tags(words))
            self._read(Shown(chat, plain, tuple(_labels(params))))

    def _came(self, method: str, params: dict[str, Any]) -> None:
        if method == "answerCallbackQuery":
            self.answered.add(str(params["callback_query_id"]))
        elif isinstance(params.get("chat_id"), int) and method not in ("sendChatAction", "setMyCommands"):
            self._calls[params["chat_id"]] += 1

    def _refused(self, call: dict[str, Any]) -> None:
        if call["status"] in BAD_LINE:
            self.slowed += 1
            if self.rough:
                return
        answer = call["answer"]
        reason = str(answer.get("description") if isinstance(answer, dict) else answer).lower()
        if not any(words in reason for words in HARMLESS):
            self.complaints.append(f"refused: {call['method']}: {call['status']} {reason}: {str(call['params'])[:300]}")

    def _remember_file(self, params: dict[str, Any], result: Any) -> None:
        document = result.get("document") if isinstance(result, dict) else None
        if document:
            self.documents.append((int(params["chat_id"]), document["file_id"], document.get("file_name", "")))

    def _read(self, shown: Shown) -> None:
        self.shown.append(shown)
        self.invites.update(_LINK.findall(shown.words))
        for words in (shown.words, *shown.labels):
            for problem in self.problems(shown.chat, words):
                self.complaints.append(f"{problem}: to {shown.chat}: {words[:300]!r}")
        if len(shown.words) > LONGEST:
            self.complaints.append(f"too long: to {shown.chat}: {len(shown.words)}")

    def problems(self, chat: int, words: str) -> list[str]:
        """Names of what is wrong with words that somebody in that chat reads."""
        foreign = self._foreign(words) if chat in self.russian else set()
        return [
            name
            for name, wrong in {
                "apology": words.startswith(self._apologies),
                "raw key": any(key in self._keys for key in _KEY.findall(words)),
                "None": re.search(r"\b(?:None|nan|undefined|Markup|Text\()", words) is not None,
                "raw argument": any(part not in self._heard() for part in _RAW.findall(words)),
                "tag": any(part not in self._heard() for part in _TAG.findall(words)),
                "placeholder": "{ $" in words or "{$" in words or "{ }" in words or "???" in words,
                "escaped twice": any(entity not in ("&lt;", "&#1234567;") for entity in _ESCAPED.findall(words)),
                f"foreign words {sorted(foreign)}": bool(foreign),
            }.items()
            if wrong
        ]

    def _heard(self) -> str:
        return "\n".join(self._said)

    def _foreign(self, words: str) -> set[str]:
        prose = re.findall(r"[a-z]{3,}", _NOT_PROSE.sub(" ", words).lower())
        known = self._typed | LATIN_ON_RUSSIAN_SCREENS
        return {word for word in prose if word not in known and not any(word in typed for typed in self._typed)}


def _labels(params: dict[str, Any]) -> list[str]:
    markup = params.get("reply_markup") or {}
    return [button["text"] for row in markup.get("inline_keyboard", []) for button in row]
