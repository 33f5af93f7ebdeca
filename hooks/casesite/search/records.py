"""The records of a case as entries of the search.

A result stands alone, without the page around it. So whoever has a charge or claim against them is shown
with what they do and no text that may be cut before what became of it; a proceeding with where it stands; an
event of a proceeding by its title alone.
What a source got wrong, and what a correction took back, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from casesite.exports.entries import word_of
from casesite.language import message, row, t, tc
from casesite.model.case import Case
from casesite.model.kinds import (
    Correction,
    Dispute,
    Event,
    Party,
    PartyKind,
    Precedent,
    Proceeding,
    Record,
    Reform,
    SafetyProtocol,
    Source,
    SourceCheck,
    Status,
    Term,
)
from casesite.model.labels import credit, date_words, force, progress, published_by, source_kind
from casesite.model.roster import party_kind
from casesite.search import proceedings
from casesite.search.entry import EntryKind, SearchEntry
from casesite.search.lines import importance, names, noted
from casesite.search.plain import beside, told, words

KIND_OF = {PartyKind.PERSON: EntryKind.PERSON} | dict.fromkeys(
    (PartyKind.COMPANY, PartyKind.AGENCY, PartyKind.COURT, PartyKind.JURY, PartyKind.ORGANISATION), EntryKind.ORGANISATION
)  # all others are places and things
SAID = (PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.PLACE)  # the kind of the result says it already
SENTENCE = re.compile(r"(?<=\w{4}[.!?])\s+")  # its end: behind a word of four letters, which leaves "v." and "No." alone
# Other words that readers use for what a record is; they are found, and never shown.
DEAD = message("search words", "died die dead death killed")
CHANGE = message("search words", "law rule regulation change changed new since reform")
RULE = message("search words", "law rule regulation safety practice protocol")


def entries(case: Case, addresses: Mapping[str, str]) -> list[SearchEntry]:
    """An entry for each record that is shown; ``addresses`` says where each is, by its id."""
    return [
        entry
        for kind, of_record in OF.items()
        for record in case.every(kind)
        if (entry := of_record(case, record, addresses[record.id])) is not None
    ]


def _party(case: Case, party: Party, url: str) -> SearchEntry:
    charged = case.charges_against(party)
    own = [role.title for role in party.roles if role.proceeding is None]
    roles = list(dict.fromkeys(own or [role.title for role in party.roles]))
    sentence = words(case, party.text)
    return SearchEntry(
        url,
        KIND_OF.get(party.kind, EntryKind.PLACE),
        party.name,
        note=noted(None if party.kind in SAID else party_kind(party.kind), row(roles)),
        text="" if charged else sentence,
        aliases=tuple(party.aliases),
        keywords=" ".join([*party.identifiers.values(), *([tc("search words", DEAD)] if party.died else [])]),
        more=" ".join(
            [
                sentence if charged else "",
                *(role.title for role in party.roles),
                *(f"{charge.title} {case.standing(proceeding, charge, party.id).words}" for proceeding, charge in charged),
                beside(case, party),
                told(case, *party.statements),
            ]
        ),
        weight=importance(case, party),
    )


def _event(case: Case, event: Event, url: str) -> SearchEntry:
    said = words(case, event.text)
    return SearchEntry(
        url,
        EntryKind.EVENT,
        event.title,
        note=noted(date_words(event.date), word_of(case, event, start=True)),
        text="" if event.proceedings else said,  # it may tell a charge, and not what became of it
        more=" ".join(
            [
                said if event.proceedings else "",
                event.date.text,
                event.place or "",
                names(case, (*event.parties, *event.decided_by, *event.proceedings)),
                beside(case, event),
                told(case, *event.statements),
            ]
        ),
    )


def _dispute(case: Case, dispute: Dispute, url: str) -> SearchEntry:
    outcome, positions = dispute.outcome, dispute.positions
    decided, *further = SENTENCE.split(words(case, outcome.text), maxsplit=1)
    return SearchEntry(
        url,
        EntryKind.QUESTION,
        dispute.title,
        note=noted(word_of(case, outcome, start=True) if outcome.status is Status.FINDING else None, decided),
        text=" ".join([*further, words(case, dispute.text)]),
        more=" ".join(
            [
                *(f"{position.stance} {names(case, position.by)}" for position in positions),
                told(case, *positions),
                beside(case, outcome),
                words(case, dispute.would_settle),
            ]
        ),
    )


def _protocol(case: Case, protocol: SafetyProtocol, url: str) -> SearchEntry:
    further = words(case, protocol.force_note, protocol.discussion, *protocol.open_questions)
    return SearchEntry(
        url,
        EntryKind.SAFETY_RULE,
        protocol.title,
        note=noted(force(protocol.force), protocol.issuer),
        text=words(case, protocol.text),
        keywords=" ".join(
            [protocol.hazard, tc("search words", RULE), *([tc("search words", CHANGE)] if case.naming(protocol, Reform) else [])]
        ),
        more=" ".join([protocol.jurisdiction, protocol.version or "", further, beside(case, protocol), told(case, *protocol.record)]),
        weight=importance(case, protocol),
    )


def _reform(case: Case, reform: Reform, url: str) -> SearchEntry:
    note = noted(date_words(reform.date), progress(reform.progress, start=True))
    keywords = tc("search words", CHANGE)
    return SearchEntry(url, EntryKind.REFORM, reform.title, note, words(case, reform.text), keywords=keywords, more=beside(case, reform))


def _precedent(case: Case, precedent: Precedent, url: str) -> SearchEntry:
    more = f"{words(case, precedent.outcome, precedent.change)} {beside(case, precedent)}"
    return SearchEntry(url, EntryKind.EVENT, precedent.title, date_words(precedent.date), words(case, precedent.text), more=more)


def _source(case: Case, source: Source, url: str) -> SearchEntry:
    note = noted(published_by(source), date_words(source.issued) if source.issued else "", source_kind(source.kind))
    more = " ".join([*source.authors, words(case, source.note)])
    return SearchEntry(url, EntryKind.SOURCE, source.title, note, more=more)


def _check(case: Case, check: SourceCheck, url: str) -> SearchEntry:
    more = words(case, check.text, *(claim.text for claim in check.claims))
    return SearchEntry(url, EntryKind.SOURCE, check.title, date_words(check.date), more=f"{names(case, [check.source])} {more}")


def _term(case: Case, term: Term, url: str) -> SearchEntry:
    return SearchEntry(url, EntryKind.TERM, term.title, term.text, aliases=tuple(term.aliases))


def _correction(case: Case, correction: Correction, url: str) -> SearchEntry | None:
    if correction.minor:
        return None
    record = case.records.get(correction.record)
    title = t("Correction: {record}", record=credit(record) if record else correction.record)
    return SearchEntry(
        url, EntryKind.PAGE, title, date_words(correction.date), more=words(case, correction.says, correction.why), weight=0.5
    )


OF: dict[type[Record], Callable[[Case, Any, str], SearchEntry | None]] = {
    Party: _party,
    Proceeding: proceedings.entry_of,
    Event: _event,
    Dispute: _dispute,
    SafetyProtocol: _protocol,
    Reform: _reform,
    Precedent: _precedent,
    Source: _source,
    SourceCheck: _check,
    Term: _term,
    Correction: _correction,
}
