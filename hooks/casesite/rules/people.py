"""Which parties a text names, and who speaks for whom: a client and the lawyer are one side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from casesite.model.case import Case
from casesite.model.kinds import Party, PartyKind, Source
from casesite.model.publishers import folded

LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]]*))?\]\]")
CITED = re.compile(r"\[@[^\]]*\]")
_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"[\w-]")  # what joins a name to another word
SHORTEST = 3  # letters of a family name that is looked for alone


class Mention(NamedTuple):
    """Where a text names a party, and whom: several where they share a family name."""

    start: int
    ids: frozenset[str]


class Roll:
    """The parties of a case by every name that the record knows."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._ids: dict[str, set[str]] = {}
        for party in case.parties:
            for name in _names(party):
                self._ids.setdefault(name, set()).add(party.id)
        self._by_word: dict[str, list[tuple[int, str]]] = {}  # names by their first word, and where in them it stands
        for name in sorted(self._ids, key=len, reverse=True):
            if first := _WORD.search(name):
                self._by_word.setdefault(first.group(), []).append((first.start(), name))

    def mentions(self, text: str) -> list[Mention]:
        """Every party that a text names, in order: by link, by name, by another name, by family name."""
        linked = [Mention(link.start(), frozenset([link[1]])) for link in LINK.finditer(text) if self._is_party(link[1])]
        return sorted([*linked, *self._printed(unmarked(text))])

    def _printed(self, words: str) -> Iterator[Mention]:
        """The names in a text, the longest that begins at a place, none within another."""
        end = 0
        for word in _WORD.finditer(words):
            for offset, name in self._by_word.get(word.group(), ()) if word.start() >= end else ():
                start = word.start() - offset
                if words.startswith(name, start) and not _JOINED.search(
                    words[max(start - 1, 0) : start] + " " + words[start + len(name) :][:1]
                ):
                    end = start + len(name)
                    yield Mention(start, frozenset(self._ids[name]))
                    break

    def names(self, text: str, id: str) -> bool:
        """Whether a text names a party."""
        return any(id in mention.ids for mention in self.mentions(text))

    def _is_party(self, id: str) -> bool:
        return isinstance(self._case.records.get(id), Party)


def unmarked(text: str) -> str:
    """A text of the same length, with spaces in place of what a reader does not see: ids of links, citations."""
    if "[" not in text:
        return text
    spaced = CITED.sub(lambda match: " " * len(match.group()), text)
    return LINK.sub(lambda match: " " * (len(match.group()) - len(match[2] or "") - 2) + (match[2] or "") + "  ", spaced)


def _names(party: Party) -> Iterator[str]:
    yield party.name
    yield from party.aliases
    if party.kind is PartyKind.PERSON and len(family := party.name.split()[-1]) >= SHORTEST:
        yield family


class Voices:
    """Who speaks for whom in a case, from the counsel of its proceedings."""

    def __init__(self, case: Case, roll: Roll) -> None:
        self._case = case
        self._clients: dict[str, set[str]] = {}
        for proceeding in case.proceedings:
            for side in proceeding.sides:
                for counsel in side.counsel:
                    named = set(side.parties) & self._named_in_roles(counsel, proceeding.id, roll)
                    self._clients.setdefault(counsel, set()).update(named or side.parties)

    def _named_in_roles(self, counsel: str, proceeding: str, roll: Roll) -> set[str]:
        """For whom a lawyer acts there, where the role says so: "Counsel for A"."""
        titles = [role.title for role in self._case.party(counsel).roles if role.proceeding == proceeding]
        return {id for title in titles for mention in roll.mentions(title) for id in mention.ids}

    def clients(self, id: str) -> set[str]:
        """For whom somebody speaks."""
        return self._clients.get(id, set())

    def lawyers(self, id: str) -> set[str]:
        """Who speaks for somebody."""
        return {counsel for counsel, clients in self._clients.items() if id in clients}

    def is_one(self, one: str, other: str, *, colleagues: bool) -> bool:
        """Whether two holders speak with one voice: client and counsel, two reports of one publisher.

        ``colleagues`` says whether two counsel of one client do, too; they may fall out with each other.
        """
        if one == other or other in self.clients(one) or one in self.clients(other):
            return True
        if self.clients(one) & self.clients(other):
            return colleagues
        first, second = self._case.records[one], self._case.records[other]
        if isinstance(first, Source) and isinstance(second, Source):
            return bool(first.publisher and second.publisher) and self._case.publishers.is_one(first, second)
        party, source = (first, second) if isinstance(first, Party) else (second, first)
        return isinstance(party, Party) and isinstance(source, Source) and publishes(party, source)

    def count(self, holders: Iterable[str], *, colleagues: bool = True) -> int:
        """How many of some holders speak for themselves; ``colleagues`` as in ``is_one``."""
        groups: list[Sequence[str]] = []
        for holder in dict.fromkeys(holders):
            near = [group for group in groups if any(self.is_one(holder, other, colleagues=colleagues) for other in group)]
            groups = [group for group in groups if group not in near] + [[*(one for group in near for one in group), holder]]
        return len(groups)


def publishes(party: Party, source: Source) -> bool:
    """Whether a source is a party's own."""
    return source.publisher is not None and folded(source.publisher) in {folded(name) for name in (party.name, *party.aliases)}
