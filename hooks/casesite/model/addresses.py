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

INDEX_LIMIT = 150  # entries of one index; a longer one is split, and its first page leads to the parts
_OWN_PAGE: dict[type[Record], str] = {
    Event: "timeline/",
    Party: "parties/",
    Proceeding: "proceedings/",
    Dispute: "disputes/",
    SafetyProtocol: "safety/",
    Reform: "safety/",
    Precedent: "safety/",
    SourceCheck: "sources/",
}
_ON_PAGE: dict[type[Record], str] = {Source: "sources/", Term: "glossary/", Correction: "corrections/"}
Entry = TypeVar("Entry", bound=Record)


def has_own_page(record: Record) -> bool:
    """Whether the record is a page, and not an entry of one."""
    return type(record) in _OWN_PAGE


def stable(record: Record) -> str:
    """The address that never changes, from the site's root: a folder, or a folder and a fragment."""
    if folder := _OWN_PAGE.get(type(record)):
        return f"{folder}{record.id}/"
    return f"{_ON_PAGE[type(record)]}#{record.id}"


def index_parts(entries: Sequence[Entry], name: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """The pages of an index by name, each with its entries in order: one nameless page where it is short.

    A part that is still too long has numbered pages: ``2021``, ``2021-2``.
    """
    if len(entries) <= INDEX_LIMIT:
        return {"": list(entries)}
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[name(entry)].append(entry)
    parts: dict[str, list[Entry]] = {}
    for group, members in groups.items():
        for number, start in enumerate(range(0, len(members), INDEX_LIMIT), 1):
            parts[group if number == 1 else f"{group}-{number}"] = members[start : start + INDEX_LIMIT]
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
        return f"{source.kind.value}-{year}" if counts[source.kind] > INDEX_LIMIT else source.kind.value

    ordered = sorted(sources, key=lambda source: list(SourceKind).index(source.kind))
    return index_parts(ordered, part)


def term_parts(case: Case) -> dict[str, list[Term]]:
    """The glossary by first letter."""
    return index_parts(
        case.terms, lambda term: term.title[0].casefold() if term.title[0].isascii() and term.title[0].isalpha() else "other"
    )


def addresses(case: Case) -> dict[str, str]:
    """Every record's present address: the stable one, or, for an entry of an index that is split, the part where it stands."""
    present = {record.id: stable(record) for record in case.records.values()}
    for folder, parts in (("sources/", source_parts(case)), ("glossary/", term_parts(case))):
        for name, entries in parts.items():
            if name:
                present |= {entry.id: f"{folder}{name}/#{entry.id}" for entry in entries}
    return present
