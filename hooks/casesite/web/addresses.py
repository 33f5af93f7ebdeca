"""The addresses that a run asks: which of the case's sources, each with the quotations that must be found there."""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from casesite.model.case import Case
from casesite.model.kinds import Source
from casesite.rules.quotations import bare
from casesite.values.node import Node
from casesite.web.memory import Memory

FIELDS = ("url", "archive_url")


@dataclass(frozen=True)
class Quotation:
    """What a citation quotes, and where that is written."""

    words: str
    node: Node

    @property
    def key(self) -> str:
        """What tells it from all others, whatever its place."""
        return hashlib.sha256(bare(self.words).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Address:
    """An address of a source: that of the document, or that of an archived copy of it."""

    source: Source
    field: str  # of FIELDS
    url: str
    quotations: tuple[Quotation, ...] = ()

    @property
    def node(self) -> Node:
        """Where it is written."""
        return self.source.node.at([self.field])


def sampled(sources: Iterable[Source], number: int | None, today: datetime.date) -> list[Source]:
    """All sources that have an address, or so many of them, by chance: the same ones all day, others on another."""
    having = [source for source in sources if source.url or source.archive_url]
    if number is None:
        return having
    drawn = sorted(having, key=lambda source: hashlib.sha256(f"{today} {source.id}".encode()).digest())[:number]
    return [source for source in having if source in drawn]


def addresses(case: Case, sources: Iterable[Source]) -> list[Address]:
    """The addresses of sources, with the quotations of the whole case."""
    quotations: dict[str, list[Quotation]] = defaultdict(list)
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            if citation.quote:
                quotations[citation.source].append(Quotation(citation.quote, statement.node.at(["sources", number, "quote"])))
    return [
        Address(source, field, url, tuple(quotations[source.id]) if field == "url" else ())
        for source in sources
        for field in FIELDS
        if (url := getattr(source, field))
    ]


def due(found: Iterable[Address], memory: Memory, days: int | None, today: datetime.date) -> list[Address]:
    """Those that were not asked within some days."""
    if days is None:
        return list(found)
    asked = ((address, memory.of(address.source.id, address.field, address.url).asked) for address in found)
    return [address for address, day in asked if day is None or (today - day).days >= days]
