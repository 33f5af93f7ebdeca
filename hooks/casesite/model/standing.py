"""Where a charge or a proceeding stands, derived from its dated steps and never typed.

The wording that it gives is the one that every page, export and feed uses.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from casesite.language import listed, sentence, t
from casesite.model.kinds import Charge, Proceeding, Recommendation, Status, Step
from casesite.model.law.state import ENDED, FOREMOST, Reading, State
from casesite.model.law.table import Row, Table
from casesite.model.walk import Taken, known, taken, walk

DOUBTFUL = (Status.DENIED, Status.DISPUTED)
Name = Callable[[str], str]  # what a party of an id is called


@dataclass(frozen=True)
class Told:
    """A step as a standing tells of it."""

    step: Step
    row: Row

    def words(self) -> str:
        """What it was and when, within a line: "sentenced 15 April 2024 (18 months)"."""
        step, date = self.row.words(), self.step.date.words
        if self.step.tentative:
            words = t("tentatively {step}, {date}", step=step, date=date)
        elif self.step.status is Status.ALLEGED:
            words = t("reported {step}, {date}", step=step, date=date)
        elif self.step.status in DOUBTFUL:
            words = t("{step} {date} (disputed)", step=step, date=date)
        else:
            words = t("{step} {date}", step=step, date=date)
        return t("{step} ({penalty})", step=words, penalty=self.step.penalty) if self.step.penalty else words


@dataclass(frozen=True)
class Standing:
    """Where something stands: its state, the steps that made it so, and the last step of all."""

    state: State
    outcomes: tuple[Told, ...] = ()
    last: Told | None = None
    on_appeal: bool = False
    each: tuple[tuple[str, Standing], ...] = ()  # where charges ended differently, or parties fared differently: by name

    @property
    def is_open(self) -> bool:
        return self.state.is_open or self.on_appeal

    @property
    def shape(self) -> str:
        """What it is for readers, which decides the mark beside the words: open, ended, judgment, guilt or acquitted."""
        ended = self.state.reading in (Reading.ENDED, Reading.JUDGMENT)
        return Reading.OPEN.value if self.on_appeal and ended else self.state.reading.value

    @property
    def words(self) -> str:
        """The one wording: "Convicted 6 March 2024; sentenced 15 April 2024 (18 months)"."""
        return self.said(start=True)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The shape and the words of each that stands differently, so that no mark is of somebody else; else of the whole."""
        each = [(one.shape, t("{title}: {standing}", title=title, standing=one.said(start=False))) for title, one in self.each]
        return each or [(self.shape, self.words)]

    def said(self, *, start: bool) -> str:
        """The same, at the start of a line or within one."""
        if self.each:
            return ". ".join(words for _, words in self.lines)
        said = [told.words() for told in self.outcomes]
        if self.state.is_open and self.state is not State.NOT_BEGUN:
            said.append(self._open())
        words = "; ".join(said) or self.state.words()
        return sentence(words) if start else words

    def _open(self) -> str:
        state = self.state.words()
        if self.last is None or self.last in self.outcomes:
            return state
        return t("{state}; last known step: {step}", state=state, step=_last(self.last))


def _last(told: Told) -> str:
    step, date = told.row.words(), told.step.date.words
    return (
        t("reported {step}, {date}", step=step, date=date)
        if told.step.status is Status.ALLEGED
        else t("{step}, {date}", step=step, date=date)
    )


def standing(walked: Iterable[Taken]) -> Standing:
    """Where steps lead; an impossible one is passed over (a rule reports it)."""
    now = Standing(State.NOT_BEGUN)
    for one in walked:
        if one.legal:
            told = Told(one.step, one.row)
            outcomes = (*now.outcomes, told) if one.told else now.outcomes
            now = Standing(one.state, outcomes, told, one.on_appeal)
    return now


def stands(table: Table, proceeding: Proceeding, day: datetime.date, of: tuple[Charge | None, str | None], name: Name) -> Standing:
    """Where a proceeding stands on a day, or a charge of it, or that for a party."""
    charge, party = of
    if charge is None:
        return of_proceeding(table, proceeding, day, name)
    return of_charge(table, proceeding, charge, day, name) if party is None else of_party(table, proceeding, charge, day, party)


def of_charge(table: Table, proceeding: Proceeding, charge: Charge, as_of: datetime.date, name: Name = str) -> Standing:
    """Where a charge or claim stands on a day; where those whom it is against fared differently, each of them by name."""
    if not table.appeals and not any(step.about for step in (*charge.steps, *proceeding.steps)):
        return standing(taken(table, proceeding, charge, as_of))
    fared: dict[object, dict[str, Standing]] = {}
    for id in charge.against:
        one = of_party(table, proceeding, charge, as_of, id)
        fared.setdefault((one.state, one.on_appeal, *(told.words() for told in one.outcomes)), {})[id] = one
    each = [(listed([name(id) for id in those]), _latest(those.values())) for those in fared.values()]
    return each[0][1] if len(each) == 1 else replace(_foremost([one for _, one in each]), each=tuple(each))


def of_party(table: Table, proceeding: Proceeding, charge: Charge, as_of: datetime.date, party: str) -> Standing:
    """Where a charge or claim stands for one of those whom it is against."""
    return standing(taken(table, proceeding, charge, as_of, party))


def of_recommendation(table: Table, recommendation: Recommendation, as_of: datetime.date) -> Standing:
    """What became of a recommendation by a day."""
    return standing(walk(table, known(recommendation.steps, as_of)))


def of_proceeding(table: Table, proceeding: Proceeding, as_of: datetime.date, name: Name = str) -> Standing:
    """Where a proceeding stands on a day: by its charges, or by its own steps where it has none."""
    if not proceeding.charges:
        return standing(taken(table, proceeding, None, as_of))
    charges = [of_charge(table, proceeding, charge, as_of, name) for charge in proceeding.charges]
    found = _foremost(charges)
    if len({charge.words for charge in charges}) == 1:
        return found
    if not all(charge.state in ENDED for charge in charges):
        return replace(found, outcomes=(), each=(), last=_last_of_all(table, proceeding, as_of))
    return replace(found, each=tuple(_by_title(proceeding.charges, charges)))


def _latest(standings: Iterable[Standing]) -> Standing:
    """Of several that are alike but for their last step, the one with the latest."""
    return max(standings, key=lambda one: (one.last is not None, one.last.step.date.order if one.last else ()))


def _foremost(standings: Sequence[Standing]) -> Standing:
    """Of several, the one that speaks for them all."""
    first = next((one for state in FOREMOST for one in standings if one.state is state), standings[-1])
    return replace(first, on_appeal=any(one.on_appeal for one in standings))


def _by_title(charges: Sequence[Charge], standings: Sequence[Standing]) -> Iterable[tuple[str, Standing]]:
    for charge, one in zip(charges, standings, strict=True):
        if one.each:
            yield from ((t("{title} ({parties})", title=charge.title, parties=names), part) for names, part in one.each)
        else:
            yield charge.title, one


def _last_of_all(table: Table, proceeding: Proceeding, as_of: datetime.date) -> Told | None:
    """The last step of a proceeding and its charges known on a day; a tentative end of one charge says nothing of the whole."""
    every = [step for charge in proceeding.charges for step in charge.steps] + proceeding.steps
    steps = sorted((step for step in known(every, as_of) if not step.tentative), key=lambda step: step.date.order)
    return Told(steps[-1], table.row(steps[-1].step)) if steps else None
