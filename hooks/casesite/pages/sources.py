"""Sources: by kind and year, with what each supports and what is wrong in it; and a page a source check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from casesite.language import message, t, tc
from casesite.model.addresses import source_parts
from casesite.model.case import Case
from casesite.model.kinds import Record, Source, SourceCheck, SourceKind, Verdict
from casesite.model.labels import source_kind
from casesite.model.sourced import Sourced
from casesite.pages.bars import sample, stacked
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place

BEARING = (message("bearing", "A primary record"), message("bearing", "Two publishers or more"), message("bearing", "One publisher"))


def pages(case: Case) -> Iterator[Page]:
    """The index, split by kind and year where it is long, then a page a check; nothing where a case has none."""
    if not case.sources:
        return
    checks = {check.source: check for check in case.checks}
    statements = [statement for statement in case.sourced if statement.status is not None]
    counts = bearing(case, statements)
    index = Page(
        path="sources/index.md",
        kind="sources",
        title=t("Sources"),
        lead=t(
            "Everything that the record relies on, with what each supports and what is known to be wrong in it. "
            "A copy is listed under its first publisher, with the place where it was read."
        ),
        source=first_place(case, case.sources),
        changed=case.as_of,
        boost=0.5,
        context={
            "bearing": [(tc("bearing", words), count) for words, count in counts.items()],
            "bar": stacked(list(counts.values())),
            "sample": sample,
            "total": len(statements),
            "checks": checks,
        },
    )

    def entries(sources: Sequence[Source]) -> Mapping[str, Any]:
        supports = {
            source.id: [record for record in case.naming(source, Record) if not isinstance(record, SourceCheck)] for source in sources
        }
        return {"groups": [(kind, list(group)) for kind, group in groupby(sources, key=lambda source: source.kind)], "supports": supports}

    yield from split_index(index, source_parts(case), part_label, entries)
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


def part_label(name: str) -> str:
    """What a part of the list is called: a kind, or a kind and a year."""
    kind = next(kind for kind in sorted(SourceKind, key=len, reverse=True) if name.startswith(kind.value))
    year = name.removeprefix(kind.value).removeprefix("-")
    words = source_kind(kind, many=True)
    if not year:
        return words
    if year.startswith("undated"):
        return t("{kind}, {year}", kind=words, year=numbered(year, lambda _: t("no date")))
    return t("{kind}, {year}", kind=words, year=numbered(year, str))


def bearing(case: Case, statements: Sequence[Sourced]) -> Counter[str]:
    """How many statements rest on a primary record, on two publishers or more, on one."""
    counts: Counter[str] = Counter(dict.fromkeys(BEARING, 0))
    for statement in statements:
        sources = statement.supporting(case.records)
        publishers = case.publishers.independent(sources)
        counts[BEARING[0] if any(source.primary for source in sources) else BEARING[1] if len(publishers) > 1 else BEARING[2]] += 1
    return counts
