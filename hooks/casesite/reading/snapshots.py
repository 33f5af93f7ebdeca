"""Copies of sources that somebody keeps, as the words that a reader sees: for quotations to be held against."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from casesite.problem import CaseError, Place, Problem
from casesite.reading.files import FileError, read_file

INLINE = frozenset("a abbr b cite code em i mark q s small span strong sub sup u wbr".split())


def load_snapshots(folder: Path) -> dict[str, str]:
    """The words of each source of which a copy lies in a folder, as ``<source id>.txt`` or ``.html``.

    Raise CaseError for a copy that cannot be read: a quotation would pass that nobody compared.
    """
    found = {}
    problems = []
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".html", ".htm") and not path.is_dir():
            try:
                words = read_file(path).decode("utf-8", "replace")
            except FileError as error:
                problems.append(Problem(Place(path.as_posix()), error.rule, str(error)))
            else:
                found[path.stem] = words if path.suffix == ".txt" else _words_of_html(words)
    if problems:
        raise CaseError(problems)
    return found


def _words_of_html(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.words)


class _Words(HTMLParser):
    """Collects the words between the tags, scripts and styles aside; a block's end is a space."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as HTMLParser has it
        self.skipped = tag if tag in ("script", "style") else self.skipped
        if tag not in INLINE:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.skipped = "" if tag == self.skipped else self.skipped
        if tag not in INLINE:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words.append(data)
