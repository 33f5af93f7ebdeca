"""What stands twice, under two ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from casesite.model.case import Case
from casesite.model.kinds import Event
from casesite.model.publishers import ARTICLES, address, folded
from casesite.rules.rule import Wrong
from casesite.site import Site

ALIKE = 0.85  # of the words of two texts: more alike, they tell one thing
# A day on which more happens, or a longer text, is compared in part: what compares each with each never comes to its end.
NEAR = 30  # events of a date that stand in front
COMPARED = 300  # words
_WORD = re.compile(r"\w+")


def repeated_record(case: Case, site: Site) -> Iterator[Wrong]:
    """Nothing is recorded under two ids: no event, no party under another name, no source of one address."""
    yield from _told_twice(case.events)
    names: dict[str, str] = {}
    for party in case.parties:
        for name in dict.fromkeys(_name(name) for name in (party.name, *party.aliases)):
            if names.setdefault(name, party.id) != party.id:
                words = f'"{names[name]}" has this name, too; keep one record, with the other name under "aliases:"'
                yield Wrong(party.node.at(["name"]), words)
    addresses: dict[str, str] = {}
    for source in case.sources:
        if source.url and (first := addresses.setdefault(address(source.url), source.id)) != source.id:
            yield Wrong(source.node.at(["url"]), f'this is the address of "{first}", too; keep one record of a source')


def _name(name: str) -> str:
    """A name in small letters, without an article in front."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 2 and words[0] in ARTICLES else words)


def _told_twice(events: Sequence[Event]) -> Iterator[Wrong]:
    """Events of one date that tell one thing: each that repeats another is named once, and is compared with no third."""
    titles: dict[tuple[str, str], str] = {}
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        first = titles.setdefault((event.date.text, folded(event.title)), event.id)
        near = told[event.date.text][-NEAR:]
        if first == event.id:
            first = next((other.id for other in near if _likeness(other.text, event.text) >= ALIKE), first)
        if first != event.id:
            yield Wrong(event.node.at(["id"]), f'this tells what "{first}" tells; keep one of the two')
        else:
            told[event.date.text].append(event)


def _likeness(one: str, other: str) -> float:
    first, second = (_WORD.findall(text.casefold())[:COMPARED] for text in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    bound = matcher.quick_ratio()  # which costs little
    return matcher.ratio() if bound >= ALIKE else bound
