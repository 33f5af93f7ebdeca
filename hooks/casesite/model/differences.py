"""What of a record is not as the lock has it: field by field, with the place in the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from casesite.model.held import GROWING, LINKS, Held, held_fields, held_value
from casesite.model.kinds import Citation, Step
from casesite.model.lock import Lock
from casesite.values.dates import read_date
from casesite.values.pairing import paired

KEYS = ("id", "word", "name", "source")  # the field by which an entry of a list is known
MORE_EXACT = ("at", "quote", "exhibit", "page")  # of a citation


@dataclass(frozen=True)
class Difference:
    """One field that is not as it was published: what it said, and what it says now; nothing on the side where it is missing.

    ``path`` leads to it in the data: names of fields, and numbers of entries as they stand now. ``field`` is None
    for one that the kind had when the lock was written, and has no more.
    """

    path: tuple[str | int, ...]
    field: Held | None
    was: Any
    now: Any


def differences(
    kind: type[BaseModel], was: Mapping[str, Any], now: Mapping[str, Any], lock: Lock, at: tuple[str | int, ...] = ()
) -> Iterator[Difference]:
    """What of a part differs from the lock: ``was`` as the lock keeps it, ``now`` as the data has it."""
    fields = held_fields(kind)
    for name, field in fields.items():
        old, new = was.get(name), held_value(field.part, now[name]) if name in now else None
        here = (*at, name)
        if old == new:
            continue
        if _are(list, old, new):
            yield from _of_list(field, old or [], now.get(name) or [], lock, here)
        elif _are(dict, old, new) and field.part is None:
            for key in dict.fromkeys([*(old or {}), *(new or {})]):
                if (left := (old or {}).get(key)) != (right := (new or {}).get(key)):
                    yield Difference((*here, key), field, left, right)
        elif isinstance(old, dict) and isinstance(new, dict) and field.part:
            yield from differences(field.part, old, now[name], lock, here)
        elif not (old is None and ((field.is_date and _is_news(new, lock)) or (kind is Citation and name in MORE_EXACT))):
            yield Difference(here, field, field.otherwise if old is None else old, field.otherwise if new is None else new)
    for name in was.keys() - kind.model_fields.keys():
        yield Difference((*at, name), None, was[name], None)


def _are(shape: type, *values: Any) -> bool:
    """Whether values have a shape, or are not there: what was edited by hand in the lock may have any."""
    return all(value is None or isinstance(value, shape) for value in values)


def _of_list(field: Held, old: Sequence[Any], now: Sequence[Any], lock: Lock, here: tuple[str | int, ...]) -> Iterator[Difference]:
    new = [held_value(field.part, entry) for entry in now]
    for there, number in paired(old, new, _key(field), _words):
        if number is None:
            if there is not None:
                yield Difference(here, field, old[there], None)
        elif there is None:
            if not _may_come(field, new[number], lock):
                yield Difference((*here, number), field, None, new[number])
        elif old[there] == new[number]:
            continue
        elif field.part:
            yield from differences(field.part, _whole(old[there]), now[number], lock, (*here, number))
        else:
            yield Difference((*here, number), field, old[there], new[number])


def _may_come(field: Held, entry: Any, lock: Lock) -> bool:
    """Whether an entry may come without a word; ``held.ADDED`` has the reasons."""
    if field.name in GROWING or (isinstance(entry, dict) and _is_news(entry.get("date") or entry.get("when"), lock)):
        return True
    return isinstance(entry, str) and bool(field.kinds) and LINKS.issuperset(field.kinds) and entry not in lock.records


def _is_news(value: Any, lock: Lock) -> bool:
    """Whether a value is a date later than the day up to which the record went when the lock was written."""
    try:
        return isinstance(value, str) and read_date(value).first > lock.as_of
    except ValueError:
        return False


def _key(field: Held) -> Any:
    def key(entry: Any) -> object:
        entry = _whole(entry) if field.part is Citation else entry
        if not isinstance(entry, dict):
            return entry if field.kinds else None
        if field.part is Step:
            return entry.get("date"), entry.get("step")
        return next((entry[name] for name in KEYS if name in entry), None)

    return key


def _whole(entry: Any) -> Mapping[str, Any]:
    """A citation that is an id alone, as one of several fields."""
    return entry if isinstance(entry, Mapping) else {"source": entry}


def _words(entry: Any) -> str:
    if isinstance(entry, dict):
        return " ".join(_words(value) for name, value in entry.items() if name not in ("sources", "by", "status"))
    return str(entry) if not isinstance(entry, list) else ""
