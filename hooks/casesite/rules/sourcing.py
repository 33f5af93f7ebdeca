"""Whose word a statement is, and whether its sources bear its status."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Correction, Party, PartyKind, Record, Source, Status
from casesite.problem import Problem
from casesite.site import Site

NAMED = (Status.FINDING, Status.ALLEGED, Status.DENIED)
FINDERS = (PartyKind.AGENCY, PartyKind.COURT, PartyKind.ORGANISATION)


def whose_word(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A finding, an allegation and a denial name whose they are."""
    for said in case.stated:
        if said.status in NAMED and not said.by:
            yield said.problem(
                "whose-word", f'"{said.status}" needs "by:": the party whose word it is, or the source that reports it', "status"
            )


def not_a_finder(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """Only a court, a judge, a jury or an agency makes a finding; a lawyer's reading of one is not one."""
    judges = {id for proceeding in case.proceedings for id in proceeding.judges}
    for said in case.stated:
        if said.status is not Status.FINDING:
            continue
        for number, id in enumerate(said.by):
            party = case.records[id]
            if id in judges or (isinstance(party, Party) and party.kind in FINDERS):
                continue
            yield said.problem(
                "not-a-finder", f'"{id}" is no court, judge, jury or agency; write "alleged" or "denied" for its word', "by", number
            )


def too_few_sources(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """Established needs a primary record, or two publishers that are independent; a weak copy is not one alone."""
    for said in case.stated:
        if said.status is not Status.ESTABLISHED:
            continue
        sources = said.supporting(case.records)
        publishers = {source.publisher for source in sources if source.publisher}
        if any(source.primary for source in sources) or len(publishers) >= 2:
            continue
        only = f"only {publishers.pop()}" if publishers else "no publisher that is known"
        yield said.problem(
            "too-few-sources",
            f'"established" needs a primary record or two publishers; this has {only}. Add a source, or write "alleged" by that source',
            "status",
        )


def withdrawn_source(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """Nothing rests on a source that was taken back."""
    for source in case.withdrawn:
        for record in case.naming(source, Record) if isinstance(source, Source) else ():
            if not isinstance(record, Correction):
                here = record.node.find(source.id)
                yield record, record.node.problem("withdrawn-source", f'"{source.id}" was withdrawn; cite another source', here)


def weak_only(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A weak source is never the only support of a statement."""
    for said in case.stated:
        sources = said.supporting(case.records)
        if sources and all(source.weak for source in sources):
            yield said.problem(
                "weak-only",
                f'"{sources[0].id}" is a weak source ({sources[0].weak}); add a better one, or leave the statement out',
                "sources",
            )
