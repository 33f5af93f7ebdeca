"""What stands twice, under two ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from casesite.model.case import Case
from casesite.model.kinds import Event
from casesite.model.publishers import address, folded
from casesite.rules.rule import Wrong
from casesite.site import Site

ALIKE = 0.85  # of the words of two texts: more alike, they tell one thing
_WORD = re.compile(r"\w+")


def repeated_record(case: Case, site: Site) -> Iterator[Wrong]:
    """Nothing is recorded under two ids: no event, no party under another name, no source of one address."""
    yield from _twice(case.events, lambda event: event.date.text, _one_event, "this tells what {other} tells; keep one of the two")
    names: dict[str, str] = {}
    for party in case.parties:
        for name in dict.fromkeys(folded(name) for name in (party.name, *party.aliases)):
            if names.setdefault(name, party.id) != party.id:
                words = f'"{names[name]}" has this name, too; keep one record, with the other name under "aliases:"'
                yield Wrong(party.node.at(["name"]), words)
    addresses: dict[str, str] = {}
    for source in case.sources:
        if source.url and (first := addresses.setdefault(address(source.url), source.id)) != source.id:
            yield Wrong(source.node.at(["url"]), f'this is the address of "{first}", too; keep one record of a source')


def _twice(records: Sequence[Event], key: Callable[[Event], str], same: Callable[[Event, Event], bool], words: str) -> Iterator[Wrong]:
    groups: dict[str, list[Event]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if same(one, other):
                yield Wrong(other.node.at(["id"]), words.format(other=f'"{one.id}"'))


def _one_event(one: Event, other: Event) -> bool:
    """Whether two events of one date tell one thing."""
    return folded(one.title) == folded(other.title) or _likeness(one.text, other.text) >= ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _WORD.findall(one.casefold()), _WORD.findall(other.casefold()), autojunk=False).ratio()
