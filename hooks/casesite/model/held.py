"""What of each record is held once it is published: every field that a reader sees, but for a written few."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any
from unicodedata import normalize

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from casesite.model.kinds import Citation, Exhibit, Party, Proceeding, Profile, Record, Source, Term
from casesite.values.dates import CaseDate
from casesite.values.fields import Reference, Rich, is_prose
from casesite.values.marks import marks

# The fields that may change without a word, each with the reason; a test holds the list against every model.
EXCUSED: Mapping[type[BaseModel], Mapping[str, str]] = {
    Record: {
        "id": "It is the name by which the record is held.",
        "formerly": "It leads from old addresses and says nothing; an id that changes is followed by it.",
        "waivers": "They say how the rules were applied; the method page always lists those that stand.",
    },
    Profile: {
        "format": "It says how the files are written, and nothing of the case.",
        "as_of": "It says how far the record goes; what was found by then shows in the records.",
        "review_days": "No page shows it.",
        "loaded_words": "No page shows them.",
        "exhibit_limits": "No page shows them.",
        "do_not_name": "No page shows them.",
    },
    Exhibit: {"file_name": "A site calls the file after the record; what is in it is held by its hash."},
    Party: {"living": "No page shows it; a death shows by its date."},
    Proceeding: {"reviewed": "It says when someone last looked for news, and nothing of the case."},
    Source: {
        "accessed": "It says when someone last read the source, and nothing of what it says.",
        "archive_url": "It leads to a copy of the same words.",
    },
    Term: {"everyday": "It says where a word is explained, and not what it means."},
}
# What may come without a word, each with the reason; whatever goes or changes, and all else that comes, needs a correction.
ADDED: Mapping[str, str] = {
    "a record": "What is new stands as new, in the feeds and with the day of its publication.",
    "a link to a record that is new": "It comes with the record: an event that a dispute is about, a proceeding that an event belongs to.",
    "a source": "It takes nothing from what was said; a source that goes, or that no longer supports a statement, is held.",
    "where a source says it, its words, or the exhibit in which they can be read": "It says more exactly what was cited already.",
    "what happened after the day of the lock's record": "It is news, and no change to what was said of the time before.",
    "a category": "It says nothing before an event is in it.",
}
GROWING = frozenset({"sources", "categories"})  # lists to which anything may be added
LINKS = frozenset({"Event", "Proceeding", "SafetyProtocol", "Exhibit"})  # kinds of which a new record may be linked
_NAMED = re.compile(r"(\[\[|\[@)([a-z0-9-]+)")  # a record or a source, in a text
ORDER = ("id", "source", "date", "title", "name", "claim", "says", "stance", "text", "step", "at", "quote")


@dataclass(frozen=True)
class Held:
    """A field that is held: its name, the model of its parts where it has some, and the kinds of record that it names.

    ``word`` is the list that its words are from, where there is one; ``is_date`` says whether it holds a date,
    ``is_rich`` whether it holds small Markdown.
    """

    name: str
    info: FieldInfo
    part: type[BaseModel] | None
    kinds: tuple[str, ...]
    word: type[Enum] | None
    is_date: bool
    is_rich: bool

    @property
    def is_prose(self) -> bool:
        """Whether it holds words for readers."""
        return is_prose(self.info.annotation, self.info.metadata)

    @property
    def otherwise(self) -> str | bool | None:
        """What holds where nothing is written: a status, a language, yes or no."""
        default = self.info.get_default(call_default_factory=True)
        return default.value if isinstance(default, Enum) else default if isinstance(default, str | bool) else None


@cache
def held_fields(kind: type[BaseModel]) -> Mapping[str, Held]:
    """The fields of a model that are held, by name; found once a class."""
    excused = {name for base in kind.__mro__ for name in EXCUSED.get(base, ())}
    found = {}
    for name, info in kind.model_fields.items():
        if name not in excused:
            found_marks = list(marks(info.annotation, info.metadata))
            types = [mark for mark in found_marks if isinstance(mark, type)]
            found[name] = Held(
                name,
                info,
                part=next((one for one in types if issubclass(one, BaseModel)), None),
                kinds=next((mark.kinds for mark in found_marks if isinstance(mark, Reference)), ()),
                word=next((one for one in types if issubclass(one, Enum)), None),
                is_date=not {CaseDate, datetime.date}.isdisjoint(types),
                is_rich=Rich in types,
            )
    return found


def held(part: BaseModel) -> dict[str, Any]:
    """What of a record, or of a part of one, is held: plain values by field, as the lock keeps them.

    Spaces and the order of lists say nothing and are made alike; what was left out is left out. Of a record
    that is withdrawn only the withdrawal is held: nothing else of it is shown.
    """
    return {name: held_value(held_fields(type(part))[name].part, value) for name, value in shown(part).items()}


def shown(part: BaseModel) -> dict[str, Any]:
    """The same, with lists in the order of the data and texts as they were written."""
    written = part.model_dump(mode="json", exclude_defaults=True)
    if isinstance(part, Record) and part.withdrawn:
        return {"withdrawn": written["withdrawn"]}
    return {name: written[name] for name in held_fields(type(part)) if name in written}


def held_value(part: type[BaseModel] | None, value: Any) -> Any:
    """One value as the lock keeps it; ``part`` is the model of its parts, where it has some."""
    if isinstance(value, str):
        return normalize("NFC", " ".join(value.split()))
    if isinstance(value, list):
        return sorted((held_value(part, entry) for entry in value), key=_order)
    if not isinstance(value, dict):
        return value
    if part is None:
        return {key: held_value(None, inner) for key, inner in value.items()}
    kept = {name: held_value(field.part, value[name]) for name, field in held_fields(part).items() if name in value}
    return kept["source"] if part is Citation and len(kept) == 1 else kept


def with_new_ids(kind: type[BaseModel], says: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What the lock keeps of a part, with the ids that records have now: where it names them, and in its texts."""
    fields = held_fields(kind)
    return {name: _with_new_ids(fields.get(name), value, names) for name, value in says.items()}


def _with_new_ids(field: Held | None, value: Any, names: Mapping[str, str]) -> Any:
    if field is None:
        return value
    if isinstance(value, list):
        return sorted((_with_new_ids(field, entry, names) for entry in value), key=_order)
    if isinstance(value, dict) and field.part:
        return with_new_ids(field.part, value, names)
    if not isinstance(value, str):
        return value
    if field.is_rich:
        return _NAMED.sub(lambda match: match[1] + names.get(match[2], match[2]), value)
    return names.get(value, value) if field.kinds or field.part is Citation or field.name == "record" else value


def _order(entry: Any) -> tuple[str, ...]:
    return tuple(str(entry.get(name, "")) for name in ORDER) if isinstance(entry, dict) else (str(entry),)
