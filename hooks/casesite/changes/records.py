"""Two states of a case → every record that is not as it was, in one order whatever the files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from casesite.changes.change import Change, Changed, Comparison, Sort, Spot, State
from casesite.changes.naming import Names
from casesite.changes.parts import content, part_changes
from casesite.changes.second_reader import Living, reasons
from casesite.changes.withheld import without_withheld_names
from casesite.model.case import Case
from casesite.model.explained import in_words, told
from casesite.model.held import held
from casesite.model.kinds import KINDS, Proceeding, Profile, Record
from casesite.model.labels import date_words
from casesite.model.lock import LOCK, WHOLE
from casesite.model.published import Unexplained, unexplained
from casesite.model.standing import Standing

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def compare(before: Case, after: Case, unread: Collection[str] = ()) -> Comparison:
    """Everything that changed; ``unread`` is what of the earlier state is not known, which is left out: ids, and names of files."""
    names, living = Names(before, after), Living(before, after)
    silent = dict(_newly_unexplained(before, after))
    changed: list[Changed] = []
    whole = part_changes(names, Spot(), _in_one_form(before.profile, after.profile), after.profile)
    profile = [replace(change, around=change.around[2:]) for change in whole]  # it names people in many places
    if WHOLE in silent:
        profile.append(Spot().change(silent[WHOLE], Sort.UNEXPLAINED))
    if profile:
        why = tuple(reasons(living, State.CHANGED, (), profile))
        changed.append(Changed(State.CHANGED, "the case as a whole", after.profile.title, "", tuple(profile), why))
    for old, new in _pairs(names, before, after):
        record = new or old
        if record is None or record.id in unread:
            continue
        state, changes = _record(names, old, new)
        if record.id in silent:
            changes = (*changes, Spot().within(old, new).change(silent[record.id], Sort.UNEXPLAINED))
        if changes or state is not State.CHANGED:
            why = tuple(reasons(living, state, [part for part in (old, new) if part], changes))
            changed.append(Changed(state, record.noun, names.label(record), record.id, changes, why))
    found = Comparison(tuple(changed), "" if LOCK in unread else _published(before, after), unread=tuple(sorted(unread)))
    return without_withheld_names(found, before.profile, after.profile)


def _in_one_form(before: Profile, after: Profile) -> Profile:
    """The earlier state of the case as a whole, with its incidents written as the later one writes them."""
    one, several = after.in_its_form(before.incident, before.incidents, lambda each: held(each) == held(after.all_incidents[0]))
    return before.model_copy(update={"incident": one, "incidents": several})


def _pairs(names: Names, before: Case, after: Case) -> Iterator[tuple[Record | None, Record | None]]:
    """What became of each record: by kind, then by date, then by id."""
    former = {new: old for old, new in names.renamed.items()}
    pairs: list[tuple[Record | None, Record | None]] = []
    kept: set[str] = set()
    for record in after.records.values():
        old = before.records.get(former.get(record.id, record.id))
        if old is not None and type(old) is type(record):
            kept.add(old.id)
            pairs.append((old, record))
        else:
            pairs.append((None, record))
    pairs += [(record, None) for record in before.records.values() if record.id not in kept]
    return iter(sorted(pairs, key=lambda pair: _order(pair[1] or pair[0])))


def _order(record: Record | None) -> tuple[int, str, str]:
    return (_RANK[type(record)], str(getattr(record, "date", "")), record.id) if record else (0, "", "")


def _record(names: Names, old: Record | None, new: Record | None) -> tuple[State, tuple[Change, ...]]:
    spot = Spot().within(old, new)
    if new is None:
        gone = content(names, Spot(), old) if old else ()
        return State.REMOVED, tuple(replace(change, sort=Sort.OTHER) for change in gone)
    taken_back = f"withdrawn on {date_words(new.withdrawn.date)}: {new.withdrawn.reason}" if new.withdrawn else ""
    said = (spot.into("withdrawn").change(taken_back),) if taken_back else ()
    if old is None:
        return State.ADDED, (*said, *content(names, Spot(), new))
    if new.withdrawn:  # nothing else of it is shown
        return State.CHANGED if old.withdrawn else State.WITHDRAWN, () if old.withdrawn == new.withdrawn else said
    changes = [*part_changes(names, Spot(), old, new), *_standing(names, spot, old, new)]
    if old.id != new.id:
        changes.insert(0, spot.into("formerly").change(f"was called “{old.id}”; that address leads here now"))
        return State.RENAMED, tuple(changes)
    if lost := [id for id in old.formerly if id not in new.formerly]:
        changes.append(spot.into("formerly").change(f"the addresses of {', '.join(lost)} lead here no more", Sort.ADDRESS))
    return State.RESTORED if old.withdrawn else State.CHANGED, tuple(changes)


def _standing(names: Names, spot: Spot, old: Record, new: Record) -> Iterator[Change]:
    """Where a proceeding, or each of its counts, stood and stands: computed, so no line of the data says it."""
    if not (isinstance(old, Proceeding) and isinstance(new, Proceeding)):
        return
    former = {charge.id: charge for charge in old.charges}
    for charge in new.charges:
        if charge.id in former:
            was = names.before.standing(old, former[charge.id])
            yield from _stands(
                spot.into("charges", names.at(charge)).within(former[charge.id], charge), was, names.after.standing(new, charge)
            )
    if not (old.charges or new.charges):
        yield from _stands(spot, names.before.standing(old), names.after.standing(new))


def _stands(spot: Spot, was: Standing, now: Standing) -> Iterator[Change]:
    if was.words != now.words:
        kept = (was.state, was.outcomes, was.on_appeal) == (now.state, now.outcomes, now.on_appeal)
        yield spot.into("steps").change(f"where it stands: was “{was.words}”; is now “{now.words}”", Sort.OTHER if kept else Sort.STANDING)


def _newly_unexplained(before: Case, after: Case) -> Iterator[tuple[str, str]]:
    """Records whose published words changed with no correction that says so, held against both locks: either may have been changed."""
    known = {found.id for found in unexplained(before, before.lock)} if before.lock else set()
    for lock in filter(None, (after.lock, before.lock)):
        for found in unexplained(after, lock):
            if found.id not in known:
                yield found.id, _owed(after, found)


def _owed(case: Case, found: Unexplained) -> str:
    what = "this was published, and no correction says that it changed"
    if found.record is not None:
        return f"{what}; write it with “casesite correct {found.id}”"
    return f"{what}; put it back with “withdrawn:”, a date and the reason. It said: {in_words(case, told(found.entry.says))}"


def _published(before: Case, after: Case) -> str:
    """What happened to the list of published statements, which only a release should change."""
    if before.lock == after.lock:
        return ""
    if after.lock is None:
        return f"the list of published statements ({LOCK}) was deleted"
    if before.lock is None:
        return f"a list of published statements ({LOCK}) was added"
    old, new = before.lock.records, after.lock.records
    changed = sum(old[id] != new[id] for id in old.keys() & new.keys())
    counts = f"{len(old.keys() - new.keys())} records taken off, {len(new.keys() - old.keys())} put on, {changed} changed"
    return f"the list of published statements ({LOCK}) was changed: {counts}"
