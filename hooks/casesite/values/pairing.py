"""Two lists → what of the one belongs to what of the other, so that an entry put in between changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

ALIKE = 0.5  # of the words of two texts; less alike, they do not belong together
_WORD = re.compile(r"\w+")

Entry = TypeVar("Entry")
Pairs = list[tuple[int | None, int | None]]  # places in the old and in the new list


def likeness(old: str, new: str) -> float:
    """How much of the words of two texts is the same and in the same order, from 0 to 1; 0 where there are none."""
    left, right = _WORD.findall(old.casefold()), _WORD.findall(new.casefold())
    return SequenceMatcher(None, left, right, autojunk=False).ratio() if left and right else 0.0


def paired(old: Sequence[Entry], new: Sequence[Entry], key: Callable[[Entry], object], words: Callable[[Entry], str]) -> Pairs:
    """Entries that are the same, then those of one key (None is nobody's), then those whose words are most alike.

    In the order of the new list; what has no partner there comes at the end.
    """
    free, partner = dict.fromkeys(range(len(old))), dict[int, int]()
    for same in (_equal, lambda left, right: key(left) is not None and key(left) == key(right)):
        for number, entry in enumerate(new):
            there = next((there for there in free if same(old[there], entry)), None) if number not in partner else None
            if there is not None:
                partner[number] = there
                del free[there]
    left = {there: words(old[there]) for there in free}
    right = {number: words(entry) for number, entry in enumerate(new) if number not in partner}
    for unlike, number, there in sorted((-likeness(left[there], right[number]), number, there) for there in left for number in right):
        if -unlike >= ALIKE and there in free and number not in partner:
            partner[number] = there
            del free[there]
    return [*((partner.get(number), number) for number in range(len(new))), *((there, None) for there in free)]


def _equal(left: object, right: object) -> bool:
    return left == right


def reordered(pairs: Pairs) -> bool:
    """Whether what both lists hold stands in another order."""
    places = [there for there, number in pairs if there is not None and number is not None]
    return places != sorted(places)
