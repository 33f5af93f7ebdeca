"""Git, asked about the repository that holds a folder of case data; nothing of it is changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from casesite.model.lock import LOCK, Lock, LockError, read
from casesite.problem import RefusedError, clean

# What git tells a hook of the repository that it runs for, which need not be the one that is asked for here.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
# The last commit, and the one that a merge or the like is bringing in.
LONGEST = 100  # characters of a file's name that is told
_LAST = ("HEAD", "MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")


class RevisionError(RefusedError):
    """A state that cannot be had: one line for whoever asked for it."""


def git(*arguments: str, cwd: Path, wrong: str = "", index: str | None = None) -> str:
    """What git says, without the spaces around it; raise RevisionError, with ``wrong`` or with git's own words."""
    return ask(*arguments, cwd=cwd, wrong=wrong, index=index).decode("utf-8", "replace").strip()


def ask(*arguments: str, cwd: Path, wrong: str = "", index: str | None = None) -> bytes:
    """The bytes that git writes; arguments and exceptions as for ``git``."""
    program = shutil.which("git")
    if program is None:
        raise RevisionError("git is not here; install it, or name two folders of case data")
    mine = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment = mine | {"LC_ALL": "C"} | ({"GIT_INDEX_FILE": index} if index else {})
    done = subprocess.run([program, *arguments], cwd=cwd, env=environment, capture_output=True, check=False)  # noqa: S603  # no shell
    if done.returncode:
        said = clean(done.stderr.decode("utf-8", "replace"))
        raise RevisionError(wrong if wrong and "dubious ownership" not in said else f"git: {said}")
    return done.stdout


def changed_beside(before: str, after: str, case_dir: Path) -> list[str]:
    """The files that differ between two revisions and hold no case data: the program, its settings, pages written by hand.

    None where one of the two is no revision. Raise RevisionError where git fails otherwise.
    """
    try:
        top = git("rev-parse", "--show-toplevel", cwd=case_dir)
        prefix = git("rev-parse", "--show-prefix", cwd=case_dir)
        commits = [git("rev-parse", "--verify", "--quiet", f"{state}^{{commit}}", cwd=case_dir) for state in (before, after)]
    except RevisionError:
        return []
    names = ask("diff", "--name-only", "--no-renames", "-z", *commits, cwd=Path(top)).decode("utf-8", "replace").split("\0")
    return [clean(name)[:LONGEST] for name in names if name and not (prefix and name.startswith(prefix))]


def committed_locks(case_dir: Path) -> list[Lock]:
    """The locks of the last commit, and of one that is being merged, as far as there are any that can be read."""
    locks = []
    for revision in _LAST:
        try:
            locks.append(read(ask("show", f"{revision}:./{LOCK}", cwd=case_dir)))
        except (RevisionError, LockError):
            continue
    return locks
