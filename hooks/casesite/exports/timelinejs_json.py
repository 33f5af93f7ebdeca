"""timelinejs.json: the events in the JSON format of Knight Lab's TimelineJS 3, with their pictures.

TimelineJS shows headlines, texts, captions and credits as HTML, and an alternative text and a title as they are. Of groups and
display dates it takes the words out of the HTML, and then shows these words as HTML once more.
"""

from __future__ import annotations

import html
import json
from typing import Any

from casesite.exports.timelinejs import added, html_of, moments, twice
from casesite.language import tn
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Event, Exhibit, ExhibitKind
from casesite.model.media import path_of
from casesite.site import Site

TITLE = "_title"  # no id of a record begins so


def timelinejs_json(case: Case, site: Site) -> bytes:
    """A title slide, and one slide an event; pictures and records are linked at the site, or from the file where that is not known."""
    labels = {category.id: category.label for category in case.profile.categories}
    content = {
        "title": {
            "unique_id": TITLE,
            "text": {"headline": html.escape(case.profile.title), "text": html_of(case, case.profile.summary)},
        },
        "events": [_slide(case, site, event, labels.get(event.category, event.category)) for event in case.events],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _slide(case: Case, site: Site, event: Event, group: str) -> dict[str, Any]:
    pictures = (exhibit for exhibit in case.shown_with(event.exhibits) if exhibit.kind is ExhibitKind.PICTURE)
    media = next((_media(case, site, exhibit) for exhibit in pictures), None)
    return {
        "unique_id": event.id,
        **dict(zip(("start_date", "end_date"), moments(event.date), strict=False)),
        "display_date": twice(event.date.words),
        "text": {"headline": html.escape(event.title), "text": html_of(case, event.text) + added(case, event) + _sources(site, event)},
        "group": twice(group),
        **({"media": media} if media else {}),
    }


def _media(case: Case, site: Site, exhibit: Exhibit) -> dict[str, str]:
    """A picture for every browser. It has no thumbnail: the one that TimelineJS puts into a marker has no alternative text."""
    media = case.media[exhibit.file_name]
    return {
        "url": (site.url or "../") + path_of(exhibit, media),
        "alt": exhibit.in_words,
        "title": exhibit.title,
        "caption": html_of(case, exhibit.caption),
        "credit": html.escape(exhibit.credit),
    }


def _sources(site: Site, event: Event) -> str:
    """Where the sources of an event are named: TimelineJS has no place for them."""
    words = html.escape(tn("{number} source", "{number} sources", len(event.sources)))
    address = html.escape(site.url + site.linked(stable(event)))
    return f'<p><a href="{address}">{words}</a></p>' if site.url else ""
