"""case.json: the whole case as people wrote it, with where things stand; and its JSON Schema."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

from casesite.exports.imprint import FORMAT, imprint
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import KINDS, Correction, Exhibit, Proceeding, Profile, Record
from casesite.model.media import path_of
from casesite.site import Site

COMPUTED = ("address", "standing", "published")  # what the export adds to what people wrote
SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def case_json(case: Case, site: Site) -> bytes:
    """Every record by kind, each with its address; a proceeding and its charges with their standing."""
    content: dict[str, Any] = {
        "$schema": "case.schema.json",
        **imprint(case, site),
        "as_of": case.as_of.isoformat(),
        "case": case.profile.foremost_apart.model_dump(mode="json", exclude_defaults=True, exclude={"do_not_name"}),
    }
    for kind in KINDS:
        content[kind.file] = [_record(case, record, site) for record in case.every(kind)]
    return _written(content)


def schema_json(case: Case, site: Site) -> bytes:
    """JSON Schema 2020-12 of ``case.json``, from the same definitions that check the data."""
    return _schema()


@cache
def _schema() -> bytes:
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
    defs["Exhibit"]["properties"] |= {"published": _published_schema()}
    properties: dict[str, Any] = {
        "$schema": {"type": "string"},
        "format": {"const": FORMAT, "description": "The format of this file; docs/data-formats.md tells those before it."},
        "generator": {"type": "string", "description": "What made it, and its version."},
        "licence": {"type": "string", "description": "The licence of the data, as SPDX names it."},
        "homepage": {"type": "string", "format": "uri", "description": "The site, where its address is known."},
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
        "required": [name for name in properties if name not in ("$schema", "homepage")],
        "additionalProperties": False,
        "$defs": defs,
    }


def _record(case: Case, record: Record, site: Site) -> dict[str, Any]:
    content = record.model_dump(mode="json", exclude_defaults=True)
    if not (isinstance(record, Correction) and record.minor):  # kept in the data, on no page
        content["address"] = site.url + stable(record)
    if isinstance(record, Exhibit):
        content["published"] = _published(case, record, site)
    if isinstance(record, Proceeding):
        content["standing"] = case.standing(record).words
        for charge, entry in zip(record.charges, content.get("charges", []), strict=True):
            entry["standing"] = case.standing(record, charge).words
        for recommendation, entry in zip(record.recommendations, content.get("recommendations", []), strict=True):
            entry["standing"] = case.became_of(recommendation).words
    return content


def _published(case: Case, exhibit: Exhibit, site: Site) -> dict[str, Any]:
    """The file of an exhibit that is published: where, of which type and size; of a picture, the largest that every program reads."""
    media = case.media[exhibit.file_name]
    seen = media.seen
    found: dict[str, Any] = {"file": site.url + path_of(exhibit, media), "type": seen.type.name if seen.type else ""}
    if seen.width:
        width, height = media.sizes[-1]
        return found | {"width": width, "height": height}
    return found | {"size": media.size} | ({"pages": seen.pages} if seen.pages else {})


def _published_schema() -> dict[str, Any]:
    numbers = {
        "size": "Its size in bytes.",
        "width": "Its width in pixels.",
        "height": "Its height in pixels.",
        "pages": "How many pages it has.",
    }
    properties: dict[str, Any] = {
        "file": {"type": "string", "description": "Where it is, from the site's root."},
        "type": {"type": "string", "description": "Its type (IANA media type)."},
        **{name: {"type": "integer", "description": words} for name, words in numbers.items()},
    }
    words = "The file that the site shows; of a picture, one that is made anew from the one whose sha256 this is."
    return {"type": "object", "description": words, "properties": properties, "required": ["file", "type"]}


def _written(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
