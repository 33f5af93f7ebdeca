"""The word that was meant: which known words are a slip of the hand away from one that is not known.

Known words are found by the letters that are left when one is taken away (Garbe's symmetric deletion), so that a
thousand wrong words among ten thousand known ones take no longer than a thousand times one.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 80  # letters; of anything longer nobody knows what it was to be
_FEW = 300  # known words of which each can be looked at
_LOOKS = 1_000  # wrong words for which they are
_ALIKE = 0.7  # the share of letters that two words have in common (difflib)
_SHORT = 6  # letters; in a shorter word, a letter more or less makes another word …
_ANOTHER = 8  # … and so does another letter in one of these


class Known:
    """Words that are known, to find the nearest to one that is not."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._by_letters: dict[str, list[str]] | None = None
        self._by_part: dict[str, list[str]] = {}
        self._looks = 0

    def near(self, wrong: str) -> list[str]:
        """The nearest known words, those that are as near as each other side by side; at most two, or none."""
        plain = _plain(wrong)
        if not plain or len(plain) > LONGEST:
            return []
        found = {word: slips(plain, _plain(word)) for word in self._around(plain)}
        least = min(found.values(), default=9)
        nearest = [word for word, number in found.items() if number == least]
        if least <= (2 if len(plain) > 3 else 1) and len(nearest) <= 2:
            return nearest
        return self._alike(plain, nearest)

    def _around(self, plain: str) -> dict[str, None]:
        """The words that one letter less, on either side or both, makes the same; in one order, whatever runs."""
        if self._by_letters is None:
            self._by_letters = defaultdict(list)
            for word in self.words:
                for letters in _one_less(_plain(word)) if len(word) <= LONGEST else ():
                    self._by_letters[letters].append(word)
        return dict.fromkeys(word for letters in _one_less(plain) for word in self._by_letters.get(letters, ()))

    def _alike(self, plain: str, nearest: list[str]) -> list[str]:
        """The word that has most letters in common, of a few or of those that share a part between hyphens."""
        self._looks += 1
        if self._looks > _LOOKS:
            return []
        candidates = nearest or (self.words if len(self.words) <= _FEW else self._sharing(plain))
        return difflib.get_close_matches(plain, candidates, n=1, cutoff=_ALIKE)

    def _sharing(self, plain: str) -> list[str]:
        if not self._by_part:
            self._by_part = defaultdict(list)
            for word in self.words:
                for part in word.split("-"):
                    self._by_part[part].append(word)
        parts = sorted((self._by_part.get(part, []) for part in plain.split("-")), key=len)
        return list(dict.fromkeys(word for words in parts for word in words[:_FEW]))[:_FEW]


def nearest(wrong: str, known: Iterable[str] | Known) -> list[str]:
    """The known words that are nearest to one that is not; at most two, or none."""
    return (known if isinstance(known, Known) else _known(tuple(known))).near(wrong)


def suggestion(wrong: str, known: Iterable[str] | Known) -> str:
    """The end of a message: the nearest known word, or nothing when none is near."""
    near = " or ".join(f'"{word}"' for word in nearest(wrong, known))
    return f"; did you mean {near}?" if near else ""


def slip(wrong: str, known: Iterable[str]) -> str:
    """The known word that a hurried hand made this of, where it can hardly be another word; else nothing.

    For words that stand for a meaning: "fined" is no slip for "filed", nor "changed" for "charged".
    """
    for word in _known(tuple(known)).near(wrong):
        typed, right = _plain(wrong), _plain(word)
        if slips(typed, right) <= 1 and (sorted(typed) == sorted(right) or _single(typed) == _single(right) or len(right) > _ANOTHER):
            return word
        if slips(typed, right) <= 1 and len(typed) != len(right) and len(right) >= _SHORT:
            return word
    return ""


@lru_cache(maxsize=64)
def _known(words: tuple[str, ...]) -> Known:
    return Known(words)


def _plain(word: str) -> str:
    """A word without what is no letter of it: capitals, and the signs that stand for a hyphen."""
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _single(word: str) -> str:
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _one_less(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def slips(wrong: str, right: str) -> int:
    """How many slips lead from one word to the other: a letter too many, too few or another, or two that changed places."""
    start = end = 0
    while start < min(len(wrong), len(right)) and wrong[start] == right[start]:
        start += 1
    while end < min(len(wrong), len(right)) - start and wrong[-1 - end] == right[-1 - end]:
        end += 1
    wrong, right = wrong[start : len(wrong) - end], right[start : len(right) - end]
    before, row = list[int](), list(range(len(right) + 1))
    for i, letter in enumerate(wrong, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and wrong[i - 2] == other:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
