"""Words that judge, and disputes that hear one side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from casesite.model.case import Case
from casesite.model.kinds import CheckedClaim, Citation, KnownError, Party, PartyKind, Position, Profile, Record, Source, Waiver
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.fields import is_prose
from casesite.values.node import Node

# What somebody else said: in quotation marks, or set off as a quotation.
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|^>[^\n]*(?:\n[^\n]+)*", re.MULTILINE)
# The name of a plea is a term of law, and judges nobody.
PLEA = re.compile(r"\bplead(?:s|ed|ing)?\s+not\s+guilty\b|\bpled\s+not\s+guilty\b|\bnot[\s-]guilty\s+pleas?\b", re.IGNORECASE)
# Fields that hold the words of others, who are named there; and the list of the words itself.
OTHERS: dict[type[BaseModel], tuple[str, ...]] = {
    Position: ("stance", "text"),
    KnownError: ("says",),
    CheckedClaim: ("claim",),
    Source: ("title", "weak"),
    Profile: ("loaded_words",),
}


def loaded_word(case: Case, site: Site) -> Iterator[Wrong]:
    """A loaded word stands only in a quotation or a position, or about somebody of whom it is true."""
    words = {word.word.casefold(): word for word in case.profile.loaded_words}
    if not words:
        return
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words)) + r")\b", re.IGNORECASE)
    whole: list[tuple[Record | None, BaseModel, Node]] = [(record, record, record.node) for record in case.records.values()]
    for record, part, root in [(None, case.profile, case.profile_node), *whole]:
        for node, text in _own_voice(part, root):
            voice = PLEA.sub(_blank, QUOTED.sub(_blank, text))
            for match in pattern.finditer(voice):
                found = words[match.group().casefold()]
                nth = text[: match.start()].count(match.group())
                if not any(_about(case, record, text, id) for id in found.true_of):
                    message = f'"{match.group()}" is a loaded word; {found.instead}'
                    yield Wrong(node, message, node.find(match.group(), nth), is_firm=_of_the_living(case, record, text))


def _of_the_living(case: Case, record: Record | None, text: str) -> bool:
    """Whether a text may be about a living person: one whom it names, or whom its record is about or names."""
    people = [party for party in case.parties if party.kind is PartyKind.PERSON and party.living is not False]
    named = (party for party in people if record is None or party.id == record.id or record in case.naming(party, type(record)))
    return any(named) or any(_about(case, record, text, party.id) for party in people)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def one_sided(case: Case, site: Site) -> Iterator[Wrong]:
    """A dispute has positions of at least two holders, or says why not."""
    for dispute in case.disputes:
        holders = {id for position in dispute.positions for id in position.by}
        if len(dispute.positions) > 1 and len(holders) > 1:
            if dispute.one_sided:
                yield Wrong(dispute.node.at(["one_sided"]), "there are positions of several holders here; delete this line")
        elif not dispute.one_sided:
            words = 'only one side is heard; add a position of another holder, or say why there is none in "one_sided:"'
            yield Wrong(dispute.node.at(["positions"]), words)


def _own_voice(part: BaseModel, node: Node) -> Iterator[tuple[Node, str]]:
    for name, prose in _fields(type(part)):
        if name in OTHERS.get(type(part), ()):
            continue
        value = getattr(part, name)
        for number, entry in enumerate(value if isinstance(value, list) else [value]):
            here = node.at([name, number] if isinstance(value, list) else [name])
            if isinstance(entry, BaseModel):
                yield from _own_voice(entry, here)
            elif prose and isinstance(entry, str):
                yield here, entry


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model, each with whether it holds words for readers, and not an id or a word of a list."""
    if issubclass(kind, Citation | Waiver):
        return ()  # the words of the source; the words of the rule
    return tuple((name, is_prose(info.annotation, info.metadata)) for name, info in kind.model_fields.items())


def _about(case: Case, record: Record | None, text: str, id: str) -> bool:
    party = case.records.get(id)
    if not isinstance(party, Party):
        return False
    if (record is not None and record.id == id) or f"[[{id}" in text:
        return True
    return any(name in text for name in (party.name, *party.aliases, party.name.split()[-1]))
