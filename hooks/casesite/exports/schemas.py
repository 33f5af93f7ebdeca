"""JSON Schemas for editors: one a data file, with the ids that this case has to choose from.

They follow ``case.json``'s schema, but take what people may write shorter: a citation as a bare
source id, a year as a number. yaml-language-server reads the line at the top of each data file.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from casesite.exports.dataset import COMPUTED, SCHEMA, case_schema
from casesite.model.case import Case
from casesite.model.kinds import KINDS, Profile, Status
from casesite.model.labels import meaning
from casesite.model.law import LAW, RECOMMENDATION

FOLDER = ".schema"


def schemas(case: Case) -> dict[str, bytes]:
    """By path below the folder of case data: the schema of each data file, and of the ids."""
    defs = case_schema()["$defs"]
    for definition in defs.values():
        for name in COMPUTED:
            definition.get("properties", {}).pop(name, None)
    short = {name: _shorter(definition) for name, definition in copy.deepcopy(defs).items()}
    short["Event"]["properties"]["category"] |= {"anyOf": [_choice(one.id, one.label) for one in case.profile.categories]}
    steps = {step: row.means for table in (*LAW.values(), RECOMMENDATION) for step, row in table.rows.items()}
    short["OwnStep"]["properties"]["like"] |= {"anyOf": [_choice(step, means) for step, means in sorted(steps.items())]}
    steps |= {own.id: own.label for own in case.profile.steps}
    short["Step"]["properties"]["step"] |= {"anyOf": [_choice(step, means) for step, means in sorted(steps.items())]}
    short["Status"]["enumDescriptions"] = [meaning(status) for status in Status]  # as yaml-language-server has it
    short["Citation"] = {"anyOf": [short["Citation"]["properties"]["source"], short["Citation"]]}
    short["Profile"]["oneOf"] = [{"required": [name]} for name in ("incident", "incidents")]
    found: dict[str, Any] = {"case": {"$ref": _definition(Profile.__name__)}}
    found |= {kind.file: {"type": "array", "items": {"$ref": _definition(kind.__name__)}} for kind in KINDS}
    found["definitions"] = {"$defs": short}
    found["ids"] = {"$defs": {kind.__name__: _ids(case, kind.__name__) for kind in KINDS}}
    return {f"{FOLDER}/{file}.schema.json": _written(schema) for file, schema in found.items()}


def _definition(name: str) -> str:
    return f"definitions.schema.json#/$defs/{name}"


def _written(schema: dict[str, Any]) -> bytes:
    return (json.dumps({"$schema": SCHEMA, **schema}, ensure_ascii=False, indent=1) + "\n").encode()


def _ids(case: Case, kind: str) -> dict[str, Any]:
    records = [record for record in case.records.values() if type(record).__name__ == kind and not record.withdrawn]
    return {"anyOf": [_choice(record.id, record.label) for record in records] or [False]}


def _choice(value: str, words: str) -> dict[str, str]:
    """A value to choose: editors show the description in completion, and the title when the mouse rests on it."""
    return {"const": value, "title": words, "description": words}


def _shorter(schema: Any) -> Any:
    """What a person may write in place of what the export holds."""
    if isinstance(schema, list):
        return [_shorter(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    if "x-kinds" in schema:
        kinds = [{"$ref": f"ids.schema.json#/$defs/{kind}"} for kind in schema["x-kinds"]]
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if schema.get("format") == "edtf" or ("maxLength" in schema and schema.get("type") == "string"):
        return schema | {"type": ["string", "number"]}
    return {key: _shorter(value) for key, value in schema.items()}
