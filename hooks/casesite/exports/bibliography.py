"""sources.json: the sources as CSL-JSON (CSL data schema 1.0.2)."""

from __future__ import annotations

import json
from typing import Any

from casesite.model.case import Case
from casesite.model.kinds import Source
from casesite.site import Site
from casesite.values.dates import CaseDate, Form


def csl_json(case: Case, site: Site) -> bytes:
    """Every source; names are literal, because a byline is not always a person's name in parts."""
    return (json.dumps([item(case, source) for source in case.sources], ensure_ascii=False, indent=1) + "\n").encode()


def item(case: Case, source: Source) -> dict[str, Any]:
    """One source as a CSL item."""
    found: dict[str, Any] = {"id": source.id, "type": source.type.value, "title": source.title}
    if source.authors:
        found["author"] = [{"literal": name} for name in source.authors]
    newspaper = source.type.startswith("article")
    if source.publisher:
        found["container-title" if newspaper else "publisher"] = source.publisher
    if source.via:
        found["source"] = source.via
    if source.issued:
        found["issued"] = date_parts(source.issued)
    if source.accessed:
        found["accessed"] = {"date-parts": [[source.accessed.year, source.accessed.month, source.accessed.day]]}
    if source.url:
        found["URL"] = source.url
    if source.archive_url:
        found["archive_location"] = source.archive_url
    if source.note:
        found["note"] = case.words_of(source.note)
    return found


def date_parts(date: CaseDate) -> dict[str, Any]:
    """A date in CSL's form, as precise as it is known; one that CSL's numbers cannot say, in words."""
    plain = [end for end in date.ends if end.form not in (Form.DECADE, Form.CENTURY, Form.SEASON)]
    if len(plain) < len(date.ends):
        return {"literal": date.words}
    parts: dict[str, Any] = {"date-parts": [list(end.numbers) for end in plain]}
    if date.approximate or date.uncertain:
        parts["circa"] = True
    return parts
