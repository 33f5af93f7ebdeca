"""casesite lock."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from casesite.case_data import collector_paused, link_case
from casesite.changes.git import committed_locks
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import wrote
from casesite.model.lock import LOCK, Lock, LockError, OldLockError, read
from casesite.problem import CaseError, RefusedError, errors
from casesite.rules import broken_rules
from casesite.writing import editing, identity


def arguments(command: argparse.ArgumentParser) -> None:
    """The case."""
    command.add_argument("--anew", action="store_true", help="forget what was locked before: for a case that nobody has read yet")
    case_folder(command)


@collector_paused()
def run(options: argparse.Namespace) -> int:
    """Write the lock of a case that is whole, and nothing into it that a lock before it does not let pass."""
    case_dir, site = options.case_dir, site_of(options)
    case = link_case(case_dir, site, with_lock=False)
    earlier = [] if options.anew else _earlier(case_dir)
    states = [replace(case, lock=lock) for lock in earlier] or [case]
    problems = {problem for state in states for problem in broken_rules(state, site)}
    written = []
    if case.profile.id is None:
        problems = {problem for problem in problems if problem.rule != "no-identity"}
    if errors(problems):
        raise CaseError(problems)
    if case.profile.id is None:
        written = identity.give(case_dir, identity.new())
        case = link_case(case_dir, site, with_lock=False)
    return wrote(*written, *editing.write_lock(case, case_dir, options.today, *earlier))


def _earlier(case_dir: Path) -> list[Lock]:
    """What was locked before: the lock as it is, or where it cannot be read, as it was committed. Raise RefusedError."""
    path = case_dir / LOCK
    try:
        return [read(path.read_bytes())]
    except (FileNotFoundError, OldLockError):
        return committed_locks(case_dir)
    except LockError as error:
        if locks := committed_locks(case_dir):
            return locks
        right = "bring back the last good one, or delete it if nothing was published yet, and run this again"
        raise RefusedError(f"{path}: {error.what}, and no commit holds one that can be read; {right}") from None
