"""What the site says now, held against the lock: nothing that readers saw changes or goes without a correction.

``held`` says what is held, ``differences`` what of it is not as it was, ``explained`` and ``slips`` which
correction says so. ``casesite lock`` writes the lock when the site is published.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casesite.model.case import Case
from casesite.model.differences import Difference, differences
from casesite.model.explained import says_so
from casesite.model.held import held, shown, with_new_ids
from casesite.model.kinds import Correction, Profile, Record
from casesite.model.lock import WHOLE, Entry, Lock, written
from casesite.model.slips import is_slip


@dataclass(frozen=True)
class Unexplained:
    """A record that is not as it was published, and no correction says why.

    ``record`` is None where it is gone. ``corrections`` are the new ones of the record, none of which says all of it;
    ``minor`` are those of them that would, if what changed were a slip of the pen.
    """

    id: str
    record: Record | Profile | None
    entry: Entry
    differences: tuple[Difference, ...] = ()
    corrections: tuple[Correction, ...] = ()
    minor: tuple[Correction, ...] = ()


def as_published(case: Case, today: datetime.date, *earlier: Lock) -> Lock:
    """The lock of a case as it stands; what did not change since an earlier lock keeps the days that it has there."""
    records, names = dict[str, Entry](), _new_ids(case)
    for id, part in _parts(case):
        says, former = held(part), (part.formerly if isinstance(part, Record) else ())
        known = [lock.records[name] for lock in earlier for name in (id, *former) if name in lock.records]
        same = [entry.last for entry in known if _said(part, entry, names) == says]
        records[id] = Entry(_noun(part), min([entry.first for entry in known], default=today), max(same, default=today), says)
    return Lock(case.profile.as_of, records)


def _new_ids(case: Case) -> dict[str, str]:
    """The present id of each record that had another one, by that."""
    return {former: record.id for record in case.records.values() for former in record.formerly}


def _said(part: Record | Profile, entry: Entry, names: Mapping[str, str]) -> Mapping[str, Any]:
    """What an entry says of a record, with the ids that records have now, and incidents under the name that they have now."""
    says = _with_incidents(part, entry.says) if isinstance(part, Profile) else entry.says
    return with_new_ids(type(part), says, names) if names else says


def _with_incidents(profile: Profile, says: Mapping[str, Any]) -> Mapping[str, Any]:
    """A case that writes ``incidents`` where it wrote ``incident``, or the other way round, says nothing else by that."""
    one, several = profile.in_its_form(
        says.get("incident"), says.get("incidents", []), lambda each: bool(each == held(profile.all_incidents[0]))
    )
    others = {name: value for name, value in says.items() if name not in ("incident", "incidents")}
    return others | ({"incident": one} if one else {}) | ({"incidents": several} if several else {})


def write(case: Case, today: datetime.date, *earlier: Lock) -> str:
    """The lock of a case as it stands, as text; arguments as for ``as_published``."""
    return written(as_published(case, today, *earlier))


def _parts(case: Case) -> Iterator[tuple[str, Record | Profile]]:
    yield WHOLE, case.profile
    yield from case.records.items()


def _noun(part: Record | Profile) -> str:
    return part.noun if isinstance(part, Record) else WHOLE


def unexplained(case: Case, lock: Lock) -> Iterator[Unexplained]:
    """Each record whose published words changed or went, with no new correction that says so."""
    parts, names = dict(_parts(case)), _new_ids(case)
    now = names | {id: id for id in parts}
    new = [record for record in case.records.values() if isinstance(record, Correction) and record.id not in lock.records]
    for id, entry in lock.records.items():
        part = parts.get(now.get(id, ""))
        if part is None or _noun(part) != entry.kind:
            yield Unexplained(id, None, entry)
            continue
        said = _said(part, entry, names)
        if held(part) == said or (isinstance(part, Record) and part.withdrawn and "withdrawn" not in said):
            continue  # a withdrawal says itself why
        own = tuple(correction for correction in new if now.get(correction.record) == now[id])
        found = _differences(part, said, lock)
        left = tuple(difference for difference in found if not any(_frees(case, correction, difference) for correction in own))
        if left:
            minor = tuple(one for one in own if one.minor and any(says_so(case, one, difference) for difference in left))
            yield Unexplained(now[id], part, entry, left, own, minor)


def _differences(part: Record | Profile, was: Mapping[str, object], lock: Lock) -> list[Difference]:
    if "withdrawn" in was and not (isinstance(part, Record) and part.withdrawn):
        return [Difference(("withdrawn",), None, was["withdrawn"], None)]
    return list(differences(type(part), was, shown(part), lock))


def _frees(case: Case, correction: Correction, difference: Difference) -> bool:
    return says_so(case, correction, difference) and (not correction.minor or is_slip(case, difference))
