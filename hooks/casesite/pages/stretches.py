"""When a proceeding was under way, waited, was on appeal: in stretches, from where it stood at each date of its docket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from casesite.language import message, t, tc
from casesite.model.case import Case
from casesite.model.kinds import Proceeding
from casesite.model.law.state import ENDED, OPEN, State
from casesite.model.standing import Standing
from casesite.values.dates import CaseDate

RUN, WAIT, APPEAL, GAP = "run", "wait", "appeal", "gap"
# kind of stretch → what it means.
STRETCHES = {
    RUN: message("picture", "under way"),
    WAIT: message("picture", "announced or on hold"),
    APPEAL: message("picture", "on appeal"),
    GAP: message("picture", "open, and nothing later is recorded"),
}
WAITING = (State.NOT_BEGUN, State.ANNOUNCED, State.STAYED, State.ADJOURNED, State.DEFERRED)  # open, and nothing goes on


@dataclass(frozen=True)
class Stretch:
    """A part of a lane: its kind, what it was in, and from when to when; without an end, to the day of the case."""

    kind: str
    state: str
    start: CaseDate
    end: CaseDate | None

    @property
    def words(self) -> str:
        """The same in words: "pending from 31 January 2023 to 21 April 2023"."""
        if self.end is None:
            return t("{state} from {date}", state=self.state, date=self.start.words)
        return t("{state} from {start} to {end}", state=self.state, start=self.start.words, end=self.end.words)

    def as_appeal(self) -> Stretch:
        """The same of an appeal, on the lane of its trial."""
        return self if self.kind == GAP else replace(self, kind=APPEAL, state=_on_appeal())


def in_words(stretches: Sequence[Stretch]) -> list[str]:
    """Stretches in words, but for the one of which nothing is recorded; what went on before it has no end."""
    known = [stretch for stretch in stretches if stretch.kind != GAP]
    if known and len(known) < len(stretches):
        known[-1] = replace(known[-1], end=None)
    return [stretch.words for stretch in known]


@dataclass(frozen=True)
class Turn:
    """A date of a docket: where the proceeding stood before it, and after it."""

    date: CaseDate
    before: Standing
    after: Standing

    @property
    def ends(self) -> bool:
        """Whether the proceeding ended."""
        return self.after.state in ENDED and self.before.state not in ENDED

    @property
    def begins(self) -> tuple[str, str] | None:
        """The kind of stretch that begins, and what it is in; nothing where the proceeding has ended."""
        state = self.after.state
        if state not in ENDED:
            kind = WAIT if state in WAITING else RUN
            return kind, state.words() if state in OPEN else tc("picture", STRETCHES[kind])
        return (APPEAL, _on_appeal()) if self.after.on_appeal else None


def turns(case: Case, proceeding: Proceeding) -> list[Turn]:
    """The dates of a docket, in order."""
    dates = list(dict.fromkeys(step.date for step in case.docket(proceeding)))
    standings = [Standing(State.NOT_BEGUN), *(case.stood(proceeding, date.first) for date in dates)]
    return [Turn(*turn) for turn in zip(dates, standings, standings[1:], strict=False)]


def stretches(turns: Sequence[Turn], *, is_open: bool) -> list[Stretch]:
    """The stretches between the dates of a docket; from the last one of what is open nothing is recorded."""
    begun = [(turn.date, turn.begins) for turn in turns]
    changes = [change for number, change in enumerate(begun) if not number or change[1] != begun[number - 1][1]]
    if begun and is_open:
        changes.append((begun[-1][0], (GAP, "")))
    ends = [date for date, _ in changes[1:]]
    return [Stretch(what[0], what[1], start, end) for (start, what), end in zip_longest(changes, ends) if what]


def _on_appeal() -> str:
    return tc("picture", STRETCHES[APPEAL])
