"""What a statement cites, and how much it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from casesite.changes.change import Change, Sort, Spot, said
from casesite.changes.naming import Names
from casesite.changes.wording import text_change
from casesite.language import listed
from casesite.model.case import Case
from casesite.model.kinds import Citation, Effect, Source, Term
from casesite.values.pairing import paired, reordered


def source_changes(names: Names, spot: Spot, old: Sequence[Citation | str], new: Sequence[Citation | str]) -> Iterator[Change]:
    """What differs between the sources of a statement; a term's are ids alone."""
    before, after = _citations(old), _citations(new)
    pairs = paired(before, after, lambda citation: names.now(citation.source), lambda _: "")
    for there, number in pairs:
        if there is not None and number is not None:
            yield from _citation(names, spot, before[there], after[number])
        elif number is not None:
            yield spot.change(f"a source was added: {names.citation(after[number])}")
        elif there is not None:
            yield spot.change(f"a source was removed: {names.citation(before[there])}", Sort.SOURCE_GONE)
    if reordered(pairs):
        yield spot.change(f"the sources stand in another order; the main one is now {names.citation(after[0])}")


def _citations(sources: Sequence[Citation | str]) -> list[Citation]:
    return [source if isinstance(source, Citation) else Citation.model_validate(source) for source in sources]


def _citation(names: Names, spot: Spot, old: Citation, new: Citation) -> Iterator[Change]:
    name = names.of(new.source)
    if old.quote and new.quote and old.quote != new.quote:
        yield spot.change((*said(f"the quotation from {name} changed: "), *text_change(old.quote, new.quote)), Sort.QUOTATION)
    elif old.quote != new.quote:
        verb = "added" if new.quote else "taken out"
        yield spot.change(f"the quotation from {name} was {verb}: “{new.quote or old.quote}”", Sort.QUOTATION)
    if old.at != new.at:
        yield spot.change(f"where in {name}: was {old.at or 'not said'}; is now {new.at or 'not said'}")
    if old.role != new.role:
        sort = Sort.SOURCE_GONE if old.role is Effect.SUPPORTS else Sort.OTHER
        yield spot.change(f"what {name} does for it: was “{old.role}”; is now “{new.role}”", sort)


def support_changes(names: Names, spot: Spot, old: BaseModel, new: BaseModel) -> Iterator[Change]:
    """Whether a statement rests on less than before, also where only a source of it changed."""
    left, right = _supporting(old, names.before), _supporting(new, names.after)
    had, has = (case.publishers.independent([*sources.values()]) for case, sources in ((names.before, left), (names.after, right)))
    if len(left) > 1 and len(right) == 1:
        yield spot.change(f"lost its second source; it rests on {names.of(next(iter(right)))} alone", Sort.SECOND_GONE)
    elif len(has) < len(had):
        words = f"rests on fewer publishers: {listed(sorted(has)) or 'none that is known'}; it had {listed(sorted(had))}"
        yield spot.change(words, Sort.FEWER)


def _supporting(part: BaseModel, case: Case) -> dict[str, Source]:
    """The sources that a statement rests on, by id; none of a term, which states nothing of the case."""
    cited = [] if isinstance(part, Term) else getattr(part, "sources", [])
    found = {one.source: case.records.get(one.source) for one in cited if one.role is Effect.SUPPORTS}
    return {id: source for id, source in found.items() if isinstance(source, Source) and not source.withdrawn}
