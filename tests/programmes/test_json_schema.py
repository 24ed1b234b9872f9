from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from programmes.descriptions import FIELDS, MODELS
from programmes.document import read_document
from programmes.json_schema import SCHEMA_FILE, programme_schema, schema_text
from programmes.loader import DEFINITIONS, available
from programmes.schema import Programme
from tests.programmes.samples import SMALL, changed, written

FIRST_LINE = "# yaml-language-server: $schema=programme.schema.json"


def keys_of_models() -> dict[str, set[str]]:
    schema = Programme.model_json_schema()
    parts: dict[str, Any] = {"Programme": schema, **schema["$defs"]}
    return {name: set(part["properties"]) for name, part in parts.items() if "properties" in part}


def faults(data: object) -> list[str]:
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    return [error.json_path for error in validator.iter_errors(data)]


def test_schema_file_is_in_step_with_the_models() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run: python -m programmes.json_schema"


def test_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(programme_schema())


@pytest.mark.parametrize("key", available())
def test_schema_accepts_every_definition(key: str) -> None:
    assert faults(read_document(DEFINITIONS / f"{key}.yaml").data) == []


@pytest.mark.parametrize("key", available())
def test_definition_tells_editors_its_schema(key: str) -> None:
    assert (DEFINITIONS / f"{key}.yaml").read_text(encoding="utf-8").splitlines()[0] == FIRST_LINE


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("title: Малая программа", "titel: Малая программа", "$"),
        ("kind: number", "kind: numbr", "$.tracks[0].form[5].kind"),
        ("months: 12", "months: 100", "$.cycle.months"),
        ("      - common: phone", "      - hint: без имени", "$.tracks[0].form[4]"),
        ("        title: Предмет\n", "", "$.tracks[0].form[6]"),
    ],
)
def test_schema_refuses_what_the_check_refuses(tmp_path: Path, old: str, new: str, path: str) -> None:
    document = read_document(written(tmp_path, changed(old, new)))
    assert set(faults(document.data)) == {path}


def test_schema_accepts_the_small_definition(tmp_path: Path) -> None:
    assert faults(read_document(written(tmp_path, SMALL)).data) == []


def test_every_key_is_described_and_nothing_else_is() -> None:
    assert {name: set(keys) for name, keys in FIELDS.items()} == keys_of_models()
    assert set(MODELS) == set(keys_of_models())
