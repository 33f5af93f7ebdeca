"""The files beside the data that ``casesite init`` made: brought up to date, with what somebody changed in them kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casesite.writing import files
from casesite.writing.merging import merged
from casesite.writing.starter import BEFORE, FORGES, STARTER, filled_in, in_yaml

NEW = ".new"  # behind the name of a file that stands beside one that is left alone


@dataclass(frozen=True)
class Renewal:
    """A file as it is, as it is to be, and the place where that goes: beside it, where both sides changed the same lines."""

    path: Path
    before: str
    after: str
    to: Path

    @property
    def difference(self) -> str:
        """What changes, as a unified diff."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), str(self.path), str(self.to), lineterm="")
        return "\n".join(lines)


def renewals(folder: Path, title: str, language: str, number: int) -> Iterator[Renewal]:
    """The files of a case that change from the format of a number to this one. One that is not there was taken away, and stays so."""
    blanks = {"title": in_yaml(title), **FORGES["github"]}  # the only one of format 1
    before = BEFORE / str(number)
    for old in sorted(path for path in before.rglob("*") if path.is_file()):
        name = old.relative_to(before)
        path, new = folder / name, STARTER / name
        if not path.is_file():
            continue
        mine = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        began, is_now = (filled_in(file.read_text(encoding="utf-8"), blanks, language) for file in (old, new))
        after = merged(began, mine, is_now)
        if after is None:
            yield Renewal(path, mine, is_now, path.with_name(f"{path.name}{NEW}"))
        elif after != mine:
            yield Renewal(path, mine, after, path)


def renew(renewals: list[Renewal], folder: Path) -> list[Path]:
    """Write them, all or none → the files. Raise WriteError."""
    return files.write({each.to: files.as_before(each.path, each.after) for each in renewals}, folder)
