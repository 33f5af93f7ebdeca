"""Ids → records: what names what, and what names nothing."""

from __future__ import annotations

import datetime

from pydantic import BaseModel

from casesite.model.case import Case
from casesite.model.kinds import Profile, Record
from casesite.problem import Problem
from casesite.reading.check import Checked
from casesite.reading.namings import NOUN, Naming, namings, one, unknown, without_bracket
from casesite.values.node import Node


def link(checked: Checked, as_of: datetime.date | None = None) -> tuple[Case | None, list[Problem]]:
    """Resolve every reference; a record that failed its check is not reported as unknown."""
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    mentions: dict[str, dict[str, Record]] = {}
    missing: list[Naming] = []
    whole: list[tuple[type[BaseModel], Node, Record | None]] = [*checked.nodes]
    if checked.profile_node:
        whole.insert(0, (Profile, checked.profile_node, None))
    named = set[str]()
    for kind, node, record in whole:
        if record is not None:
            records.setdefault(record.id, record)
            if now := checked.renamed.get(record.id):
                words = f'"{record.id}" was the id of what is now "{now}"; an id is never used again'
                problems.append(node.at(["id"]).problem("repeated-id", words))
        for naming in namings(kind, node):
            named.add(naming.id)
            known = checked.written.get(naming.id)
            if known is None:
                missing.append(naming)
            elif known.__name__ not in naming.kinds and naming.id not in checked.repeated:
                words = f'"{naming.id}" is {one(known.noun)}, and this takes {" or ".join(one(NOUN[kind]) for kind in naming.kinds)}'
                problems.append(naming.problem("wrong-reference", words))
            elif known.__name__ in naming.kinds and record is not None and record.id != naming.id:
                mentions.setdefault(naming.id, {}).setdefault(record.id, record)
        problems += without_bracket(kind, node, checked)
    problems += unknown(checked, missing, named)
    if checked.profile is None or checked.profile_node is None:
        return None, problems
    frozen = {target: tuple(owners.values()) for target, owners in mentions.items()}
    return Case(checked.profile, checked.profile_node, records, frozen, as_of or checked.profile.as_of), problems
