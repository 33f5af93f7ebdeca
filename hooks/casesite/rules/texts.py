"""Every text of a case that people wrote in words, with the part and the record that it stands in; and its sentences and clauses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from casesite.language import DAY, date_words
from casesite.model.case import Case
from casesite.model.kinds import Citation, Record
from casesite.problem import Place
from casesite.values.fields import is_prose
from casesite.values.node import Node

# A full stop, but not that of an abbreviation; a question or exclamation mark; the end of a paragraph, an entry of a list.
_ENDS = re.compile(
    r"[.!?…]+(?<!\b[A-Z]\.)(?<!\bv\.)(?<!\bvs\.)(?<!\b[A-Z]r\.)(?<!\bMrs\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\bs\.)[”’\"'»)]*(?=\s|$)"
    r"|\n\s*\n|\n(?=\s*[-*>])"
)
_SMALL = "".join(filter(str.islower, map(chr, range(0x530))))  # letters of the Latin, Greek and Cyrillic scripts


class Text(NamedTuple):
    """A text with the field, the part and the record that it stands in; ``case.yml`` is of no record."""

    record: Record | None
    part: BaseModel
    name: str
    words: str
    root: Node  # of the record
    path: tuple[str | int, ...]  # from there
    language: str

    @property
    def node(self) -> Node:
        """Where it was written."""
        return self.root.at(self.path)

    @property
    def citations(self) -> list[Citation]:
        """What its part cites."""
        cited = getattr(self.part, "sources", ())
        return [citation for citation in cited if isinstance(citation, Citation)]

    def place(self, match: re.Match[str]) -> Place:
        """Where in its file a match in this text stands."""
        return place(self.node, self.words, match)


class Span(NamedTuple):
    """A sentence or clause within a text."""

    start: int
    end: int

    def of(self, words: str) -> str:
        return words[self.start : self.end]

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


def texts(case: Case) -> Iterator[Text]:
    """The texts of ``case.yml`` and of every record, in the order of the files."""
    language = case.profile.language
    yield from _of(None, case.profile, case.profile_node, (), language)
    for record in case.records.values():
        yield from _of(record, record, record.node, (), language)


def place(node: Node, words: str, match: re.Match[str]) -> Place:
    """Where in its file a match in the words of a node stands: its first word, in the same form."""
    first = match.group().split()[0]
    whole = r"(?<!\w)" * first[0].isalnum() + re.escape(first) + r"(?![\w-])" * first[-1].isalnum()  # as ``find`` looks for it
    return node.find(first, len(re.findall(whole, words[: match.start()])))


def _of(record: Record | None, part: BaseModel, root: Node, path: tuple[str | int, ...], language: str) -> Iterator[Text]:
    for name, prose in _fields(type(part)):
        value = getattr(part, name)
        for number, entry in enumerate(value if isinstance(value, list) else (value,)):
            there = (*path, name, number) if isinstance(value, list) else (*path, name)
            if isinstance(entry, BaseModel):
                yield from _of(record, entry, root, there, language)
            elif prose and isinstance(entry, str):
                yield Text(record, part, name, entry, root, there, language)


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model, each with whether it holds words for readers, and not an id or a word of a list."""
    return tuple((name, is_prose(info.annotation, info.metadata)) for name, info in kind.model_fields.items())


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
