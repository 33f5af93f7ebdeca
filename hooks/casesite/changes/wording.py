"""Two texts → what was said and what is said now, word by word where they are alike."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from casesite.changes.change import Mark, Words, said
from casesite.values.dates import CaseDate, day
from casesite.values.pairing import ALIKE, likeness

_SENTENCE = re.compile(r"(?<=[.!?…”])\s+|\n+")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


def text_change(old: str, new: str) -> Words:
    """Two texts of one or more sentences: the sentences that changed, with the words that are gone and new."""
    if likeness(old, new) < ALIKE:
        return said(f"it said “{old}”; it says now “{new}”")
    return ((Mark.SAID, "“"), *_joined(_by_sentence(old, new)), (Mark.SAID, "”"))


def _by_sentence(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    before, after = _SENTENCE.split(old), _SENTENCE.split(new)
    for tag, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[i:j]), " ".join(after[k:n])
        if i or k:
            yield Mark.SAID, " "
        if tag == "equal":
            yield Mark.SAID, "…"
        elif gone and come and likeness(gone, come) >= ALIKE:
            yield from _by_word(gone, come)
        else:
            yield from _pair(gone, come)


def _by_word(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    gone = come = ""
    for tag, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left, right = "".join(before[i:j]), "".join(after[k:n])
        if tag == "equal" and left.strip():
            yield from _pair(gone, come)
            yield Mark.SAID, left
            gone = come = ""
        else:  # a space between two words that changed belongs to both
            gone, come = gone + left, come + right
    yield from _pair(gone, come)


def _pair(gone: str, come: str) -> Iterator[tuple[Mark, str]]:
    if gone[:1].isspace() or come[:1].isspace():
        yield Mark.SAID, " "
    if old := gone.strip():
        yield Mark.OLD, old
    if new := come.strip():
        yield Mark.NEW, new
    if gone.strip()[-1:] != gone[-1:] or come.strip()[-1:] != come[-1:]:
        yield Mark.SAID, " "


def _joined(pieces: Iterator[tuple[Mark, str]]) -> Iterator[tuple[Mark, str]]:
    """Pieces with neighbours of one mark put together."""
    last: tuple[Mark, str] | None = None
    for mark, words in pieces:
        if last and last[0] is mark:
            last = (mark, last[1] + words)
        else:
            if last:
                yield last
            last = (mark, words)
    if last:
        yield last


def date_change(old: CaseDate | datetime.date, new: CaseDate | datetime.date) -> str:
    """Two dates: "from 21 to 22 October 2021"; what both end with is said once where both are days."""
    before, after = (date if isinstance(date, CaseDate) else day(date) for date in (old, new))
    left, right = before.words.split(), after.words.split()
    if before.is_day and after.is_day:
        while len(left) > 1 and left[-1] == right[len(left) - 1]:
            left.pop()
    return f"from {' '.join(left)} to {' '.join(right)}"


def sentence(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:]
