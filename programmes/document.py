"""Reading a YAML file with the place of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from programmes import messages
from programmes.problems import Complaint, Problem, Step, Steps, spell

MAX_BYTES = 1_000_000
"""A definition of five tracks is about 60 kB."""

MAX_DEPTH = 40
"""A definition needs 8; deeper nesting is an accident or an attack on the recursion of the parser."""

MAX_VALUES = 20_000
"""Counted with aliases unfolded, so that a bomb of aliases stops here and not in memory."""

_CORE = "tag:yaml.org,2002:"
_TAGS = {
    yaml.ScalarNode: {_CORE + name for name in ("str", "null", "bool", "int", "float")},
    yaml.SequenceNode: {_CORE + "seq"},
    yaml.MappingNode: {_CORE + "map"},
}
"""What plain writing gives. A tag written by hand could ask for more, up to a call of Python."""

_WHOLE = re.compile(r"^[-+]?[0-9]{1,15}$")
_DECIMAL = re.compile(r"^[-+]?[0-9]{1,15}\.[0-9]{1,15}$")


class _TooMuch(Exception):
    def __init__(self, complaint: Complaint, mark: yaml.Mark) -> None:
        self.complaint, self.mark = complaint, mark


class _Loader(yaml.SafeLoader):
    """YAML as editors read it today: `no` and `2026-09-01` are words, as in version 1.2."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own way
    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooMuch(messages.too_deep(MAX_DEPTH), self.get_mark())
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


_Loader.add_implicit_resolver(_CORE + "null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver(_CORE + "bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver(_CORE + "int", _WHOLE, list("-+0123456789"))
_Loader.add_implicit_resolver(_CORE + "float", _DECIMAL, list("-+0123456789"))


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain data; `problems` are those of its writing, before any rule of programmes."""

    file: str
    data: object = None
    root: yaml.Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def problem(self, steps: Steps, complaint: Complaint, *, at_key: bool = False) -> Problem:
        """Places a complaint at a value (or at its key); what is missing is placed at what should hold it."""
        mark = _find(self.root, steps, at_key=at_key)
        return _problem(self.file, mark, complaint, spell(steps))


def read_document(path: Path) -> Document:
    """Never raises: whatever cannot be read is a problem of the document."""
    file = str(path)
    try:
        # A folder, a pipe or a device must not be waited for.
        if path.is_dir() or (path.exists() and not path.is_file()):
            return _broken(file, messages.not_a_file())
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return _broken(file, messages.unreadable(error))
    if len(content) > MAX_BYTES:
        return _broken(file, messages.too_big(MAX_BYTES))
    return _parse(file, content)


def _parse(file: str, content: bytes) -> Document:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _broken(file, messages.not_utf8(content), line)
    try:
        root = _Loader(words).get_single_node()
    except yaml.reader.ReaderError as error:
        line = words.count("\n", 0, error.position) + 1
        return _broken(file, messages.strange_character(error.character), line)
    except _TooMuch as error:
        return Document(file, problems=[_problem(file, error.mark, error.complaint)])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Document(file, problems=[_problem(file, mark, messages.syntax(f"{error.context} {error.problem}"))])
    except (ValueError, OverflowError) as error:
        # PyYAML lets these through for escapes such as "\UFFFFFFFF".
        return _broken(file, messages.syntax(str(error)))
    if root is None:
        return _broken(file, messages.empty_file())
    return _build(file, root)


def _build(file: str, root: yaml.Node) -> Document:
    builder = _Builder(file)
    try:
        data = builder.build(root, (), frozenset())
    except _TooMuch as error:
        return Document(file, problems=[_problem(file, error.mark, error.complaint)])
    return Document(file, data, root, builder.problems)


class _Builder:
    """Turns nodes into plain data and collects what is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._values = 0

    def build(self, node: yaml.Node, steps: Steps, above: frozenset[int]) -> object:
        self._values += 1
        if self._values > MAX_VALUES:
            raise _TooMuch(messages.too_many_values(MAX_VALUES), node.start_mark)
        if id(node) in above:
            raise _TooMuch(messages.holds_itself(), node.start_mark)
        if node.tag not in _TAGS[type(node)]:
            self._complain(node, steps, messages.tag_refused(node.tag))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, steps, above | {id(node)})
        if isinstance(node, yaml.SequenceNode):
            inside = above | {id(node)}
            return [self.build(child, (*steps, place), inside) for place, child in enumerate(node.value)]
        return _value(node.tag, str(node.value))

    def _mapping(self, node: yaml.MappingNode, steps: Steps, above: frozenset[int]) -> dict[str, object]:
        data: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                self._complain(key_node, steps, messages.key_not_a_word())
            elif key in data:
                self._complain(key_node, (*steps, key), messages.key_twice(key, lines[key]))
            else:
                lines[key] = key_node.start_mark.line + 1
                data[key] = self.build(value_node, (*steps, key), above)
        return data

    def _complain(self, node: yaml.Node, steps: Steps, complaint: Complaint) -> None:
        self.problems.append(_problem(self.file, node.start_mark, complaint, spell(steps)))


def _value(tag: str, words: str) -> object:
    """A scalar by its tag; words that do not keep the promise of a tag set by hand (`!!int many`) stay words."""
    kind = tag.removeprefix(_CORE)
    if kind == "null":
        return None
    if kind == "bool" and words in ("true", "false"):
        return words == "true"
    if kind == "int" and _WHOLE.fullmatch(words):
        return int(words)
    if kind == "float" and _DECIMAL.fullmatch(words):
        return float(words)
    return words


def _find(node: yaml.Node | None, steps: Steps, *, at_key: bool) -> yaml.Mark | None:
    mark = node.start_mark if node is not None else None
    for place, step in enumerate(steps):
        found = _child(node, step)
        if found is None:
            break
        key, node = found
        mark = key.start_mark if at_key and place == len(steps) - 1 else node.start_mark
    return mark


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _problem(file: str, mark: yaml.Mark | None, complaint: Complaint, where: str = "") -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    return Problem(file, line, column, where, complaint.wrong, complaint.allowed)


def _broken(file: str, complaint: Complaint, line: int = 1) -> Document:
    return Document(file, problems=[Problem(file, line, 1, "", complaint.wrong, complaint.allowed)])
