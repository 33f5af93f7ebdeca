"""What one kind of proceeding may do: a row a step, so that a lawyer can check it.

A row says which states a step may follow, which it leads to, and what it means. A step that leads nowhere leaves
things as they are. Nothing else decides where a proceeding stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from casesite.language import sentence, tc
from casesite.model.kinds import OwnStep, Proceeding
from casesite.model.law.state import ENDED, State
from casesite.model.law.words import WORDS

AFTERWARDS = frozenset({State.FINAL, State.RELEASED, State.SENTENCE_ENDED})  # what an end leads to by itself


class Appeal(StrEnum):
    """What a step is to an appeal within the proceeding."""

    NONE = "none"
    OPENS = "opens one"
    TAKES = "takes place while one is open"
    CLOSES = "closes one"
    OVERTAKES = "ends one, if one is open"


@dataclass(frozen=True)
class Row:
    """One step: its word in the data, the states that it may follow, where it leads, what it means to who writes it.

    ``leads`` is a state, or says from which state to which; from those that it does not name, and without it, the
    state stays. ``told`` says that every standing tells of it, beside those that end something or follow an end.
    ``brings`` says what ``penalty`` may state: a sentence, a fine, a sum. ``crime`` marks a step that there is only
    where the case is a criminal one. ``label`` is that of a step of the case's own law.
    """

    step: str
    after: frozenset[State]
    leads: State | Mapping[State, State] | None
    means: str
    told: bool = False
    brings: str = ""
    appeal: Appeal = Appeal.NONE
    crime: bool = False
    label: str = ""
    within: str = ""

    def to(self, state: State) -> State:
        """Where it leads from a state."""
        return self.leads.get(state, state) if isinstance(self.leads, Mapping) else self.leads or state

    def follows(self, state: State, *, on_appeal: bool) -> bool:
        """Whether it may follow a state."""
        return state in self.after and (on_appeal or self.appeal not in (Appeal.TAKES, Appeal.CLOSES))

    def tells(self, before: State, after: State) -> bool:
        """Whether a standing tells of it: it ends something, takes an end back, follows one, or the table says so."""
        turns = before is not after and (before in ENDED or after in ENDED)
        return turns or self._always_told

    @property
    def ends(self) -> bool:
        """Whether it may end something, or says what an end comes to."""
        targets = self.leads.values() if isinstance(self.leads, Mapping) else [self.leads]
        return self._always_told or any(state in ENDED for state in targets)

    @property
    def follows_an_end(self) -> bool:
        """Whether it only follows from an end, or challenges it, and does not say how something ended."""
        if self.appeal in (Appeal.OPENS, Appeal.TAKES):
            return True
        if self.leads is None:
            return not self.told and (self.appeal is Appeal.CLOSES or self.after <= ENDED)
        return isinstance(self.leads, State) and self.leads in AFTERWARDS

    @property
    def _always_told(self) -> bool:
        return self.told or self.after <= ENDED or self.appeal is not Appeal.NONE

    def words(self, *, start: bool = False) -> str:
        """The step as a reader reads it, at the start of a line or within one."""
        if self.label:
            return self.label if start else self.within or self.label
        words = tc("step", WORDS[self.step]) if self.step in WORDS else self.step.replace("-", " ")
        return sentence(words) if start else words


@dataclass(frozen=True)
class Table:
    """A kind of proceeding: what it is called, its steps, whether it has charges or claims, and opposing sides.

    ``appeals`` are those of the one proceeding of which it is the law, where they are kept as proceedings of their own.
    """

    name: str
    rows: Mapping[str, Row] = field(repr=False)
    has_charges: bool = True
    has_sides: bool = True
    appeals: Sequence[Appealed] = field(default=(), repr=False)

    @property
    def article(self) -> str:
        """The article in front of its name."""
        return "an" if self.name[0] in "aeiou" else "a"

    def row(self, step: str) -> Row:
        """The row of a step; one that is not of this law follows nothing."""
        return self.rows.get(step) or Row(step, frozenset(), None, "")

    def without_crime(self) -> Table:
        """The table without the steps that there are only where the case is a criminal one."""
        return replace(self, rows={step: row for step, row in self.rows.items() if not row.crime})

    def own(self, steps: Iterable[OwnStep]) -> Table:
        """The table with the steps of a case's own law, as far as they are like one of it."""
        rows = dict(self.rows)
        for own in steps:
            if own.like in self.rows:
                rows[own.id] = replace(self.rows[own.like], step=own.id, label=own.label, within=own.within or "")
        return replace(self, rows=rows)

    def with_appeals(self, appeals: Sequence[Appealed]) -> Table:
        """The table of one proceeding, with its appeals."""
        return replace(self, appeals=appeals) if appeals else self


class Appealed(NamedTuple):
    """An appeal of a proceeding, or an appeal of one, and the law of its steps."""

    proceeding: Proceeding
    table: Table

    def concerns(self, party: str | None, accused: Iterable[str]) -> bool:
        """Whether it is one of a party: of those accused below who stand on a side of it; of all where none does."""
        sided = {id for side in self.proceeding.sides for id in side.parties}
        return party is None or party in sided or sided.isdisjoint(accused)


def table(name: str, *parts: Iterable[Row], has_charges: bool = True, has_sides: bool = True) -> Table:
    """A table of rows; of two rows for one step the first counts."""
    rows: dict[str, Row] = {}
    for row in (row for part in parts for row in part):
        rows.setdefault(row.step, row)
    return Table(name, rows, has_charges, has_sides)
