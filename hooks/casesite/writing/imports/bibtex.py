"""BibTeX (btxdoc 0.99d) and BibLaTeX 3.20, cut into entries by bibtexparser 2: the only importer of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from casesite.problem import clean
from casesite.writing.imports.dates import month_of
from casesite.writing.imports.latex import LatexError, address, words
from casesite.writing.imports.persons import printed
from casesite.writing.imports.reference import Item, ReferencesError

TYPES = {
    "article": "article",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "manual": "document",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "article",
    "conference": "article",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "legislation",
    "standard": "standard",
    "report": "report",
    "techreport": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "misc": "document",
    "unpublished": "document",
    "letter": "document",
    "audio": "broadcast",
    "video": "broadcast",
}
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
PUBLISHERS = ("journaltitle", "journal", "publisher", "institution", "organization", "school")
LITERAL = frozenset("date year month day urldate url doi eprint".split())  # no LaTeX, or none that is printed
_PIECE = re.compile(r'\s*(?:#\s*)?(?:"(?P<quoted>(?:[^"{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)"|(?P<bare>[^\s#"{},]+))')
_ACCESSED = re.compile(r"(?:date )?(?:accessed|retrieved|visited|urldate)(?: on)?:?\s*(\d{4}-\d{2}-\d{2})\.?", re.IGNORECASE)
_DAYS = re.compile(r"(\d{1,2})(?:-+|–)(\d{1,2})")
_WEB = re.compile(r"\\url\s*\{[^{}]*\}|https?://[^\s{}]+")


def items(text: str, *, with_notes: bool = False) -> list[Item]:
    """The entries of a file; one that cannot be read is refused, by its key and line.

    A note is printed with its entry, an annotation is not, and is left out unless notes are asked for. Raise
    ReferencesError where there is no entry.
    """
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it says there is said here
    library = parse_string(text, parse_stack=[])
    strings = {string.key.casefold(): str(string.value) for string in library.strings}
    found = []
    for block in library.blocks:
        if isinstance(block, DuplicateBlockKeyBlock) and not block.key and isinstance(block.ignore_error_block, Entry):
            found.append(_item(block.ignore_error_block, strings, with_notes=with_notes))  # without a key, none is there twice
        elif isinstance(block, Entry):
            found.append(_item(block, strings, with_notes=with_notes))
        elif isinstance(block, ParsingFailedBlock):
            found.append(_refused(block))
    if not found:
        raise ReferencesError("there is no BibTeX entry in this file")
    return found


def _refused(block: ParsingFailedBlock) -> Item:
    key = match[1] if (match := re.match(r"@\w+\s*[{(]\s*([^\s,{}=\"]+)\s*,", block.raw or "")) else ""
    item = Item(key, f"the entry {f'“{key}” ' if key else ''}on line {(block.start_line or 0) + 1}")
    if isinstance(block, DuplicateBlockKeyBlock):
        item.refused.append(f"its key “{key}” is that of an entry above it; give it another")
    elif isinstance(block, DuplicateFieldKeyBlock):
        item.refused.append(f"it has more than one of {', '.join(sorted(block.duplicate_keys))}; keep one")
    else:
        reason = clean(getattr(block.error, "abort_reason", None) or "")
        end = "the end of the file" if "end of file" in reason else "the next entry" if "block start" in reason else ""
        item.refused.append(f"it is not BibTeX: {f'it is not closed before {end}' if end else reason.lower()}")
    return item


class _Fields:
    """The fields of an entry: what each says, and which were asked for."""

    def __init__(self, entry: Entry, strings: Mapping[str, str], item: Item) -> None:
        self.item, self.strings = item, strings
        self.raw = {key.lower(): field.value for key, field in entry.fields_dict.items()}
        self.asked: set[str] = set()

    def text(self, name: str) -> str:
        """A value as it is written, joined from its pieces, without what encloses it."""
        self.asked.add(name)
        return "".join(self._pieces(name, str(self.raw.get(name) or "").strip(), 0)).strip()

    def words(self, name: str) -> str:
        """A value as it is printed."""
        text, pointers = self.text(name), list[str]()
        try:
            printed = words(text, pointers)
        except LatexError as error:
            if name == "title":
                self.item.refused.append(f"{name}: {error}")
            else:
                self.item.leave_out(name, "", str(error))
            return ""
        for pointer in pointers:
            self.item.leave_out(name, pointer)
        return printed

    def persons(self, name: str) -> list[str]:
        """The persons that a value names, as they are printed."""
        try:
            return printed(self.text(name))
        except LatexError as error:
            self.item.leave_out(name, "", str(error))
            return []

    def left(self) -> list[str]:
        """The names of the fields that nobody asked for."""
        return [name for name in self.raw if name not in self.asked]

    def _pieces(self, name: str, raw: str, depth: int) -> Iterator[str]:
        while raw:
            raw = raw.removeprefix("#").lstrip()
            if raw.startswith("{"):
                end = _closing(raw)
                yield raw[1:end]
                raw = raw[end + 1 :].lstrip()
                continue
            match = _PIECE.match(raw)
            if not match:
                yield raw
                return
            raw = raw[match.end() :].lstrip()
            bare = match["bare"]
            if bare is None:
                yield match["quoted"]
            elif bare.isdigit() or (name == "month" and month_of(bare)):
                yield bare
            elif bare.casefold() in self.strings and depth < 9:
                yield from self._pieces(name, self.strings[bare.casefold()], depth + 1)
            elif name in ("year", "month", "day", "date", "urldate"):
                yield bare
            else:
                self.item.leave_out(name, bare, "there is no @string of this name")


def _closing(raw: str) -> int:
    """Where the brace is closed that a text starts with."""
    depth = 0
    for match in re.finditer(r"\\.|[{}]", raw, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if not depth and match.group() == "}":
            return match.start()
    return len(raw)


def _item(entry: Entry, strings: Mapping[str, str], *, with_notes: bool) -> Item:
    item = Item(entry.key, entry.key or "an entry without a key")
    fields = _Fields(entry, strings, item)
    title = ": ".join(filter(None, (fields.words("title"), fields.words("subtitle"))))
    item.name = title or item.name
    item.put_id(entry.key)
    item.put("title", title)
    item.put("url", address(fields.text("url")))
    _put_addresses(item, fields)
    _put_type(item, fields, entry.entry_type.lower())
    item.put_authors(fields.persons("author"))
    publishers = {name: fields.words(name) for name in PUBLISHERS if name in fields.raw}
    given = [name for name, publisher in publishers.items() if publisher]
    for name in given[:1]:
        item.put("publisher", publishers[name])
    for name in given[1:]:
        item.leave_out(name, publishers[name])
    if date := fields.text("date") or _date(item, fields):
        item.put_date("issued", date)
    if urldate := fields.text("urldate"):
        item.put_date("accessed", urldate)
    if with_notes and "note" not in item.values:
        item.put_note(fields.words("annotation") or fields.words("annote"))
    for name in fields.left():
        item.leave_out(name, fields.text(name) if name in LITERAL else fields.words(name))
    return item


def _put_addresses(item: Item, fields: _Fields) -> None:
    """What else than ``url`` holds an address: a DOI, a preprint's number, and two fields of free words."""
    item.put_doi(address(fields.text("doi")))
    eprint, archive = address(fields.text("eprint")), fields.text("archiveprefix") or fields.text("eprinttype")
    if eprint and archive.casefold() == "arxiv" and "url" not in item.values:
        item.put("url", f"https://arxiv.org/abs/{eprint}")
    elif eprint:
        item.leave_out("eprint", f"{archive} {eprint}".strip())
    published, note = fields.text("howpublished"), fields.text("note")
    if (match := _WEB.search(published)) and "url" not in item.values:
        item.put("url", address(match.group()))
        published = _WEB.sub("", published, count=1).strip(" ,;.")
    if match := _ACCESSED.fullmatch(note.strip()):
        item.put_date("accessed", match[1])
        note = ""
    elif (match := _WEB.search(note)) and "url" not in item.values:
        item.put("url", address(match.group()))
        note = " ".join(_WEB.sub("", note, count=1).split())
    for name, rest in (("howpublished", published), ("note", note)):
        fields.raw[name] = f"{{{rest}}}"
    if how := fields.words("howpublished"):
        item.leave_out("howpublished", how)
    item.put_note(fields.words("note"))


def _put_type(item: Item, fields: _Fields, kind: str) -> None:
    document = "webpage" if kind == "misc" and "url" in item.values else TYPES.get(kind, kind)
    subtype = fields.words("entrysubtype")
    item.put_type(SUBTYPES.get(subtype.lower(), document) if document == "article" else document)


def _date(item: Item, fields: _Fields) -> str:
    """Year, month and day in fields of their own, as BibTeX has them; a month may hold a day, or two months."""
    year, month, day = (fields.text(name).strip() for name in ("year", "month", "day"))
    if not year or not month or not re.fullmatch(r"\d{4}", year):
        for name, value in (("month", month), ("day", day)):
            if value:
                item.leave_out(name, value)
        return year
    parts = [part for part in re.split(r"[~\s.,]+", month) if part]
    numbers = {month_of(part): part for part in parts if not part.isdigit() and month_of(part)}
    days = [part for part in parts if part.isdigit() and len(parts) > 1]
    if span := re.fullmatch(r"(\w+)\s*(?:-+|–|/)\s*(\w+)", month):
        first, last = month_of(span[1]), month_of(span[2])
        if first and last and not day:
            return f"{year}-{first:02}/{year}-{last:02}"
    number = next(iter(numbers), 0) or (month_of(month) if len(parts) == 1 else 0)
    if not number:
        item.leave_out("month", month)
        return year
    between = next(filter(None, map(_DAYS.fullmatch, parts)), None)
    if between and not day and not days:
        return "/".join(f"{year}-{number:02}-{int(one):02}" for one in between.groups())
    day = day or next(iter(days), "")
    for part in parts if len(parts) > 1 else ():
        if part not in (day, *days, *numbers.values()):
            item.leave_out("month", part)
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() else "")
