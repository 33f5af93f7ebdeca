"""One module a format. EXPORTS is all that are made from the case; the data page lists what each holds.

What is made from the pages, their twins among it, stands in ``pages.from_pages``.
"""

from __future__ import annotations

from casesite.exports import addresses, bibliography, calendar, card, dataset, feed, table, timelinejs
from casesite.exports.export import Export
from casesite.language import message
from casesite.model.kinds import Dispute, Party, Proceeding

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
    Export("timeline.ics", message("export", "The events as a calendar."), calendar.timeline_ics),
    Export("parties/<id>/timeline.ics", message("export", "For each party, the events that it took part in."), calendar.of_parties),
    Export(
        "proceedings/<id>/timeline.ics",
        message("export", "For each proceeding, its events and the steps of its docket."),
        calendar.of_proceedings,
    ),
    Export("feed.xml", message("export", "What is new as an Atom feed: events, questions, corrections, what was withdrawn."), feed.atom),
    Export("feed.json", message("export", "The same as a JSON Feed."), feed.json_feed),
    Export(
        "parties/<id>/feed.xml",
        message("export", "For each party, what is new of its events and corrections."),
        feed.of_each(feed.atom, Party),
    ),
    Export(
        "proceedings/<id>/feed.xml",
        message("export", "For each proceeding, what is new of its events, steps and corrections."),
        feed.of_each(feed.atom, Proceeding),
    ),
    Export(
        "disputes/<id>/feed.xml",
        message("export", "For each question, what is new of it and its events."),
        feed.of_each(feed.atom, Dispute),
    ),
    Export("assets/card.png", message("export", "The picture beside a link to this site, where it is shared."), card.card_png),
)

__all__ = ["EXPORTS", "Export"]
