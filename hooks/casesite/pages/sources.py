"""Sources: by kind, with what each supports and what is wrong in it; a page a source check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casesite.language import message, t, tc
from casesite.model.case import Case
from casesite.model.kinds import Record, SourceCheck, SourceKind, Verdict
from casesite.model.sourced import Sourced
from casesite.pages.page import RECORD_BOOST, Page, first_place

BEARING = (message("bearing", "A primary record"), message("bearing", "Two publishers or more"), message("bearing", "One publisher"))


def pages(case: Case) -> Iterator[Page]:
    """The list by kind, then a page a check."""
    found = sorted(case.sources, key=lambda source: (source.issued.iso if source.issued else "9", source.title.casefold()))
    groups = [(kind, [source for source in found if source.kind is kind]) for kind in SourceKind]
    checks = {check.source: check for check in case.checks}
    said = [one for one in case.sourced if one.status is not None]
    context = {
        "bearing": [(tc("bearing", words), count) for words, count in bearing(case, said).items()],
        "total": len(said),
        "groups": [group for group in groups if group[1]],
        "checks": checks,
        "supports": {
            source.id: [record for record in case.naming(source, Record) if not isinstance(record, SourceCheck)] for source in found
        },
    }
    yield Page(
        path="sources/index.md",
        kind="sources",
        title=t("Sources"),
        lead=t(
            "Everything that the record relies on, by kind and date, with what each supports and what is known to be wrong in it. "
            "A copy is listed under its first publisher, with the place where it was read."
        ),
        source=first_place(case, case.sources),
        changed=case.as_of,
        boost=0.5,
        context=context,
    )
    for check in case.checks:
        verdicts = Counter(claim.verdict for claim in check.claims)
        counted = [(verdict, verdicts[verdict]) for verdict in Verdict if verdicts[verdict]]
        yield Page(
            path=f"sources/{check.id}/index.md",
            kind="source_check",
            title=check.title,
            record=check,
            trail=((t("Sources"), "sources/"),),
            description=case.words_of(check.text),
            source=check.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST,
            context={"check": check, "verdicts": counted},
        )


def bearing(case: Case, said: list[Sourced]) -> Counter[str]:
    """How many statements rest on a primary record, on two publishers or more, on one."""
    found: Counter[str] = Counter(dict.fromkeys(BEARING, 0))
    for one in said:
        sources = one.supporting(case.records)
        publishers = {source.publisher for source in sources if source.publisher}
        found[BEARING[0] if any(source.primary for source in sources) else BEARING[1] if len(publishers) > 1 else BEARING[2]] += 1
    return found
