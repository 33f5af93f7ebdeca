"""Ids → records: what names what, and what names nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pydantic import BaseModel

from casesite.model.case import Case
from casesite.model.kinds import KINDS, Profile, Record
from casesite.problem import Place, Problem, suggestion
from casesite.reading.check import Checked, leaves
from casesite.values import text
from casesite.values.fields import Reference
from casesite.values.node import Node

_NOUN = {kind.__name__: kind.noun for kind in KINDS}
ANY = tuple(_NOUN)


def link(checked: Checked, as_of: datetime.date | None = None) -> tuple[Case | None, list[Problem]]:
    """Resolve every reference; a record that failed its check is not reported as unknown."""
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    mentions: dict[str, dict[str, Record]] = {}
    whole: list[tuple[type[BaseModel], Node, Record | None]] = [*checked.nodes]
    if checked.profile_node:
        whole.insert(0, (Profile, checked.profile_node, None))
    for kind, node, record in whole:
        if record is not None:
            records.setdefault(record.id, record)
            if now := checked.renamed.get(record.id):
                words = f'"{record.id}" was the id of what is now "{now}"; an id is never used again'
                problems.append(node.at(["id"]).problem("repeated-id", words))
        for target, kinds, place in references(kind, node):
            if wrong := _wrong(target, kinds, checked):
                problems.append(node.problem(*wrong, place))
            elif record is not None and record.id != target:
                mentions.setdefault(target, {}).setdefault(record.id, record)
    if checked.profile is None or checked.profile_node is None:
        return None, problems
    frozen = {target: tuple(owners.values()) for target, owners in mentions.items()}
    return Case(checked.profile, checked.profile_node, records, frozen, as_of or checked.profile.as_of), problems


def _wrong(target: str, kinds: tuple[str, ...], checked: Checked) -> tuple[str, str] | None:
    """What is wrong with a reference: the rule and the message."""
    if found := checked.written.get(target):
        if found.__name__ in kinds or target in checked.repeated:
            return None
        return "wrong-reference", f'"{target}" is a {found.noun}, and this takes a {" or a ".join(_NOUN[kind] for kind in kinds)}'
    if now := checked.renamed.get(target):
        return "unknown-reference", f'"{target}" is now called "{now}"'
    if checked.unread.intersection(kinds):
        return None  # it may stand in a file that could not be read
    known = [id for id, kind in checked.written.items() if kind.__name__ in kinds]
    noun = "record" if kinds == ANY else " or ".join(_NOUN[kind] for kind in kinds)
    return "unknown-reference", f'no {noun} is called "{target}"{suggestion(target, known)}'


def references(kind: type[BaseModel], node: Node) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    """Every id that a record names: the id, the kinds that it may be of, and where it stands."""
    for here, leaf in leaves(kind, node):
        if not isinstance(here.value, str):
            continue
        if isinstance(leaf, Reference):
            yield here.value, leaf.kinds, here.place
        elif "[" in here.value:
            records, sources = text.references(here.value)
            for pieces, opening, kinds in ((records, "[[", ANY), (sources, "[@", ("Source",))):
                seen: dict[str, int] = {}
                for piece in pieces:
                    nth = seen[piece.target] = seen.get(piece.target, -1) + 1
                    yield piece.target, kinds, here.find(f"{opening}{piece.target}", nth)
