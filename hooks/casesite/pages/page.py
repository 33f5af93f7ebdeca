"""A page of the site as a value: what it is, what it says, and where it came from, before it is text.

Its title, lead and description are plain words. Its blocks are written when they are first asked for; Markdown,
HTML, the table of contents, the plain twin, front matter, JSON-LD and citation are all made from this value.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.problem import Place

REFERENCE = tuple(f"reference/{name}/index.md" for name in ("commands", "kinds", "rules"))  # in no menu
RECORD_BOOST = 4  # a record's own page ranks above the pages that mention it


@dataclass(frozen=True)
class Heading:
    """A section's heading: its level from 1, its words as HTML, its id, and its language where that is not the page's."""

    level: int
    words: str
    id: str
    language: str = ""

    @property
    def title(self) -> str:
        """Its words, plain."""
        return html.unescape(self.words)


Block: TypeAlias = Heading | str  # what stands between two headings is HTML
Trail: TypeAlias = Sequence[tuple[str, str]]  # the pages above: words and address


@dataclass(frozen=True)
class Page:
    """A page of the site.

    ``kind`` names its template; ``record`` is what it is the page of, where it is that of one record; ``trail``
    leads to it from the overview; ``description`` is what search engines and shared links say of it, where that is not its lead;
    ``changed`` is the day of its words, nothing for a page of the program; ``boost`` ranks it in search: 1 is usual, 0 keeps it out.
    ``lists`` are the other records that it names, by section: a long list has pages of its own.
    ``write`` makes its blocks, and ``plain`` the same words as a stream of marks, from which its twin is made.
    """

    path: str
    kind: str
    title: str
    source: Place | None  # nothing for a page of the program, which no data file says
    changed: datetime.date | None
    lead: str = ""
    record: Record | None = None
    trail: Trail = ()
    description: str = ""
    explains_marks: bool = False  # whether it shows statements, so that a reader may ask what their marks mean
    boost: float = 1
    lists: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    write: Callable[[], tuple[Block, ...]] = tuple
    plain: Callable[[], str] = str

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its headings, and the HTML between them."""
        return self.write()

    def release(self) -> None:
        """Forget its blocks, which are written anew for whoever asks again: those of all pages together fill the memory."""
        self.__dict__.pop("blocks", None)

    @property
    def address(self) -> str:
        """Its address from the site's root: a folder with a closing slash, or nothing for the first page."""
        return self.path.removesuffix("index.md")

    @property
    def id(self) -> str:
        """The id of its first heading: the name of its folder."""
        return self.address.rstrip("/").rpartition("/")[2] or "overview"

    @property
    def follows(self) -> bool:
        """Whether what is new about its record has a feed of its own."""
        return self.kind in ("party", "proceeding", "dispute")

    @property
    def headings(self) -> list[Heading]:
        """The headings of its sections, in order."""
        return [block for block in self.blocks if isinstance(block, Heading)]


def first_place(case: Case, records: Sequence[Record]) -> Place:
    """Where a page of many records came from: the first one's place, or the case's own."""
    return records[0].node.place if records else case.profile_node.place


def stand_ins(paths: Iterable[str], source: Place) -> list[Page]:
    """Pages for a server that starts on bad data, at the addresses of the menu and of the reference; the problems stand on top of each."""
    title, words = "The case data has mistakes", "<p>This page appears once they are put right.</p>"
    body = Heading(1, title, "mistakes"), words
    return [Page(path, "stand_in", title, source, None, write=lambda: body) for path in (*paths, *REFERENCE)]
