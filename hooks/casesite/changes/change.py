"""What a comparison finds, as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

from pydantic import BaseModel


class Mark(Enum):
    """Whether words stand as they did, are gone, or are new."""

    SAID = auto()
    OLD = auto()
    NEW = auto()


Words = tuple[tuple[Mark, str], ...]


def said(words: str) -> Words:
    """Words without marks."""
    return ((Mark.SAID, words),)


class Sort(Enum):
    """What sort of change it is, where that decides who should read it; ``second_reader`` has the reasons."""

    UNEXPLAINED = auto()
    STANDING = auto()
    RAISED = auto()
    STATUS = auto()
    SPEAKER = auto()
    STATEMENT_GONE = auto()
    SOURCE_GONE = auto()
    SECOND_GONE = auto()
    FEWER = auto()
    BEARING = auto()
    QUOTATION = auto()
    WAIVER = auto()
    UNNAMED = auto()
    LOADED = auto()
    ADDRESS = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Change:
    """One thing that is said otherwise.

    ``field`` is where, with the names of the data files: ``statements.status``; ``at`` is the part of the
    record in words; ``around`` holds the parts that it stands in, old and new, the record first.
    """

    sort: Sort
    field: str
    words: Words
    at: str = ""
    around: tuple[BaseModel, ...] = ()


@dataclass(frozen=True)
class Spot:
    """Where in a record a comparison stands; see ``Change``."""

    field: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    around: tuple[BaseModel, ...] = ()

    def into(self, field: str, at: str = "") -> Spot:
        """One step further in: a field, and its part in words where it is a part."""
        return replace(self, field=(*self.field, field), at=(*self.at, at) if at else self.at)

    def within(self, *parts: BaseModel | None) -> Spot:
        """The same spot, among these parts as well."""
        return replace(self, around=(*self.around, *(part for part in parts if part is not None)))

    def change(self, words: str | Words, sort: Sort = Sort.OTHER) -> Change:
        """A change here."""
        return Change(sort, ".".join(self.field), said(words) if isinstance(words, str) else words, ", ".join(self.at), self.around)


class State(StrEnum):
    """What became of a record, as a summary counts it."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    WITHDRAWN = "withdrawn"
    RESTORED = "shown again"
    REMOVED = "removed"


@dataclass(frozen=True)
class Changed:
    """A record, or the case as a whole, that is not as it was, and why a second person should read it."""

    state: State
    noun: str
    label: str
    id: str  # empty for the case as a whole
    changes: tuple[Change, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything that changed between two states of a case.

    ``published`` says what happened to the list of published statements, ``notes`` what else a reader of the
    comparison must know, and ``unread`` what the earlier state holds that could not be compared.
    """

    changed: tuple[Changed, ...]
    published: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
