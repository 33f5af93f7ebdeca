"""Parties: who they are, and a page for each with where they stand and what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from casesite.case import Case
from casesite.kinds import Charge, Dispute, Event, Party, PartyKind, Position, Proceeding, Record, SafetyProtocol, Statement
from casesite.pages.page import RECORD_BOOST, Page, first_place
from casesite.standing import Standing, of_charge

Said = Statement | Event | Position


def pages(case: Case) -> Iterator[Page]:
    """The list by kind, then a page a party."""
    groups = [(kind, [party for party in case.parties if party.kind is kind]) for kind in PartyKind]
    context = {
        "groups": [(kind, found) for kind, found in groups if found],
        "charged": {party.id: charges(case, party) for party in case.parties},
    }
    yield Page("parties/index.md", "parties.md.j2", first_place(case, case.parties), context)
    words = said(case)
    for party in case.parties:
        own = {
            "party": party,
            "charges": charges(case, party),
            "events": sorted((event for event in case.naming(party, Event) if party.id in event.parties), key=lambda event: event.date),
            "said": words[party.id],
            "disputes": case.naming(party, Dispute),
            "others": others(case, party),
            "mentions": [record for record in case.naming(party, Record) if not isinstance(record, Event | Dispute | Proceeding)],
        }
        yield Page(f"parties/{party.id}/index.md", "party.md.j2", party.node.place, own, boost=RECORD_BOOST)


def charges(case: Case, party: Party) -> list[tuple[Proceeding, Charge, Standing]]:
    """Every charge or claim against a party, with where it stands."""
    return [
        (proceeding, charge, of_charge(charge, case.as_of))
        for proceeding in case.naming(party, Proceeding)
        for charge in proceeding.charges
        if party.id in charge.against
    ]


def others(case: Case, party: Party) -> list[tuple[Proceeding, list[Party]]]:
    """Who else is in the same proceedings."""
    found = []
    for proceeding in case.naming(party, Proceeding):
        ids = dict.fromkeys(id for side in proceeding.sides for id in side.parties)
        if party.id in ids:
            found.append((proceeding, [case.party(id) for id in ids if id != party.id]))
    return found


def said(case: Case) -> dict[str, list[tuple[Record, Said]]]:
    """By party: every statement that is their word, with the record that holds it."""
    found: dict[str, list[tuple[Record, Said]]] = defaultdict(list)
    records: list[Event | Dispute | SafetyProtocol] = [*case.events, *case.disputes, *case.protocols]
    for record in records:
        for statement in statements(record):
            for id in statement.by:
                found[id].append((record, statement))
    return found


def statements(record: Event | Dispute | SafetyProtocol) -> Iterator[Said]:
    """The statements that a record holds and that can be somebody's word."""
    match record:
        case Event():
            yield record
            yield from record.statements
        case Dispute():
            yield from record.positions
        case _:
            yield from record.record
