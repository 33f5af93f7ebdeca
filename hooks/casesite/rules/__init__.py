"""What must hold between records. Each rule is one short function; RULES is all of them.

A rule yields what it found with the record that it is about, so that the record may waive it,
with a reason. It runs only on a case that is otherwise whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.problem import Problem
from casesite.rules import corrections, fairness, names, quotations, sequence, sourcing, times, translation
from casesite.site import Site

Found = tuple[Record | None, Problem]
Rule = Callable[[Case, Site], Iterator[Found]]

RULES: tuple[Rule, ...] = (
    sourcing.whose_word,
    sourcing.not_a_finder,
    sourcing.too_few_sources,
    sourcing.weak_only,
    sourcing.withdrawn_source,
    times.source_before_event,
    times.acts_after_death,
    times.role_outside_proceeding,
    times.after_as_of,
    sequence.impossible_step,
    sequence.step_order,
    sequence.appeal_of_itself,
    sequence.stale_review,
    names.unknown_category,
    names.unknown_side,
    names.repeated_word,
    names.unknown_reference,
    names.name_withheld,
    fairness.loaded_word,
    fairness.one_sided,
    quotations.quote_too_long,
    quotations.quote_place,
    quotations.quote_mismatch,
    corrections.unexplained_change,
    translation.untranslated_language,
)


def broken_rules(case: Case, site: Site) -> list[Problem]:
    """Hold the whole case against every rule, but for what a record waives with a reason."""
    used: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for rule in RULES:
        for record, problem in rule(case, site):
            if record is not None and any(waiver.rule == problem.rule for waiver in record.waivers):
                used.add((record.id, problem.rule))
            else:
                problems.append(problem)
    for record in case.records.values() if site.as_of is None else ():
        for number, waiver in enumerate(record.waivers):
            if (record.id, waiver.rule) not in used:
                here = record.node.at(["waivers", number])
                problems.append(here.problem("stale-waiver", f'the rule "{waiver.rule}" is not broken here; delete the waiver'))
    return problems
