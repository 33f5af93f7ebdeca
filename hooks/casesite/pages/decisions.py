"""What was decided: verdicts, pleas, sentences, rulings and settlements by date, none without what undid it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casesite.language import row
from casesite.model.case import Case
from casesite.model.docket import Entry
from casesite.model.kinds import Charge, Proceeding
from casesite.model.labels import label
from casesite.model.law.shared import RULING
from casesite.model.law.state import ENDED, State
from casesite.model.law.table import Appeal
from casesite.model.standing import Told, titled
from casesite.model.walk import Taken, taken

Walks = Sequence[tuple[Charge | None, str | None, Sequence[Taken]]]  # by charge and by whom it is against


@dataclass(frozen=True)
class Decision:
    """A verdict, plea, sentence, ruling or settlement, with the charge where it befell only some, and what undid it."""

    proceeding: Proceeding
    step: Entry
    charges: Sequence[Charge]
    undone: Sequence[str] = ()


def decisions(case: Case) -> list[Decision]:
    """Every decision in every proceeding about the incident, by date."""
    found = [decision for proceeding in case.proceedings if not proceeding.apart for decision in _of(case, proceeding)]
    return sorted(found, key=lambda decision: decision.step.date.order)


def _of(case: Case, proceeding: Proceeding) -> Iterator[Decision]:
    walks = _walks(case, proceeding)
    for step in case.docket(proceeding):
        if step.row.ends or step.row.leads is State.STAYED or step.row.means == RULING.means:
            charges = step.charges if len(step.charges) < len(proceeding.charges) else ()
            yield Decision(proceeding, step, charges, _undone(case, step, walks))


def _walks(case: Case, proceeding: Proceeding) -> Walks:
    law = case.law_with_appeals(proceeding)
    if not proceeding.charges:
        return [(None, None, taken(law, proceeding, None, case.as_of))]
    each = [(charge, id) for charge in proceeding.charges for id in charge.against]
    return [(charge, id, taken(law, proceeding, charge, case.as_of, id)) for charge, id in each]


def _undone(case: Case, step: Entry, walks: Walks) -> list[str]:
    """What later undid an end, and of which charges and whom, where it was not undone for all of whom it was decided."""
    ended: list[tuple[str, str, str]] = []
    for charge, party, walked in walks:
        at = next((at for at, one in enumerate(walked) if _is(step, one)), None)
        if at is not None and walked[at].state in ENDED and walked[at].before is not walked[at].state:
            undoing = next((one for one in walked[at + 1 :] if _undoes(one)), None)
            words = Told(undoing.step, undoing.row).words() if undoing else ""
            ended.append((words, charge.title if charge else "", label(case.records[party]) if party else ""))
    found = []
    for words in dict.fromkeys(words for words, _, _ in ended if words):
        those, others = ([one for one in ended if (one[0] == words) is same] for same in (True, False))
        titles = dict.fromkeys(title for _, title, _ in those) if len({title for _, title, _ in ended}) > 1 else ()
        names = dict.fromkeys(name for _, _, name in those) if len({name for _, _, name in ended}) > 1 else ()
        found.append(titled(words, row([*titles, *names])) if others else words)
    return found


def _is(step: Entry, one: Taken) -> bool:
    return one.legal and not one.step.tentative and (one.step.step, one.step.date.text) == (step.step, step.date.text)


def _undoes(one: Taken) -> bool:
    """Whether a step takes an end back, or puts another in its place."""
    if not one.legal or one.step.tentative or one.before not in ENDED or one.state is one.before:
        return False
    return one.state not in ENDED or one.row.appeal in (Appeal.CLOSES, Appeal.OVERTAKES)
