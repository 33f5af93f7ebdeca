"""Words that must be known elsewhere in the data, and names that must not be printed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Correction, Proceeding
from casesite.problem import Place, suggestion
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.node import Node

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile(r"[*_\\\u200c\u200d]")
NAMED = "this names somebody whose name this site does not print; leave it out"


def unknown_category(case: Case, site: Site) -> Iterator[Wrong]:
    """An event's category is one of those in case.yml."""
    known = [category.id for category in case.profile.categories]
    for event in case.events:
        if event.category not in known:
            right = suggestion(event.category, known) or "; the categories are: " + ", ".join(known)
            yield Wrong(event.node.at(["category"]), f'case.yml has no category "{event.category}"{right}')


def repeated_word(case: Case, site: Site) -> Iterator[Wrong]:
    """Charges and recommendations of one proceeding, categories, and steps of the case's own law, each have an id of their own."""
    charges = [(record.node.at(["charges"]), [charge.id for charge in record.charges]) for record in case.proceedings]
    charges += [(record.node.at(["recommendations"]), [entry.id for entry in record.recommendations]) for record in case.proceedings]
    categories = (case.profile_node.at(["categories"]), [category.id for category in case.profile.categories])
    steps = (case.profile_node.at(["steps"]), [step.id for step in case.profile.steps])
    for node, ids in [categories, steps, *charges]:
        for number, id in enumerate(ids):
            if id in ids[:number]:
                yield Wrong(node.at([number, "id"]), f'"{id}" stands here twice; give each an id of its own')


def unknown_side(case: Case, site: Site) -> Iterator[Wrong]:
    """A role's side is one that its proceeding has."""
    for party in case.parties:
        for number, role in enumerate(party.roles):
            proceeding = case.records[role.proceeding] if role.proceeding else None
            if role.side is None or not isinstance(proceeding, Proceeding):
                continue
            known = [side.name for side in proceeding.sides]
            if role.side not in known and (known or not case.law_of(proceeding).has_sides):  # else no-sides says it
                words = f'{proceeding.title} has no side "{role.side}"; the sides are: {", ".join(known)}'
                yield Wrong(party.node.at(["roles", number, "side"]), words)


def unknown_reference(case: Case, site: Site) -> Iterator[Wrong]:
    """A correction names a record that is there, withdrawn or not."""
    for correction in case.every(Correction):
        if correction.record != "case" and correction.record not in case.records:
            words = f'no record is called "{correction.record}"{suggestion(correction.record, case.records)}'
            yield Wrong(correction.node.at(["record"]), words)


def withheld(name: str, salt: str) -> str:
    """A name's fingerprint, so that the list of names not to print does not print them."""
    return hashlib.sha256(f"{salt}:{unicodedata.normalize('NFKC', name).casefold()}".encode()).hexdigest()[:32]


def name_withheld(case: Case, site: Site) -> Iterator[Wrong]:
    """A name on the do-not-name list reaches no output."""
    hidden = set(case.profile.do_not_name)
    if not hidden:
        return
    seen: dict[str, bool] = {}
    nodes = [case.profile_node, *(record.node for record in case.records.values())]
    for node in nodes:
        for here in scalars(node):
            counts: Counter[str] = Counter()
            for word in spelled(str(here.value)):
                if word not in seen:
                    seen[word] = withheld(word, case.profile.incident.place) in hidden
                if seen[word]:
                    yield Wrong(here, NAMED, here.find(word, counts[word]))
                    counts[word] += 1
    for file in sorted({node.place.file for node in nodes}):
        if any(withheld(word, case.profile.incident.place) in hidden for word in spelled(file)):
            yield Wrong(Place(file), NAMED)


def spelled(text: str) -> list[str]:
    """The words of a text, and those that marks within a word would hide."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    words = WORD.findall(plain)
    return words + [word for word in WORD.findall(MARKS.sub("", plain)) if word not in words] if MARKS.search(plain) else words


def scalars(node: Node) -> Iterator[Node]:
    """Every text below a node, and every key."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield Node(node.keys[key], key, node.keys[key].line, {}, node.lines)
            yield from scalars(inner)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from scalars(inner)
    else:
        yield node
