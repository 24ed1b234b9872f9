"""What a coordinator formatted in Telegram, as HTML that Telegram takes back."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from aiogram.types import Message, MessageEntity
from aiogram.utils.text_decorations import HtmlDecoration

BARE = frozenset({"custom_emoji", "date_time", "text_mention"})
"""Left as plain words: bots may not send them, or they mean nothing to another reader."""


class _Decoration(HtmlDecoration):
    """aiogram leaves what stands inside of attributes as it is: a quote or an ampersand in a link would break it."""

    def link(self, value: str, link: str) -> str:
        return super().link(value, escape(link, quote=True))

    def pre_language(self, value: str, language: str) -> str:
        inner = self._tag("code", value, attrs={"class": f"language-{escape(language, quote=True)}"})
        return self._tag("pre", inner)


_DECORATION = _Decoration()


def html_of(message: Message) -> str:
    """The text or the caption with its formatting; typed tags are words."""
    words = message.text or message.caption or ""
    return to_html(words, message.entities or message.caption_entities or [])


def to_html(words: str, entities: Sequence[MessageEntity]) -> str:
    """`words` with `entities`, of which those that Telegram could not send back are left out."""
    return _DECORATION.unparse(words, _nested([item for item in entities if item.type not in BARE]))


def _nested(entities: Sequence[MessageEntity]) -> list[MessageEntity]:
    """One inside of the other or beside it: what sticks out of another is cut, so that no tag crosses another."""
    kept: list[MessageEntity] = []
    open_until: list[int] = []
    for item in sorted(entities, key=lambda one: (one.offset, -one.length)):
        while open_until and open_until[-1] <= item.offset:
            open_until.pop()
        end = min([item.offset + item.length, *open_until])
        if end > item.offset:
            kept.append(item.model_copy(update={"length": end - item.offset}))
            open_until.append(end)
    return kept
