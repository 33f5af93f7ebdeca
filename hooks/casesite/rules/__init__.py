"""What must hold between records. Each rule is one short function; RULES is all of them.

A rule yields what is wrong and where. Its id, its severity and the record that it is about come from
here, so that a record may waive a rule, with a reason. Rules run only on a case that is otherwise whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.problem import Place, Problem, Severity
from casesite.rules import (
    accused,
    corrections,
    fairness,
    figures,
    hindsight,
    holders,
    identity,
    law,
    loaded,
    names,
    privacy,
    quotations,
    repeats,
    sequence,
    sourcing,
    speakers,
    times,
    translation,
    withheld,
)
from casesite.rules.meanings import MEANINGS
from casesite.rules.rule import Rule
from casesite.site import Site
from casesite.values.node import Node
from casesite.values.spelling import suggestion

RULES: tuple[Rule, ...] = (
    Rule(holders.whose_word),
    Rule(holders.one_holder),
    Rule(holders.no_denier),
    Rule(holders.not_a_finder),
    Rule(holders.not_a_decider),
    Rule(speakers.unnamed_speaker),
    Rule(speakers.speaker_not_in_source, severity=Severity.WARNING),
    Rule(speakers.other_voice),
    Rule(sourcing.too_few_sources),
    Rule(sourcing.weak_second),
    Rule(sourcing.primary_news),
    Rule(sourcing.unsourced_introduction),
    Rule(sourcing.weak_only),
    Rule(sourcing.withdrawn_source),
    Rule(times.source_before_event),
    Rule(hindsight.source_before_statement),
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
    Rule(withheld.name_withheld, waivable=False),
    Rule(identity.no_identity, waivable=False),
    Rule(loaded.loaded_word),
    Rule(fairness.one_sided),
    Rule(fairness.twice_the_room),
    Rule(fairness.uneven_room, severity=Severity.WARNING),
    Rule(accused.not_on_a_side),
    Rule(accused.unaccused, severity=Severity.WARNING),
    Rule(accused.role_without_side),
    Rule(repeats.repeated_record),
    Rule(privacy.private_detail),
    Rule(privacy.medical_detail, severity=Severity.WARNING),
    Rule(figures.wrong_figure),
    Rule(quotations.quote_too_long),
    Rule(quotations.quote_place),
    Rule(quotations.bare_quotation),
    Rule(quotations.quote_mismatch),
    Rule(corrections.unexplained_change, waivable=False),
    Rule(corrections.nothing_corrected, waivable=False),
    Rule(translation.renamed_words),
    Rule(translation.untranslated_language, severity=Severity.WARNING),
)
UNEXPLAINED = Rule(corrections.unexplained_change).id
_PLACE = attrgetter("node.place")


def broken_rules(case: Case, site: Site) -> list[Problem]:
    """Hold the whole case against every rule, but for what a record waives with a reason."""
    records = sorted(case.records.values(), key=_PLACE)
    used: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for rule in RULES:
        for wrong, problem in rule.problems(case, site):
            record = _record_at(records, wrong.where.place) if rule.waivable and isinstance(wrong.where, Node) else None
            if record is None or not any(waiver.rule == rule.id for waiver in record.waivers):
                problems.append(problem)
            elif not wrong.waivable:
                problems.append(replace(problem, message=f"{problem.message}; no waiver lifts this"))
                used.add((record.id, rule.id))
            else:
                used.add((record.id, rule.id))
    problems += (problem for record in records for problem in _waivers(record, used, site))
    return withheld.without_names(problems, case.profile)


def _waivers(record: Record, used: set[tuple[str, str]], site: Site) -> Iterator[Problem]:
    """What is wrong with the waivers of a record: of a rule that takes none, of no rule, of one that is not broken there."""
    known = {rule.id: rule for rule in RULES}
    for number, waiver in enumerate(record.waivers):
        here = record.node.at(["waivers", number])
        rule = known.get(waiver.rule)
        if rule is None and waiver.rule not in MEANINGS:
            right = suggestion(waiver.rule, [id for id, other in known.items() if other.waivable])
            yield here.at(["rule"]).problem("bad-waiver", f'there is no rule "{waiver.rule}"{right or "; the reference lists them"}')
        elif rule is None or not rule.waivable:
            words = f'no waiver lifts the rule "{waiver.rule}"; put right what breaks it, and delete the waiver'
            yield here.at(["rule"]).problem("bad-waiver", words)
        elif site.as_of is None and (record.id, waiver.rule) not in used:
            yield here.problem("stale-waiver", f'the rule "{waiver.rule}" is not broken here; delete the waiver')


def _record_at(records: list[Record], place: Place) -> Record | None:
    """The record, of several in the order of their places, in which a place lies."""
    number = bisect_right(records, place, key=_PLACE)
    record = records[number - 1] if number else None
    return record if record and record.node.place.file == place.file and place.line <= record.node.end else None
