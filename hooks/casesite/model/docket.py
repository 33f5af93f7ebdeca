"""The docket: every step of a proceeding and its charges in order, what is said twice once, with what it concerns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from casesite.language import sentence, t
from casesite.model.kinds import Charge, Citation, Note, Proceeding, Status, Step
from casesite.model.law.table import Row, Table
from casesite.model.walk import known
from casesite.values.chronology import by_date
from casesite.values.dates import CaseDate
from casesite.values.fields import Rich


@dataclass(frozen=True)
class Entry:
    """One entry of a docket: a step, or several that say the same, with the sources of them all.

    ``charges`` are those that it concerns, none where it concerns the whole; ``about`` the parties, none for all.
    """

    date: CaseDate
    step: str
    row: Row
    text: Rich | None
    penalty: str | None
    tentative: bool
    status: Status
    by: tuple[str, ...]
    sources: tuple[Citation, ...]
    about: tuple[str, ...]
    decided_by: tuple[str, ...] = ()
    note: Note | None = None
    charges: tuple[Charge, ...] = ()

    def words(self, *, start: bool = False) -> str:
        """The step as a reader reads it."""
        if not self.tentative:
            return self.row.words(start=start)
        words = t("tentatively {step}", step=self.row.words())
        return sentence(words) if start else words

    def is_told_by(self, other: Entry) -> bool:
        """Whether another entry says all that this one does: of its charges, or with words where this one has none."""
        if self.text is not None or self.note is not None or self.penalty not in (None, other.penalty) or not self._same_act(other):
            return False
        return not other.charges or all(charge in other.charges for charge in self.charges) if self.charges else other.text is not None

    def says_what(self, other: Entry) -> bool:
        """Whether it says of its charges word for word what another says of its own."""
        return self._same_act(other) and (self._words, self.penalty, self.note) == (other._words, other.penalty, other.note)

    def joined(self, other: Entry, *, charges: Sequence[Charge]) -> Entry:
        """The two as one, of some charges, with the sources of both."""
        return replace(self, charges=tuple(charges), sources=tuple(dict.fromkeys((*self.sources, *other.sources))))

    def _same_act(self, other: Entry) -> bool:
        def act(entry: Entry) -> tuple[object, ...]:
            return (
                entry.date.text,
                entry.step,
                entry.tentative,
                entry.status,
                frozenset(entry.by),
                frozenset(entry.decided_by),
                frozenset(entry.about),
            )

        return act(self) == act(other)

    @property
    def _words(self) -> str:
        return " ".join((self.text or "").split())


def docket(table: Table, proceeding: Proceeding, as_of: datetime.date) -> list[Entry]:
    """Every step known on a day, in order; two entries are one only where they say the same, or one says nothing more."""
    entries: list[Entry] = []
    for entry in _entries(table, proceeding, as_of):
        number = next((number for number, other in enumerate(entries) if entry.says_what(other)), None)
        if number is None:
            entries.append(entry)
        else:
            other = entries[number]
            whole = not (entry.charges and other.charges)
            entries[number] = other.joined(entry, charges=() if whole else (*other.charges, *entry.charges))
    return by_date(_without_repeats(entries))


def _entries(table: Table, proceeding: Proceeding, as_of: datetime.date) -> Iterator[Entry]:
    lists: list[tuple[tuple[Charge, ...], Iterable[Step]]] = [((charge,), charge.steps) for charge in proceeding.charges]
    for charges, steps in [((), proceeding.steps), *lists]:  # of one day, what was heard stands before what came of it
        for step in known(steps, as_of):
            said = (step.text, step.penalty, step.tentative, step.status, tuple(step.by), tuple(step.sources), tuple(step.about))
            beside = (tuple(step.decided_by), step.note)
            yield Entry(step.date, step.step, table.row(step.step), *said, *beside, charges)


def _without_repeats(entries: list[Entry]) -> list[Entry]:
    """Entries, but for those of which another says all, with their sources put to that."""
    found = list(entries)
    for entry in entries:
        number = next((number for number, other in enumerate(found) if other is not entry and entry.is_told_by(other)), None)
        here = next((number for number, other in enumerate(found) if other is entry), None)
        if number is not None and here is not None:
            found[number] = found[number].joined(entry, charges=found[number].charges)
            found.pop(here)
    return found
