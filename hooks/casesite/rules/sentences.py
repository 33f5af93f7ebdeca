"""The sentences and clauses of a text."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

from casesite.locales import DAY, date_words

# A full stop, but not that of an abbreviation; a question or exclamation mark; the end of a paragraph, an entry of a list.
_ENDS = re.compile(
    r"[.!?…]+(?<!\b[A-Z]\.)(?<!\bv\.)(?<!\bvs\.)(?<!\b[A-Z]r\.)(?<!\bMrs\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\bs\.)[”’\"'»)]*(?=\s|$)"
    r"|\n\s*\n|\n(?=\s*[-*>])"
)
_SMALL = "".join(filter(str.islower, map(chr, range(0x530))))  # letters of the Latin, Greek and Cyrillic scripts


class Span(NamedTuple):
    """A sentence or clause within a text."""

    start: int
    end: int

    def of(self, words: str) -> str:
        return words[self.start : self.end]

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


def sentences(words: str, language: str) -> list[Span]:
    """The sentences of a text in a language (BCP 47)."""
    return _cut(Span(0, len(words)), words, _ends(language), after=True)


@cache
def _ends(language: str) -> re.Pattern[str]:
    """Where sentences of a language end: not behind "30." in front of a month or a small word, where days are written so."""
    days = [date_words(language, datetime.date(2000, month, 20), DAY) for month in range(1, 13)]
    months = [found[1] for found in (re.match(r"20\.\s(\w+)", words) for words in days) if found]
    if not months:
        return _ENDS
    ordinal = rf"(?<=\d)(?<!\d\d\d)\.\s+(?:[{_SMALL}]|(?:{'|'.join(months)})(?!\w))"
    return re.compile(rf"(?!{ordinal})(?:{_ENDS.pattern})")


def clauses(sentence: Span, words: str, joints: re.Pattern[str]) -> list[Span]:
    """The clauses of a sentence, cut at commas and at the words that join clauses in its language."""
    return _cut(sentence, words, joints, after=False)


def _cut(span: Span, words: str, joints: re.Pattern[str], *, after: bool) -> list[Span]:
    found, start = [], span.start
    for match in joints.finditer(words, span.start, span.end):
        end = match.end() if after else match.start()
        if words[start:end].strip():
            found.append(Span(start, end))
            start = end
    return [*found, Span(start, span.end)] if words[start : span.end].strip() else found
