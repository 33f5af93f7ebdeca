"""States of the record: a folder of case data as it is, or as it was at a revision of its repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casesite.build import link_case
from casesite.model.case import Case
from casesite.problem import CaseError, clean, count
from casesite.reading.check import STEMS, check
from casesite.reading.link import link
from casesite.reading.load import load, load_lock
from casesite.site import Site

# What git tells a hook of the repository that it runs for, which need not be the one that is asked for here.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class RevisionError(Exception):
    """A state that cannot be had: one line for whoever asked for it."""


@contextmanager
def folder_of(state: str, case_dir: Path) -> Iterator[Path]:
    """The folder of case data that a state names: a folder is itself, anything else a revision, laid out for a while."""
    if Path(state).is_dir():
        yield Path(state)
        return
    if not case_dir.is_dir():
        raise RevisionError(f'there is no folder "{case_dir}"')
    prefix = _git("rev-parse", "--show-prefix", cwd=case_dir, wrong=f'"{case_dir}" is in no git repository; name two folders of case data')
    git_dir = _git("rev-parse", "--absolute-git-dir", cwd=case_dir)
    unknown = f'there is no folder and no git revision "{state}"; fetch it first, or look with "git branch --all"'
    if state.startswith("-"):
        raise RevisionError(unknown)
    commit = _git("rev-parse", "--verify", "--quiet", f"{state}^{{commit}}", cwd=case_dir, wrong=unknown)
    with tempfile.TemporaryDirectory() as there:
        out = Path(there) / "out" / case_dir.resolve().name
        out.mkdir(parents=True)
        # An index and a work tree of its own: what a checkout would give, and nothing of the repository is touched.
        options, index = ("--git-dir", git_dir, "--work-tree", str(out)), str(Path(there) / "index")
        missing = f'"{state}" has no folder "{prefix.rstrip("/") or "."}"'
        _git(*options, "read-tree", f"{commit}:{prefix}", cwd=out, index=index, wrong=missing)
        _git(*options, "checkout-index", "--all", cwd=out, index=index)
        yield out


def _git(*arguments: str, cwd: Path, wrong: str = "", index: str | None = None) -> str:
    git = shutil.which("git")
    if git is None:
        raise RevisionError("git is not here; install it, or name two folders of case data")
    mine = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment = mine | {"LC_ALL": "C"} | ({"GIT_INDEX_FILE": index} if index else {})
    done = subprocess.run([git, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # no shell
    if done.returncode:
        said = clean(done.stderr)
        raise RevisionError(wrong if wrong and "dubious ownership" not in said else f"git: {said}")
    return done.stdout.strip()


def as_far_as_it_can_be_read(folder: Path, site: Site, other: Case) -> tuple[Case, set[str], str]:
    """A case that may have mistakes → what is whole of it, the ids of which nothing is known, and how many mistakes, in words.

    Where its case.yml cannot be read, the one of the other state stands in for it.
    """
    try:
        return link_case(folder, site), set(), ""
    except CaseError as error:
        mistakes = count(error.problems)
    checked, _ = check(load(folder, STEMS)[0])
    if checked.profile is None or checked.profile_node is None:
        checked.profile, checked.profile_node = other.profile, other.profile_node
    case, _ = link(checked, site.as_of)
    if case is None:
        raise RevisionError("there is nothing in it that could be compared")
    unread = {id for id in checked.written if id not in case.records}
    unread |= {id for id, record in other.records.items() if type(record).__name__ in checked.unread and id not in case.records}
    return replace(case, lock=load_lock(folder)[0]), unread, mistakes
