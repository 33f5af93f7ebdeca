"""When and where something was, in the words of schema.org."""

from __future__ import annotations

from typing import Any, TypeAlias

from casesite.language import t
from casesite.model.kinds import Incident
from casesite.values.coordinates import read_coordinates
from casesite.values.dates import CaseDate

Thing: TypeAlias = dict[str, Any]


def incident(one: Incident) -> Thing:
    """One of several incidents that a case is about."""
    words = one.title or t("{date}, {place}", date=one.date.words, place=one.place)
    return {"@type": "Event", "name": words, **when(one.date), "location": place(one.place, one.geo)}


def when(date: CaseDate) -> Thing:
    """From when to when something was, as far as that is one day."""
    found = {}
    if date.start and date.start.iso:
        found["startDate"] = date.start.iso
    if date.end and date.end.iso and date.end is not date.start:
        found["endDate"] = date.end.iso
    return found


def place(name: str, geo: str | None = None) -> Thing:
    """Where it was."""
    return {"@type": "Place", "name": name, **at(geo)}


def at(geo: str | None) -> Thing:
    """The coordinates of a place, where they are known."""
    if not geo:
        return {}
    latitude, longitude = read_coordinates(geo)
    return {"geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}}


def located(kind: str, geo: str | None) -> Thing:
    """The same of a thing of some type: a place has coordinates itself, an organization is at a place that has them."""
    if not geo or kind not in ("Place", "Organization"):
        return {}
    return at(geo) if kind == "Place" else {"location": {"@type": "Place", **at(geo)}}
