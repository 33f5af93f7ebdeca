"""One reference on its way to a source: what a source takes of it, what is left out, and what keeps it from being one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from casesite.model.kinds import SourceKind
from casesite.model.kinds.source import CslType
from casesite.problem import RefusedError, clean
from casesite.values.dates import read_date
from casesite.values.ids import SLUG
from casesite.writing.drafting.markdown import as_markdown
from casesite.writing.drafting.values import Values
from casesite.writing.imports.dates import as_edtf

# What a type of document says for certain of the kind of source, and whether it is a record of the act itself.
CERTAIN: Mapping[CslType, tuple[SourceKind, str]] = {
    CslType.ARTICLE_NEWSPAPER: (SourceKind.NEWS, "false"),
    CslType.ARTICLE_MAGAZINE: (SourceKind.NEWS, "false"),
    CslType.BROADCAST: (SourceKind.NEWS, "false"),
    CslType.LEGAL_CASE: (SourceKind.COURT_RECORD, "true"),
    CslType.LEGISLATION: (SourceKind.STATUTE, "true"),
    CslType.BILL: (SourceKind.STATUTE, "true"),
    CslType.REGULATION: (SourceKind.STATUTE, "true"),
    CslType.STANDARD: (SourceKind.STANDARD, "true"),
}
# Types of CSL, and of Crossref, that a source has another word for.
NEAR = {
    "article-journal": "article",
    "book-chapter": "chapter",
    "edited-book": "book",
    "journal-article": "article",
    "monograph": "book",
    "motion_picture": "broadcast",
    "paper-conference": "article",
    "post": "post-weblog",
    "posted-content": "article",
    "proceedings-article": "article",
    "song": "broadcast",
}
PRIVATE = frozenset("abstract annotation annote file keywords note notes".split())  # named, and not quoted
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_AND_OTHERS = re.compile(r"(?<=\w)[,;]? (et al\.?|and others)$", re.IGNORECASE)
OTHERS = frozenset({"others", "et al", "et al.", "and others"})
QUOTED = 60  # characters of a value that is left out


class ReferencesError(RefusedError):
    """A file of references that cannot be read."""


@dataclass
class Item:
    """A reference: what it is called, its key in its file, its values as a source, what is left out, why it is refused."""

    key: str
    name: str
    values: Values = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unknown_type: str = ""

    def leave_out(self, name: str, value: object = "", why: str = "") -> None:
        """Say that something of the reference has no place in a source: its name, and its value where that may be shown."""
        words = clean(str(value)) if isinstance(value, str | int | float) and name.casefold() not in PRIVATE else ""
        shown = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
        reason = f" ({why})" if why else " (it may be private)" if name.casefold() in PRIVATE - {"keywords"} else ""
        self.left_out.append(f"{name}{f' “{shown}”' if shown else ''}{reason}")

    def put(self, name: str, words: object) -> bool:
        """Take in a plain value → whether there is one."""
        there = isinstance(words, str | int | float) and not isinstance(words, bool) and bool(str(words).strip())
        if there:
            self.values[name] = " ".join(str(words).split())
        return there

    def put_id(self, id: object) -> None:
        """Keep an id that is one here, too."""
        if isinstance(id, str) and SLUG.fullmatch(id):
            self.values["id"] = id

    def put_type(self, words: str) -> None:
        """The type of the document, and what follows from it for certain."""
        if not words:
            return
        if NEAR.get(words, words) not in list(CslType):
            self.unknown_type = words
            return
        document = CslType(NEAR.get(words, words))
        self.values["type"] = document.value
        if document in CERTAIN:
            kind, primary = CERTAIN[document]
            self.values |= {"kind": kind.value, "primary": primary}

    def put_authors(self, names: Iterable[str], field: str = "author") -> None:
        """The names of authors, each as it is printed; “and others” names nobody."""
        names = [part for name in names if name for part in _AND_OTHERS.split(name) if part]
        self.values["authors"] = [name for name in names if name.casefold() not in OTHERS]
        if not self.values["authors"]:
            del self.values["authors"]
        if any(name.casefold() in OTHERS for name in names):
            self.leave_out(field, "and others")

    def put_date(self, name: str, words: str) -> None:
        """A date or interval, as precise as it is; a day where only a day is taken. What is none is left out."""
        try:
            text, left = as_edtf(words)
            date = read_date(text) if text else None
        except ValueError as error:
            self.leave_out(name, words, str(error).partition("; write ")[0].partition(f'"{words}" ')[2] or "it is not a date")
            return
        if left:
            self.leave_out(name, left.partition("the ")[2] or left)
        if date is None:
            self.leave_out(name, words, "there is no date in it")
        elif name == "accessed" and not date.is_day:
            self.leave_out(name, words, "it is not one day")
        else:
            self.values[name] = text

    def put_doi(self, words: object) -> None:
        """A DOI as the address that it stands for, where there is no other (DOI Handbook, 3.8); else it is left out."""
        match = DOI.fullmatch(str(words).strip()) if isinstance(words, str) else None
        url = f"https://doi.org/{quote(match[1], safe='/:;().,_-~+@!*')}" if match else ""
        if match and "url" not in self.values:
            self.values["url"] = url
        elif words and self.values.get("url") != url:
            self.leave_out("doi", words, "" if match else "it is no DOI")

    def put_note(self, words: object) -> None:
        """A note, as plain words; what Zotero keeps in it for itself is left out."""
        if isinstance(words, str):
            kept = re.sub(r"^(citation key|tex\.[\w-]+|[A-Z]{2,5}): .*$", "", words, flags=re.MULTILINE | re.IGNORECASE)
            if kept.strip():
                self.values["note"] = as_markdown(kept)
