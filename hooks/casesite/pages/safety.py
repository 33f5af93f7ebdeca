"""Safety: hazard → protocol → what the record says → reforms → precedents → open questions; a page for each of the first four.

A case without protocols speaks of what changed and what happened before, and not of safety.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from casesite.language import t
from casesite.model.addresses import index_parts
from casesite.model.case import Case
from casesite.model.kinds import Precedent, Record, Reform, SafetyProtocol, Status
from casesite.model.labels import noun
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place

Entry: TypeAlias = tuple[str, Any]  # of the index: the section, and a record or a question

LIMIT = 130  # entries of the index on one page, in all its sections
ROOM = 50  # entries of a section on a page of its own: most hazards bring a heading with them
ROWS = 40  # hazards of the table


def pages(case: Case) -> Iterator[Page]:
    """The index, split by section where it is long, then a page a protocol, reform and precedent; nothing where a case has none of them."""
    if not (case.protocols or case.reforms or case.precedents):
        return
    hazards = by_hazard(case.protocols)
    parts = index_parts(_entries(case, hazards), itemgetter(0), LIMIT, ROOM)
    index = Page(
        path="safety/index.md",
        kind="safety",
        title=title(case),
        lead=t("From the hazard to the rule that answers it, to what the record says about this case, to what changed since.")
        if case.protocols
        else "",
        source=first_place(case, [*case.protocols, *case.reforms, *case.precedents]),
        changed=case.as_of,
        boost=2,
        context={
            "heat": heat(hazards),
            "rows": ROWS,
            "places": _places(parts),
            "changes": {protocol.id: len(case.naming(protocol, Reform)) for protocol in case.protocols},
        },
    )
    sections = {
        "rules": t("Rules and practices"),
        "discussion": t("Where people disagree"),
        "reforms": t("What changed since"),
        "precedents": t("What happened before"),
        "questions": t("Open questions"),
    }

    def entries(entries: Sequence[Entry]) -> Mapping[str, Any]:
        shown: dict[str, list[Any]] = {section: [] for section in sections}
        for section, entry in entries:
            shown[section].append(entry)
        alone = sum(map(bool, shown.values())) == 1
        return {**shown, "hazards": by_hazard(shown["rules"]), "alone": alone}

    yield from split_index(index, parts, lambda name: numbered(name, lambda key: sections[key]), entries)
    for protocol in case.protocols:
        context = {
            "protocol": protocol,
            "reforms": case.naming(protocol, Reform),
            "precedents": case.naming(protocol, Precedent),
            "siblings": [other for other in hazards[protocol.hazard] if other is not protocol],
            "mentions": [record for record in case.naming(protocol, Record) if not isinstance(record, Reform | Precedent)],
        }
        yield _page(case, protocol, "protocol", context)
    for reform in case.reforms:
        yield _page(case, reform, "reform", {"reform": reform, "mentions": case.naming(reform, Record)})
    for precedent in case.precedents:
        yield _page(case, precedent, "precedent", {"precedent": precedent, "mentions": case.naming(precedent, Record)})


def title(case: Case) -> str:
    """What the index is called: by its one section, where it has no other."""
    if case.protocols:
        return t("Safety")
    if case.reforms and case.precedents:
        return t("Before and since")
    return t("What changed since") if case.reforms else t("What happened before")


def by_hazard(protocols: Sequence[SafetyProtocol]) -> dict[str, list[SafetyProtocol]]:
    """Protocols by the hazard that they answer, in the order of the data."""
    hazards: dict[str, list[SafetyProtocol]] = {}
    for protocol in protocols:
        hazards.setdefault(protocol.hazard, []).append(protocol)
    return hazards


def heat(hazards: dict[str, list[SafetyProtocol]]) -> list[tuple[str, list[tuple[Status, int, int]]]]:
    """For each hazard, how many statements of each status the record holds on its protocols, and how that compares: 0 to 4."""
    counts = {
        hazard: Counter(statement.status for protocol in protocols for statement in protocol.record)
        for hazard, protocols in hazards.items()
    }
    used = [status for status in Status if any(count[status] for count in counts.values())]
    most = max((count[status] for count in counts.values() for status in used), default=1)
    return [(hazard, [(status, count[status], -(-4 * count[status] // most)) for status in used]) for hazard, count in counts.items()]


def _entries(case: Case, hazards: Mapping[str, Sequence[SafetyProtocol]]) -> list[Entry]:
    """What the index has, section by section: a question with the protocol that leaves it open."""
    return [
        *(("rules", protocol) for protocols in hazards.values() for protocol in protocols),
        *(("discussion", protocol) for protocol in case.protocols if protocol.discussion),
        *(("reforms", reform) for reform in case.reforms),
        *(("precedents", precedent) for precedent in case.precedents),
        *(("questions", (protocol, words)) for protocol in case.protocols for words in protocol.open_questions),
    ]


def _places(parts: Mapping[str, Sequence[Entry]]) -> dict[str, str]:
    """By hazard: the address where its protocols begin."""
    places: dict[str, str] = {}
    for name, entries in parts.items():
        hazards = by_hazard([entry for section, entry in entries if section == "rules"])
        for number, hazard in enumerate(hazards, 1):
            places.setdefault(hazard, f"safety/{name}{'/' if name else ''}#hazard-{number}")
    return places


def _page(case: Case, record: SafetyProtocol | Reform | Precedent, kind: str, context: dict[str, object]) -> Page:
    return Page(
        path=f"safety/{record.id}/index.md",
        kind=kind,
        title=record.title,
        record=record,
        trail=((title(case), "safety/"),),
        description=f"{noun(record, start=True)}. {case.words_of(record.text)}",
        explains_marks=True,
        source=record.node.place,
        changed=case.as_of,
        boost=RECORD_BOOST,
        context=context,
    )
