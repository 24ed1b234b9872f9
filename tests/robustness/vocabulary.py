"""What monkeys say: answers that fit, answers that do not, and files nobody should open."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from tests.sandbox.pictures import JPEG, png

LONG = "Долгий рассказ о том, как мы учились управлять школой. " * 95
"""More than one Telegram message holds."""

MOMENTS = (
    "завтра в 10", "завтра в 15:30", "через неделю в 12:00", "сегодня в 23:50", "1 декабря 2027 10:00", "10:00",
    "31.02.2027 10:00", "вчера в 10", "25.10.2026 02:30", "пятница 14:00", "01.01.2100 10:00", "завтра", "не знаю",
)  # fmt: skip
LENGTHS = ("2 часа", "1,5 часа", "17:00", "0 минут", "-1 час", "полчаса", "100 дней", "завтра в 9", "3 дня")
SLOTS = (
    "10:00–13:00 по 20 минут", "завтра 10:00-12:00 по 30 минут, перерыв 5 минут, кабинеты 12 и 14", "с 9 до 11 по 15",
    "10:00–13:00", "13:00–10:00 по 20 минут", "10:00–10:10 по 20 минут", "0:00–24:00 по 1 минуте", "по 20 минут",
)  # fmt: skip
WINDOWS = (
    "15 октября – 20 ноября",
    "15.10–20.11",
    "до 20 ноября",
    "20.11–15.10",
    "31.02–31.03",
    "завтра",
    "с мая по июнь",
)
NAMES = "Мартышкинабаба Анна\nСоколова\n\nИванов И. И.\nНеизвестный Пётр Петрович\n=cmd()\nСоколова"
LINKS = ("Программа https://example.ru/a", "https://example.ru/b?c=<d>", "без адреса", "ftp://x", "javascript:alert(1)")

FITTING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("каждое с новой строки", (NAMES, "Соколова Анна")),
    ("по одному в строке", (NAMES, "Соколова Анна")),
    ("каждая с новой строки", LINKS),
    ("когда начало", MOMENTS),
    ("когда окончание", LENGTHS),
    ("с какого времени", MOMENTS),
    ("до какого времени", MOMENTS),
    ("открывается", MOMENTS),
    ("закрывается", MOMENTS),
    ("по 20 минут", SLOTS),
    ("15 октября", WINDOWS),
    ("причин", ("Заболел ведущий, новую дату сообщим", "-", "х" * 2000, "<b>так</b>")),
    ("по какой ссылке", LINKS),
    ("называется", ("Семинар «Первые сто дней»", "я", "ё" * 250, "<b>Курс</b> & Ко")),
    ("процент", ("40", "0", "101", "сорок")),
    ("сколько мест", ("30", "1", "0", "-5", "много")),
    ("код", ("ACEHKM34", "асен-км34", "PTXY 5678", "00000000", "нет кода")),
    ("наставник", ("Пётр Ильич", "-")),
    ("имя", ("Анна", "Пётр", "анна-мария")),
    ("отчеств", ("Сергеевна", "Ильич", "-")),
    ("рожд", ("12.03.1990", "1 мая 1995", "07/11/1988", "1992-02-29", "31.02.1985", "12.03.85")),
    ("дат", ("15.09.2025", "вчера", "1 сентября")),
    ("стаж", ("7", "0", "12 лет", "3,5", "-1", "100")),
    ("телефон", ("8 (914) 123-45-67", "+79991234567", "112", "914123456")),
    ("почт", ("anna@example.ru", "пошта@", "a b@c.ru", "Anna@Example.RU ")),
    ("работаете", ("Средняя школа № 5", "школа", "Детский сад «Ромашка»")),
    ("должност", ("учитель математики", "директор")),
    ("сколько", ("3", "десять", "0")),
    ("почему", ("Хочу научиться управлять изменениями и помочь своей школе. " * 4,)),
    ("расска", ("Хочу научиться управлять изменениями и помочь своей школе. " * 4,)),
)
"""Words of a question, and what people answer to it."""

NONSENSE: tuple[str, ...] = (
    "да", "нет", "1", "0", "-5", "3.14", "10000000000000000000000", "²", "١٢", "31.02.1985", "99.99.9999", "завтра",
    "12.03.85", "01.01.2300", "8914", "привет", "спасибо", "ок", "?", ".", "-", "—", "...", "соко", "школа",
    "<b>жирно</b>", "<a href='x'>", "</b>", "&lt;", "<", "a<b>c&d", "<script>alert(1)</script>", "&#1234567;",
    "=cmd()", "=1+1", "+7", "@SUM(A1)", "-2+3", "\tтаб", "'; DROP TABLE person; --", "%s %d {0} {{7*7}} ${x}", "\\n",
    "👩‍👩‍👧‍👦🇷🇺", "😀" * 50, "\u202eолевереп\u202c", "שלום", "العربية", "e\u0301\u0301\u0301\u0301", "\u0301",
    "\u200b", "\u200b\u2060", "\u3164", "\u00ad", "a\x00b", "\x07\x1b[31m", "\ufeffтекст", "ﷺ", "\U000e0041",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "я" * 61, "я" * 300, "W" * 4096, LONG,
    "слово " * 500, "\n\n\nстроки\n\n\n\n", "/", "//", "/ menu", "@rezerv", "https://example.ru/a?b=c", "t.me/x",
    "+7 999 000-00-00", "anna@example.ru", "#хэштег", "`код` *звёзды* _подчерк_ [a](b)", "q" * 5000,
)  # fmt: skip

COMMANDS = (
    "/health", "/invite",
    "/start", "/menu", "/help", "/cancel", "/language", "/profile", "/export", "/menu", "/cancel", "/abracadabra",
    "/MENU", "/menu лишнее", "/start@someone_else_bot", "/menu@", "/старт", "/start x y z", "/export всё", "/settings",
)  # fmt: skip

PAYLOADS = (
    "at_ACEHKM34",
    "at_PTXY5678",
    "at_AACC9988",
    "at_",
    "at_XXXXXXXX",
    "x",
    "0",
    "A" * 64,
    "-_-",
    "ref_123",
    "000000000000000000000000",
)

NUMBERS = ("0", "1", "2", "-1", "999999", "2147483648", "9223372036854775808", "1" * 25, "١", "1.5", "", "true")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file somebody sends; `size` claims other bytes than there are."""

    name: str
    data: bytes
    kind: str = "document"
    mime: str = ""
    size: int | None = None


def _docx(words: bytes) -> bytes:
    body = b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b'<w:document xmlns:w="' + space + b'">' + body + b"</w:document>")
    return made.getvalue()


def papers() -> tuple[Paper, ...]:
    """Good files, files under false names, and one that unpacks to a thousand times its size."""
    good, bomb, picture = _docx("Моё эссе".encode()), _docx(b"A" * 40_000_000), png()
    return (
        Paper("эссе.docx", good), Paper("эссе.docx", good), Paper("справка.pdf", b"%PDF-1.4\n%%EOF"),
        Paper("заметки.txt", "Слова".encode("cp1251")), Paper("фото.jpg", JPEG), Paper("скан.png", picture),
        Paper("бомба.docx", bomb), Paper("setup.docx", b"MZ" + bytes(500)), Paper("setup.exe", b"MZ" + bytes(500)),
        Paper("../../x", b"x"), Paper("..\\..\\etc\\passwd.pdf", b"%PDF-1.4"), Paper("CON.docx", good),
        Paper("я" * 250 + ".docx", good), Paper("без расширения", good), Paper(".docx", good), Paper("a\nb.docx", good),
        Paper("<b>&.docx", good), Paper("=cmd().docx", good), Paper("пусто.docx", b""), Paper("tricky.pdf.exe", b"MZ"),
        Paper("большой.docx", good, size=21 * 1024 * 1024), Paper("огромный.docx", good, size=2_000_000_000),
        Paper("photo.png", picture, "photo"), Paper("photo.png", picture, "photo"), Paper("v.ogg", b"OggS", "voice"),
        Paper("v.mp4", b"\x00" * 20, "video"), Paper("a.mp3", b"ID3", "audio"), Paper("g.gif", b"GIF89a", "animation"),
    )  # fmt: skip


def fitting(dice: random.Random, screen: str, surname: str) -> str:
    """An answer to the question on the screen as a person would give it, mostly a right one."""
    words = screen.lower()
    if ("фамил" in words or "surname" in words) and "строк" not in words:
        return surname
    for sign, answers in FITTING:
        if sign in words:
            return dice.choice(answers)
    example = re.search(r"(?:Например|For example)[:,]?\s*(.+)", screen)
    return example[1].strip(" .«»") if example else dice.choice(("10", "да", "Ответ одной строкой", LONG[:1500]))


def forged(dice: random.Random, seen: Sequence[str]) -> str:
    """Callback data that no button carries: a changed copy of a true one, or anything at all."""
    if not seen or dice.random() < 0.2:
        return _cut("".join(chr(dice.choice((58, 97, 48, 1076, 0x1F600, 0))) for _ in range(dice.randrange(40))))
    parts = dice.choice(seen).split(":")
    place = dice.randrange(len(parts))
    other = dice.choice(seen).split(":")
    change = dice.randrange(5)
    if change == 0:
        parts[place] = dice.choice(NUMBERS)
    elif change == 1:
        parts[place] = dice.choice(other)
    elif change == 2:
        parts = [*parts[:1], *other[1:]]
    elif change == 3:
        parts = parts[:place]
    else:
        parts.append(dice.choice(("", "x", "1", "я")))
    return _cut(":".join(parts))


def _cut(data: str) -> str:
    """Telegram's servers carry 64 bytes."""
    return data.encode()[:64].decode(errors="ignore")
