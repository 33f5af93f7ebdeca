"""What has a date, in order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Protocol, TypeVar

from casesite.values.dates import CaseDate


class Dated(Protocol):
    """Something that has a date."""

    @property
    def date(self) -> CaseDate: ...


Some = TypeVar("Some", bound=Dated)


def by_date(written: Iterable[Some]) -> list[Some]:
    """By date, in the order in which they were written where they have one day.

    Whoever writes of one day knows what came first, and seldom the time of all of it: what has a time stands by the
    clock among what has one, and what has none stays in its place between them.
    """
    ordered: list[Some] = []
    for _, of_one_day in groupby(sorted(written, key=lambda one: one.date.order[:2]), key=lambda one: one.date.order[:2]):
        day = list(of_one_day)
        timed = iter(sorted((one for one in day if one.date.time), key=lambda one: one.date.order))
        ordered += [next(timed) if one.date.time else one for one in day]
    return ordered
