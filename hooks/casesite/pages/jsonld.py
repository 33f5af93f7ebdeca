"""What a page says of itself in the words of schema.org, as JSON-LD to print in the page.

Nothing here describes a person by a charge: a party is named, and no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Protocol, cast

from casesite.exports.entries import corrections, word_of
from casesite.language import t
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Event, Party, PartyKind, Source, SourceCheck, Verdict
from casesite.model.labels import part_name, verdict
from casesite.site import Site

Thing = dict[str, Any]
# What a script element or a template syntax reads; JSON itself never has one of these behind a bracket of its kind.
_ACTIVE = re.compile(r"[<>&\u2028\u2029]|(?<=\{)[{%#!]|(?<=\[)\[")
TYPES = {PartyKind.PERSON: "Person", PartyKind.PLACE: "Place"}  # every other kind is an organization


class Shown(Protocol):
    """A page, as ``casesite.pages`` makes it."""

    @property
    def path(self) -> str: ...
    @property
    def template(self) -> str: ...
    @property
    def context(self) -> Mapping[str, Any]: ...


def jsonld(case: Case, site: Site, page: Shown) -> str:
    """The page in one line of JSON, safe inside a script element; nothing for a page that has nothing to say."""
    match page.template:
        case "overview.md.j2":
            graph = [website(case, site), article(case, site, page.context["incident"])]
        case "party.md.j2":
            graph = [party(page.context["party"], site), trail(site, page, page.context["party"].label)]
        case "proceeding.md.j2" | "protocol.md.j2" as template:
            graph = [trail(site, page, page.context[template.partition(".")[0]].label)]
        case "source_check.md.j2":
            check = page.context["check"]
            graph = [*claim_reviews(case, site, check), trail(site, page, check.label)]
        case "timeline.md.j2":
            graph = [timeline(case, site, page)]
        case "timeline_part.md.j2":
            graph = [timeline(case, site, page), trail(site, page, part_name(page.context["name"]))]
        case _:
            return ""
    words = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return _ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", words)


def website(case: Case, site: Site) -> Thing:
    """The site."""
    profile = case.profile
    about = {"name": profile.title, "alternateName": profile.short_title, "inLanguage": profile.language}
    return {"@type": "WebSite", **_at(site, "", "website"), **about, "license": {"@type": "CreativeWork", "name": profile.licence}}


def article(case: Case, site: Site, incident: list[Event]) -> Thing:
    """The overview, with every correction that readers see."""
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
    if incident:
        found["about"] = [event(case, site, one) for one in incident]
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
    if record.aliases:
        found["alternateName"] = record.aliases
    if site.url:
        found["mainEntityOfPage"] = site.url + stable(record)
    return found


def timeline(case: Case, site: Site, page: Shown) -> Thing:
    """The events of a page, in order."""
    shown = [one for _, events in page.context["years"] for one in events]
    items = [{"@type": "ListItem", "position": number, "item": event(case, site, one)} for number, one in enumerate(shown, 1)]
    return {"@type": "ItemList", **_at(site, _folder(page), "events"), "numberOfItems": len(items), "itemListElement": items}


def event(case: Case, site: Site, record: Event) -> Thing:
    """An event, with how far it can be relied on and on whose word."""
    date, found = record.date, Thing({"@type": "Event", **_at(site, stable(record)), "name": record.title})
    if date.start and date.start.iso:
        found["startDate"] = date.start.iso
    if date.end and date.end.iso and date.end is not date.start:
        found["endDate"] = date.end.iso
    if record.place:
        found["location"] = {"@type": "Place", "name": record.place}
    return {**found, "description": f"{word_of(case, record, start=True)}."}


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


def trail(site: Site, page: Shown, label: str) -> Thing:
    """Where a record's page stands in the site."""
    folder = _folder(page)
    section = folder.partition("/")[0]
    names = {
        "parties": t("Parties"),
        "proceedings": t("Proceedings"),
        "safety": t("Safety"),
        "sources": t("Sources"),
        "timeline": t("Timeline"),
    }
    steps = [(t("Overview"), ""), (names[section], f"{section}/"), (label, folder)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, **({"item": site.url + address} if site.url else {})}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _source(record: Source) -> Thing:
    found: Thing = {"@type": "CreativeWork", "name": record.title}
    if record.url:
        found["url"] = record.url
    if record.publisher:
        found["publisher"] = {"@type": "Organization", "name": record.publisher}
    if record.issued and record.issued.iso:
        found["datePublished"] = record.issued.iso
    return found


def _project(case: Case) -> Thing:
    return {"@type": "Organization", "name": case.profile.short_title}


def _folder(page: Shown) -> str:
    return page.path.removesuffix("index.md")


def _at(site: Site, address: str, fragment: str = "") -> Thing:
    """The identifier and address of a thing, where the site's address is known."""
    folder, _, inside = address.partition("#")
    return {"@id": f"{site.url}{folder}#{inside or fragment}", **_link(site, address)} if site.url else {}


def _link(site: Site, address: str) -> Thing:
    return {"url": site.url + address} if site.url else {}
