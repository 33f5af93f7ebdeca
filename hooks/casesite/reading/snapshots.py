"""Copies of sources that somebody keeps, as the words that a reader sees: for quotations to be held against."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

from casesite.problem import CaseError, Place, Problem
from casesite.reading.files import FileError, read_file

INLINE = frozenset("a abbr b cite code em i mark q s small span strong sub sup u wbr".split())


INDEX = "snapshots.json"  # which text is that of which source, where ``casesite snapshot`` wrote the folder
_HASH = re.compile("[0-9a-f]{64}")
_ENDINGS = (".txt", ".html", ".htm")


def load_snapshots(folder: Path) -> dict[str, str]:
    """The words of each source of which a copy lies in a folder, as ``<source id>.txt`` or ``.html``, or by its hash.

    Raise CaseError for a copy that cannot be read, or is not as it was kept: a quotation would pass that nobody compared.
    """
    found: dict[str, str] = {}
    problems = []
    kept, index_problems = load_index(folder)
    problems += index_problems
    copies = {id: folder / f"{entry}.txt" for id, entry in kept.items()}
    copies |= {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS and not _HASH.fullmatch(path.stem)}
    for id, path in copies.items():
        if path.is_dir():
            continue
        try:
            content = read_file(path)
        except FileError as error:
            problems.append(Problem(Place(path.as_posix()), error.rule, str(error)))
            continue
        if _HASH.fullmatch(path.stem) and hashlib.sha256(content).hexdigest() != path.stem:
            words = "this copy is not as it was kept: its hash is not its name; delete it, and keep it anew with casesite snapshot"
            problems.append(Problem(Place(path.as_posix()), "unreadable-file", words))
            continue
        words = content.decode("utf-8", "replace")
        found[id] = words if path.suffix == ".txt" else words_of_html(words)
    if problems:
        raise CaseError(problems)
    return found


def load_index(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """By source, the hash of the text that is kept of it (SHA-256); nothing where no such list lies in a folder."""
    path = folder / INDEX
    if not path.exists():
        return {}, []
    try:
        content = json.loads(read_file(path))
        kept = {str(id): str(entry["sha256"]) for id, entry in content["sources"].items()}
        if all(map(_HASH.fullmatch, kept.values())):
            return kept, []
    except (FileError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    words = "this is not a list that casesite snapshot wrote; delete it, and run casesite snapshot again"
    return {}, [Problem(Place(path.as_posix()), "unreadable-file", words)]


def words_of_html(html: str) -> str:
    """What a reader of a page sees, scripts and styles aside."""
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
