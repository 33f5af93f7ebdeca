"""Reference for editors: every kind with its fields, every rule, from the code itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casesite.case import Case
from casesite.exports.dataset import COMPUTED, case_schema
from casesite.kinds import KINDS, Profile
from casesite.pages.page import Page
from casesite.rules import RULES
from casesite.rules.meanings import MEANINGS

FORMATS = {
    "casesite-markdown": "text with small Markdown",
    "edtf": "date, as in 2021-10-21, 2021-10 or 2021-10~",
    "date": "one day, as in 2021-10-21",
    "uri": "web address",
}
TYPES = {"boolean": "true or false", "integer": "whole number", "string": "plain text", "object": "name: value lines"}


def pages(case: Case) -> Iterator[Page]:
    """The kinds and the rules; both are of the program, not of the case."""
    defs = case_schema()["$defs"]
    files = {Profile.__name__: "case.yml"} | {kind.__name__: f"{kind.file}.yml" for kind in KINDS}
    models = {name: fields(definition, defs) for name, definition in defs.items() if "properties" in definition}
    context = {
        "kinds": [(name, file, defs[name]["description"].replace("``", ""), models[name]) for name, file in files.items()],
        "parts": [(name, defs[name]["description"], rows) for name, rows in sorted(models.items()) if name not in files],
    }
    yield Page("reference/kinds/index.md", "reference_kinds.md.j2", case.profile_node.place, context, boost=0.5)
    yield Page("reference/rules/index.md", "reference_rules.md.j2", case.profile_node.place, {"rules": rules()}, boost=0.5)


def rules() -> list[tuple[str, str]]:
    """Every rule's id with what it asks for, by id."""
    own = {rule.__name__.replace("_", "-"): (rule.__doc__ or "").split("\n")[0] for rule in RULES}
    return sorted((own | MEANINGS).items())


def fields(definition: Mapping[str, Any], defs: Mapping[str, Any]) -> list[tuple[str, str, bool, str]]:
    """Each field of a model: its name, what it takes, whether it is required, what it is for."""
    required = definition.get("required", ())
    return [
        (name, takes(schema, defs), name in required, described(schema, defs))
        for name, schema in definition["properties"].items()
        if name not in COMPUTED
    ]


def described(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """What a field is for; where its words are those of its list of words, the schema holds them only there."""
    words = schema.get("description") or defs.get(str(schema.get("$ref")).rpartition("/")[2], {}).get("description", "")
    return str(words).replace("``", "")


def takes(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """What a field takes, in words."""
    if "anyOf" in schema:
        return takes(schema["anyOf"][0], defs)  # the other one is null: the field may be left out
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return "one of: " + ", ".join(defs[name]["enum"]) if "enum" in defs[name] else name
    if schema.get("type") == "array":
        return "list of: " + takes(schema["items"], defs)
    if "x-kinds" in schema:
        return "id of a " + " or a ".join(kind.lower() for kind in schema["x-kinds"])
    return FORMATS.get(str(schema.get("format"))) or TYPES[str(schema["type"])]
