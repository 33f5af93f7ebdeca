"""How fields and their values read, in a correction that readers see and in a report of what changed: the same words in both."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from pydantic import BaseModel

from casesite.language import message, t, tc
from casesite.model import labels, roster
from casesite.model.kinds import (
    Category,
    Charge,
    CheckedClaim,
    Effect,
    ExhibitKind,
    Force,
    Incident,
    KnownError,
    LoadedWord,
    PartyKind,
    Position,
    ProceedingKind,
    Progress,
    Role,
    Side,
    SourceKind,
    Statement,
    Status,
    Step,
    Verdict,
    Waiver,
)
from casesite.values.dates import read_date

FIELDS: Mapping[str, str] = {
    "against": message("field", "against"),
    "aliases": message("field", "aliases"),
    "appeal_of": message("field", "appeal of"),
    "archive_url": message("field", "address of an archived copy"),
    "at": message("field", "where in the source"),
    "authors": message("field", "authors"),
    "authority": message("field", "issued by"),
    "by": message("field", "whose word it is"),
    "categories": message("field", "categories"),
    "caption": message("field", "caption"),
    "category": message("field", "category"),
    "change": message("field", "change"),
    "charges": message("field", "charges"),
    "claim": message("field", "claim"),
    "claims": message("field", "claims"),
    "contact": message("field", "contact"),
    "correction": message("field", "correction"),
    "counsel": message("field", "counsel"),
    "credit": message("field", "credit"),
    "date": message("field", "date"),
    "died": message("field", "died"),
    "discussion": message("field", "discussion"),
    "docket": message("field", "docket"),
    "errors": message("field", "errors"),
    "events": message("field", "events"),
    "exhibit": message("field", "exhibit"),
    "exhibits": message("field", "exhibits"),
    "force": message("field", "force"),
    "force_note": message("field", "force note"),
    "forum": message("field", "forum"),
    "geo": message("field", "coordinates"),
    "hazard": message("field", "hazard"),
    "id": message("field", "id"),
    "identifiers": message("field", "identifiers"),
    "in_force": message("field", "in force"),
    "in_words": message("field", "in words"),
    "incident": message("field", "incident"),
    "incidents": message("field", "incidents"),
    "instead": message("field", "what to write instead"),
    "issued": message("field", "issued"),
    "issuer": message("field", "issuer"),
    "judges": message("field", "judges"),
    "jurisdiction": message("field", "jurisdiction"),
    "kind": message("field", "kind"),
    "label": message("field", "label"),
    "language": message("field", "language"),
    "licence": message("field", "licence"),
    "minor": message("field", "minor"),
    "name": message("field", "name"),
    "not_covered": message("field", "not covered"),
    "not_established": message("field", "not established"),
    "note": message("field", "note"),
    "one_sided": message("field", "one sided"),
    "number": message("field", "number"),
    "open_questions": message("field", "open questions"),
    "outcome": message("field", "outcome"),
    "page": message("field", "page"),
    "parties": message("field", "parties"),
    "place": message("field", "place"),
    "positions": message("field", "positions"),
    "primary": message("field", "primary"),
    "proceeding": message("field", "proceeding"),
    "proceedings": message("field", "proceedings"),
    "progress": message("field", "progress"),
    "protocols": message("field", "protocols"),
    "publisher": message("field", "publisher"),
    "quote": message("field", "quote"),
    "reason": message("field", "reason"),
    "record": message("field", "record"),
    "role": message("field", "role"),
    "roles": message("field", "roles"),
    "said": message("field", "said"),
    "says": message("field", "says"),
    "sha256": message("field", "SHA-256 of the file"),
    "short_title": message("field", "short title"),
    "side": message("field", "side"),
    "sides": message("field", "sides"),
    "source": message("field", "source"),
    "sources": message("field", "sources"),
    "stance": message("field", "stance"),
    "statements": message("field", "statements"),
    "status": message("field", "status"),
    "statute": message("field", "statute"),
    "step": message("field", "step"),
    "steps": message("field", "steps"),
    "summary": message("field", "summary"),
    "text": message("field", "text"),
    "title": message("field", "title"),
    "transcript": message("field", "transcript"),
    "type": message("field", "type"),
    "url": message("field", "address"),
    "verdict": message("field", "verdict"),
    "version": message("field", "version"),
    "via": message("field", "republished by"),
    "weak": message("field", "weak"),
    "when": message("field", "time"),
    "why": message("field", "why"),
    "withdrawn": message("field", "withdrawn"),
    "would_settle": message("field", "would settle"),
}
PARTS: Mapping[type[BaseModel], str] = {
    Category: message("part", "category"),
    Charge: message("part", "count"),
    CheckedClaim: message("part", "checked claim"),
    Incident: message("part", "incident"),
    KnownError: message("part", "known error"),
    LoadedWord: message("part", "loaded word"),
    Position: message("part", "position"),
    Role: message("part", "role"),
    Side: message("part", "side"),
    Statement: message("part", "statement"),
    Step: message("part", "step"),
    Waiver: message("part", "waiver"),
}
_WORDS: Mapping[type[Enum], Callable[[Any], str]] = {
    Status: labels.status_words,
    PartyKind: roster.party_kind,
    ProceedingKind: labels.proceeding_kind,
    SourceKind: labels.source_kind,
    Effect: labels.effect,
    ExhibitKind: labels.exhibit_kind,
    Force: labels.force,
    Progress: labels.progress,
    Verdict: labels.verdict,
}


def field_name(name: str) -> str:
    """A field's name in words, as they stand within a line."""
    return tc("field", FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def part_name(part: BaseModel) -> str:
    """What a part of a record is: a statement, a known error."""
    kind = type(part)
    return tc("part", PARTS[kind]) if kind in PARTS else re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()


def word(value: Enum) -> str:
    """A word of a list as a reader reads it."""
    words = _WORDS.get(type(value))
    return words(value) if words else str(value.value).replace("-", " ").replace("_", " ")


def date_in_words(written: str) -> str:
    """A date of the lock as a reader reads it; as it is written, where it is none any more."""
    try:
        return read_date(written).words
    except ValueError:
        return written


def yes_or_no(value: bool) -> str:  # noqa: FBT001  # it is the value
    """A flag in a word."""
    return t("yes") if value else t("no")
