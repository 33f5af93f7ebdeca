"""The lock: what the site has said, record by record and field by field, as ``published.json`` keeps it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, Literal
from unicodedata import normalize

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from casesite.problem import quoted
from casesite.values.objects import RepeatedNameError, each_once

LOCK = "published.json"
WHOLE = "case"  # the case as a whole, beside the ids of its records
FORMAT: Final = 2
NO_LOCK = "this is no list of what was published"
ANEW = 'run "casesite lock", which writes it anew'
UPGRADE = 'run "casesite upgrade", which brings the case up to date'
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")  # no text that was written by us holds one
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)


class LockError(ValueError):
    """A lock that cannot be read: what is wrong with it, at which line and column from 1, and what to do about it."""

    def __init__(self, what: str, line: int = 1, column: int = 1, right: str = ANEW) -> None:
        self.what, self.line, self.column = what, line, column
        super().__init__(f"{what}; {right}")


class OldLockError(LockError):
    """A lock of the form before this one, which knew only some of the statements: nothing can be held against it."""


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Entry:
    """What the site says of one record: its kind, its fields, and the days of the first and of the last lock that changed it."""

    kind: str
    first: datetime.date
    last: datetime.date
    says: Mapping[str, Any]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Lock:
    """Every published record by id, the case as a whole under ``WHOLE``; and the day up to which the record went then."""

    as_of: datetime.date
    records: Mapping[str, Entry]
    format: Literal[2] = FORMAT


def read(content: bytes) -> Lock:
    """Read a lock; raise LockError with what is wrong and what to run."""
    try:
        text = normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LockError("this is not UTF-8", content.count(b"\n", 0, error.start) + 1) from None
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise LockError("a merge left both sides of a conflict here", line)
    try:
        values = json.loads(text, object_pairs_hook=each_once)
    except json.JSONDecodeError as error:
        raise LockError("this is cut short, or was edited by hand, and cannot be read", error.lineno, error.colno) from None
    except RepeatedNameError as error:  # what a merge by hand left twice would not be held
        [name] = error.args
        line = text.count("\n", 0, text.rfind(json.dumps(name, ensure_ascii=False))) + 1
        raise LockError(f"{quoted(name)} is written twice here", line) from None
    except (RecursionError, ValueError):
        raise LockError(NO_LOCK) from None
    if half := _SURROGATE.search(text):
        raise LockError("half a character stands here", text.count("\n", 0, half.start()) + 1)
    form = values.get("format") if isinstance(values, dict) else None
    if isinstance(form, int) and form > FORMAT:
        raise LockError(f"this is of form {form}, which a newer casesite wrote", right=f"this one reads form {FORMAT}: update casesite")
    if form is None and isinstance(values, dict) and isinstance(values.get("records"), dict) and "corrections" in values:
        raise OldLockError("this is of an older form, which held only some of what the site says", right=UPGRADE)
    try:
        return TypeAdapter(Lock).validate_python(values)
    except ValidationError:
        raise LockError(NO_LOCK) from None


def written(lock: Lock) -> str:
    """A lock as text: sorted, one value a line, so that a diff of it can be read."""
    return json.dumps(asdict(lock), ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
