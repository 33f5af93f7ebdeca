"""An example of every field, as YAML: the first in the starter case, or the one below where it has none."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from casesite.exports.dataset import case_schema
from casesite.model.kinds import KINDS, Profile
from casesite.reading.check import STEMS
from casesite.reading.load import load
from casesite.values.node import Node

STARTER = Path(__file__).resolve().parents[2] / "starter" / "case_data"
BLANK = re.compile(r"<<[\w ]+>>")  # where an answer goes when a case is made
_IN_BRACKETS = re.compile(r'"[^"]*"|\[[^\]]*\]|\{[^}]*\}|[^,\]}]+')

# What every kind has is "Record.…".
MORE: dict[str, str] = {
    "Record.formerly": "formerly: [lift-halts]",
    "Record.withdrawn": "withdrawn: {date: 2025-02-01, reason: It was another lift.}",
    "Record.waivers": "waivers:\n  - {rule: too-few-sources, reason: No other paper wrote of it.}",
    "Profile.title": "title: 'The lift of the Example Library: a case record'",
    "Profile.short_title": "short_title: Example lift",
    "Profile.incident": "incident:\n  date: 2024-03-05\n  place: Example Library, Exampleton",
    "Profile.incidents": "incidents:\n  - {title: The lift stops, date: 2024-03-05, place: Example Library}",
    "Profile.timezone": "timezone: Europe/Lisbon",
    "Profile.steps": "steps:\n  - {id: formalizado, like: charged, label: Formalización de la investigación}",
    "Profile.words": "words:\n  Docket: Chronology of the case\n  Counsel: Advocates",
    "OwnStep.id": "id: formalizado",
    "OwnStep.like": "like: charged",
    "OwnStep.label": "label: Formalización de la investigación",
    "OwnStep.within": "within: formalización de la investigación",
    "Profile.jurisdiction": "jurisdiction: Exampleland",
    "Profile.as_of": "as_of: 2025-06-30",
    "Profile.language": "language: pt-BR",
    "Profile.licence": "licence: CC BY 4.0",
    "Profile.contact": "contact: Write to corrections@example.org and name the page, the words and a source.",
    "Profile.review_days": "review_days: 180",
    "Profile.parts": "parts:\n  - {part: at-the-scene, label: In and around the lift}",
    "Profile.exhibit_limits": "exhibit_limits: {video: 100}",
    "Profile.publishers": "publishers:\n  - {name: Example Press Agency, also: [EPA, Example Press], wire: true}",
    "PartName.part": "part: at-the-scene",
    "PartName.label": "label: In and around the lift",
    "Publisher.name": "name: Example Press Agency",
    "Publisher.also": "also: [EPA, Example Press]",
    "Publisher.wire": "wire: true",
    "Profile.do_not_name": "do_not_name: [part-5-2e8d70d9ecf4c489987f648c117e9773]",
    "Profile.id": "id: 0b0bd3a8-53d1-4d6f-9c43-2f8c5f6f3a11",
    "Incident.title": "title: The lift stops",
    "Incident.date": "date: 2024-03-05",
    "Incident.place": "place: Example Library, Exampleton",
    "Incident.geo": 'geo: "38.71, -9.14"',
    "Party.geo": 'geo: "38.71, -9.14"',
    "LoadedWord.forms": "forms: [disastrous*, catastroph*]",
    "LoadedWord.reported": "reported: true",
    "LoadedWord.except_in": "except_in: [disaster relief]",
    "LoadedWord.true_of": "true_of: [example-library]",
    "Withdrawal.date": "date: 2025-02-01",
    "Withdrawal.reason": "reason: It was another lift.",
    "Waiver.rule": "rule: too-few-sources",
    "Waiver.reason": "reason: No other paper wrote of it.",
    "Citation.exhibit": "exhibit: movements-of-the-lift",
    "Citation.page": "page: 2",
    "Party.exhibits": "exhibits: [movements-of-the-lift]",
    "Proceeding.exhibits": "exhibits: [movements-of-the-lift]",
    "Dispute.exhibits": "exhibits: [movements-of-the-lift]",
    "SafetyProtocol.exhibits": "exhibits: [movements-of-the-lift]",
    "Exhibit.transcript": "transcript: A bell rings. A man says that he will come.",
    "Exhibit.date": "date: 2024-04",
    "ExhibitLimits.picture": "picture: 20",
    "ExhibitLimits.document": "document: 20",
    "ExhibitLimits.audio": "audio: 30",
    "ExhibitLimits.video": "video: 100",
    "ExhibitLimits.data": "data: 10",
    "Statement.decided_by": "decided_by: [example-inspectorate]",
    "Party.died": "died: 2024-11",
    "Party.aliases": "aliases: [A. Example, Alexandra Example]",
    "Party.identifiers": "identifiers:\n  Wikidata: Q42\n  Exampleland company register: EX 00417",
    "Party.statements": (
        "statements:\n"
        "  - text: The caretaker says that no bell was heard.\n"
        "    status: alleged\n"
        "    by: [alex-example]\n"
        "    sources: [inquiry-report]"
    ),
    "Proceeding.judges": "judges: [robin-example]",
    "Proceeding.docket": "docket: EX-2024-0117",
    "Proceeding.caveat": "caveat: Not all defendants are listed here.",
    "Proceeding.apart": "apart: true",
    "Proceeding.recommendations": (
        "recommendations:\n"
        "  - id: weekly-check\n"
        "    title: The door switch of the lift is tried every week\n"
        "    to: [example-library]\n"
        "    steps: [{date: 2024-06-20, step: made, sources: [inquiry-report]}]"
    ),
    "Recommendation.id": "id: weekly-check",
    "Recommendation.title": "title: The door switch of the lift is tried every week",
    "Recommendation.to": "to: [example-library]",
    "Recommendation.text": "text: By somebody who writes down the day and the result.",
    "Recommendation.steps": "steps:\n  - {date: 2024-06-20, step: made, sources: [inquiry-report]}",
    "Step.about": "about: [example-library]",
    "Step.penalty": "penalty: 4,000 crowns",
    "Step.tentative": "tentative: true",
    "Proceeding.charges": (
        "charges:\n"
        "  - id: unsafe-lift\n"
        "    title: Leaving an unsafe lift in use\n"
        "    against: [example-library]\n"
        "    steps: [{date: 2024-08-09, step: charged, sources: [inquiry-report]}]"
    ),
    "Proceeding.identifiers": "identifiers:\n  ECLI: ECLI:EU:C:2014:317",
    "Proceeding.appeal_of": "appeal_of: lift-fine",
    "Proceeding.reviewed": "reviewed: 2025-06-20",
    "Side.counsel": "counsel: [sam-sample]",
    "Charge.id": "id: unsafe-lift",
    "Charge.title": "title: Leaving an unsafe lift in use",
    "Charge.statute": "statute: Lifts Act, s. 14(2)",
    "Charge.against": "against: [example-library]",
    "Charge.text": "text: That the library knew of the worn switch.",
    "Charge.steps": "steps:\n  - {date: 2024-08-09, step: charged, sources: [inquiry-report]}",
    "Dispute.text": "text: The bell hangs in the hall, two rooms from the desk [@inquiry-report, p. 3].",
    "Dispute.one_sided": "one_sided: The other side has said nothing in public.",
    "Dispute.room": "room: The library has said only that it does not know.",
    "Position.date": "date: 2024-03-12",
    "SafetyProtocol.force_note": "force_note: On those who joined the body alone.",
    "SafetyProtocol.in_force": "in_force: 2018-01-01/..",
    "SafetyProtocol.discussion": "discussion: The [[example-library|library]] says that half as many movements would do [@library-notice].",
    "SafetyProtocol.open_questions": "open_questions:\n  - Whether old lifts are meant is not said.",
    "Precedent.outcome": "outcome: No one was held to account.",
    "Precedent.change": "change: The town began to count the movements of its lifts [@inquiry-report, Annex B].",
    "Source.publisher_inferred": "publisher_inferred: true",
    "Source.via": "via: Example Evening News",
    "Source.authority": "authority: Works Court of Exampleton",
    "Source.number": "number: EX-2024-0117",
    "Source.language": "language: en",
    "Source.identifiers": "identifiers:\n  DOI: 10.1000/182",
    "Source.archive_url": "archive_url: https://archive.example.org/2024/gazette-lift",
    "Source.accessed": "accessed: 2025-06-20",
    "Source.weak": "weak: It retells the Gazette and names no source of its own.",
    "Source.note": "note: The second edition leaves out Annex B.",
    "SourceCheck.date": "date: 2025-06-20",
    "Term.everyday": "everyday: true",
    "Correction.date": "date: 2025-06-20",
    "Correction.minor": "minor: true",
}


def example(model: str, field: str) -> str:
    """The example of a field of a model: its own, or one of what records and statements have alike."""
    known = of_starter() | MORE
    alike = f"Statement.{field}" if field in ("status", "by", "decided_by", "sources", "note") else f"Record.{field}"
    return known.get(f"{model}.{field}") or known[alike]


def part_taken(schema: Mapping[str, Any]) -> str:
    """The name of the definition that a field takes, itself or as a list; empty where it takes a plain value."""
    found = [inner["$ref"] for inner in (schema, *schema.get("anyOf", ()), schema.get("items", {})) if "$ref" in inner]
    return str(found[0]).rpartition("/")[2] if found else ""


@cache
def of_starter() -> dict[str, str]:
    """By field, the first that the starter case writes, but for what a new case is asked for."""
    documents, _ = load(STARTER, STEMS)
    models = dict(zip(STEMS, (Profile.__name__, *(kind.__name__ for kind in KINDS)), strict=True))
    defs, found = case_schema()["$defs"], dict[str, str]()
    for root, model in ((document.root, models[document.stem]) for document in documents):
        for node in root.value if root and isinstance(root.value, list) else [root]:
            _collect(model, node, defs, found)
    return found


def _collect(model: str, node: Node | None, defs: Mapping[str, Any], found: dict[str, str]) -> None:
    """Take the example of each field that a record or part writes, and of the fields of its parts."""
    if node is None or not isinstance(node.value, dict) or model not in defs:
        return
    for field, value in node.value.items():
        words = _written(node, field)
        if not BLANK.search(words):
            found.setdefault(f"{model}.{field}", words)
        for inner in value.value if isinstance(value.value, list) else [value]:
            _collect(part_taken(defs[model]["properties"][field]), inner, defs, found)


def _written(node: Node, field: str) -> str:
    """A field as its file has it, of a list of parts the first alone."""
    key, value = node.keys[field], node.at([field])
    line = node.lines[key.line - 1]
    if line[: key.column - 1].strip(" -"):  # it stands in brackets
        match = _IN_BRACKETS.match(line, value.place.column - 1)
        return f"{field}: {match[0].strip() if match else ''}"
    first = value.value[0] if isinstance(value.value, list) and isinstance(value.value[0].value, dict) else value
    lines = [" " * (key.column - 1) + line[key.column - 1 :], *node.lines[key.line : _end(first)]]
    return textwrap.dedent("\n".join(lines))


def _end(node: Node) -> int:
    """The last line of a value; of a collection, of the last value in it: its own end may be where the next begins."""
    inner = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else ()
    return max((_end(one) for one in inner), default=node.end)
