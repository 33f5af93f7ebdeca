"""The words of texts for the search: without marks, and without citations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from casesite.model.case import Case
from casesite.model.kinds import Note
from casesite.values import text


class Said(Protocol):
    """A part of a record that has a text, and perhaps a note of the site's own beside it."""

    @property
    def text(self) -> str | None: ...

    @property
    def note(self) -> Note | None: ...


def words(case: Case, *said: str | None) -> str:
    """The words of texts in the small Markdown, with the records that they link by name."""
    return " ".join(" ".join("".join(_pieces(case, one)).split()).replace(" .", ".").replace(" ,", ",") for one in said if one)


def told(case: Case, *parts: Said) -> str:
    """The words of parts of records, each with what the site says beside it."""
    return words(case, *(said for part in parts for said in (part.text, part.note.text if part.note else None)))


def beside(case: Case, part: Said) -> str:
    """What the site says beside a part of a record."""
    return words(case, part.note.text) if part.note else ""


def _pieces(case: Case, said: str) -> Iterator[str]:
    for piece in text.parse(said)[0]:
        match piece.type:
            case "text":
                yield piece.words
            case "record_link":
                yield piece.words or case.name_of(piece.target)
            case "softbreak" | "hardbreak" | "paragraph_close" | "list_item_close":
                yield " "
            case _:
                pass
