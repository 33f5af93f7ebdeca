"""The records of a case as entries of the search.

A result stands alone, without the page around it. So whoever has a charge or claim against them is shown
with what they do and no text that may be cut before what became of it; a proceeding with where it stands; an
event of a proceeding by its title alone.
What a source got wrong, and what a correction took back, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from math import log2
from typing import Any

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
    ProceedingKind,
    Record,
    Reform,
    SafetyProtocol,
    Source,
    SourceCheck,
    Status,
    Term,
)
from casesite.model.labels import credit, date_words, force, party_kind, progress, published_by, source_kind, status_words, whose
from casesite.model.standing import docket, of_charge, of_proceeding
from casesite.search.entry import EntryKind, SearchEntry
from casesite.search.plain import words

APART = " · "
SAID_KINDS = (PartyKind.COMPANY, PartyKind.AGENCY, PartyKind.COURT)  # what the kind of the result does not say yet
SENTENCE = re.compile(r"(?<=\w{4}[.!?])\s+")  # its end: behind a word of four letters, which leaves "v." and "No." alone
SUM = re.compile(r"[$€£¥] ?[0-9][0-9.,]*[0-9]|\b[0-9]{1,3}(?:[.,'’][0-9]{3})+")
# Other words that readers use for what a record is; they are found, and never shown.
PROCEEDING_WORDS = message("search words", "court case proceeding docket file number outcome verdict decided")
WORDS_OF: dict[ProceedingKind, str] = {
    ProceedingKind.CRIMINAL: message(
        "search words", "criminal charge trial prosecution acquitted convicted guilty innocent sentenced dismissed"
    ),
    ProceedingKind.CIVIL: message("search words", "civil suit lawsuit sued claim damages settlement settled"),
    ProceedingKind.ADMINISTRATIVE: message("search words", "citation fine fined penalty agency"),
    ProceedingKind.APPEAL: message("search words", "appeal appealed appellate"),
    ProceedingKind.ARBITRATION: message("search words", "arbitration arbitrator"),
    ProceedingKind.INQUIRY: message("search words", "inquiry inquest investigation report"),
}
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


def _names(case: Case, ids: Iterable[str]) -> str:
    return " ".join(credit(case.records[id]) for id in ids)


def _importance(case: Case, record: Record) -> float:
    """More for what many records name: of two of one name, the one that is meant."""
    return 1 + 0.08 * log2(1 + len(case.mentions.get(record.id, ())))


def _noted(*parts: str | None) -> str:
    return APART.join(filter(None, parts))


def _stated(case: Case, status: Status, by: Iterable[str]) -> str:
    """How far something can be relied on, and whose word it is."""
    names = [credit(case.records[id]) for id in by]
    return " ".join([status_words(status, start=True), *([whose(status, names)] if names else [])])


def _party(case: Case, party: Party, url: str) -> SearchEntry:
    charged = case.charges_against(party)
    is_person = party.kind is PartyKind.PERSON
    kind = EntryKind.PERSON if is_person else EntryKind.PLACE if party.kind is PartyKind.PLACE else EntryKind.ORGANISATION
    own = [role.title for role in party.roles if role.proceeding is None]
    roles = list(dict.fromkeys(own or [role.title for role in party.roles]))
    sentence = words(case, party.text)
    return SearchEntry(
        url,
        kind,
        party.name,
        note=_noted(party_kind(party.kind) if party.kind in SAID_KINDS else None, row(roles)),
        text="" if charged else sentence,
        aliases=tuple(party.aliases),
        keywords=" ".join([*party.identifiers.values(), *([tc("search words", DEAD)] if party.died else [])]),
        more=" ".join(
            [
                sentence if charged else "",
                *(role.title for role in party.roles),
                *(f"{charge.title} {of_charge(proceeding, charge, case.as_of).words}" for proceeding, charge in charged),
                words(case, *(statement.text for statement in party.statements)),
            ]
        ),
        weight=_importance(case, party),
    )


def _proceeding(case: Case, proceeding: Proceeding, url: str) -> SearchEntry:
    sides = (id for side in proceeding.sides for id in (*side.parties, *side.counsel))
    laws = [charge.statute for charge in proceeding.charges if charge.statute]
    steps = docket(proceeding, case.as_of)
    told = words(case, *(charge.text for charge in proceeding.charges), *(step.text for step in steps))
    citations = [*proceeding.sources, *(citation for step in steps for citation in step.sources)]
    cited = dict.fromkeys(citation.source for citation in citations)
    return SearchEntry(
        url,
        EntryKind.COURT_CASE,
        proceeding.title,
        note=_noted(proceeding.forum, proceeding.docket, of_proceeding(proceeding, case.as_of).words),
        numbers=tuple(dict.fromkeys([*([proceeding.docket] if proceeding.docket else []), *laws])),
        keywords=" ".join(
            [*(charge.title for charge in proceeding.charges), tc("search words", WORDS_OF[proceeding.kind]), *SUM.findall(told)]
        ),
        more=" ".join(
            [
                tc("search words", PROCEEDING_WORDS),
                words(case, proceeding.text),
                told,
                _names(case, (*sides, *proceeding.judges)),
                *(case.records[id].label for id in cited),  # what the papers call it
            ]
        ),
        weight=_importance(case, proceeding),
    )


def _event(case: Case, event: Event, url: str) -> SearchEntry:
    said = words(case, event.text)
    return SearchEntry(
        url,
        EntryKind.EVENT,
        event.title,
        note=_noted(date_words(event.date), _stated(case, event.status, event.by)),
        text="" if event.proceedings else said,  # it may tell a charge, and not what became of it
        more=" ".join(
            [
                said if event.proceedings else "",
                event.date.text,
                event.place or "",
                _names(case, (*event.parties, *event.proceedings)),
                words(case, *(statement.text for statement in event.statements)),
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
        note=_noted(_stated(case, outcome.status, outcome.by) if outcome.status is Status.FINDING else None, decided),
        text=" ".join([*further, words(case, dispute.text)]),
        more=" ".join(
            [
                *(f"{position.stance} {_names(case, position.by)}" for position in positions),
                words(case, *(position.text for position in positions), dispute.would_settle),
            ]
        ),
    )


def _protocol(case: Case, protocol: SafetyProtocol, url: str) -> SearchEntry:
    said = (protocol.force_note, *(statement.text for statement in protocol.record), protocol.discussion, *protocol.open_questions)
    return SearchEntry(
        url,
        EntryKind.SAFETY_RULE,
        protocol.title,
        note=_noted(force(protocol.force), protocol.issuer),
        text=words(case, protocol.text),
        keywords=" ".join(
            [protocol.hazard, tc("search words", RULE), *([tc("search words", CHANGE)] if case.naming(protocol, Reform) else [])]
        ),
        more=" ".join([protocol.jurisdiction, protocol.version or "", words(case, *said)]),
        weight=_importance(case, protocol),
    )


def _reform(case: Case, reform: Reform, url: str) -> SearchEntry:
    note = _noted(date_words(reform.date), progress(reform.progress, start=True))
    return SearchEntry(url, EntryKind.REFORM, reform.title, note, words(case, reform.text), keywords=tc("search words", CHANGE))


def _precedent(case: Case, precedent: Precedent, url: str) -> SearchEntry:
    more = words(case, precedent.outcome, precedent.change)
    return SearchEntry(url, EntryKind.EVENT, precedent.title, date_words(precedent.date), words(case, precedent.text), more=more)


def _source(case: Case, source: Source, url: str) -> SearchEntry:
    note = _noted(published_by(source), date_words(source.issued) if source.issued else "", source_kind(source.kind))
    more = " ".join([*source.authors, words(case, source.note)])
    return SearchEntry(url, EntryKind.SOURCE, source.title, note, more=more)


def _check(case: Case, check: SourceCheck, url: str) -> SearchEntry:
    more = words(case, check.text, *(claim.text for claim in check.claims))
    return SearchEntry(url, EntryKind.SOURCE, check.title, date_words(check.date), more=f"{_names(case, [check.source])} {more}")


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
    Proceeding: _proceeding,
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
