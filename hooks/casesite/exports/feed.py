"""feed.xml: the newest events and corrections as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
import uuid
from xml.etree import ElementTree

from casesite.addresses import stable
from casesite.case import Case
from casesite.kinds import Correction, Event
from casesite.site import Site
from casesite.words import date_words

NEWEST = 50  # entries
ATOM = "http://www.w3.org/2005/Atom"


def atom(case: Case, site: Site) -> bytes:
    """The feed; an entry's id is a name made of the record's id (RFC 9562, version 5), whatever the address."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": case.profile.language})
    events = [event for event in case.events if not event.date.ongoing]
    entries: list[Event | Correction] = [*events, *case.corrections]
    newest = sorted(entries, key=_moment, reverse=True)[:NEWEST]
    _add(feed, "title", case.profile.title)
    _add(feed, "id", name(case.profile.title))
    _add(feed, "updated", _stamp(case.as_of))
    _add(ElementTree.SubElement(feed, f"{{{ATOM}}}author"), "name", case.profile.short_title)
    _add(feed, "rights", case.profile.licence)
    if site.url:
        ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "alternate", "href": site.url})
        ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": f"{site.url}feed.xml"})
    for record in newest:
        _entry(feed, case, site, record)
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def name(words: str) -> str:
    """A name that stays the same wherever the site moves."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"casesite:{words}").urn


def _entry(feed: ElementTree.Element, case: Case, site: Site, record: Event | Correction) -> None:
    entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
    if isinstance(record, Event):
        title, words = record.title, f"{record.date.words}. {case.words_of(record.text)} [{record.status.value}]"
    else:
        target = case.records.get(record.record)
        title = f"Correction: {case.words_of(f'[[{target.id}]]') if target else record.record}"
        said, says, why = (case.words_of(words) for words in (record.said, record.says, record.why))
        words = f"{date_words(record.date)}. It said: {said} It says now: {says} Why: {why}"
    _add(entry, "title", title)
    _add(entry, "id", name(f"{case.profile.title}/{record.id}"))
    _add(entry, "updated", _stamp(_moment(record)))
    ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"href": site.url + stable(record)})
    _add(entry, "summary", words)


def _moment(record: Event | Correction) -> datetime.date:
    return record.date.last if isinstance(record, Event) else record.date


def _stamp(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, tag: str, words: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}").text = words
