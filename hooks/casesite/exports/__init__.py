"""One module a format. EXPORTS is all of them; the data page lists what each holds."""

from __future__ import annotations

from casesite.exports import bibliography, calendar, dataset, feed, table
from casesite.exports.export import Export

EXPORTS: tuple[Export, ...] = (
    Export("data/case.json", "The whole case, record by record.", dataset.case_json),
    Export("data/case.schema.json", "The JSON Schema of that file.", dataset.schema_json),
    Export("data/events.csv", "The events as a table, one row each.", table.events_csv),
    Export("data/sources.json", "The sources as CSL-JSON, for Zotero and other reference managers.", bibliography.csl_json),
    Export("timeline.ics", "The events as a calendar.", calendar.timeline_ics),
    Export("feed.xml", "The newest events and corrections as an Atom feed.", feed.atom),
)

__all__ = ["EXPORTS", "Export"]
