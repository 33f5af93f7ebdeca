"""What the site says now, held against the lock: no statement changes or goes without a correction.

The lock holds, for each record, a hash and the words of each statement, and the corrections that
were there when it was written. ``casesite lock`` writes it when the site is published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from pydantic import BaseModel

from casesite.model.case import Case
from casesite.model.kinds import Correction, Record
from casesite.model.lock import Lock
from casesite.model.sourced import Sourced


def write(case: Case) -> str:
    """The lock of a case as it stands: one line a statement, so that a diff of it can be read."""
    content = {
        "records": said_by_record(case),
        "corrections": sorted(record.id for record in case.records.values() if isinstance(record, Correction)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def said_by_record(case: Case) -> dict[str, dict[str, str]]:
    """By record: what each of its statements says, by hash."""
    found: dict[str, dict[str, str]] = {}
    for one in case.sourced:
        if one.record is not None and (one.status is not None or hasattr(one.part, "text")):
            words = words_of(one)
            found.setdefault(one.record.id, {})[hashlib.sha256(words.encode()).hexdigest()[:16]] = words
    return found


def words_of(one: Sourced) -> str:
    """What a reader is told by a statement: when, what, how sure, on whose word."""
    parts = [_value(one.part, name) for name in ("date", "step", "title", "stance", "text")]
    status = f"{one.status or 'held'}" + (f" by {', '.join(one.by)}" if one.by else "")
    return " | ".join([*(part for part in parts if part), status])


def _value(part: BaseModel, name: str) -> str:
    value = getattr(part, name, None)
    return " ".join(str(value).split()) if value is not None else ""


def unexplained(case: Case, lock: Lock) -> Iterator[tuple[str, Record | None, list[str], list[str]]]:
    """Each record whose published words are gone, with no new correction: id, record, what it said, what is new."""
    now = said_by_record(case)
    corrected = {record.record for record in case.records.values() if isinstance(record, Correction) and record.id not in lock.corrections}
    for id, said in lock.records.items():
        record = case.records.get(id)
        if id in corrected or (record is not None and record.withdrawn):
            continue
        gone = [words for key, words in said.items() if key not in now.get(id, {})]
        if gone:
            yield id, record, gone, [words for key, words in now.get(id, {}).items() if key not in said]
