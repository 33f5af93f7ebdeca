"""Where each record is found. Addresses are short, and stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from casesite.model.case import Case
from casesite.model.kinds import (
    Correction,
    Dispute,
    Event,
    Exhibit,
    Party,
    Precedent,
    Proceeding,
    Record,
    Reform,
    SafetyProtocol,
    Source,
    SourceCheck,
    SourceKind,
    Term,
)

INDEX_LIMIT = 150  # entries of one index, a line each; a longer one is split, and its first page leads to the parts
# The same of entries that take some lines each: no page is to be longer than fifteen screens of a phone.
SOURCE_LIMIT, TERM_LIMIT, CORRECTION_LIMIT = 112, 90, 40
_OWN_PAGE: dict[type[Record], str] = {
    Event: "timeline/",
    Party: "parties/",
    Proceeding: "proceedings/",
    Dispute: "disputes/",
    Exhibit: "exhibits/",
    SafetyProtocol: "safety/",
    Reform: "safety/",
    Precedent: "safety/",
    SourceCheck: "sources/",
}
_ON_PAGE: dict[type[Record], str] = {Source: "sources/", Term: "glossary/", Correction: "corrections/"}
Entry = TypeVar("Entry")


def has_own_page(record: Record) -> bool:
    """Whether the record is a page, and not an entry of one."""
    return type(record) in _OWN_PAGE


def stable(record: Record) -> str:
    """The address that never changes, from the site's root: a folder, or a folder and a fragment."""
    if folder := _OWN_PAGE.get(type(record)):
        return f"{folder}{record.id}/"
    return f"{_ON_PAGE[type(record)]}#{record.id}"


def index_parts(
    entries: Sequence[Entry], name: Callable[[Entry], str], limit: int = INDEX_LIMIT, room: int | None = None
) -> dict[str, list[Entry]]:
    """The pages of an index by name, each with its entries in order: one nameless page where there are no more than ``limit``.

    A part of more than ``room`` entries, or of more than ``limit`` where none is given, has numbered pages: ``2021``, ``2021-2``.
    """
    if len(entries) <= limit:
        return {"": list(entries)}
    room = room or limit
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[name(entry)].append(entry)
    parts: dict[str, list[Entry]] = {}
    for group, members in groups.items():
        for number, start in enumerate(range(0, len(members), room), 1):
            parts[group if number == 1 else f"{group}-{number}"] = members[start : start + room]
    return parts


def timeline_parts(case: Case) -> dict[str, list[Event]]:
    """The timeline's index by year."""
    return index_parts(case.events, lambda event: event.date.year)


def source_parts(case: Case) -> dict[str, list[Source]]:
    """The sources by kind; those of a kind with too many for one page by kind and year."""
    sources = sorted(
        case.sources, key=lambda source: (source.issued is None, source.issued.order if source.issued else (), source.title.casefold())
    )
    counts = {kind: sum(source.kind == kind for source in sources) for kind in {source.kind for source in sources}}

    def part(source: Source) -> str:
        year = source.issued.year if source.issued else "undated"
        return f"{source.kind.value}-{year}" if counts[source.kind] > SOURCE_LIMIT else source.kind.value

    ordered = sorted(sources, key=lambda source: list(SourceKind).index(source.kind))
    return index_parts(ordered, part, SOURCE_LIMIT)


def term_parts(case: Case) -> dict[str, list[Term]]:
    """The glossary by first letter."""

    def letter(term: Term) -> str:
        return term.title[0].casefold() if term.title[0].isascii() and term.title[0].isalpha() else "other"

    return index_parts(case.terms, letter, TERM_LIMIT)


def correction_parts(case: Case) -> dict[str, list[Correction]]:
    """The corrections that readers see, by year."""
    return index_parts(case.corrections, lambda correction: str(correction.date.year), CORRECTION_LIMIT)


def addresses(case: Case) -> dict[str, str]:
    """Every record's present address: the stable one, or, for an entry of an index that is split, the part where it stands."""
    present = {record.id: stable(record) for record in case.records.values()}
    split = (("sources/", source_parts(case)), ("glossary/", term_parts(case)), ("corrections/", correction_parts(case)))
    for folder, parts in split:
        for name, entries in parts.items():
            if name:
                present |= {entry.id: f"{folder}{name}/#{entry.id}" for entry in entries}
    return present
