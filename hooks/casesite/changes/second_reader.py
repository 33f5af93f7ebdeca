"""What one person alone should not let pass: whom a change concerns, and what it does to what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from casesite.changes.change import Change, Sort, State
from casesite.language import listed
from casesite.model.case import Case
from casesite.model.kinds import Dispute, Party, PartyKind

MOST_NAMES = 5
STATES = {
    State.REMOVED: "removed, with nothing left at its address",
    State.WITHDRAWN: "withdrawn",
    State.RESTORED: "shown again after it was withdrawn",
}
# In the order in which a reader is told; what is not here needs one reader.
REASONS = {
    Sort.UNEXPLAINED: "a published statement changed without a correction",
    Sort.STANDING: "where a proceeding or a count stands changed",
    Sort.RAISED: "a status was raised to established",
    Sort.STATUS: "a status changed",
    Sort.SPEAKER: "whose word it is changed",
    Sort.STATEMENT_GONE: "a statement was taken out",
    Sort.SOURCE_GONE: "a source was removed",
    Sort.SECOND_GONE: "a second source was lost",
    Sort.FEWER: "it rests on fewer publishers",
    Sort.BEARING: "what a source can bear out changed",
    Sort.QUOTATION: "a quotation changed",
    Sort.WAIVER: "a waiver of a rule was added or changed",
    Sort.UNNAMED: "a name was taken off the list of names that are not printed",
    Sort.LOADED: "what counts as a loaded word changed",
    Sort.ADDRESS: "an address that was published leads nowhere",
}


class Living:
    """The living people of two states of a case: those who live in either, as far as the record knows."""

    def __init__(self, *cases: Case) -> None:
        people = [party for case in cases for party in case.records.values() if isinstance(party, Party) and _lives(party)]
        now = {party.id: party.name for party in people}  # the later state's name
        self._by_name: dict[str, set[str]] = {}
        for party in people:
            for name in (party.id, party.name, *party.aliases, party.name.split()[-1]):
                self._by_name.setdefault(name, set()).add(now[party.id])
        names = sorted(map(re.escape, self._by_name), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])") if names else None

    def named(self, texts: Iterable[str]) -> list[str]:
        """Who is named in texts and ids: by id, by name, by another name, by family name."""
        pattern = self._pattern
        hits = {match for words in texts for match in pattern.findall(words)} if pattern else set[str]()
        return sorted({name for hit in hits for name in self._by_name[hit]})


def _lives(party: Party) -> bool:
    return party.kind is PartyKind.PERSON and party.living is not False


def reasons(living: Living, state: State, parts: Iterable[BaseModel], changes: Sequence[Change]) -> Iterator[str]:
    """Why a record needs a second reader; ``parts`` are its states, which are read whole where it is not merely changed."""
    found = {change.sort for change in changes}
    if Sort.UNEXPLAINED in found:
        yield REASONS[Sort.UNEXPLAINED]
    if state in STATES:
        yield STATES[state]
    # A dispute is one question: whoever holds a position in it is concerned by all that is said of it.
    whole = [part for part in parts if state not in (State.CHANGED, State.RENAMED) or isinstance(part, Dispute)]
    around = {id(part): part for change in changes for part in change.around}.values()
    texts = [words for part in whole for words in _texts(part, whole=True)] + [words for part in around for words in _texts(part)]
    texts += [words for change in changes for _, words in change.words]
    if people := living.named(dict.fromkeys(texts)):
        more = [f"{len(people) - MOST_NAMES} more"] if len(people) > MOST_NAMES else []
        yield f"concerns {'a living person' if len(people) == 1 else 'living people'}: {listed([*people[:MOST_NAMES], *more])}"
    yield from (words for sort, words in REASONS.items() if sort in found and sort is not Sort.UNEXPLAINED)
    if any(change.field.split(".")[0] == "outcome" for change in changes):
        yield "an outcome changed"


def _texts(value: object, *, whole: bool = False) -> Iterator[str]:
    """The texts and ids of a part; without the statements in it unless it is read whole."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            if whole or not (isinstance(entry, BaseModel) and hasattr(entry, "sources")):
                yield from _texts(entry, whole=whole)
    elif isinstance(value, BaseModel):
        for name, inner in value:
            if whole or name == "id" or not (isinstance(inner, BaseModel) and hasattr(inner, "sources")):
                yield from _texts(inner, whole=whole)
