"""What the picture of a case shows: a lane a proceeding, its lines, and its marks, each with a place.

Places across are per cent of the time shown; a month stands at its middle, never at its first day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from casesite.language import SHORT_MONTH, YEAR, date_words, listed, message, spoken, t
from casesite.model.case import Case
from casesite.model.docket import Entry
from casesite.model.kinds import Event, Proceeding, ProceedingKind
from casesite.model.law.state import ENDED, GUILT, Reading, State
from casesite.model.law.table import Appeal, Row
from casesite.values.dates import CaseDate

FIRST, LAST = 2.0, 97.0  # per cent: where time begins and ends, with room for half a mark on both sides
NARROW, WIDE = 288, 420  # pixels: how long the lines are at least, on a phone and on a wider screen
TARGET = 24  # pixels that a finger hits
SIZE = (13, 13)  # pixels across and down that a mark takes with some space around it …
LETTER = 7  # pixels: no letter of a label is wider on average
# months from one tick to the next → how many such ticks are not too many.
TICKS = {1: 3, 3: 3, 6: 3, 12: 8, 24: 8, 60: 8, 120: 8, 240: 8, 600: 8, 1200: 100}

DOT, TRIAL, ENDING, OPEN = "step", "trial", "ended", "open"
SIZES = {DOT: (6, 6), ENDING: (6, 13)}  # … where it is smaller
# kind of mark → what it means, and its shape around the point 0,0.
SHAPES: dict[str, tuple[str, str]] = {
    "filed": (message("picture", "Opened, filed, charged or reinstated"), '<circle r="5"/>'),
    TRIAL: (message("picture", "Trial opened"), '<path d="M-6-5H6L0 6z"/>'),
    "stayed": (
        message("picture", "Stayed"),
        '<path d="M-5-6h4V6h-4zM1-6h4V6h-4z"/><path d="M-1-6h2V6h-2z" fill="none" stroke="none" pointer-events="all"/>',
    ),
    "guilt": (
        message("picture", "Convicted, or pleaded guilty or no contest"),
        '<path class="cs-picture-hollow" d="M-5-5H5V5H-5z"/><path d="M-2.5-2.5h5v5h-5z"/>',
    ),
    "acquitted": (message("picture", "Acquitted"), '<path class="cs-picture-hollow" d="M-5-5H5V5H-5z"/>'),
    "settled": (message("picture", "Settled"), '<path d="M0-7 7 0 0 7-7 0z"/>'),
    "judgment": (message("picture", "Judgment, award, sanction or conclusion"), '<path d="M-5-5H5V5H-5z"/>'),
    ENDING: (message("picture", "Ended without a decision or settlement"), '<path d="M-2.5-7h5V7h-5z"/>'),
    "appeal": (message("picture", "Appeal"), '<path d="M0-6 6 5H-6z"/>'),
    DOT: (message("picture", "Hearing, ruling or other step"), '<circle r="3"/>'),
    OPEN: (message("picture", "Open when last recorded"), '<path class="cs-picture-hollow" d="M0-5 8 0 0 5z"/>'),
}
MARK_OF = {Reading.GUILT: "guilt", Reading.ACQUITTED: "acquitted", Reading.JUDGMENT: "judgment"}
# kind of line → what it means.
LINES = {
    "run": message("picture", "Pending"),
    "stay": message("picture", "Stayed"),
    "thin": message("picture", "Announced, or after the end"),
    "gap": message("picture", "Nothing later is recorded"),
}
STILL = (State.STAYED, State.ADJOURNED, State.DEFERRED)  # open, and nothing goes on

Url = Callable[[str], str]


@dataclass(frozen=True)
class Mark:
    """What is drawn at one date of a lane: its kind, its place, what it says and where it leads."""

    kind: str
    at: float
    date: CaseDate
    says: str
    href: str
    down: int = 0  # pixels below the line, where there is no room on it
    alone: bool = False  # nothing else is near, so that it can be hit with ease

    @property
    def size(self) -> tuple[int, int]:
        return SIZES.get(self.kind, SIZE)

    def near(self, other: Mark, pixels: float) -> bool:
        """Whether two marks are nearer to each other than so many pixels, on a screen that shows both."""
        width = WIDE if DOT in (self.kind, other.kind) else NARROW
        return abs(self.at - other.at) * width / 100 < pixels

    def below(self, other: Mark) -> int:
        """How far down it must hang to be just below another."""
        return other.down + (self.size[1] + other.size[1]) // 2 + 1

    def covers(self, other: Mark) -> bool:
        """Whether the two touch."""
        return (
            self.near(other, (self.size[0] + other.size[0]) / 2 + 1) and abs(self.down - other.down) <= (self.size[1] + other.size[1]) // 2
        )


@dataclass(frozen=True)
class Lane:
    """A proceeding as it is drawn: lines from place to place, and marks on them."""

    proceeding: Proceeding
    lines: list[tuple[str, float, float]]
    marks: list[Mark]

    @property
    def begins(self) -> float:
        return min((mark.at for mark in self.marks), default=LAST)

    @property
    def is_open(self) -> bool:
        return any(kind == "gap" for kind, _, _ in self.lines)

    def down(self, *, dots: bool) -> int:
        return max((mark.down for mark in self.marks if dots or mark.kind != DOT), default=0)


class Scale:
    """Days → per cent of the width, from the first that matters to the day shown."""

    def __init__(self, case: Case) -> None:
        steps = (step.date.first for proceeding in case.proceedings for step in case.docket(proceeding))
        self.last = case.as_of
        self.first = min([case.profile.incident.date.first, self.last, *steps])
        self.days = max((self.last - self.first).days, 1)

    def of(self, day: datetime.date) -> float:
        share = (min(max(day, self.first), self.last) - self.first).days / self.days
        return round(FIRST + (LAST - FIRST) * share, 1)

    def middle(self, date: CaseDate) -> float:
        """Where a date is drawn: in the middle of what it may be, so that no month becomes its first day."""
        last = min(date.last_named, self.last)
        return self.of(date.first + (last - date.first) / 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Where a month or year begins, and what it is called; no more than can be read."""
        for months, most in TICKS.items():
            numbers = range(-(-(self.first.year * 12 + self.first.month) // months) * months, self.last.year * 12 + self.last.month, months)
            days = [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers]
            if len(days) <= most:
                break
        names = [date_words(spoken(), day, YEAR if months >= 12 else SHORT_MONTH) for day in days]
        return [(self.of(day), name) for day, name in zip(days, names, strict=True)]


def lane_of(case: Case, proceeding: Proceeding, scale: Scale, known: dict[str, str], url: Url) -> Lane:
    marks: list[Mark] = []
    turns: list[tuple[float, str]] = []  # from where on which line is drawn
    for date, found in groupby(case.docket(proceeding), key=lambda step: step.date):
        steps, at = list(found), scale.middle(date)
        state = case.stood(proceeding, date.first).state
        ends = state in ENDED and case.stood(proceeding, date.first - datetime.timedelta(1)).state not in ENDED
        for kind, those in _kinds(proceeding, steps, ends=ends).items():
            says = "; ".join(_says(proceeding, step) for step in those)
            event = _event(case, proceeding, those[0])
            href = url(known[event.id] if event else f"{known[proceeding.id]}#steps")
            marks.append(Mark(kind, at, date, t("{steps} ({proceeding})", steps=says, proceeding=proceeding.title), href))
        turns.append((max([at, *(turn for turn, _ in turns)]), _line(state)))
    if turns and case.standing(proceeding).is_open:
        turns[-1] = (turns[-1][0], "gap")
        turns.append((LAST, ""))
    turns = [turn for number, turn in enumerate(turns) if number in (0, len(turns) - 1) or turn[1] != turns[number - 1][1]]
    return Lane(proceeding, [(kind, start, end) for (start, kind), (end, _) in pairwise(turns)], _stack(marks))


def _line(state: State) -> str:
    if not state.is_open or state in (State.ANNOUNCED, State.NOT_BEGUN):
        return "thin"
    return "stay" if state in STILL else "run"


def _kinds(proceeding: Proceeding, steps: Sequence[Entry], *, ends: bool) -> dict[str, list[Entry]]:
    """The steps of one day by kind of mark; the lesser ones go with the first of the others."""
    found: dict[str, list[Entry]] = {}
    for step in steps:
        found.setdefault(_mark(proceeding, step, ends=ends), []).append(step)
    if set(found) & {*MARK_OF.values(), "settled"}:  # what was decided is the end, and not that it became final
        found.setdefault(DOT, []).extend(step for step in found.get(ENDING, ()) if step.step == "final")
        found[ENDING] = [step for step in found.get(ENDING, ()) if step.step != "final"]
    found = {kind: those for kind, those in found.items() if those}
    if len(found) > 1 and DOT in found:
        lesser = found.pop(DOT)
        found[next(iter(found))] += lesser
    return found


def _mark(proceeding: Proceeding, step: Entry, *, ends: bool) -> str:
    """The kind of mark of a step: by where it leads. One count may be withdrawn while the rest goes on, which is no end."""
    row = step.row
    lead = _lead(row)
    if lead is None or step.tentative:
        return "appeal" if row.appeal is not Appeal.NONE and not step.tentative else DOT
    if lead.reading in MARK_OF:
        return DOT if row.after <= GUILT and lead in GUILT else MARK_OF[lead.reading]
    if lead is State.SETTLED or lead is State.TRIAL:
        return TRIAL if lead is State.TRIAL else "settled"
    if row.appeal is Appeal.CLOSES:
        return "appeal"
    if lead in STILL:
        return "stayed"
    if lead in ENDED:
        return ENDING if ends else DOT
    begins = lead in (State.PENDING, State.INVESTIGATION) and (State.NOT_BEGUN in row.after or row.after <= ENDED)
    return ("appeal" if proceeding.kind is ProceedingKind.APPEAL else "filed") if begins and row.leads is lead else DOT


def _lead(row: Row) -> State | None:
    """The state that a step leads to, if it leads to one."""
    return row.leads if isinstance(row.leads, State) else next(iter((row.leads or {}).values()), None)


def _says(proceeding: Proceeding, step: Entry) -> str:
    """A step in words, with the charge where it befell only some."""
    told = step.row.told or _lead(step.row) in ENDED or step.row.after <= ENDED
    some = 0 < len(step.charges) < len(proceeding.charges)
    return (
        t("{step}, {charges}", step=step.words(), charges=listed([charge.title for charge in step.charges]))
        if told and some
        else step.words()
    )


def _event(case: Case, proceeding: Proceeding, step: Entry) -> Event | None:
    """The event that a step is: of its date, named with its proceeding, and with most of its sources."""
    cited = {citation.source for citation in step.sources}
    found = [event for event in case.naming(proceeding, Event) if event.date == step.date]
    return max(found, key=lambda event: len(cited & {citation.source for citation in event.sources}), default=None)


def _stack(marks: list[Mark]) -> list[Mark]:
    """Hang each mark as near to the line as it covers no other.

    An outcome goes before the trial that led to it; dots come last, so that they can be left out.
    """
    placed: dict[int, Mark] = {}
    for number, mark in sorted(enumerate(marks), key=lambda pair: (pair[1].kind == DOT, pair[1].kind == TRIAL)):
        alone = not any(mark.near(other, TARGET) for other in marks if other is not mark)
        places = sorted({0, *(mark.below(other) for other in placed.values())})
        tried = (replace(mark, down=down, alone=alone) for down in places)
        placed[number] = next(one for one in tried if not any(one.covers(other) for other in placed.values()))
    return [placed[number] for number in range(len(marks))]
