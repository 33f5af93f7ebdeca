"""What became of everyone who was charged or cited, how the suits ended, and what was decided on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casesite.language import joined, sentence, t, tn
from casesite.model.case import Case
from casesite.model.kinds import Charge, Party, Proceeding, ProceedingKind
from casesite.model.law.shared import CAN_COME_BACK
from casesite.model.law.state import ENDED, State
from casesite.model.standing import Standing

PRIVATE = (ProceedingKind.CIVIL, ProceedingKind.ARBITRATION)  # brought by whoever claims a right, and not by the state
VERDICTS = (State.CONVICTED, State.SENTENCED, State.ACQUITTED, State.NOT_PROVEN)


@dataclass(frozen=True)
class Outcome:
    """What became of one charge against a party."""

    proceeding: Proceeding
    charge: Charge
    standing: Standing

    @property
    def words(self) -> str:
        """What became of it, in the fewest words."""
        return in_short(self.standing)

    @property
    def without_verdict(self) -> bool:
        """Whether a criminal charge ended with neither a conviction nor an acquittal."""
        return without_verdict(self.proceeding, self.standing)


def in_short(*standings: Standing, start: bool = False) -> str:
    """What became of something, or of several things together, in the fewest words: the steps that ended it, and not what followed."""
    told = [step for standing in standings for step in standing.outcomes if not step.row.follows_an_end]
    if not told or any(standing.each or standing.state.is_open for standing in standings):
        return joined("; ", dict.fromkeys(one.said(start=start and one is standings[0]) for one in standings))
    told.sort(key=lambda step: step.step.date.order)
    words = joined("; ", dict.fromkeys(step.words() for step in told))
    words = t("{outcome}; appeal open", outcome=words) if any(standing.on_appeal for standing in standings) else words
    return sentence(words) if start else words


def without_verdict(proceeding: Proceeding, standing: Standing) -> bool:
    """Whether something ended, before a court that tries crimes, with neither a conviction nor an acquittal of any part of it.

    A conviction that was forgiven or undone was one all the same, and is told.
    """
    parts = [one for _, one in standing.each] or [standing]
    criminal = proceeding.kind is ProceedingKind.CRIMINAL
    return criminal and all(part.state in ENDED and part.shape == "ended" and not _had_verdict(part) for part in parts)


def _had_verdict(standing: Standing) -> bool:
    return any(told.row.leads in VERDICTS and not told.step.tentative for told in standing.outcomes)


@dataclass(frozen=True)
class Suits:
    """How many suits there are, or claims against a party in them, and how many of them are open."""

    number: int
    open: int

    @property
    def words(self) -> str:
        """Whether they are open or ended, and of both how many; no number is zero."""
        if not self.open:
            return tn("ended", "all ended", self.number)
        if self.open == self.number:
            return tn("open", "all open", self.number)
        return t("{open} open, {ended} ended", open=self.open, ended=self.number - self.open)


def outcomes(case: Case) -> list[tuple[Party, list[Outcome]]]:
    """Everyone against whom the state or an agency brought something, with what became of each charge, in the order of the data.

    A charge that was taken out is not told where the party had others, and one that is not about the incident is not
    told beside those that are. Of several with one title, those are not told that came back in a later one.
    """
    told: dict[str, list[Outcome]] = {}
    for proceeding in case.proceedings:
        if proceeding.kind in PRIVATE or proceeding.apart:
            continue
        for charge in proceeding.charges:
            for id in charge.against:
                told.setdefault(id, []).append(Outcome(proceeding, charge, case.standing(proceeding, charge, id)))
    return [(case.party(id), _kept([*_last(brought)])) for id, brought in told.items()]


def _last(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Without those that came back under their title in a later proceeding, or of which another of the same says the same."""
    for number, one in enumerate(outcomes):
        later = [other for other in outcomes[number + 1 :] if other.charge.title == one.charge.title]
        came_back = one.standing.state in CAN_COME_BACK and any(other.proceeding is not one.proceeding for other in later)
        repeated = any(other.proceeding is one.proceeding and other.words == one.words for other in later)
        if not came_back and not repeated:
            yield one


def _kept(outcomes: Sequence[Outcome]) -> list[Outcome]:
    kept = [outcome for outcome in outcomes if not is_taken_out(outcome.standing)]
    return kept or list(outcomes)


def is_taken_out(standing: Standing) -> bool:
    """Whether a charge was taken out, so that it is not told where there are others."""
    return standing.state is State.WITHDRAWN


def suits(case: Case) -> Suits:
    """The suits and arbitrations."""
    standings = [case.standing(proceeding) for proceeding in case.proceedings if proceeding.kind in PRIVATE]
    return Suits(len(standings), sum(standing.is_open for standing in standings))


def brought(case: Case) -> dict[str, tuple[list[Outcome], Suits]]:
    """By party: what became of what the state or an agency brought against it, and how many claims of others there are."""
    claims: dict[str, list[Standing]] = {}
    for proceeding in case.proceedings:
        for charge in proceeding.charges if proceeding.kind in PRIVATE else ():
            for id in charge.against:
                claims.setdefault(id, []).append(case.standing(proceeding, charge, id))
    public = {party.id: told for party, told in outcomes(case)}
    counted = {id: Suits(len(standings), sum(standing.is_open for standing in standings)) for id, standings in claims.items()}
    return {id: (public.get(id, []), counted.get(id, Suits(0, 0))) for id in [*public, *claims]}
