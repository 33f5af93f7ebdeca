"""entities.ftm.json: parties, proceedings and events as FollowTheMoney entities, one a line, for Aleph and OpenSanctions tools.

An id here is that of the record behind the id of the case, so that the entities of several cases can be kept together.
What an event tells is never without its status and whose word it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from casesite.exports.entries import word_of
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Event, Party, PartyKind, Proceeding
from casesite.site import Site
from casesite.values.dates import CaseDate

SCHEMATA = {
    PartyKind.PERSON: "Person",
    PartyKind.COMPANY: "Company",
    PartyKind.AGENCY: "PublicBody",
    PartyKind.COURT: "PublicBody",
    PartyKind.BUILDING: "RealEstate",
    PartyKind.VESSEL: "Vessel",
    PartyKind.AIRCRAFT: "Airplane",
    PartyKind.VEHICLE: "Vehicle",
    PartyKind.PLACE: "Address",
    PartyKind.PRODUCT: "Asset",
}  # every other is an organization
REGISTERS = {"wikidata": ("wikidataId", None), "lei": ("leiCode", ("Company", "PublicBody", "Organization"))}
JUDGE, COUNSEL = "judge", "counsel: {}"


def entities(case: Case, site: Site) -> bytes:
    """The entities, and the edges between them; see https://followthemoney.tech for the schemata."""
    lines = [json.dumps(entity, ensure_ascii=False) for entity in _entities(case, site)]
    return "".join(f"{line}\n" for line in lines).encode()


def _entities(case: Case, site: Site) -> Iterator[dict[str, Any]]:
    yield from (_party(case, party, site) for party in case.parties)
    for proceeding in case.proceedings:
        yield _proceeding(case, proceeding, site)
        for number, (party, role) in enumerate(_roles(case, proceeding), 1):
            joined = {"case": _id(case, proceeding.id), "party": _id(case, party), "role": role}
            yield _entity(f"{_id(case, proceeding.id)}-party-{number}", "CourtCaseParty", joined)
    yield from (_event(case, event, site) for event in case.events)


def _party(case: Case, party: Party, site: Site) -> dict[str, Any]:
    schema = SCHEMATA.get(party.kind, "Organization")
    properties: dict[str, Any] = {"name": party.name, "alias": party.aliases, **_common(case, party, site)}
    if schema == "Address":
        properties["full"] = party.name
    if schema == "Person" and party.died:
        properties["deathDate"] = party.died.iso
    for register, value in party.identifiers.items():
        name, of = REGISTERS.get(register.casefold(), ("", None))
        if name and (of is None or schema in of):
            properties[name] = value
    return _entity(_id(case, party.id), schema, properties)


def _proceeding(case: Case, proceeding: Proceeding, site: Site) -> dict[str, Any]:
    properties = {
        "name": proceeding.title,
        "type": proceeding.kind.value,
        "court": proceeding.forum,
        "caseNumber": proceeding.docket or "",
        "status": case.standing(proceeding).words,
        **_common(case, proceeding, site),
    }
    return _entity(_id(case, proceeding.id), "CourtCase", properties)


def _event(case: Case, event: Event, site: Site) -> dict[str, Any]:
    properties = {
        "name": event.title,
        **_dates(event.date),
        "location": event.place or "",
        "involved": [_id(case, party) for party in event.parties if case.shows(case.records[party])],
        **_common(case, event, site),
        "summary": f"{case.words_of(event.text)} [{word_of(case, event)}]",
    }
    return _entity(_id(case, event.id), "Event", properties)


def _roles(case: Case, proceeding: Proceeding) -> Iterator[tuple[str, str]]:
    """Who stands where in a proceeding, as the proceeding calls it."""
    roles = [(party, side.name) for side in proceeding.sides for party in side.parties]
    roles += [(party, COUNSEL.format(side.name)) for side in proceeding.sides for party in side.counsel]
    roles += [(party, JUDGE) for party in proceeding.judges]
    return (role for role in dict.fromkeys(roles) if case.shows(case.records[role[0]]))


def _dates(date: CaseDate) -> Mapping[str, str]:
    start, end = (each.iso.partition("T")[0] if each else "" for each in (date.start, date.end))
    if date.start is date.end:
        return {"date": start}
    return {"startDate": start, "endDate": end}  # an end that is open or not known is left out


def _common(case: Case, record: Party | Proceeding | Event, site: Site) -> dict[str, str]:
    return {
        "summary": case.words_of(record.text),
        "sourceUrl": f"{site.url}{stable(record)}" if site.url else "",
        "publisher": case.profile.short_title,
    }


def _entity(id: str, schema: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """An entity, whose every property is a list."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": listed}


def _id(case: Case, id: str) -> str:
    return f"{case.profile.id}-{id}" if case.profile.id else id
