"""One module a format. EXPORTS is all of them; the data page lists what each holds.

What a page says of itself to search engines is no file of its own: ``jsonld.jsonld``, printed in the page.
"""

from __future__ import annotations

from casesite.exports import bibliography, calendar, card, dataset, feed, llms, table, timelinejs, twins
from casesite.exports.export import Export
from casesite.language import message

EXPORTS: tuple[Export, ...] = (
    Export("data/case.json", message("export", "The whole case, record by record."), dataset.case_json),
    Export("data/case.schema.json", message("export", "The JSON Schema of that file."), dataset.schema_json),
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
    Export("feed.xml", message("export", "The newest events and corrections as an Atom feed."), feed.atom),
    Export("parties/<id>/feed.xml", message("export", "For each party, the newest of its events and corrections."), feed.of_parties),
    Export(
        "proceedings/<id>/feed.xml",
        message("export", "For each proceeding, the newest events, steps and corrections."),
        feed.of_proceedings,
    ),
    Export("llms.txt", message("export", "What this site is and where its text is, for programs that read it."), llms.llms_txt),
    Export(
        "<address>index.html.md",
        message("export", "The words of each page as plain Markdown: this name, behind the address of the page."),
        twins.twins,
    ),
    Export("assets/card.png", message("export", "The picture beside a link to this site, where it is shared."), card.card_png),
)

__all__ = ["EXPORTS", "Export"]
