"""graph.gexf: parties and proceedings as a graph (GEXF 1.3), for Gephi and other programs that draw networks.

An edge says on which side of a proceeding a party stands, for whom it speaks there, or that it presides. Nobody is joined to
a charge: what a party is accused of stands with the proceeding, beside what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from casesite.exports.imprint import FORMAT, licence, program
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Party, Proceeding
from casesite.site import Site

GEXF = "http://gexf.net/1.3"
OF_NODES = ("type", "kind", "part", "standing", "address")
PRESIDES, COUNSEL, PARTY, APPEAL = "presides", "counsel", "party", "appeal"


class Edge(NamedTuple):
    """One thing that joins two records: what it is, and how the proceeding calls it."""

    source: str
    target: str
    kind: str
    label: str = ""


def graph_gexf(case: Case, site: Site) -> bytes:
    """Every party and proceeding that is shown, and what joins them."""
    ElementTree.register_namespace("", GEXF)
    root = ElementTree.Element(f"{{{GEXF}}}gexf", version="1.3")
    meta = _within(root, "meta", lastmodifieddate=case.as_of.isoformat())
    _within(meta, "creator").text = program()
    terms = licence(case.profile.licence).id
    _within(meta, "description").text = f"{case.profile.title} ({terms}; format {FORMAT}{f'; {site.url}' if site.url else ''})"
    graph = _within(root, "graph", mode="static", defaultedgetype="directed")
    attributes = _within(graph, "attributes", **{"class": "node"})
    for name in OF_NODES:
        _within(attributes, "attribute", id=name, title=name, type="string")
    _within(_within(graph, "attributes", **{"class": "edge"}), "attribute", id="relation", title="relation", type="string")
    nodes, edges = _within(graph, "nodes"), _within(graph, "edges")
    records: list[Party | Proceeding] = [*case.parties, *case.proceedings]
    for record in records:
        node = _within(nodes, "node", id=record.id, label=record.label)
        _values(node, {name: words for name, words in _about(case, record, site).items() if words})
    shown = {record.id for record in records}
    known = [edge for edge in _edges(case) if edge.source in shown and edge.target in shown]
    for number, edge in enumerate(dict.fromkeys(known)):
        element = _within(edges, "edge", id=str(number), source=edge.source, target=edge.target, label=edge.label or edge.kind)
        _values(element, {"relation": edge.kind})
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _about(case: Case, record: Party | Proceeding, site: Site) -> dict[str, str]:
    about = {"type": record.noun, "kind": record.kind.value, "address": site.url + stable(record)}
    if isinstance(record, Proceeding):
        return about | {"standing": case.standing(record).words}
    return about | {"part": record.part.value if record.part else ""}


def _edges(case: Case) -> Iterator[Edge]:
    for proceeding in case.proceedings:
        for side in proceeding.sides:
            yield from (Edge(party, proceeding.id, PARTY, side.name) for party in side.parties)
            yield from (Edge(party, proceeding.id, COUNSEL, side.name) for party in side.counsel)
        yield from (Edge(party, proceeding.id, PRESIDES) for party in proceeding.judges)
        if proceeding.appeal_of:
            yield Edge(proceeding.id, proceeding.appeal_of, APPEAL)


def _within(parent: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{GEXF}}}{tag}", attributes)


def _values(element: ElementTree.Element, values: dict[str, str]) -> None:
    if values:
        within = _within(element, "attvalues")
        for name, words in values.items():
            _within(within, "attvalue", **{"for": name, "value": words})
