"""One module a format. EXPORTS is all that are made from the case; the data page lists what each holds.

What is made from the pages, their twins among it, stands in ``pages.from_pages``.
"""

from __future__ import annotations

from casesite.exports import addresses, bibliography, calendar, card, dataset, exhibits, feed, table, timelinejs
from casesite.exports.export import Export
from casesite.language import message
from casesite.model.kinds import Exhibit

EXPORTS: tuple[Export, ...] = (
    Export("data/case.json", message("export", "The whole case, record by record."), dataset.case_json),
    Export("data/case.schema.json", message("export", "The JSON Schema of that file."), dataset.schema_json),
    Export("data/addresses.json", message("export", "The address of each record, by its id, former ids too."), addresses.addresses_json),
    Export("data/events.csv", message("export", "The events as a table, one row each."), table.events_csv),
    Export(
        "data/timelinejs.csv", message("export", "The events as a spreadsheet for TimelineJS by Knight Lab."), timelinejs.timelinejs_csv
    ),
    Export(
        "data/sources.json", message("export", "The sources as CSL-JSON, for Zotero and other reference managers."), bibliography.csl_json
    ),
    Export("data/exhibits.csv", message("export", "The exhibits as a table, each with its SHA-256."), exhibits.exhibits_csv, Exhibit),
    Export(
        "exhibits/<id>/<file>",
        message("export", "For each exhibit, its file; a picture in several widths, without what was hidden in it."),
        exhibits.exhibit_files,
        Exhibit,
    ),
    Export("timeline.ics", message("export", "The events as a calendar."), calendar.timeline_ics),
    Export("parties/<id>/timeline.ics", message("export", "For each party, the events that it took part in."), calendar.of_parties),
    Export(
        "proceedings/<id>/timeline.ics",
        message("export", "For each proceeding, its events and the steps of its docket."),
        calendar.of_proceedings,
    ),
    Export("feed.xml", message("export", "The newest events and corrections as an Atom feed."), feed.atom),
    Export("parties/<id>/feed.xml", message("export", "For each party, the newest of its events and corrections."), feed.of_parties),
    Export(
        "proceedings/<id>/feed.xml",
        message("export", "For each proceeding, the newest events, steps and corrections."),
        feed.of_proceedings,
    ),
    Export("assets/card.png", message("export", "The picture beside a link to this site, where it is shared."), card.card_png),
)

__all__ = ["EXPORTS", "Export"]
