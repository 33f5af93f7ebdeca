"""Bytes → what is in them, by the reader of their type."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from casesite.model.kinds import ExhibitKind
from casesite.model.media import Seen
from casesite.reading.media.types import refusal, type_of

Look = Callable[[bytes, str], Seen]
# The module that looks at files of each type; it and its library are imported when there is one.
_READERS = {
    "image": "pictures",
    "application/pdf": "papers",
    "audio": "recordings",
    "video": "recordings",
    "": "tables",
    "application/zip": "tables",
}
_known: dict[str, Seen] = {}


def look(content: bytes, sha256: str) -> Seen:
    """What is in a file; bytes that were looked at before, as their SHA-256 says, are not looked at again."""
    if sha256 not in _known:
        _known[sha256] = _look(content)
    return _known[sha256]


def _look(content: bytes) -> Seen:
    name = type_of(content)
    module = _READERS.get(name) or _READERS[name.partition("/")[0]]
    reader = cast(Look, import_module(f"casesite.reading.media.{module}").look)
    seen = reader(content, name)
    return seen if seen.type or seen.refused else Seen(None, f"this is {refusal(content)}")


def words_in(content: bytes, kind: ExhibitKind) -> str:
    """The words that can be read in a paper or in data."""
    module = {ExhibitKind.DOCUMENT: "papers", ExhibitKind.DATA: "tables"}.get(kind)
    return cast(str, import_module(f"casesite.reading.media.{module}").words(content)) if module else ""
