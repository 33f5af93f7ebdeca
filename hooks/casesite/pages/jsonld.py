"""What a page says of itself in the words of schema.org, as JSON-LD to print in the page.

Nothing here describes a person by a charge: a party is named, and no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import cast

from casesite.exports.datapackage import media_type
from casesite.exports.entries import corrections, word_of
from casesite.exports.export import Export
from casesite.exports.imprint import licence
from casesite.language import t, tn
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import KINDS, Event, Exhibit, ExhibitKind, Party, PartyKind, Source, SourceCheck, Verdict
from casesite.model.labels import verdict
from casesite.model.media import path_of
from casesite.pages.clock import Day
from casesite.pages.jsonld_places import Thing, incident, located, place, when
from casesite.pages.page import Page
from casesite.site import Site
from casesite.values.identifiers import same_as

# What a script element or a template syntax reads; JSON itself never has one of these behind a bracket of its kind.
_ACTIVE = re.compile(r"[<>&\u2028\u2029]|(?<=\{)[{%#!]|(?<=\[)\[")
TYPES = {  # every other kind is an organization
    PartyKind.PERSON: "Person",
    PartyKind.PLACE: "Place",
    PartyKind.BUILDING: "Place",
    PartyKind.VESSEL: "Vehicle",
    PartyKind.AIRCRAFT: "Vehicle",
    PartyKind.VEHICLE: "Vehicle",
    PartyKind.PRODUCT: "Product",
}


MEDIA = {
    ExhibitKind.PICTURE: "ImageObject",
    ExhibitKind.DOCUMENT: "DigitalDocument",
    ExhibitKind.AUDIO: "AudioObject",
    ExhibitKind.VIDEO: "VideoObject",
    ExhibitKind.DATA: "DataDownload",
}


def jsonld(case: Case, site: Site, page: Page) -> str:
    """The page in one line of JSON, safe inside a script element; nothing for a page that has nothing to say."""
    graph: list[Thing] = []
    match page.kind:
        case "overview":
            graph = [website(case, site), article(case, site, page.context["days"])]
        case "party":
            graph = [party(page.context["party"], site)]
        case "data":
            graph = [dataset(case, site, page.context["exports"])]
        case "source_check":
            graph = claim_reviews(case, site, page.context["check"])
        case "timeline" if page.context["years"]:  # not where the index is split: its parts have the events
            graph = [timeline(case, site, page)]
        case "event":
            graph = [event(case, site, page.context["event"])]
        case "exhibit":
            graph = [exhibit(case, site, page.context["exhibit"])]
    if page.trail:
        graph.append(trail(site, page))
    if not graph:
        return ""
    words = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return _ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", words)


def website(case: Case, site: Site) -> Thing:
    """The site."""
    profile = case.profile
    about = {"name": profile.title, "alternateName": profile.short_title, "inLanguage": profile.language}
    return {"@type": "WebSite", **_at(site, "", "website"), **about, "license": terms(case)}


def article(case: Case, site: Site, days: Sequence[Day]) -> Thing:
    """The overview: what it is about, and every correction that readers see."""
    found: Thing = {
        "@type": "Article",
        **_at(site, "", "article"),
        "headline": case.profile.title,
        "description": case.words_of(case.profile.summary),
        "dateModified": case.as_of.isoformat(),
        "inLanguage": case.profile.language,
        "author": _project(case),
    }
    if site.url:
        found["isPartOf"] = {"@id": f"{site.url}#website"}
    about = [incident(day.incident) for day in days if len(days) > 1 or day.incident.geo]
    if about := [*about, *(event(case, site, one) for day in days for one in day.events)]:
        found["about"] = about
    if comments := corrections(case):
        found["correction"] = [
            {
                "@type": "CorrectionComment",
                **_link(site, entry.address),
                "datePublished": entry.date.iso,
                "text": f"{entry.title}. {entry.text}",
            }
            for entry in comments
        ]
    return found


def party(record: Party, site: Site) -> Thing:
    """Who a page is about: the name, and other forms of it."""
    found: Thing = {"@type": TYPES.get(record.kind, "Organization"), **_at(site, stable(record), record.id), "name": record.name}
    found |= located(found["@type"], record.geo)
    if record.aliases:
        found["alternateName"] = record.aliases
    if elsewhere := same_as(record.identifiers):
        found["sameAs"] = elsewhere
    if site.url:
        found["mainEntityOfPage"] = site.url + stable(record)
    return found


def timeline(case: Case, site: Site, page: Page) -> Thing:
    """The events of a page, in order."""
    shown = [one for _, events in page.context["years"] for one in events]
    items = [{"@type": "ListItem", "position": number, "item": event(case, site, one)} for number, one in enumerate(shown, 1)]
    return {"@type": "ItemList", **_at(site, page.address, "events"), "numberOfItems": len(items), "itemListElement": items}


def event(case: Case, site: Site, record: Event) -> Thing:
    """An event, with how far it can be relied on and on whose word."""
    found = {"@type": "Event", **_at(site, stable(record), record.id), "name": record.title, **when(record.date)}
    if record.place:
        found["location"] = place(record.place)
    return {**found, "description": f"{word_of(case, record, start=True)}."}


def terms(case: Case) -> Thing:
    """The licence of the data: its name, and where it is known its SPDX id and the address of its text."""
    known = licence(case.profile.licence)
    found = {"@type": "CreativeWork", "name": known.words}
    return {**found, "identifier": known.id, "url": known.address} if known.address else found


def dataset(case: Case, site: Site, exports: Iterable[Export]) -> Thing:
    """The data as a whole, with each file that can be had; how large each is stands in ``datapackage.json``."""
    profile = case.profile
    day = case.as_of.isoformat()
    files = [export for export in exports if export.is_one and export.path.startswith("data/")]
    return {
        "@type": "Dataset",
        **_at(site, "data/", "dataset"),
        "name": profile.title,
        "alternateName": profile.short_title,
        "description": case.words_of(profile.summary),
        "license": terms(case),
        "version": day,
        "dateModified": day,
        "inLanguage": profile.language,
        "creator": _project(case),
        "isAccessibleForFree": True,
        **({"identifier": f"urn:uuid:{profile.id}"} if profile.id else {}),
        "size": tn("{number} record", "{number} records", sum(len(case.every(kind)) for kind in KINDS)),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": export.path.removeprefix("data/"),
                "description": export.words,
                "encodingFormat": media_type(export.path),
                **({"contentUrl": site.url + export.path} if site.url else {}),
            }
            for export in files
        ],
    }


def exhibit(case: Case, site: Site, record: Exhibit) -> Thing:
    """A file that the site shows: what it is, and whose. Of a picture that is made anew, no hash: it is that of another file."""
    media = case.media[record.file_name]
    found: Thing = {"@type": MEDIA[record.kind], **_at(site, stable(record), record.id), "name": record.title}
    found |= {"description": record.in_words, "creditText": record.credit, "usageInfo": record.licence}
    if media.seen.type:
        found["encodingFormat"] = media.seen.type.name
    if site.url:
        found["contentUrl"] = site.url + path_of(record, media)
    if record.date and record.date.iso:
        found["dateCreated"] = record.date.iso
    if record.kind is ExhibitKind.PICTURE:
        found |= dict(zip(("width", "height"), media.sizes[-1], strict=True))
    else:
        found["sha256"] = record.sha256
    return found


def claim_reviews(case: Case, site: Site, check: SourceCheck) -> list[Thing]:
    """Each claim of a source with the verdict on it; what a source leaves out is no claim."""
    return [
        {
            "@type": "ClaimReview",
            **_link(site, stable(check)),
            "datePublished": check.date.isoformat(),
            "author": _project(case),
            "claimReviewed": claim.claim,
            "itemReviewed": {"@type": "Claim", "appearance": _source(cast(Source, case.records[check.source]))},
            "reviewRating": {"@type": "Rating", "alternateName": verdict(claim.verdict)},
            **({"reviewBody": case.words_of(claim.text)} if claim.text else {}),
        }
        for claim in check.claims
        if claim.verdict is not Verdict.OMISSION
    ]


def trail(site: Site, page: Page) -> Thing:
    """Where a page stands in the site."""
    steps = [(t("Overview"), ""), *page.trail, (page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": number, "name": words, **({"item": site.url + address} if site.url else {})}
        for number, (words, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _source(record: Source) -> Thing:
    found: Thing = {"@type": "CreativeWork", "name": record.title}
    if record.url:
        found["url"] = record.url
    if elsewhere := same_as(record.identifiers):
        found["sameAs"] = elsewhere
    if record.publisher:
        found["publisher"] = {"@type": "Organization", "name": record.publisher}
    if record.issued and record.issued.iso:
        found["datePublished"] = record.issued.iso
    return found


def _project(case: Case) -> Thing:
    return {"@type": "Organization", "name": case.profile.short_title}


def _at(site: Site, address: str, name: str) -> Thing:
    """The identifier and address of a thing that has a page, where the site's address is known."""
    return {"@id": f"{site.url}{address}#{name}", **_link(site, address)} if site.url else {}


def _link(site: Site, address: str) -> Thing:
    return {"url": site.url + address} if site.url else {}
