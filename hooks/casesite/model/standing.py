"""Where a charge or a proceeding stands, derived from its dated steps and never typed.

The wording that it gives is the one that every page, export and feed uses.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from casesite.language import joined, listed, sentence, t
from casesite.model.kinds import Charge, Proceeding, Recommendation, Status, Step
from casesite.model.law.state import ENDED, FOREMOST, Reading, State
from casesite.model.law.table import Row, Table
from casesite.model.walk import Taken, known, taken, walk

SEVERAL = 2
DOUBTFUL = (Status.DENIED, Status.DISPUTED)
Name = Callable[[str], str]  # what a party of an id is called


@dataclass(frozen=True)
class Told:
    """A step as a standing tells of it; ``whom`` names whom it concerns, where that is to be told."""

    step: Step
    row: Row
    whom: str = ""

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
            return joined(". ", (words for _, words in self.lines))
        said = [told.words() for told in self.outcomes]
        if self.state.is_open and self.state is not State.NOT_BEGUN:
            said.append(self._open())
        words = joined("; ", said) or self.state.words()
        return sentence(words) if start else words

    def _open(self) -> str:
        state = self.state.words()
        if self.last is None or self.last in self.outcomes:
            return state
        return t("{state}; last known step: {step}", state=state, step=_last(self.last))


def _last(told: Told) -> str:
    step, date = told.row.words(), told.step.date.words
    words = (
        t("reported {step}, {date}", step=step, date=date)
        if told.step.status is Status.ALLEGED
        else t("{step}, {date}", step=step, date=date)
    )
    return titled(words, told.whom) if told.whom else words


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
    return _by_name({id: of_party(table, proceeding, charge, as_of, id) for id in charge.against}, name)


def of_party(table: Table, proceeding: Proceeding, charge: Charge, as_of: datetime.date, party: str) -> Standing:
    """Where a charge or claim stands for one of those whom it is against."""
    return standing(taken(table, proceeding, charge, as_of, party))


def of_recommendation(table: Table, recommendation: Recommendation, as_of: datetime.date) -> Standing:
    """What became of a recommendation by a day."""
    return standing(walk(table, known(recommendation.steps, as_of)))


def of_proceeding(table: Table, proceeding: Proceeding, as_of: datetime.date, name: Name = str) -> Standing:
    """Where a proceeding stands on a day: by its charges, or by its own steps where it has none.

    It has ended where it ended for all; where it did for some, each is told by name.
    """
    if not proceeding.charges:
        sides = parties(proceeding)
        if len(sides) < SEVERAL or not any(step.about for step in proceeding.steps):
            return standing(taken(table, proceeding, None, as_of))
        return _by_name({id: standing(taken(table, proceeding, None, as_of, id)) for id in sides}, name)
    charges = [(charge, of_charge(table, proceeding, charge, as_of, name)) for charge in proceeding.charges]
    found = _foremost([one for _, one in charges])
    if len({one.words for _, one in charges}) == 1:
        return found
    accused = parties(proceeding)
    if all(one.state in ENDED for _, one in charges):
        return replace(found, each=tuple(_by_title(charges, accused, name)))
    fared = {id: _of_all(table, proceeding, as_of, id) for id in accused} if len(accused) >= SEVERAL else {}
    if any(one.state in ENDED for one in fared.values()):
        return _by_name(fared, name)
    return replace(found, outcomes=(), each=(), last=_last_of_all(table, proceeding, as_of, name))


def parties(proceeding: Proceeding) -> list[str]:
    """Those of whom something may be told there: the accused or sued, or those on a side of which a step concerns some."""
    if proceeding.charges:
        return list(dict.fromkeys(id for charge in proceeding.charges for id in charge.against))
    named = {id for step in proceeding.steps for id in step.about}
    return list(dict.fromkeys(id for side in proceeding.sides if not named.isdisjoint(side.parties) for id in side.parties))


def _of_all(table: Table, proceeding: Proceeding, as_of: datetime.date, party: str) -> Standing:
    """Where all that is against a party stands."""
    charges = [(charge, of_party(table, proceeding, charge, as_of, party)) for charge in proceeding.charges if party in charge.against]
    found = _foremost([one for _, one in charges])
    if len({one.words for _, one in charges}) == 1:
        return found
    if all(one.state in ENDED for _, one in charges):
        return replace(found, each=tuple((charge.title, one) for charge, one in charges))
    return replace(found, outcomes=(), last=_latest([one for _, one in charges if one.last]).last)


def _by_name(fared: Mapping[str, Standing], name: Name) -> Standing:
    """Where something stands for several: for those who fared alike together, by name."""
    alike: dict[object, dict[str, Standing]] = {}
    for id, one in fared.items():
        ends = one.words if one.each else tuple(told.words() for told in one.outcomes)
        alike.setdefault((one.state, one.on_appeal, ends), {})[id] = one
    if len(alike) == 1:
        return _latest(fared.values())
    each: list[tuple[str, Standing]] = []
    for those in alike.values():
        names, one = listed([name(id) for id in those]), _latest(those.values())
        each += [(titled(title, names), part) for title, part in one.each] or [(names, one)]
    return replace(_foremost(list(fared.values())), each=tuple(each))


def _latest(standings: Iterable[Standing]) -> Standing:
    """Of several that are alike but for their last step, the one with the latest."""
    return max(standings, key=lambda one: (one.last is not None, one.last.step.date.order if one.last else ()))


def _foremost(standings: Sequence[Standing]) -> Standing:
    """Of several, the one that speaks for them all."""
    first = next((one for state in FOREMOST for one in standings if one.state is state), standings[-1])
    return replace(first, on_appeal=any(one.on_appeal for one in standings))


def _by_title(charges: Iterable[tuple[Charge, Standing]], accused: Sequence[str], name: Name) -> Iterable[tuple[str, Standing]]:
    """Each charge by its title, with the names where it is not against all, or did not end alike for all."""
    for charge, one in charges:
        if one.each:
            yield from ((titled(charge.title, names), part) for names, part in one.each)
        elif set(charge.against) == set(accused):
            yield charge.title, one
        else:
            yield titled(charge.title, listed([name(id) for id in charge.against])), one


def titled(title: str, names: str) -> str:
    """A charge or a step, and behind it whom or what it concerns."""
    return t("{title} ({parties})", title=title, parties=names)


def _last_of_all(table: Table, proceeding: Proceeding, as_of: datetime.date, name: Name) -> Told | None:
    """The last step of a proceeding and its charges known on a day, and whom it concerns where that is not everyone.

    A tentative end of one charge says nothing of the whole.
    """
    accused = parties(proceeding)
    every = [(step, charge.against) for charge in proceeding.charges for step in charge.steps]
    every += [(step, accused) for step in proceeding.steps]
    steps = [(step, step.about or against) for step, against in every if known([step], as_of) and not step.tentative]
    if not steps:
        return None
    last, _ = max(reversed(steps), key=lambda one: one[0].date.order)
    whom = {id for step, those in steps if (step.step, step.date.text) == (last.step, last.date.text) for id in those}
    some = [name(id) for id in accused if id in whom] if not set(accused) <= whom else []
    return Told(last, table.row(last.step), listed(some))
