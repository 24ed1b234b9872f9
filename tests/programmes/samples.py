"""A definition small enough to see every line of it while reading a test."""

from __future__ import annotations

from pathlib import Path

from programmes.loader import check, format_problem

SMALL = """\
key: small
title: Малая программа
department: Отдел образования
source: {title: Приказ, number: "7", adopted: 2026-08-30}
description: Для проверки.
timezone: Europe/Moscow
cycle: {starts: "09-01", months: 12}
consent: {version: "1", title: Согласие, text: Я согласен.}
municipalities:
  - {key: town, title: Город, organisations: [Школа № 1]}
tracks:
  - key: teachers
    title: Педагоги
    description: Для педагогов.
    eligibility: {max_age: 40}
    form:
      - common: surname
      - common: name
      - common: birth_date
      - common: organisation
      - common: phone
      - key: lessons
        kind: number
        title: Уроков в неделю
        question: Сколько уроков вы ведёте?
        example: "18"
        minimum: 1
        maximum: 40
      - key: subject
        kind: choice
        title: Предмет
        question: Что вы преподаёте?
        options:
          - {key: maths, title: Математика}
          - {key: physics, title: Физика}
    stages:
      - key: applied
        title: Заявка
        kind: entry
        moves:
          - {to: reserve}
          - {to: withdrawn, by: [candidate]}
      - key: reserve
        title: Резерв
        kind: reserve
        moves:
          - {to: withdrawn, by: [candidate]}
      - key: withdrawn
        title: Отзыв
        kind: ended
    submissions:
      - {key: essay, title: Эссе, prompt: Напишите эссе., stages: [applied]}
calendar:
  - {key: autumn, title: Осенняя сессия, kind: seminar, starts: "10-01", ends: "11-30", tracks: [teachers]}
  - {key: essays, title: Сдача эссе, since: 2026-11-01, until: 2026-12-01, work: essay}
events:
  - {key: talk, title: Семинар, kind: seminar, stages: [reserve], window: autumn}
reminders:
  hour: 9
  rules:
    - {occasion: start, kinds: [seminar], offsets: [7d, 2h]}
"""


def written(folder: Path, words: str | bytes, name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return path


def changed(old: str, new: str) -> str:
    """The small definition with one place of it changed; the place must be the only one."""
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def told(folder: Path, words: str) -> list[str]:
    """What an administrator reads about a definition, without the path before each line number."""
    path = written(folder, words)
    return [format_problem(problem).removeprefix(f"{path}:") for problem in check(path)]
