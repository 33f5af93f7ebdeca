"""The issue forms, by which someone who knows no YAML proposes a record: the one place that says what each asks for.

GitHub writes what was filled in as ``### Label``, a blank line and the value, in the order of the form.
The forms themselves stand in ``.github/ISSUE_TEMPLATE``; a test holds them against this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casesite.model.kinds import SourceKind, Status
from casesite.problem import RefusedError

NOTHING = "_No response_"
KINDS_OF_SOURCE = tuple(kind.value.replace("-", " ") for kind in SourceKind)
YES_NO = ("Yes", "No")


@dataclass(frozen=True)
class Asked:
    """One question of a form: the id that a link may fill in, the label, and the choices where there are some."""

    id: str
    label: str
    required: bool = False
    is_long: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One form: the name of its file, and what it asks."""

    name: str
    asks: tuple[Asked, ...]


CORRECTION = Form(
    "correction",
    (
        Asked("record", "Record", required=True),
        Asked("said", "What it says now", required=True, is_long=True),
        Asked("says", "What it should say", required=True, is_long=True),
        Asked("source", "Source that shows it", required=True),
        Asked("why", "Why", required=True, is_long=True),
    ),
)
NEW_SOURCE = Form(
    "new-source",
    (
        Asked("title", "Title", required=True),
        Asked("url", "Address", required=True),
        Asked("kind", "Kind of source", required=True, choices=KINDS_OF_SOURCE),
        Asked("primary", "Is it a record of the act itself, not a report about it?", required=True, choices=YES_NO),
        Asked("publisher", "Publisher"),
        Asked("authors", "Authors"),
        Asked("issued", "Date of publication"),
        Asked("archive_url", "Address of an archived copy"),
        Asked("note", "What a reader should know about it", is_long=True),
    ),
)
NEW_EVENT = Form(
    "new-event",
    (
        Asked("date", "Date", required=True),
        Asked("title", "Headline", required=True),
        Asked("text", "What happened", required=True, is_long=True),
        Asked("status", "How far it can be relied on", required=True, choices=tuple(status.value for status in Status)),
        Asked("by", "Whose word it is"),
        Asked("category", "Category", required=True),
        Asked("place", "Place"),
        Asked("parties", "Who took part"),
        Asked("sources", "Sources", required=True, is_long=True),
        Asked("source_title", "New source: title"),
        Asked("source_publisher", "New source: publisher"),
        Asked("source_issued", "New source: date of publication"),
        Asked("source_kind", "New source: kind", choices=KINDS_OF_SOURCE),
    ),
)
FORMS = (CORRECTION, NEW_SOURCE, NEW_EVENT)


class IssueError(RefusedError):
    """An issue that cannot be read as a form; the words say why, to the person who filed it."""


def read(body: str) -> tuple[Form, dict[str, str]]:
    """The body of an issue → the form that it was filed with, and what was filled in, by id. Raise IssueError."""
    sections = re.split(r"^### (.+)$", body.replace("\r\n", "\n"), flags=re.MULTILINE)
    headings = [heading.strip() for heading in sections[1::2]]
    found = next((form for form in FORMS if {asked.label for asked in form.asks if asked.required} <= set(headings)), None)
    if found is None:
        names = ", ".join(form.name for form in FORMS)
        raise IssueError(f"this is no issue that was filed with one of the forms {names}: their headings are not in it")
    known = {asked.label: asked for asked in found.asks}
    given: dict[str, str] = {}
    for heading, words in zip(headings, sections[2::2], strict=True):
        asked = known.get(heading)
        if asked is None:
            continue
        if asked.id in given:
            raise IssueError(f'the heading "### {heading}" stands in it twice; take the second one out')
        given[asked.id] = "" if words.strip() == NOTHING else words.strip()
        if asked.choices and given[asked.id] and given[asked.id] not in asked.choices:
            raise IssueError(f'"{given[asked.id]}" is none of the choices of "{heading}": {", ".join(asked.choices)}')
    empty = [asked.label for asked in found.asks if asked.required and not given[asked.id]]
    if empty:
        raise IssueError("nothing is written under " + ", ".join(f'"{label}"' for label in empty))
    return found, given
