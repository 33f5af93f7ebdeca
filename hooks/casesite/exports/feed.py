"""feed.xml and feed.json: what is new, as an Atom feed (RFC 4287) and as a JSON Feed (version 1.1)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from xml.etree import ElementTree

from casesite.exports.entries import Followed, standing_of
from casesite.exports.news import identifier, news
from casesite.language import t
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Dispute
from casesite.site import Site

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


def atom(case: Case, site: Site, about: Followed | None = None) -> bytes:
    """The Atom feed of the case, or of one record."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": case.profile.language})
    folder, told = stable(about) if about else "", news(case, about)
    _add(feed, "title", _title(case, about))
    if subtitle := _subtitle(case, about):
        _add(feed, "subtitle", subtitle)
    _add(feed, "id", identifier(case, folder).urn)
    _add(feed, "updated", _stamp(max((one.last for one in told), default=case.as_of)))
    _add(ElementTree.SubElement(feed, f"{{{ATOM}}}author"), "name", case.profile.short_title)
    _add(feed, "rights", case.profile.licence)
    if site.url:
        ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "alternate", "href": site.url + folder})
        ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": f"{site.url}{folder}feed.xml"})
    for one in told:
        element = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(element, "title", one.title)
        _add(element, "id", identifier(case, one.key).urn)
        _add(element, "published", _stamp(one.first))
        _add(element, "updated", _stamp(one.last))
        ElementTree.SubElement(element, f"{{{ATOM}}}link", {"href": _root(site, folder) + one.address})
        _add(element, "summary", one.text)
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def json_feed(case: Case, site: Site, about: Followed | None = None) -> bytes:
    """The JSON Feed of the case, or of one record."""
    folder = stable(about) if about else ""
    items = [
        {
            "id": identifier(case, one.key).urn,
            "url": _root(site, folder) + one.address,
            "title": one.title,
            "content_text": one.text,
            "date_published": _stamp(one.first),
            "date_modified": _stamp(one.last),
        }
        for one in news(case, about)
    ]
    feed = {
        "version": JSON_FEED,
        "title": _title(case, about),
        **({"description": subtitle} if (subtitle := _subtitle(case, about)) else {}),
        **({"home_page_url": site.url + folder, "feed_url": f"{site.url}{folder}feed.json"} if site.url else {}),
        "language": case.profile.language,
        "authors": [{"name": case.profile.short_title}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def of_each(make: Callable[[Case, Site, Followed], bytes], kind: type[Followed]) -> Callable[[Case, Site], dict[str, bytes]]:
    """A feed for each record of a kind, by id."""
    return lambda case, site: {record.id: make(case, site, record) for record in case.every(kind)}


def _title(case: Case, about: Followed | None) -> str:
    return t("{record}: {case}", record=about.label, case=case.profile.title) if about else case.profile.title


def _subtitle(case: Case, about: Followed | None) -> str:
    """What became of the charges of whom or what it is about, so that no entry is read without that."""
    return "" if about is None or isinstance(about, Dispute) else standing_of(case, about)


def _root(site: Site, folder: str) -> str:
    return site.url or "../" * folder.count("/")


def _stamp(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, tag: str, words: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}").text = words
