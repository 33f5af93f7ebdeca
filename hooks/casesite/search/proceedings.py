"""A proceeding as an entry of the search: where it stands, and the numbers by which lawyers call it."""

from __future__ import annotations

import re

from casesite.language import message, tc
from casesite.model.case import Case
from casesite.model.kinds import Proceeding, ProceedingKind
from casesite.search.entry import EntryKind, SearchEntry
from casesite.search.lines import importance, names, noted
from casesite.search.plain import told, words

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
    ProceedingKind.DISCIPLINARY: message("search words", "disciplinary licence revoked suspended struck off"),
    ProceedingKind.INVESTIGATION: message("search words", "investigation police charge decision"),
    ProceedingKind.INQUEST: message("search words", "inquest coroner cause of death conclusion"),
    ProceedingKind.INQUIRY: message("search words", "inquiry inquest investigation report"),
    ProceedingKind.PARLIAMENTARY: message("search words", "parliament committee hearing report impeachment"),
}


def entry_of(case: Case, proceeding: Proceeding, url: str) -> SearchEntry:
    """The entry of a proceeding at an address."""
    sides = (id for side in proceeding.sides for id in (*side.parties, *side.counsel))
    laws = [charge.statute for charge in proceeding.charges if charge.statute]
    steps = case.docket(proceeding)
    brought = " ".join(step.penalty for step in steps if step.penalty)
    docketed = f"{words(case, *(charge.text for charge in proceeding.charges))} {told(case, *steps)} {brought}"
    citations = [*proceeding.sources, *(citation for step in steps for citation in step.sources)]
    cited = dict.fromkeys(citation.source for citation in citations)
    return SearchEntry(
        url,
        EntryKind.COURT_CASE,
        proceeding.title,
        note=noted(proceeding.forum, proceeding.docket, case.standing(proceeding).words),
        numbers=tuple(dict.fromkeys([*([proceeding.docket] if proceeding.docket else []), *laws])),
        keywords=" ".join(
            [*(charge.title for charge in proceeding.charges), tc("search words", WORDS_OF[proceeding.kind]), *SUM.findall(docketed)]
        ),
        more=" ".join(
            [
                tc("search words", PROCEEDING_WORDS),
                told(case, proceeding),
                docketed,
                names(case, (*sides, *proceeding.judges)),
                *(case.records[id].label for id in cited),  # what the papers call it
            ]
        ),
        weight=importance(case, proceeding),
    )
