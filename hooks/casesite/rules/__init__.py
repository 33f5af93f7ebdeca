"""What must hold between records. Each rule is one short function; RULES is all of them.

A rule yields what is wrong and where. Its id, its severity and the record that it is about come from
here, so that a record may waive a rule, with a reason. Rules run only on a case that is otherwise whole.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.problem import Place, Problem, Severity
from casesite.rules import corrections, fairness, law, names, quotations, sequence, sourcing, times, translation
from casesite.rules.rule import Rule
from casesite.site import Site
from casesite.values.node import Node

RULES: tuple[Rule, ...] = (
    Rule(sourcing.whose_word),
    Rule(sourcing.not_a_finder),
    Rule(sourcing.too_few_sources),
    Rule(sourcing.weak_only),
    Rule(sourcing.withdrawn_source),
    Rule(times.source_before_event),
    Rule(times.acts_after_death),
    Rule(times.role_outside_proceeding),
    Rule(times.after_as_of),
    Rule(law.unknown_step),
    Rule(law.own_step),
    Rule(law.penalty_of_nothing),
    Rule(law.about_somebody_else),
    Rule(law.about_whom, severity=Severity.WARNING),
    Rule(law.nobody_accused),
    Rule(law.no_sides),
    Rule(sequence.impossible_step),
    Rule(sequence.step_order),
    Rule(sequence.appeal_of_itself),
    Rule(sequence.stale_review, severity=Severity.WARNING),
    Rule(names.unknown_category),
    Rule(names.unknown_side),
    Rule(names.repeated_word),
    Rule(names.unknown_reference),
    Rule(names.name_withheld),
    Rule(fairness.loaded_word),
    Rule(fairness.one_sided),
    Rule(quotations.quote_too_long),
    Rule(quotations.quote_place),
    Rule(quotations.quote_mismatch),
    Rule(corrections.unexplained_change),
    Rule(translation.renamed_words),
    Rule(translation.untranslated_language, severity=Severity.WARNING),
)
_PLACE = attrgetter("node.place")


def broken_rules(case: Case, site: Site) -> list[Problem]:
    """Hold the whole case against every rule, but for what a record waives with a reason."""
    records = sorted(case.records.values(), key=_PLACE)
    used: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for rule in RULES:
        for where, problem in rule.problems(case, site):
            record = _record_at(records, where.place) if rule.waivable and isinstance(where, Node) else None
            if record is not None and any(waiver.rule == rule.id for waiver in record.waivers):
                used.add((record.id, rule.id))
            else:
                problems.append(problem)
    for record in records if site.as_of is None else ():
        for number, waiver in enumerate(record.waivers):
            if (record.id, waiver.rule) not in used:
                here = record.node.at(["waivers", number])
                problems.append(here.problem("stale-waiver", f'the rule "{waiver.rule}" is not broken here; delete the waiver'))
    return problems


def _record_at(records: list[Record], place: Place) -> Record | None:
    """The record, of several in the order of their places, in which a place lies."""
    number = bisect_right(records, place, key=_PLACE)
    record = records[number - 1] if number else None
    return record if record and record.node.place.file == place.file and place.line <= record.node.end else None
