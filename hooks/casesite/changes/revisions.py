"""States of the record: a folder of case data as it is, or as it was at a revision of its repository."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casesite.case_data import link_case
from casesite.changes.git import RevisionError, ask, git
from casesite.model.case import Case
from casesite.model.lock import LOCK, Lock, LockError, read
from casesite.problem import CaseError, clean, count
from casesite.reading.check import STEMS, check
from casesite.reading.link import link
from casesite.reading.load import load, load_lock
from casesite.site import Site

LONGEST = 1000  # letters of a revision's name; git takes fewer
_PATHS = ("./", "../", "/", "~")


@contextmanager
def folder_of(state: str, case_dir: Path) -> Iterator[Path]:
    """The folder of case data that a state names: a revision, laid out for a while, or a folder that is written as a path.

    A name is a revision first, so that no folder of that name in the repository can stand in for it; ``./main``
    is the folder. Raise RevisionError.
    """
    if folder := as_folder(state, case_dir):
        yield folder
        return
    if not state.strip():
        raise RevisionError(_unknown(state))
    if not case_dir.is_dir():
        raise RevisionError(f'there is no folder "{case_dir}"')
    prefix = git(
        "rev-parse", "--show-prefix", cwd=case_dir, wrong=f'"{case_dir}" is in no git repository; name two folders, as in ./case_data'
    )
    git_dir = git("rev-parse", "--absolute-git-dir", cwd=case_dir)
    commit = _commit(state, case_dir)
    if commit is None:
        raise RevisionError(_unknown(state))
    with tempfile.TemporaryDirectory() as there:
        out = Path(there) / "out" / case_dir.resolve().name
        out.mkdir(parents=True)
        # An index and a work tree of its own: what a checkout would give, and nothing of the repository is touched.
        options, index = ("--git-dir", git_dir, "--work-tree", str(out)), str(Path(there) / "index")
        missing = f'"{state}" has no folder "{prefix.rstrip("/") or "."}"'
        git(*options, "read-tree", f"{commit}:{prefix}", cwd=out, index=index, wrong=missing)
        git(*options, "checkout-index", "--all", cwd=out, index=index)
        yield out


def locked_in(state: str, case_dir: Path) -> Lock | None:
    """What was published in a state, named as for ``folder_of``; nothing where there is no lock that can be read. Raise RevisionError."""
    if folder := as_folder(state, case_dir):
        return load_lock(folder)[0]
    commit = _commit(state, case_dir)
    if commit is None:
        raise RevisionError(_unknown(state))
    try:
        return read(ask("show", f"{commit}:./{LOCK}", cwd=case_dir))
    except (RevisionError, LockError):
        return None


def _unknown(state: str) -> str:
    if not state.strip():
        return "no revision is named; name one, as in main or HEAD~1, or a folder, as in ./case_data"
    name = state[:80]
    if state.startswith(_PATHS):
        return f'there is no folder "{name}"'
    return f'there is no git revision "{name}"; fetch it first, or look with "git branch --all"; a folder is written as ./{name}'


def as_folder(state: str, case_dir: Path) -> Path | None:
    """The folder that a state names, if it is one: written as a path, and of no revision's name."""
    if len(state) > LONGEST or ("/" not in state.replace(os.sep, "/") and state not in (".", "..")):
        return None
    folder = Path(state).expanduser()
    plain = state in (".", "..") or state.startswith(_PATHS)
    return folder if folder.is_dir() and (plain or _commit(state, case_dir) is None) else None


def _commit(state: str, case_dir: Path) -> str | None:
    """The commit that a revision names; none where there is no such revision, or no repository."""
    if len(state) > LONGEST or state.startswith(("-", "^")) or not case_dir.is_dir():
        return None
    try:
        return git("rev-parse", "--verify", "--quiet", f"{state}^{{commit}}", cwd=case_dir)
    except RevisionError:
        return None


def as_far_as_it_can_be_read(folder: Path, site: Site, other: Case) -> tuple[Case, set[str], str]:
    """A case that may have mistakes → what is whole of it, what could not be read of it, and how many mistakes, in words.

    What could not be read is given by the ids of records, and as ``case.yml`` and ``published.json``. Where its
    case.yml cannot be read, the one of the other state stands in for it.
    """
    try:
        return link_case(folder, site), set(), ""
    except CaseError as error:
        mistakes = count(error.problems)
    checked, _ = check(load(folder, STEMS)[0])
    lock, broken = load_lock(folder)
    unread = {LOCK} if broken else set()
    if checked.profile is None or checked.profile_node is None:
        checked.profile, checked.profile_node = other.profile, other.profile_node
        unread.add("case.yml")
    case, _ = link(checked, site.as_of)
    if case is None:
        raise RevisionError("there is nothing in it that could be compared")
    unread |= {id for id in checked.written if id not in case.records}
    unread |= {id for id, record in other.records.items() if type(record).__name__ in checked.unread and id not in case.records}
    return replace(case, lock=lock), unread, mistakes


def links_out(folder: Path) -> dict[str, str]:
    """Each symbolic link below a folder that leads out of it: where it stands, and where it leads."""
    found: dict[str, str] = {}
    base = folder.resolve()
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here, name)
            if path.is_symlink():
                target = str(path.readlink())
                if not Path(os.path.realpath(Path(base, path.parent.relative_to(folder), target))).is_relative_to(base):
                    found[clean(path.relative_to(folder).as_posix())] = clean(target)
    return found
