"""The graph and the entities, read by the programs that they are for."""

import csv
import html
import importlib.util
import io
import json
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from site_tools import built, copy_case, edit

pytest_plugins = ["site_fixtures"]

GEXF = {"g": "http://gexf.net/1.3"}
# Each in a process of its own: what these libraries warn of is not ours.
NETWORKX = """
import json, sys, networkx
graph = networkx.read_gexf(sys.argv[1])
print(json.dumps([dict(graph.nodes(data=True)), [(a, b, data) for a, b, data in graph.edges(data=True)]]))
"""
FOLLOWTHEMONEY = """
import json, sys
from followthemoney import model
made = []
for line in open(sys.argv[1], encoding="utf-8"):
    given = json.loads(line)
    entity = model.get_proxy(given, cleaned=False)
    entity.schema.validate(given)
    kept = entity.to_dict()
    made.append([given, kept])
print(json.dumps(made))
"""


def read_by(library, script, path):
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"it takes {library}; .venv/bin/python -m pip install '.[formats]'")
    run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def case(bridge_files):
    return json.loads(bridge_files["data/case.json"])


def test_networkx_reads_the_graph(bridge_files, case, tmp_path):
    path = tmp_path / "graph.gexf"
    path.write_bytes(bridge_files["data/graph.gexf"])
    nodes, edges = read_by("networkx", NETWORKX, path)
    assert set(nodes) == {record["id"] for record in (*case["parties"], *case["proceedings"])}
    for record in case["proceedings"]:
        assert nodes[record["id"]]["standing"] == record["standing"]
        sides = {(party, record["id"], "party", side["name"]) for side in record["sides"] for party in side["parties"]}
        assert sides <= {(one, other, data["relation"], data["label"]) for one, other, data in edges}
    appeals = [(one, other) for one, other, data in edges if data["relation"] == "appeal"]
    assert appeals == [(record["id"], record["appeal_of"]) for record in case["proceedings"] if "appeal_of" in record]


def test_the_graph_says_of_no_party_what_it_is_charged_with(bridge_files, case):
    root = ElementTree.fromstring(bridge_files["data/graph.gexf"])
    parties = [
        node for node in root.iterfind(".//g:node", GEXF) if node.find(".//g:attvalue[@for='type'][@value='party']", GEXF) is not None
    ]
    assert len(parties) == len(case["parties"])
    titles = {charge["title"] for record in case["proceedings"] for charge in record.get("charges", [])}
    words = [value.get("value") for node in parties for value in node.iterfind(".//g:attvalue", GEXF)]
    assert titles
    assert not any(title.lower() in word.lower() for title in titles for word in words)


def test_followthemoney_takes_every_entity_and_keeps_all_that_it_says(bridge_files, tmp_path):
    path = tmp_path / "entities.ftm.json"
    path.write_bytes(bridge_files["data/entities.ftm.json"])
    for given, kept in read_by("followthemoney", FOLLOWTHEMONEY, path):
        assert kept["schema"] == given["schema"]
        assert {name: sorted(values) for name, values in kept["properties"].items()} == {
            name: sorted(values) for name, values in given["properties"].items()
        }


def test_every_edge_of_the_entities_joins_two_that_are_there(bridge_files, case):
    entities = {entity["id"]: entity for entity in map(json.loads, bridge_files["data/entities.ftm.json"].decode().splitlines())}
    assert len(entities) == bridge_files["data/entities.ftm.json"].count(b"\n")
    edges = [entity for entity in entities.values() if entity["schema"] == "CourtCaseParty"]
    assert edges
    assert {end for edge in edges for end in (*edge["properties"]["case"], *edge["properties"]["party"])} <= set(entities)
    assert all(id.startswith(f"{case['case']['id']}-") for id in entities)


def test_no_event_of_the_entities_is_without_its_status(bridge_files):
    entities = map(json.loads, bridge_files["data/entities.ftm.json"].decode().splitlines())
    summaries = [entity["properties"]["summary"][0] for entity in entities if entity["schema"] == "Event"]
    assert summaries
    assert all(summary.endswith("]") for summary in summaries)


def test_an_identifier_leads_to_its_register_on_the_page_in_json_ld_in_the_table_and_among_the_entities(tmp_path):
    case_dir = copy_case(tmp_path)
    edit(
        case_dir / "parties.yml", "    Ustrel company register: UCR 00417\n", "    wikidata: Q42\n    Ustrel company register: UCR 00417\n"
    )
    files = built(case_dir)
    page = html.unescape(files["parties/ab-c/index.md"].decode())
    assert 'href="https://www.wikidata.org/wiki/Q42"' in page
    graph = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"]
    assert graph[0]["sameAs"] == ["https://www.wikidata.org/wiki/Q42"]
    row = next(row for row in csv.DictReader(io.StringIO(files["data/tables/parties.csv"].decode(), newline="")) if row["id"] == "ab-c")
    assert json.loads(row["identifiers"])["wikidata"] == "Q42"
    entities = [json.loads(line) for line in files["data/entities.ftm.json"].decode().splitlines()]
    assert next(entity for entity in entities if entity["id"].endswith("-ab-c"))["properties"]["wikidataId"] == ["Q42"]


def test_a_source_says_who_issued_it_its_number_and_its_language_in_csl(tmp_path):
    case_dir = copy_case(tmp_path)
    more = "  authority: Works Court\n  number: WC 17/22\n  language: cy\n  identifiers: {DOI: 10.1000/182}\n"
    edit(case_dir / "sources.yml", "- id: inquiry-report\n", f"- id: inquiry-report\n{more}")
    files = built(case_dir)
    item = next(item for item in json.loads(files["data/sources.json"]) if item["id"] == "inquiry-report")
    assert {name: item[name] for name in ("authority", "number", "language", "DOI")} == {
        "authority": "Works Court",
        "number": "WC 17/22",
        "language": "cy",
        "DOI": "10.1000/182",
    }
    page = html.unescape(files["sources/index.md"].decode())
    assert all(words in page for words in ("Works Court", "WC 17/22", "https://doi.org/10.1000/182"))
