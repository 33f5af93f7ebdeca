"""Every kind and every part with its fields, from the definitions that check the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from casesite.exports.dataset import COMPUTED, case_schema
from casesite.model.kinds import KINDS, Profile, Record
from casesite.pages.reference.examples import example, part_taken
from casesite.pages.reference.shown import SHOWN

FORMATS = {
    "casesite-markdown": "text with small Markdown",
    "edtf": "date, as in 2021-10-21, 2021-10 or 2021-10~, or with a time, as in 2021-10-21T13:47-06:00",
    "step": "a step of the law, from the tables below",
    "timezone": "name of a time zone, as in America/Santiago",
    "coordinates": "latitude and longitude, as in 38.71, -9.14",
    "date": "one day, as in 2021-10-21",
    "uri": "web address",
}
TYPES = {"boolean": "true or false", "integer": "whole number", "string": "plain text", "object": "name: value lines"}
NOUNS = {kind.__name__: kind.noun for kind in KINDS}
FILES = {Profile.__name__: "case.yml"} | {kind.__name__: f"{kind.file}.yml" for kind in KINDS}


@dataclass(frozen=True)
class Field:
    """A field as the reference tells it; ``part`` names the section that says what it holds, ``otherwise`` what holds without it."""

    name: str
    words: str
    takes: str
    part: str
    required: bool
    otherwise: str
    shows: str
    example: str


@dataclass(frozen=True)
class Model:
    """A kind, with its file, or a part of one, without."""

    name: str
    file: str
    words: str
    fields: tuple[Field, ...]


@cache
def models() -> tuple[Model, ...]:
    """The case as a whole, every kind in the order of ``KINDS``, then every part by its name."""
    defs = case_schema()["$defs"]
    written = [name for name, schema in defs.items() if "properties" in schema]
    names = [*FILES, *sorted(name for name in written if name not in FILES)]
    return tuple(Model(name, FILES.get(name, ""), _plain(defs[name]["description"]), tuple(_fields(name, defs))) for name in names)


def _fields(model: str, defs: Mapping[str, Any]) -> Iterator[Field]:
    schema = defs[model]
    for name, field in schema["properties"].items():
        if name not in COMPUTED:
            part = part_taken(field)
            yield Field(
                name,
                words=_plain(field.get("description") or defs[part]["description"]),  # of a list of words: only there
                takes=_takes(field, defs),
                part=part if part and "properties" in defs[part] else "",
                required=name in schema.get("required", ()),
                otherwise=_otherwise(field.get("default")),
                shows=SHOWN[model].get(name) or SHOWN[Record.__name__][name],
                example=example(model, name),
            )


def _takes(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """What a field takes, in words."""
    if "anyOf" in schema:
        return _takes(schema["anyOf"][0], defs)  # the other one is null: the field may be left out
    if "$ref" in schema:
        name = part_taken(schema)
        return "one of: " + ", ".join(defs[name]["enum"]) if "enum" in defs[name] else name
    if schema.get("type") == "array":
        return "list of: " + _takes(schema["items"], defs)
    if "x-kinds" in schema:
        return f"id ({' or '.join(NOUNS[kind] for kind in schema['x-kinds'])})"
    return FORMATS.get(str(schema.get("format"))) or TYPES[str(schema["type"])]


def _otherwise(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else "" if default is None else str(default)


def _plain(words: str) -> str:
    return words.replace("``", "")
