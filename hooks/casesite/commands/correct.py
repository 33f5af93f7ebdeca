"""casesite correct."""

from __future__ import annotations

import argparse

from casesite.case_data import link_case
from casesite.changes.corrections import wordings
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import refuse, wrote
from casesite.model.case import Case
from casesite.model.kinds import Correction
from casesite.model.lock import LOCK, WHOLE
from casesite.model.published import Unexplained, unexplained
from casesite.model.slips import is_slip
from casesite.values.spelling import suggestion
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.markdown import as_markdown
from casesite.writing.drafting.values import Values


def arguments(command: argparse.ArgumentParser) -> None:
    """Which record, and why."""
    command.add_argument("id", metavar="ID", help="the id of the record; case for case.yml")
    command.add_argument("--why", required=True, help="the reason, in a sentence for the reader")
    command.add_argument("--minor", action="store_true", help="spelling, signs and addresses alone: kept, but not shown to readers")
    case_folder(command)


def run(options: argparse.Namespace) -> int:
    """Add the correction to corrections.yml, or to the file of its year where corrections is a folder."""
    case = link_case(options.case_dir, site_of(options))
    found = next((found for found in unexplained(case, case.lock) if found.id == options.id), None) if case.lock else None
    if found is None or found.record is None:
        return refuse(_nothing(case, options.id, found))
    if options.minor and not all(is_slip(case, difference) for difference in found.differences):
        return refuse(f'more of "{options.id}" has changed than spelling, signs or an address, and readers are told; leave out --minor')
    said, says = wordings(case, found, as_markdown)
    minor: Values = {"minor": "true"} if options.minor else {}
    additions = Additions(options.case_dir)
    values: Values = {"date": options.today.isoformat(), "record": options.id, "said": said, "says": says, "why": options.why}
    additions.add(Correction, values | minor)
    return wrote(*additions.write())


def _nothing(case: Case, id: str, found: Unexplained | None) -> str:
    """Why there is nothing to correct."""
    if found is not None:
        return f'"{id}" was published and is gone; put it back with "withdrawn:", with a date and the reason'
    if id != WHOLE and id not in case.records:
        return f'there is no record "{id}"{suggestion(id, [WHOLE, *case.records])}'
    if case.lock is None:
        return f'nothing was published yet: there is no {LOCK}, which "casesite lock" writes'
    return f'nothing that was published of "{id}" has changed'
