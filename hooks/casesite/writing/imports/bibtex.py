"""BibTeX and BibLaTeX, by way of bibtexparser 2: the only importer of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware, NameParts, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry, Field, ParsingFailedBlock

from casesite.problem import clean
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
PUBLISHERS = ("journaltitle", "journal", "publisher", "institution", "organization", "school", "howpublished")
LITERAL = frozenset("date year month day urldate url".split())
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def items(text: str) -> list[Item]:
    """The entries of a file; one that cannot be read is refused with its line."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it says there is said here
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()])
    as_written = parse_string(text)
    refused = [Item(f"the entry on line {(block.start_line or 0) + 1}", refused=[_wrong(block)]) for block in library.failed_blocks]
    if not library.entries and not refused:
        raise ReferencesError("there is no BibTeX entry in this file")
    return [*map(_item, library.entries, as_written.entries), *refused]


def _item(entry: Entry, as_written: Entry) -> Item:
    given = {key.lower(): field.value for key, field in entry.fields_dict.items()}
    words = {key: " ".join(re.sub(r"[{}]", "", value).split()) for key, value in given.items() if isinstance(value, str)}
    # "~" is a space in LaTeX, and is none in a date or an address.
    words |= {key.lower(): str(field.value).strip("{} ") for key, field in as_written.fields_dict.items() if key.lower() in LITERAL}
    item = Item(words.get("title") or entry.key)
    item.put_id(entry.key)
    item.put("title", ": ".join(filter(None, (words.get("title"), words.get("subtitle")))))
    kind = entry.entry_type.lower()
    document = "webpage" if kind == "misc" and "url" in words else TYPES.get(kind, kind)
    item.put_type(SUBTYPES.get(words.get("entrysubtype", "").lower(), document) if document == "article" else document)
    authors = given.get("author")
    if isinstance(authors, list):
        # The library decodes the LaTeX of one name a field, and not of a list of them.
        alone = Entry("misc", entry.key, [Field(str(number), author) for number, author in enumerate(authors)])
        LatexDecodingMiddleware().transform_entry(alone, Library())
        item.values["authors"] = [_name(field.value) for field in alone.fields]
    item.put("publisher", next((words[name] for name in PUBLISHERS if words.get(name)), None))
    if date := words.get("date") or _date(words):
        item.put_date("issued", date)
    if words.get("urldate"):
        item.put_date("accessed", words["urldate"])
    item.put("url", words.get("url"))
    item.put_note(words.get("note") or words.get("annotation"))
    return item


def _wrong(block: ParsingFailedBlock) -> str:
    """Why a block cannot be read, in the library's words."""
    words = getattr(block.error, "abort_reason", None) or str(block.error).partition(". Note")[0]
    return f"it is not BibTeX: {clean(words)}"


def _name(author: NameParts) -> str:
    """A name as it would be printed: given names first."""
    words = " ".join([*author.first, *author.von, *author.last])
    return re.sub(r"[{}]", "", ", ".join([words, *author.jr]))


def _date(words: Mapping[str, str]) -> str:
    """Year, month and day in fields of their own."""
    if not words.get("year"):
        return ""
    month = words.get("month", "").lower()
    number = int(month) if month.isdigit() else MONTHS.get(month[:3], 0)
    day = words.get("day", "")
    tail = f"-{number:02}" + (f"-{int(day):02}" if day.isdigit() else "") if number else ""
    return words["year"] + tail
