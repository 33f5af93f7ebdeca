"""What a round came to: in a terminal, as an issue, for programs."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casesite.changes.report import cut, escaped
from casesite.web.addresses import Address
from casesite.web.finding import HEADINGS, Finding, Sort
from casesite.web.memory import Entry

MARKER = "<!-- casesite-sources -->"  # by which a workflow finds its own issue
ISSUE = 60_000  # characters; GitHub takes 65,536
OF_ONE_SORT = 15_000


@dataclass(frozen=True)
class Report:
    """The addresses that were asked, what is known of each now, and what is not as it was."""

    day: datetime.date
    asked: Sequence[tuple[Address, Entry]]
    findings: Sequence[Finding]

    @property
    def news(self) -> list[Finding]:
        """What somebody should look at: what nobody has read since. The worst stands first."""
        order = list(Sort)
        new = (finding for finding in self.findings if not finding.is_known)
        return sorted(new, key=lambda finding: (order.index(finding.sort), finding.place))

    @property
    def unseen(self) -> int:
        """How many quotations could not be looked for: in a PDF, behind a paywall, in what is too long."""
        return sum(answer is None for _, entry in self.asked for answer in entry.quotations.values())

    @property
    def summary(self) -> str:
        """How much was asked and found, in one line."""
        counts = Counter(finding.sort for finding in self.news)
        known = sum(finding.is_known for finding in self.findings)
        said = [f"{len(self.asked)} address{'' if len(self.asked) == 1 else 'es'} asked"]
        said += [f"{counts[sort]} {sort.value}" for sort in Sort if counts[sort]] or ["nothing new"]
        said += [f"{known} known"] if known else []
        said += [f"{self.unseen} quotation{'' if self.unseen == 1 else 's'} could not be looked for"] if self.unseen else []
        return ", ".join(said)


def as_text(report: Report) -> str:
    """One line each, as the check prints them, the worst first."""
    return "".join(f"{finding.place}: warning: {finding.message} ({finding.sort})\n" for finding in report.news)


def as_markdown(report: Report) -> str:
    """The body of an issue: whatever the data and the pages say comes out as words. Nothing, where there is nothing new."""
    if not report.news:
        return ""
    right = "Read each source again before you change what rests on it, and write the day in `accessed`"
    out = [MARKER, f"Asked on {report.day}: {escaped(report.summary)}.", "", f"{right}: what you have read since is no longer named.", ""]
    for sort, heading in HEADINGS.items():
        lines = [f"- `{finding.place}` {escaped(finding.message)}" for finding in report.news if finding.sort is sort]
        if lines:
            out += [f"### {heading}", "", *cut(lines, OF_ONE_SORT, "- … and {} more"), ""]
    return "\n".join(cut(out, ISSUE, "… and {} lines more")).rstrip() + "\n"


def as_json(report: Report) -> str:
    """Every address that was asked, and every finding, known ones too."""
    content = {
        "day": report.day.isoformat(),
        "summary": report.summary,
        "asked": [
            {
                "source": address.source.id,
                "field": address.field,
                "address": address.url,
                "status": entry.status,
                "led_to": entry.final,
                "title": entry.titled,
                "read": entry.read.isoformat() if entry.read else None,
                "sha256": entry.text or None,
            }
            for address, entry in report.asked
        ],
        "findings": [
            {
                "source": finding.source,
                "sort": finding.sort.value,
                "file": finding.place.file,
                "line": finding.place.line,
                "column": finding.place.column,
                "message": finding.message,
                "noticed": finding.noticed.isoformat(),
                "known": finding.is_known,
            }
            for finding in sorted(report.findings, key=lambda finding: finding.place)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[Report], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}
