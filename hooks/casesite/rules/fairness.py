"""Disputes that hear one side, or give one side more room than another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casesite.model.case import Case
from casesite.model.kinds import Dispute, Position
from casesite.rules.people import CITED, Roll, Voices
from casesite.rules.rule import Wrong
from casesite.site import Site

MOST, MORE = 2.0, 1.5  # times the words of the shortest position: refused above the first, warned of above the second
LITTLE = 10  # words: a difference that no reader sees


def one_sided(case: Case, site: Site) -> Iterator[Wrong]:
    """A dispute has positions of at least two sides that answer differently, or says why not; client and counsel are one side."""
    voices = Voices(case, Roll(case))
    for dispute in case.disputes:
        count = voices.count((id for position in dispute.positions for id in position.by), colleagues=False)
        answers = {(position.stance.casefold(), position.answer) for position in dispute.positions}
        if count > 1 and len(answers) > 1:
            if dispute.one_sided:
                yield Wrong(dispute.node.at(["one_sided"]), "there are positions of several sides here; delete this line")
        elif not dispute.one_sided:
            why = "all positions here give one answer" if count > 1 and len(dispute.positions) > 1 else "only one side is heard"
            words = f'{why}; add a position of another side, or say why there is none in "one_sided:"'
            yield Wrong(dispute.node.at(["positions"]), words)


def twice_the_room(case: Case, site: Site) -> Iterator[Wrong]:
    """No position has more than twice the words of another in its dispute, or ``room:`` says why."""
    for dispute in case.disputes:
        shortest, longest, times = _room(dispute)
        if times > MOST and not dispute.room:
            yield _uneven(dispute, shortest, longest)


def uneven_room(case: Case, site: Site) -> Iterator[Wrong]:
    """No position has more than one and a half times the words of another, or ``room:`` says why (a warning)."""
    for dispute in case.disputes:
        shortest, longest, times = _room(dispute)
        if MORE < times <= MOST and not dispute.room:
            yield _uneven(dispute, shortest, longest)
        elif times <= MORE and dispute.room:
            yield Wrong(dispute.node.at(["room"]), "all sides have about the same room here; delete this line")


def _room(dispute: Dispute) -> tuple[int, int, float]:
    """The shortest and the longest position by their numbers, and how many times as long the one is; 1 where no reader sees it."""
    words = [length(position) for position in dispute.positions]
    shortest, longest = words.index(min(words)), words.index(max(words))
    seen = words[longest] - words[shortest] > LITTLE
    return shortest, longest, words[longest] / max(words[shortest], 1) if seen else 1.0


def length(position: Position) -> int:
    """The words of a position, without its citations."""
    return len(CITED.sub(" ", position.text).split())


def _uneven(dispute: Dispute, shortest: int, longest: int) -> Wrong:
    sides: Sequence[Position] = [dispute.positions[number] for number in (longest, shortest)]
    most, least = (f"{length(side)} words for {', '.join(side.by)}" for side in sides)
    words = f'{most}, {least}; give the sides about the same room, or say in "room:" of the dispute why one has so little'
    return Wrong(dispute.node.at(["positions", shortest, "text"]), words)
