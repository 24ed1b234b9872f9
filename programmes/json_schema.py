"""The schema of definitions as a JSON Schema file, by which editors complete and check while one types.

`python -m programmes.json_schema` writes it anew; a test keeps it in step with the models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from programmes.descriptions import FIELDS, MODELS
from programmes.fields import CommonField
from programmes.schema import Programme

SCHEMA_FILE = Path(__file__).parent / "definitions" / "programme.schema.json"

Schema = dict[str, Any]


def programme_schema() -> Schema:
    """JSON Schema 2020-12 of a definition, with descriptions in Russian."""
    schema = Programme.model_json_schema(mode="validation")
    definitions: dict[str, Schema] = schema["$defs"]
    for name, part in {"Programme": schema, **definitions}.items():
        _describe(name, part)
    _let_common_fields_be_short(definitions["FormField"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """What the file holds, to the byte."""
    return json.dumps(programme_schema(), ensure_ascii=False, indent=2) + "\n"


def _describe(name: str, part: Schema) -> None:
    part.pop("title", None)
    # The docstrings are for programmers; editors show these words to an administrator.
    part.pop("description", None)
    if name in MODELS:
        part["description"] = MODELS[name]
    for key, field in part.get("properties", {}).items():
        field.pop("title", None)
        field["description"] = FIELDS.get(name, {}).get(key, "")


def _let_common_fields_be_short(field: Schema) -> None:
    """A field named by `common` brings its key, kind and words along; one of the programme's own needs all four."""
    field.pop("required")
    field["anyOf"] = [
        {"required": ["common"], "properties": {"common": {"enum": [common.value for common in CommonField]}}},
        {"required": ["key", "kind", "title", "question"]},
    ]


def main() -> None:
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
