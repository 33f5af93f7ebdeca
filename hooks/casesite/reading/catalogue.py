"""A file of gettext (``.po``), read line by line: what is wrong in it has a place, and nothing of it is lost when it is written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from casesite.words import Key

LIMIT = 2_000_000  # bytes of a file; all words of the pages are a tenth of it
_LINE = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"((?:[^"\\]|\\.)*)"')
_NEXT = {"": ("msgctxt", "msgid"), "msgctxt": ("msgid",), "msgid": ("msgid_plural", "msgstr"), "msgid_plural": ("msgstr[0]",)}
_CODES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


class CatalogueError(Exception):
    """A line that cannot be read: where it is wrong, and what would be right."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.line, self.column = line, column
        super().__init__(message)


class Part(NamedTuple):
    """The words behind one keyword, and where they begin."""

    keyword: str
    words: str
    line: int
    column: int


@dataclass(frozen=True)
class Entry:
    """A message with its translations, one for each plural form; the comments before it are kept as they are."""

    comments: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def key(self) -> Key:
        """Its context, the message, and the message for many; what there is not is empty."""
        said = {part.keyword: part.words for part in self.parts}
        return said.get("msgctxt", ""), said["msgid"], said.get("msgid_plural", "")

    @property
    def forms(self) -> tuple[Part, ...]:
        """The translations."""
        return tuple(part for part in self.parts if part.keyword.startswith("msgstr"))

    @property
    def is_translated(self) -> bool:
        """Whether each form is, by a person: a program that only guessed has marked it as fuzzy."""
        guessed = any(comment.startswith("#,") and "fuzzy" in comment for comment in self.comments)
        return not guessed and all(part.words for part in self.forms)


@dataclass(frozen=True)
class Catalogue:
    """What a file holds; the first entry may be its header, whose message is empty. ``rest`` are lines of what is obsolete."""

    entries: tuple[Entry, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def header(self) -> Entry | None:
        """The entry that says how the file is to be read."""
        return next((entry for entry in self.entries if entry.key == ("", "", "")), None)

    @property
    def messages(self) -> Iterator[Entry]:
        """All others."""
        return (entry for entry in self.entries if entry.key != ("", "", ""))


def read(text: str) -> Catalogue:
    """Read the text of a file; raise CatalogueError at the first line that is none of gettext."""
    entries: list[Entry] = []
    comments: list[str] = []
    rest: list[str] = []
    before: tuple[str, ...] = ()
    parts: list[Part] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words.startswith("#"):
            (rest if words.startswith("#~") else comments).append(words)
        elif words:
            part = _part(line, number)
            if not part.keyword:
                parts[-1:] = [_joined(parts, part)]
                continue
            if _is_whole(parts) and part.keyword in _NEXT[""]:
                entries.append(Entry(before, tuple(parts)))
                parts = []
            _expect(parts, part)
            if not parts:
                before, comments = tuple(comments), []
            parts.append(part)
    if parts and not _is_whole(parts):
        raise CatalogueError(parts[-1].line, 1, f'a translation is missing behind this; write msgstr "" where there is none{_ONE_OF_MANY}')
    return Catalogue((*entries, *([Entry(before, tuple(parts))] if parts else ())), (*comments, *rest))


_ONE_OF_MANY = ", or msgstr[0] behind msgid_plural"


def _part(line: str, number: int) -> Part:
    """The keyword of a line, if it has one, and its words."""
    start = len(line) - len(line.lstrip())
    match = _LINE.fullmatch(line.strip())
    if not match:
        unclosed = 'the words lack a quotation mark around them; write \\" for one within'
        wrong = (
            unclosed if '"' in line or line.strip() in ("msgid", "msgstr") else 'this is no line of gettext; write msgid "…" or msgstr "…"'
        )
        raise CatalogueError(number, start + 1, wrong)
    column = start + match.start(2)
    for code in re.finditer(r"\\(.)", match[2]):
        if code[1] not in _CODES:
            raise CatalogueError(number, column + code.start() + 1, f'"{code[0]}" is no code of gettext; write \\\\ for a backslash')
    return Part(match[1] or "", re.sub(r"\\(.)", lambda code: _CODES[code[1]], match[2]), number, column + 1)


def _joined(parts: list[Part], more: Part) -> Part:
    """The last part with a line that goes on with it; it begins where its first words stand."""
    if not parts:
        raise CatalogueError(more.line, more.column - 1, "these words stand behind no msgid and no msgstr")
    last = parts[-1]
    return last._replace(words=last.words + more.words) if last.words else more._replace(keyword=last.keyword)


def _is_whole(parts: list[Part]) -> bool:
    return bool(parts) and parts[-1].keyword.startswith("msgstr")


def _expect(parts: list[Part], part: Part) -> None:
    """Raise CatalogueError where a keyword does not follow the one before it."""
    last = parts[-1].keyword if parts else ""
    following = _NEXT.get(last) or ((f"msgstr[{int(last[7:-1]) + 1}]",) if last.startswith("msgstr[") else ())
    if part.keyword not in following:
        right = " or ".join(following or _NEXT[""])
        raise CatalogueError(part.line, 1, f"{part.keyword} stands where {right} is expected")
