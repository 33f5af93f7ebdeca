"""casesite import."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from casesite.commands.arguments import case_folder, site_of
from casesite.commands.progress import progress
from casesite.commands.terminal import CLEAN, PROBLEMS, note, refuse, say
from casesite.model.kinds import Event, Source, SourceKind, Status
from casesite.problem import clean, errors
from casesite.reading.files import read_given
from casesite.values.node import Node
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Values, faults, listed_ids, missing
from casesite.writing.imports import timelinejs
from casesite.writing.imports.sheet import TableError
from casesite.writing.imports.timelinejs import Row

# Of an event that was exported, a sheet says no more.
OF_AN_EVENT_ONLY = "where in a source an event is borne out, quotations, and further statements; a sheet has no columns for them"


def arguments(command: argparse.ArgumentParser) -> None:
    """The file, and what it does not say."""
    command.add_argument("tool", choices=("timelinejs",), help="the tool that the file is for: Knight Lab's TimelineJS")
    command.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet, saved as CSV")
    case_folder(command)
    command.add_argument("--status", choices=[status.value for status in Status], help="the status of every event that the file gives none")
    command.add_argument("--by", default="", metavar="ID,ID", help="whose word such an event is")
    command.add_argument("--source", default="", metavar="ID,ID", help="the sources of every event that the file gives none")
    command.add_argument("--category", metavar="ID", help="the category of every event whose group is none")
    command.add_argument(
        "--media-kind",
        choices=[kind.value for kind in SourceKind],
        help="make a source of this kind of each web address under Media that is none, and cite it",
    )


def run(options: argparse.Namespace) -> int:
    """Write the events of the rows that can be events; name the others, with the reason, and whatever is left out."""
    text = read_given(options.file, 'save it as "CSV UTF-8"')
    additions = Additions(options.case_dir)
    try:
        rows = timelinejs.read(text, timed=bool(getattr(additions.checked.profile, "timezone", None)))
    except TableError as error:
        return refuse(f"{options.file}: {error}")
    importer = _Importer(additions, options)
    written = 0
    refused = False
    with progress("casesite import") as step:
        for row in rows:
            step(f"row {row.number}")
            reasons = importer.take(row)
            written += not reasons
            refused |= bool(reasons) and not reasons[0].endswith((" no event", " already"))
            for words in (*reasons, *(f"left out: {words}" for words in row.left_out)):
                note(f"{options.file}: row {row.number}: {clean(words)}")
        problems = additions.trial(site_of(options)) if written else []
        paths = additions.write()
    if written and any("sources" in row.values for row in rows):
        note(f"{options.file}: left out: {OF_AN_EVENT_ONLY}")
    note(f"{written} of {len(rows)} rows became events" + "".join(f"; wrote {path}" for path in paths))
    if problems:
        say(problems, options)
    return PROBLEMS if refused or errors(problems) else CLEAN


class _Importer:
    """Makes events of rows, with what the arguments say of all of them."""

    def __init__(self, additions: Additions, options: argparse.Namespace) -> None:
        self.additions, self.options = additions, options
        profile = additions.checked.profile
        self.categories = {words.casefold(): one.id for one in profile.categories for words in (one.id, one.label)} if profile else {}
        self.events = {(_written(node, "date"), _written(node, "title")): _written(node, "id") for node in additions.values(Event)}
        self.made: set[str] = set()  # the source that was made for a row
        self.urls = {_written(node, "url"): _written(node, "id") for node in additions.values(Source) if "url" in node}

    def take(self, row: Row) -> list[str]:
        """Take a row in → why it cannot be."""
        if row.refused:
            return [row.refused]
        values, options = row.values, self.options
        category = self.categories.get(row.group.casefold(), options.category)
        if row.group and row.group.casefold() not in self.categories:
            row.left_out.append(f"Group “{row.group}”, which is no category")
        given: Values = {name: words for name, words in (("status", options.status), ("category", category)) if words}
        if "status" not in values and options.by:
            given["by"] = listed_ids(options.by)
        source, reasons = self._source(row)
        sources = [*([source] if source else []), *listed_ids(options.source)]
        values = {**given, "sources": sources, **values} if sources else given | values
        if same := self.events.get((str(values["date"]), str(values["title"]))) or (
            values.get("id") in self.additions.taken and values["id"]
        ):
            return [f'it is the event "{same}" already']
        right = {
            "sources": "give --source or --media-kind",
            "status": "give --status",
            "category": "give --category, or a Group that is one",
        }
        reasons += [f"it has no {path}; {right.get(path, 'write one in the sheet')}" for path, _ in missing(Event, values)]
        reasons += [f"{name}: {message}" for name, message in faults(Event, values)]
        if not reasons:
            self.events[str(values["date"]), str(values["title"])] = self.additions.add(Event, values)
        elif source in self.made:  # for this row alone
            self.additions.take_back()
            del self.urls[row.media]
        self.made.clear()
        return list(dict.fromkeys(reasons))

    def _source(self, row: Row) -> tuple[str, list[str]]:
        """The source that the media of a row is, or becomes; and why it cannot become one."""
        if "sources" in row.values:
            return "", []
        if row.media in self.urls:
            return self.urls[row.media], []
        if row.media and not row.is_picture and self.options.media_kind:
            return self._new_source(row)
        if row.media:
            why = "a picture, which is no source" if row.is_picture else "which is no source yet; give --media-kind to make it one"
            row.left_out.append(f"{row.media}, {why}")
        row.left_out += [f"Media {name} “{words}”" for name, words in (("Credit", row.credit), ("Caption", row.caption)) if words]
        return "", []

    def _new_source(self, row: Row) -> tuple[str, list[str]]:
        values: Values = {
            "title": row.caption or f"[{row.values['title']}]",
            "kind": self.options.media_kind,
            "primary": "false",
            "url": row.media,
        }
        values |= {"publisher": row.credit} if row.credit else {}
        if reasons := [f"Media: {message}" for _, message in faults(Source, values)]:
            return "", reasons
        id = self.urls[row.media] = self.additions.add(Source, values)
        self.made.add(id)
        return id, []


def _written(node: Mapping[str, Node], name: str) -> str:
    return " ".join(str(node[name].value).split()) if name in node else ""
