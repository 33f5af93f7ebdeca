"""What the law of a kind of proceeding knows: its steps, and who and what there is in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casesite.model.case import Case
from casesite.model.kinds import Proceeding, Step
from casesite.model.law import LAW, RECOMMENDATION
from casesite.model.law.state import State
from casesite.model.law.table import Table
from casesite.model.walk import walk
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.node import Node
from casesite.values.spelling import slip

# What people write who mean one of several steps: the word, and what each of them would be for.
MEANT = {
    "not-guilty": (("acquitted", "a verdict"), ("pleaded-not-guilty", "a plea")),
    "guilty": (("convicted", "a verdict"), ("pleaded-guilty", "a plea")),
    "plead-guilty": (("pleaded-guilty", "a plea"),),
    "suspended": (("stayed", "the case"),),
}


def unknown_step(case: Case, site: Site) -> Iterator[Wrong]:
    """A step is one of the law of its kind of proceeding, or of the case's own."""
    for proceeding in case.proceedings:
        for law, node, steps in _lists(case, proceeding, case.law_of(proceeding)):
            for number, step in enumerate(steps):
                if step.step in law.rows or not (words := _unknown(case, step.step, law, steps[:number])):
                    continue
                yield Wrong(node.at([number, "step"]), words)


def own_step(case: Case, site: Site) -> Iterator[Wrong]:
    """A step of the case's own law has a word of its own, and is like a step of the tables."""
    tables = [*LAW.values(), RECOMMENDATION]
    known = {step for table in tables for step in table.rows}
    for number, own in enumerate(case.profile.steps):
        here = case.profile_node.at(["steps", number])
        if own.id in known:
            yield Wrong(here.at(["id"]), f'"{own.id}" is a step already; to rename it, use "words:"')
        if own.like not in known:
            near = slip(own.like, sorted(known))
            more = f'; did you mean "{near}"?' if near else "; the reference lists the steps of each kind of proceeding"
            yield Wrong(here.at(["like"]), f'no kind of proceeding has a step "{own.like}"{more}')


def penalty_of_nothing(case: Case, site: Site) -> Iterator[Wrong]:
    """A penalty stands with a step that brings one: a sentence, a fine, a sum."""
    for proceeding in case.proceedings:
        for law, node, steps in _lists(case, proceeding, case.law_of(proceeding)):
            for number, step in enumerate(steps):
                row = law.rows.get(step.step)
                if step.penalty and row and not row.brings:
                    brings = ", ".join(row.step for row in law.rows.values() if row.brings)
                    those = f"those that do are: {brings}" if brings else f"nor does any step of {law.article} {law.name}"
                    words = f'"{step.step}" brings no sentence, fine or sum; {those}'
                    yield Wrong(node.at([number, "penalty"]), words)


def about_somebody_else(case: Case, site: Site) -> Iterator[Wrong]:
    """A step is about some of those whom its charge is against, or who are on a side."""
    for proceeding in case.proceedings:
        sides = {id for side in proceeding.sides for id in side.parties}
        accused = {id for charge in proceeding.charges for id in charge.against}
        for number, charge in enumerate(proceeding.charges):
            yield from _about(
                proceeding.node.at(["charges", number, "steps"]), charge.steps, set(charge.against), f'"{charge.title}" is against'
            )
        yield from _about(proceeding.node.at(["steps"]), proceeding.steps, sides | accused, "on the sides and accused are")


def about_whom(case: Case, site: Site) -> Iterator[Wrong]:
    """A step whose words name some of several accused says with "about:" whether it concerns only them."""
    for proceeding in case.proceedings:
        accused = {id for charge in proceeding.charges for id in charge.against}
        for _, node, steps in _lists(case, proceeding, case.law_of(proceeding)):
            for number, step in enumerate(steps):
                named = accused & set(re.findall(r"\[\[([\w-]+)", step.text or ""))
                if named and named != accused and not step.about:
                    ids = ", ".join(sorted(named))
                    yield Wrong(
                        node.at([number, "text"]), f"this names {ids} of several accused; if it concerns only them, write about: [{ids}]"
                    )


def nobody_accused(case: Case, site: Site) -> Iterator[Wrong]:
    """Charges and claims stand only in a kind of proceeding that has somebody to answer them."""
    for proceeding in case.proceedings:
        table = case.law_of(proceeding)
        if proceeding.charges and not table.has_charges:
            words = (
                f"nobody is accused in {table.article} {table.name}; write what was found as steps, and a charge in a proceeding of its own"
            )
            yield Wrong(proceeding.node.at(["charges"]), words)


def no_sides(case: Case, site: Site) -> Iterator[Wrong]:
    """A proceeding of one side against another says who stands on them."""
    for proceeding in case.proceedings:
        table = case.law_of(proceeding)
        if table.has_sides and not proceeding.sides:
            yield Wrong(proceeding.node, f'"sides:" is missing here: who stands against whom in {table.article} {table.name}')


def _about(node: Node, steps: Sequence[Step], allowed: set[str], who: str) -> Iterator[Wrong]:
    for number, step in enumerate(steps):
        for place, id in enumerate(step.about):
            if id not in allowed:
                yield Wrong(
                    node.at([number, "about", place]),
                    f'"{id}" is not one of those whom it can be about; {who}: {", ".join(sorted(allowed))}',
                )


def _lists(case: Case, proceeding: Proceeding, table: Table) -> Iterator[tuple[Table, Node, Sequence[Step]]]:
    """Every list of steps of a proceeding that its kind can have, with its place and its law."""
    for number, charge in enumerate(proceeding.charges if table.has_charges else ()):
        yield table, proceeding.node.at(["charges", number, "steps"]), charge.steps
    for number, recommendation in enumerate(proceeding.recommendations):
        yield case.law_of_recommendations, proceeding.node.at(["recommendations", number, "steps"]), recommendation.steps
    yield table, proceeding.node.at(["steps"]), proceeding.steps


def _unknown(case: Case, step: str, law: Table, before: Sequence[Step]) -> str:
    """What is wrong with a step that is none, and what may be written: never a near word that is another act.

    Nothing of a step of the case's own law that is like none: that is said where it is made.
    """
    none, others = f'"{step}" is no step of {law.article} {law.name}', [*case.law.values()]
    if own := next((own for own in case.profile.steps if own.id == step), None):
        known = any(own.like in table.rows for table in (*others, case.law_of_recommendations))
        return f'{none}: it is like "{own.like}", which is none, either' if known else ""
    plain = re.sub(r"[\s_]+", "-", step.strip().casefold())
    elsewhere = [table.name.removesuffix(" proceeding") for table in others if plain in table.rows and table is not law]
    if (plain in law.rows or not elsewhere) and (near := slip(plain, law.rows)):
        return f'{none}; did you mean "{near}"?'
    meant = [f'"{word}" for {use}' for word, use in MEANT.get(plain, ()) if word in law.rows]
    if meant:
        none += f"; write {', '.join(meant)}"
    elif elsewhere:
        none += f", but of another kind ({', '.join(elsewhere)})"
    state, on_appeal = State.NOT_BEGUN, False
    for one in walk(law, before):
        state, on_appeal = one.state, one.on_appeal
    rows = [row for row in law.rows.values() if row.follows(state, on_appeal=on_appeal)]
    return f"{none}. What may follow here: " + "; ".join(f"{row.step} ({row.means.rstrip('.')})" for row in rows)
