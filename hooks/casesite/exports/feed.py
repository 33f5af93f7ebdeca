"""feed.xml: the newest events and corrections as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
import uuid
from xml.etree import ElementTree

from casesite.exports.entries import About, corrections, happenings, standing_of
from casesite.language import t
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.site import Site

NEWEST = 50  # entries
ATOM = "http://www.w3.org/2005/Atom"


def atom(case: Case, site: Site) -> bytes:
    """The feed of the whole case."""
    return _feed(case, site, None)


def of_parties(case: Case, site: Site) -> dict[str, bytes]:
    """A feed for each party."""
    return {party.id: _feed(case, site, party) for party in case.parties}


def of_proceedings(case: Case, site: Site) -> dict[str, bytes]:
    """A feed for each proceeding."""
    return {proceeding.id: _feed(case, site, proceeding) for proceeding in case.proceedings}


def name(case: Case, key: str = "") -> str:
    """A name (RFC 9562, version 5) that stays wherever the site moves and whatever it is called: the incident's day says which case."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"casesite:{case.profile.incident.date.text}/{key}").urn


def _feed(case: Case, site: Site, about: About | None) -> bytes:
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": case.profile.language})
    title, folder = case.profile.title, stable(about) if about else ""
    _add(feed, "title", t("{record}: {case}", record=about.label, case=title) if about else title)
    if about:
        _add(feed, "subtitle", standing_of(case, about))
    _add(feed, "id", name(case, folder))
    _add(feed, "updated", _stamp(case.as_of))
    _add(ElementTree.SubElement(feed, f"{{{ATOM}}}author"), "name", case.profile.short_title)
    _add(feed, "rights", case.profile.licence)
    if site.url:
        ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "alternate", "href": site.url + folder})
        ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": f"{site.url}{folder}feed.xml"})
    known = [*happenings(case, about), *corrections(case, about)]
    for entry in sorted(known, key=lambda entry: entry.date.last_named, reverse=True)[:NEWEST]:
        element = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(element, "title", entry.title)
        _add(element, "id", name(case, entry.key))
        _add(element, "updated", _stamp(entry.date.last_named))
        ElementTree.SubElement(element, f"{{{ATOM}}}link", {"href": (site.url or "../" * folder.count("/")) + entry.address})
        _add(element, "summary", f"{entry.date.words}. {entry.text}")
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _stamp(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, tag: str, words: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}").text = words
