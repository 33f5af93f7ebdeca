"""case.json: the whole case as people wrote it, with where things stand; and its JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import KINDS, Correction, Proceeding, Profile, Record
from casesite.site import Site

COMPUTED = ("address", "standing")  # what the export adds to what people wrote
SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def case_json(case: Case, site: Site) -> bytes:
    """Every record by kind, each with its address; a proceeding and its charges with their standing."""
    content: dict[str, Any] = {
        "$schema": "case.schema.json",
        "as_of": case.as_of.isoformat(),
        "case": case.profile.model_dump(mode="json", exclude_defaults=True, exclude={"do_not_name"}),
    }
    for kind in KINDS:
        content[kind.file] = [_record(case, record, site) for record in case.every(kind)]
    return _written(content)


def schema_json(case: Case, site: Site) -> bytes:
    """JSON Schema 2020-12 of ``case.json``, from the same definitions that check the data."""
    return _written(case_schema())


def case_schema() -> dict[str, Any]:
    """The schema of ``case.json`` as an object."""
    mode: Any = "validation"
    kinds: list[type[BaseModel]] = [Profile, *KINDS]
    pairs = [(kind.__name__, mode, TypeAdapter(kind)) for kind in kinds]
    references, definitions = TypeAdapter.json_schemas(pairs, ref_template="#/$defs/{model}")
    defs = dict(definitions["$defs"])
    extra = {"address": {"type": "string", "description": "Where the site shows it, from the site's root."}}
    standing = {"type": "string", "description": "Where it stands as of the date above."}
    for kind in KINDS:
        defs[kind.__name__]["properties"] |= extra
    for name in ("Proceeding", "Charge", "Recommendation"):
        defs[name]["properties"] |= {"standing": standing}
    properties: dict[str, Any] = {
        "$schema": {"type": "string"},
        "as_of": {"type": "string", "format": "date", "description": "The day as of which the case is shown."},
        "case": references[("Profile", mode)],
    }
    for kind in KINDS:
        properties[kind.file] = {"type": "array", "items": references[(kind.__name__, mode)]}
    return {
        "$schema": SCHEMA,
        "title": "A case: its records, as casesite publishes them",
        "type": "object",
        "properties": properties,
        "required": list(properties)[1:],
        "additionalProperties": False,
        "$defs": defs,
    }


def _record(case: Case, record: Record, site: Site) -> dict[str, Any]:
    content = record.model_dump(mode="json", exclude_defaults=True)
    if not (isinstance(record, Correction) and record.minor):  # kept in the data, on no page
        content["address"] = site.url + stable(record)
    if isinstance(record, Proceeding):
        content["standing"] = case.standing(record).words
        for charge, entry in zip(record.charges, content.get("charges", []), strict=True):
            entry["standing"] = case.standing(record, charge).words
        for recommendation, entry in zip(record.recommendations, content.get("recommendations", []), strict=True):
            entry["standing"] = case.became_of(recommendation).words
    return content


def _written(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
