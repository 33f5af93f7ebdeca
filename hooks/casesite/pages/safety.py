"""Safety: hazard → protocol → what the record says → reforms → precedents → open questions."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.language import t
from casesite.model.case import Case
from casesite.model.kinds import Precedent, Record, Reform, SafetyProtocol, Status
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """The matrix with the discussion, then a page a protocol."""
    hazards: dict[str, list[SafetyProtocol]] = {}
    for protocol in case.protocols:
        hazards.setdefault(protocol.hazard, []).append(protocol)
    context = {
        "hazards": hazards,
        "counts": {protocol.id: counts(protocol) for protocol in case.protocols},
        "changes": {protocol.id: len(case.naming(protocol, Reform)) for protocol in case.protocols},
        "reforms": case.reforms,
        "precedents": case.precedents,
    }
    yield Page(
        path="safety/index.md",
        kind="safety",
        title=t("Safety"),
        lead=t(
            "From the hazard to the protocol that answers it, to what the record says about this case, to what changed and what "
            "happened before. Most of these protocols are guidance; the table says which bind."
        ),
        explains_marks=True,
        source=first_place(case, case.protocols),
        changed=case.as_of,
        boost=2,
        context=context,
    )
    for protocol in case.protocols:
        context = {
            "protocol": protocol,
            "reforms": case.naming(protocol, Reform),
            "precedents": case.naming(protocol, Precedent),
            "siblings": [other for other in hazards[protocol.hazard] if other is not protocol],
            "mentions": [record for record in case.naming(protocol, Record) if not isinstance(record, Reform | Precedent)],
        }
        yield Page(
            path=f"safety/{protocol.id}/index.md",
            kind="protocol",
            title=protocol.title,
            record=protocol,
            trail=((t("Safety"), "safety/"),),
            description=case.words_of(protocol.text),
            explains_marks=True,
            source=protocol.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST,
            context=context,
        )


def counts(protocol: SafetyProtocol) -> dict[Status, int]:
    """How many statements of each status the record holds on a protocol."""
    found = [statement.status for statement in protocol.record]
    return {status: found.count(status) for status in Status if status in found}
