"""One export: where its files are, what they hold, how they are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from casesite.language import tc
from casesite.model.case import Case
from casesite.model.kinds import Record

Made: TypeAlias = bytes | Mapping[str, bytes]  # one file, or several, each by what fills the gap in the path
_GAP = re.compile(r"<\w+>")


@dataclass(frozen=True)
class Export:
    """A path from the site's root, a sentence for the data page, and the function that makes the bytes.

    A path with a gap, as in ``parties/<id>/feed.xml``, stands for several files; with several, for what stands from
    the first to the last. What is of one ``kind`` of record is not there where a case has no record of it,
    and nothing is of which ``has`` says that a case has none.
    """

    path: str
    holds: str
    make: Callable[..., Made]
    kind: type[Record] | None = None
    has: Callable[[Case], bool] = lambda _: True

    @property
    def words(self) -> str:
        """The sentence, in the language of the site."""
        return tc("export", self.holds)

    @property
    def is_one(self) -> bool:
        """Whether it is one file, and not several."""
        return not _GAP.search(self.path)

    def reaches(self, path: str) -> bool:
        """Whether it may have a file of a path; every one has, of no path at all."""
        return not path or re.fullmatch(".*".join(map(re.escape, _GAP.split(self.path))), path) is not None

    def is_of(self, case: Case) -> bool:
        """Whether a case has it."""
        return (self.kind is None or bool(case.every(self.kind))) and self.has(case)

    def files(self, *given: object) -> Iterator[tuple[str, bytes]]:
        """Each file: its path and its bytes. What the function makes it from is given: the case, the site, and maybe the pages."""
        made = self.make(*given)
        if isinstance(made, bytes):
            yield self.path, made
        else:
            before, *_, after = _GAP.split(self.path)
            yield from ((f"{before}{part}{after}", content) for part, content in made.items())
