"""Sources that are older than what they are cited for, where no date of an event or step says so: statements, positions, notes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from casesite.locales import MONTH, date_words
from casesite.model.case import Case
from casesite.model.kinds import CheckedClaim, Event, Position, Precedent, Reform, SourceKind, Statement, Verdict
from casesite.model.sourced import Sourced
from casesite.rules.people import unmarked
from casesite.rules.phrases import NONE, of_language, whole
from casesite.rules.quotations import QUOTED
from casesite.rules.rule import Wrong
from casesite.rules.sentences import sentences
from casesite.site import Site
from casesite.values.dates import read_date

AHEAD = (SourceKind.STATUTE, SourceKind.STANDARD)  # these say beforehand what will hold
_FOUR = re.compile(r"\d{4}")
YEAR = 2000  # any year, for the names of months
_DAY = re.compile(r"\d{1,2}(?:\.|er|º)?\s*(?:de\s+)?$")  # in front of a month: 30, 30., 1er, 30 de
_YEARS = re.compile(r"(?<![\w§$€£/.,-])(1[89]\d\d|20\d\d)(?![\w/-]|[.,]\d)")


class Told(NamedTuple):
    """The day before which what is told cannot have happened, and how the text or the date says so."""

    day: datetime.date
    words: str


def source_before_statement(case: Case, site: Site) -> Iterator[Wrong]:
    """The newest source of a statement, position or description is not older than what it tells of.

    What it tells of is the date of a position; else the latest month or year that its words name, looking ahead aside; else,
    of a statement, the date of its event.
    """
    for statement in case.sourced:
        told = _told(statement, case.profile.language)
        sources = [case.source(citation) for citation in statement.sources if citation.role == "supports"]
        if told is None or any(source.issued is None or source.kind in AHEAD for source in sources):
            continue
        newest = max(sources, key=lambda source: source.issued.last if source.issued else told.day, default=None)
        if newest is not None and newest.issued is not None and newest.issued.last < told.day:
            words = (
                f'the newest source here, "{newest.id}", was published {newest.issued.words}, before {told.words}; '
                "add a source that is not older, or say only what these bear out"
            )
            yield Wrong(statement.node.at(["sources"]), words)


def _told(statement: Sourced, language: str) -> Told | None:
    part = statement.part  # the own date of an event or step is for ``source_before_event``
    if isinstance(part, Position | Reform | Precedent) and part.date:
        date = part.date
        end = date.first if date.ongoing or "/" not in date.text else read_date(date.text.partition("/")[2]).first
        return Told(end, f"this ({date.words})")
    if isinstance(part, CheckedClaim) and part.verdict is Verdict.NOT_FOUND:
        return None  # it tells of what no source has
    named = _named(str(getattr(part, "text", None) or ""), language)
    if named is None and isinstance(part, Statement) and isinstance(statement.record, Event):
        return Told(statement.record.date.first, f"what it is told of ({statement.record.date.words})")
    return named


@lru_cache(maxsize=50_000)  # under serve, most texts are as they were
def _named(text: str, language: str) -> Told | None:
    """The latest month or year that a text names, but for what it says is yet to come."""
    if not _FOUR.search(text) or of_language(language) is NONE:  # who cannot tell "until 2025" from "in 2025" says nothing
        return None
    words = QUOTED.sub(" ", unmarked(text))
    ahead = whole(of_language(language).ahead)
    found: list[Told] = []
    for sentence in sentences(words, language):
        said = sentence.of(words)
        if not ahead.search(said):
            found += _dates(said, language)
    return max(found, default=None)


def _dates(words: str, language: str) -> Iterator[Told]:
    toward = re.compile(rf"(?<!\w)(?:{of_language(language).toward})\s+(?:\w+\s+)?$", re.IGNORECASE)
    taken: set[int] = set()
    for match in _months(language).finditer(words):
        month = int(str(match.lastgroup)[1:])
        taken.add(match.start(month))
        if not toward.search(_DAY.sub("", words[: match.start()])):
            yield Told(datetime.date(int(match[month]), month, 1), f'"{match.group()}", which it tells of')
    for match in _YEARS.finditer(words):
        if match.start() not in taken and not toward.search(words[: match.start()]):
            yield Told(datetime.date(int(match[1]), 1, 1), f"{match[1]}, which it tells of")


@cache
def _months(language: str) -> re.Pattern[str]:
    """How each month of a year reads in a language: the year is a group, whose name and number are those of the month."""
    months = {month: date_words(language, datetime.date(YEAR, month, 1), MONTH) for month in range(1, 13)}
    ways = [
        re.escape(words).replace(str(YEAR), rf"(?P<m{month}>\d{{4}})").replace(r"\ ", r"\s+")
        for month, words in months.items()
        if str(YEAR) in words  # a language with digits of its own writes no such year
    ]
    return re.compile("|".join(ways) or "(?!)", re.IGNORECASE)
