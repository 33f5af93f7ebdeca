"""What the picture of the proceedings shows: a lane a proceeding, with its appeals, each end in words.

Where a lane is under way, waits or has ended follows from where its proceeding stood at each of its dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casesite.language import listed, sentence, t
from casesite.model.case import Case
from casesite.model.kinds import Charge, Proceeding
from casesite.model.labels import credit
from casesite.model.law.state import ENDED, OPEN, State
from casesite.model.standing import Standing, parties
from casesite.model.walk import taken
from casesite.pages.outcomes import PRIVATE, in_short, is_taken_out, without_verdict
from casesite.pages.stretches import GAP, Stretch, Turn, in_words, stretches, turns
from casesite.values.dates import CaseDate

MANY = 3  # charges that a lane names; with more its page tells them one by one


@dataclass(frozen=True)
class Appeal:
    """An appeal kept as a proceeding of its own, as it stands on the lane of its trial: what became of it, in words."""

    proceeding: Proceeding
    words: str
    is_open: bool
    stretches: Sequence[Stretch]


@dataclass(frozen=True)
class Lane:
    """A proceeding with its appeals: where it stood by its own docket, and now; its stretches, and its end where it has one."""

    proceeding: Proceeding
    standing: Standing
    now: Standing
    words: str
    own: Sequence[Stretch]
    appeals: Sequence[Appeal]
    end: CaseDate | None

    @property
    def is_open(self) -> bool:
        """Whether it, or an appeal of it, is open: also where an appeal undid its end."""
        return self.now.is_open or any(appeal.is_open for appeal in self.appeals)

    @property
    def stretches(self) -> list[Stretch]:
        """The stretches of the proceeding and of its appeals."""
        known = [*self.own, *(stretch for appeal in self.appeals for stretch in appeal.stretches)]
        if not self.is_open or not known or any(stretch.end is None for stretch in known):
            return known
        last = max((stretch.end for stretch in known if stretch.end), key=lambda date: date.order)
        return [*known, Stretch(GAP, "", last, None)]

    @property
    def course(self) -> str:
        """What it was in at which time, and when it was on appeal, in words."""
        words = (words for part in (self.own, *(appeal.stretches for appeal in self.appeals)) for words in in_words(part))
        return ", ".join(dict.fromkeys(words))


def foremost(case: Case) -> list[Proceeding]:
    """The proceedings that have a lane: what the state or an agency brought first, then what came to a trial, then as in the files.

    An appeal has none where that of which it is one is shown: it stands on the lane of its trial.
    """
    appeals = {appeal.proceeding.id for those in case.appeals.values() for appeal in those}
    firsts = [proceeding for proceeding in case.proceedings if proceeding.id not in appeals]
    return sorted(firsts, key=lambda proceeding: (proceeding.kind in PRIVATE, not _came_to_trial(case, proceeding)))


def lanes(case: Case, proceedings: Sequence[Proceeding]) -> list[Lane]:
    """The lanes of some proceedings, by when they begin."""
    drawn = [_lane(case, proceeding) for proceeding in proceedings]
    return sorted(drawn, key=lambda lane: (not lane.own, lane.own[0].start if lane.own else None))


def _came_to_trial(case: Case, proceeding: Proceeding) -> bool:
    charges: list[Charge | None] = [*proceeding.charges] or [None]
    return any(step.state is State.TRIAL for charge in charges for step in taken(case.law_of(proceeding), proceeding, charge, case.as_of))


def _lane(case: Case, proceeding: Proceeding) -> Lane:
    dates, standing, now = turns(case, proceeding), case.stood(proceeding, case.as_of), case.standing(proceeding)
    appeals = [_appeal(case, appeal.proceeding) for appeal in case.appeals.get(proceeding.id, ())]
    appeals.sort(key=lambda appeal: [stretch.start for stretch in appeal.stretches])
    own = stretches(dates, is_open=standing.is_open)
    if standing.state not in ENDED:
        words = _each(standing.each) if standing.each else _last_step(standing, dates, start=True)
        return Lane(proceeding, standing, now, words, own, appeals, None)
    words = _outcome(case, proceeding, standing, without_appeal=any(appeal.is_open for appeal in appeals))
    return Lane(proceeding, standing, now, words, own, appeals, [turn.date for turn in dates if turn.ends][-1])


def _appeal(case: Case, appeal: Proceeding) -> Appeal:
    """An appeal, of which only what ended it is told, where it has ended."""
    dates, standing = turns(case, appeal), case.stood(appeal, case.as_of)
    if standing.is_open:
        words = t("{step}, open", step=_last_step(standing, dates, start=False))
    else:
        ends = tuple(told for told in standing.outcomes if case.stood(appeal, told.step.date.first).state in ENDED)
        words = replace(standing, outcomes=ends or standing.outcomes).said(start=False)
    return Appeal(appeal, words, standing.is_open, [stretch.as_appeal() for stretch in stretches(dates, is_open=standing.is_open)])


def _outcome(case: Case, proceeding: Proceeding, standing: Standing, *, without_appeal: bool) -> str:
    """What became of a proceeding that has ended, in the fewest words; by name where it is not the same for all."""
    each = tuple((title, one) for title, one in standing.each if not is_taken_out(one)) or standing.each
    if without_appeal:
        standing, each = replace(standing, on_appeal=False), tuple((title, replace(one, on_appeal=False)) for title, one in each)
    if 1 < len(each) <= MANY and proceeding.kind not in PRIVATE:
        words = _each(each)
    elif len(ends := _ends(case, proceeding, without_appeal=without_appeal)) > 1:
        words = ". ".join(t("{title}: {standing}", title=names, standing=end) for end, names in ends)
    else:
        words = in_short(*(_settled(one) for _, one in each or [("", standing)]), start=True)
    return t("{outcome}, no verdict", outcome=words) if without_verdict(proceeding, standing) else words


def _each(each: Sequence[tuple[str, Standing]]) -> str:
    return ". ".join(t("{title}: {standing}", title=title, standing=in_short(one)) for title, one in each)


def _ends(case: Case, proceeding: Proceeding, *, without_appeal: bool) -> list[tuple[str, str]]:
    """How all charges or claims against each of several ended, in the fewest words, with the names of those for whom it is the same."""
    ends: dict[str, list[str]] = {}
    for id in parties(proceeding) if proceeding.charges else ():
        all_of = [case.stood(proceeding, case.as_of, charge, id) for charge in proceeding.charges if id in charge.against]
        told = [one for one in all_of if not is_taken_out(one)] or all_of
        words = in_short(*(replace(_settled(one), on_appeal=one.on_appeal and not without_appeal) for one in told))
        ends.setdefault(words, []).append(credit(case.records[id]))
    return [(words, listed(names)) for words, names in ends.items()]


def _last_step(standing: Standing, dates: Sequence[Turn], *, start: bool) -> str:
    """The last step of what is open, behind its state where it is not the step that led there, and that is more than pending."""
    state = standing.state
    if standing.last is None:
        return state.words(start=True)
    told = state in OPEN and state is not State.PENDING and dates[-1].before.state is state
    step = standing.last.words()
    if told:
        return t("{state}; {step}", state=state.words(start=start), step=step)
    return sentence(step) if start else step


def _settled(standing: Standing) -> Standing:
    """A standing without steps that were only tentative, where others came after them."""
    return replace(standing, outcomes=tuple(told for told in standing.outcomes if not told.step.tentative) or standing.outcomes)
