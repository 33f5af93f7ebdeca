"""A scale of time: where a day stands across a drawing, in per cent of its width.

A month or year stands at its middle, never at its first day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from casesite.language import spoken
from casesite.locales import SHORT_MONTH, YEAR, date_words
from casesite.values.dates import CaseDate

FIRST, LAST = 2.0, 97.0  # per cent: where time begins and ends, with room for half a mark on both sides
# months from one tick to the next → how many such ticks are not too many.
TICKS = {1: 3, 3: 3, 6: 3, 12: 6, 24: 6, 60: 6, 120: 6, 240: 6, 600: 6, 1200: 6, 2400: 6, 6000: 6, 24000: 6}


class Scale:
    """Days → per cent of the width, from the first of some dates to the day shown."""

    def __init__(self, dates: Iterable[CaseDate], last: datetime.date) -> None:
        self.last = last
        self.first = min((date.first for date in dates), default=last)
        self.days = max((self.last - self.first).days, 1)

    def of(self, day: datetime.date) -> float:
        """The place of a day; one outside the time shown stands at its edge."""
        share = (min(max(day, self.first), self.last) - self.first).days / self.days
        return round(FIRST + (LAST - FIRST) * share, 1)

    def middle(self, date: CaseDate) -> float:
        """The place of a date: in the middle of the days that it may be, so that no month becomes its first day."""
        last = date.first if date.ongoing else min(date.last, self.last)
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
