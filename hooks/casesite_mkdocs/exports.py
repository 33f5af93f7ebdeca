"""What a site has beside its pages: its exports and its search. A build writes all of it; under serve it is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casesite_mkdocs.core import core


class Exports:
    """What is made of a case and its pages, with what the search finds of pages that somebody ``wrote``; nothing without a case."""

    def __init__(self, case: Any, site: Any, pages: list[Any], written: list[Any]) -> None:
        self.case, self.site, self.pages, self.written = case, site, pages, written

    def files(self, path: str = "") -> list[Any]:
        """The exports; with a path, those that have a file there or beside it."""
        if path.startswith("search/"):  # for a reader; a build writes it once all pages are read
            return self.search()
        return list(core().made_exports(self.case, self.site, self.pages, path)) if self.case else []

    def search(self) -> list[Any]:
        """The files of the search, once all pages are read."""
        if not self.case:
            return []
        entries = core().search_entries(self.case, self.site, self.pages)
        return list(core().search_files([*entries, *self.written], self.site, self.case.profile.language, self.case.words))

    def write(self, folder: Path) -> Iterator[None]:
        """Write the exports into the folder of the site, one after the other."""
        for artifact in self.files():
            write(folder, artifact.path, artifact.content)
            yield


def write(folder: Path, path: str, content: bytes) -> None:
    """Write a file of the site that is no page of MkDocs."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
