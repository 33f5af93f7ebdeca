"""places.geojson: the places of a case that have coordinates, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Incident
from casesite.site import Site
from casesite.values.coordinates import read_coordinates


def has_places(case: Case) -> bool:
    """Whether anything in a case has coordinates."""
    return any(_incidents(case)) or any(party.geo for party in case.parties)


def places_geojson(case: Case, site: Site) -> bytes:
    """Where it happened, and where the parties are that have a place."""
    content = {"type": "FeatureCollection", "features": list(_features(case, site))}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _features(case: Case, site: Site) -> Iterator[dict[str, Any]]:
    for incident, geo in _incidents(case):
        titled = {"title": incident.title} if incident.title else {}
        yield _feature(geo, {"kind": "incident", **titled, "date": str(incident.date), "place": incident.place})
    for party in case.parties:
        if party.geo:
            said = {"kind": party.kind.value, "id": party.id, "name": party.name, "address": site.url + stable(party)}
            yield _feature(party.geo, said)


def _incidents(case: Case) -> Iterator[tuple[Incident, str]]:
    """The incidents up to the day shown that have coordinates, with these."""
    return ((one, one.geo) for one in case.profile.all_incidents if one.geo and one.date.first <= case.as_of)


def _feature(geo: str, properties: dict[str, str]) -> dict[str, Any]:
    """A point; its longitude comes first there."""
    point = read_coordinates(geo)
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": properties,
    }
