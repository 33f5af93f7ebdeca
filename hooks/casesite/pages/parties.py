"""Parties: who they are, and a page for each with where they stand and what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Charge, Dispute, Event, Party, PartyKind, Proceeding, Record
from casesite.model.sourced import Sourced
from casesite.model.standing import Standing
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """The list by kind, then a page a party."""
    charged = {party.id: charges(case, party) for party in case.parties}
    groups = [(kind, [party for party in case.parties if party.kind is kind]) for kind in PartyKind]
    context = {
        "groups": [(kind, found) for kind, found in groups if found],
        "roles": {party.id: "; ".join(dict.fromkeys(role.title for role in party.roles)) for party in case.parties},
        "charged": charged,
    }
    yield Page("parties/index.md", "parties.md.j2", first_place(case, case.parties), context)
    words = said(case)
    for party in case.parties:
        own = {
            "party": party,
            "charges": charged[party.id],
            "events": case.events_of(party),
            "said": words[party.id],
            "disputes": case.naming(party, Dispute),
            "others": others(case, party),
            "mentions": [record for record in case.naming(party, Record) if not isinstance(record, Event | Dispute | Proceeding)],
        }
        yield Page(f"parties/{party.id}/index.md", "party.md.j2", party.node.place, own, boost=weight(case, party))


def weight(case: Case, party: Party) -> float:
    """How high a party ranks in search: the more records name it, the more likely it is meant."""
    return RECORD_BOOST * (1 + min(len(case.naming(party, Record)), 40) / 10)


def charges(case: Case, party: Party) -> list[tuple[Proceeding, Charge, Standing]]:
    """Every charge or claim against a party, with where it stands."""
    return [(proceeding, charge, case.standing(proceeding, charge, party.id)) for proceeding, charge in case.charges_against(party)]


def others(case: Case, party: Party) -> list[tuple[Proceeding, list[Party]]]:
    """Who else is in the same proceedings."""
    found = []
    for proceeding in case.naming(party, Proceeding):
        ids = dict.fromkeys(id for side in proceeding.sides for id in side.parties)
        if party.id in ids:
            found.append((proceeding, [case.party(id) for id in ids if id != party.id]))
    return found


def said(case: Case) -> dict[str, list[Sourced]]:
    """By party: every statement that is their word."""
    found: dict[str, list[Sourced]] = defaultdict(list)
    for one in case.sourced:
        if one.record is not None and hasattr(one.part, "text") and case.shows(one.record):
            for id in one.by:
                found[id].append(one)
    return found
