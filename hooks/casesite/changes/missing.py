"""A case held against the lock of an earlier state: what that held is held still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casesite.changes.git import committed_locks
from casesite.changes.revisions import locked_in
from casesite.model.case import Case
from casesite.model.lock import LOCK, Lock
from casesite.problem import Place, Problem
from casesite.rules import UNEXPLAINED, broken_rules
from casesite.site import Site

MISSING = "missing-lock"


def lost(case: Case, case_dir: Path, base: str, site: Site) -> Iterator[Problem]:
    """What the lock of an earlier state holds that this one lacks, or that changed since with no correction.

    ``base`` is a git revision, or a folder written as a path. Raise RevisionError.
    """
    lock = locked_in(base, case_dir)
    if lock is None:  # nothing was published then, or in a form that held too little
        return
    known = {(problem.place, problem.rule) for problem in broken_rules(case, site)} if case.lock else set()
    for problem in broken_rules(replace(case, lock=lock), site):
        if problem.rule == UNEXPLAINED and (problem.place, problem.rule) not in known:
            yield problem
    yield from _taken_out(case, lock, Place(f"{case_dir.resolve().name}/{LOCK}"), base)


def _taken_out(case: Case, lock: Lock, place: Place, base: str) -> Iterator[Problem]:
    right = f"bring it back: git checkout {base} -- {place.file}"
    if case.lock is None:
        yield Problem(place, MISSING, f"what was published is recorded in {base}, and no more here; {right}")
        return
    now = {former: record.id for record in case.records.values() for former in record.formerly}
    for id, entry in lock.records.items():
        new = case.lock.records.get(id) or case.lock.records.get(now.get(id, ""))
        if new is None:
            yield Problem(place, MISSING, f'"{id}" was published, and is recorded in {base}, and no more here; {right}')
        elif new.first != entry.first:
            yield Problem(place, MISSING, f'"{id}" was published on {entry.first}, and {LOCK} says now: on {new.first}; {right}')


def uncommitted(case: Case, case_dir: Path) -> Iterator[Problem]:
    """What is wrong where the lock that was committed last is not there: it was deleted."""
    if case.lock is None and committed_locks(case_dir):
        place = Place(f"{case_dir.resolve().name}/{LOCK}")
        words = "what was published is recorded in the last commit, and no more here; bring it back: git checkout HEAD -- "
        yield Problem(place, MISSING, words + place.file)
