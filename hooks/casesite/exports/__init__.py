"""One module a format. EXPORTS is all that are made from the case; the data page lists what each holds.

What is made from these files stands below them; what is made from the pages, their twins among it, in ``pages.from_pages``.
"""

from __future__ import annotations

from casesite.exports import (
    addresses,
    bibliography,
    calendar,
    card,
    datapackage,
    dataset,
    embed,
    exhibits,
    feed,
    followthemoney,
    graph,
    places,
    sqlite,
    table,
    tables,
    timelinejs,
    timelinejs_json,
)
from casesite.exports.export import Export
from casesite.language import message
from casesite.model.kinds import Dispute, Event, Exhibit, Party, Proceeding

EXPORTS: tuple[Export, ...] = (
    Export("data/case.json", message("export", "The whole case, record by record."), dataset.case_json),
    Export("data/case.schema.json", message("export", "The JSON Schema of that file."), dataset.schema_json),
    Export("data/addresses.json", message("export", "The address of each record, by its id, former ids too."), addresses.addresses_json),
    Export("data/events.csv", message("export", "The events for a spreadsheet: one row each, with all that it names."), table.events_csv),
    Export(
        "data/timelinejs.csv", message("export", "The events as a spreadsheet for TimelineJS by Knight Lab."), timelinejs.timelinejs_csv
    ),
    Export(
        "data/timelinejs.json",
        message("export", "The events with their pictures, for TimelineJS on a page of one’s own."),
        timelinejs_json.timelinejs_json,
    ),
    Export(
        "data/sources.json", message("export", "The sources as CSL-JSON, for Zotero and other reference managers."), bibliography.csl_json
    ),
    Export(
        "data/tables/<table>.csv",
        message(
            "export",
            "Every kind of record, and every part of one, as a table of its own, for databases: the rows of each name those of others.",
        ),
        tables.tables_csv,
    ),
    Export("data/case.db", message("export", "The same tables in one SQLite file, with full-text search."), sqlite.case_db),
    Export("data/metadata.json", message("export", "Titles and descriptions with which Datasette shows that file."), sqlite.datasette_json),
    Export("data/graph.gexf", message("export", "Parties and proceedings as a graph, for Gephi."), graph.graph_gexf, Proceeding),
    Export(
        "data/entities.ftm.json",
        message("export", "Who took part in what, as FollowTheMoney entities, for Aleph."),
        followthemoney.entities,
    ),
    Export(
        "data/places.geojson",
        message("export", "The places that have coordinates, as GeoJSON, for maps."),
        places.places_geojson,
        has=places.has_places,
    ),
    Export(
        "data/exhibits.csv",
        message("export", "The exhibits for a spreadsheet: one row each, with size and SHA-256."),
        exhibits.exhibits_csv,
        Exhibit,
    ),
    Export(
        "exhibits/<id>/<file>",
        message("export", "For each exhibit, its file; a picture in several widths, without what was hidden in it."),
        exhibits.exhibit_files,
        Exhibit,
    ),
    Export("timeline.ics", message("export", "The events as a calendar."), calendar.timeline_ics),
    Export("parties/<id>/timeline.ics", message("export", "For each party, the events that it took part in."), calendar.of_parties, Party),
    Export(
        "proceedings/<id>/timeline.ics",
        message("export", "For each proceeding, its events and the steps of its docket."),
        calendar.of_proceedings,
        Proceeding,
    ),
    Export("feed.xml", message("export", "What is new as an Atom feed: events, questions, corrections, what was withdrawn."), feed.atom),
    Export("feed.json", message("export", "The same as a JSON Feed."), feed.json_feed),
    Export(
        "parties/<id>/feed.xml",
        message("export", "For each party, what is new of its events and corrections."),
        feed.of_each(feed.atom, Party),
        Party,
    ),
    Export(
        "proceedings/<id>/feed.xml",
        message("export", "For each proceeding, what is new of its events, steps and corrections."),
        feed.of_each(feed.atom, Proceeding),
        Proceeding,
    ),
    Export(
        "disputes/<id>/feed.xml",
        message("export", "For each question, what is new of it and its events."),
        feed.of_each(feed.atom, Dispute),
        Dispute,
    ),
    Export("timeline/<id>/card.html", message("export", "For each event, a card to show on another page."), embed.cards_of(Event), Event),
    Export("parties/<id>/card.html", message("export", "For each party, a card to show on another page."), embed.cards_of(Party), Party),
    Export(
        "disputes/<id>/card.html", message("export", "For each question, a card to show on another page."), embed.cards_of(Dispute), Dispute
    ),
    Export("assets/card.png", message("export", "The picture beside a link to this site, where it is shared."), card.card_png),
)

# Made from the other files of data/, which each is given, those before it in this list too.
FROM_FILES: tuple[Export, ...] = (
    Export(
        "data/datapackage.json",
        message("export", "What each file of this folder is: columns, licence, size, rows and checksum, as a Frictionless Data Package."),
        datapackage.datapackage_json,
    ),
    Export("data/SHA256SUMS.txt", message("export", "The checksum of each file of this folder."), datapackage.sums),
)

__all__ = ["EXPORTS", "FROM_FILES", "Export"]
