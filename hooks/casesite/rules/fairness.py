"""Words that judge, and disputes that hear one side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from casesite.case import Case
from casesite.fields import Rich
from casesite.kinds import CheckedClaim, Citation, KnownError, Party, Position, Record, Source
from casesite.load import Node
from casesite.problem import Problem
from casesite.site import Site

# What somebody else said: in quotation marks, or set off as a quotation.
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|^>.*$", re.MULTILINE)
# Parts that hold the words of others, who are named there.
OTHERS = (Position, KnownError, Citation)


def loaded_word(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A loaded word stands only in a quotation or a position, or about somebody of whom it is true."""
    words = {word.word.casefold(): word for word in case.profile.loaded_words}
    if not words:
        return
    pattern = _pattern(tuple(sorted(words)))
    for record in case.records.values():
        if isinstance(record, Source):
            continue
        for node, text in _own_voice(record, record.node):
            voice = QUOTED.sub(lambda match: " " * len(match.group()), text)
            seen: dict[str, int] = {}
            for match in pattern.finditer(voice):
                found = words[match.group().casefold()]
                nth = seen[match.group()] = seen.get(match.group(), -1) + 1
                if any(_about(case, record, text, id) for id in found.true_of):
                    continue
                message = f'"{match.group()}" is a loaded word; {found.instead}'
                yield record, node.problem("loaded-word", message, node.find(match.group(), nth))


def one_sided(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A dispute has positions of at least two holders, or says why not."""
    for dispute in case.disputes:
        holders = {id for position in dispute.positions for id in position.by}
        if len(dispute.positions) > 1 and len(holders) > 1:
            if dispute.one_sided:
                yield (
                    dispute,
                    dispute.node.at(["one_sided"]).problem("one-sided", "there are positions of several holders here; delete this line"),
                )
        elif not dispute.one_sided:
            words = 'only one side is heard; add a position of another holder, or say why there is none in "one_sided:"'
            yield dispute, dispute.node.at(["positions"]).problem("one-sided", words)


def _own_voice(part: BaseModel, node: Node) -> Iterator[tuple[Node, str]]:
    for name in type(part).model_fields:
        if isinstance(part, CheckedClaim) and name == "claim":
            continue  # what the checked source says
        value = getattr(part, name)
        for number, entry in enumerate(value if isinstance(value, list) else [value]):
            here = node.at([name, number] if isinstance(value, list) else [name])
            if isinstance(entry, BaseModel):
                if not isinstance(entry, OTHERS):
                    yield from _own_voice(entry, here)
            elif type(entry) in (str, Rich):
                yield here, entry


def _about(case: Case, record: Record, text: str, id: str) -> bool:
    party = case.records.get(id)
    if not isinstance(party, Party):
        return False
    if record.id == id or f"[[{id}" in text:
        return True
    return any(name in text for name in (party.name, *party.aliases, party.name.split()[-1]))


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b", re.IGNORECASE)
