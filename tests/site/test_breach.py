"""A case of another shape, an invented data breach: without a court, an exhibit or a protocol its site reads whole."""

import datetime
import json
import re
from types import SimpleNamespace

import pytest
from site_tools import ROOT, contents, mkdocs, read_html, squeezed
from test_mkdocs import dead_links

from casesite import Site, load_case
from casesite.pages.safety import title
from casesite.writing.canonical.files import gather

BREACH = ROOT / "tests" / "cases" / "breach"
COURT = re.compile(
    r"\b(?:courts?|charges?|dockets?|proceedings?|convict\w*|acquit\w*|innocent"
    r"|jury|judges?|sentenced|trials?|suits?|appeals?|died|deaths?|killed|hurt)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Every file of the breach case as MkDocs builds it, by path."""
    out = tmp_path_factory.mktemp("breach") / "site"
    run = mkdocs("build", "--strict", "--site-dir", out, cwd=BREACH)
    assert run.returncode == 0, run.stderr
    return contents(out)


def twin(site, address):
    """The words of a page."""
    return site[f"{address}index.html.md"].decode()


def heading_words(site, path):
    """The headings of a page's sections."""
    page = read_html(site[path].decode())
    return [squeezed(element.text) for element in page.all("article")[0].walk() if element.tag in ("h2", "h3")]


def test_the_case_has_no_mistake_is_canonical_and_holds_to_its_lock():
    case, warnings = load_case(BREACH / "case_data", Site(today=datetime.date(2030, 1, 1)))
    assert (warnings, case.proceedings, case.exhibits, case.protocols) == ([], [], [], [])
    assert case.lock is not None
    assert [file.path.name for file in gather(BREACH / "case_data") if file.changes] == []


def test_kinds_without_records_have_no_page(site):
    assert {path.split("/")[0] for path in site if path.endswith("index.html")} == {
        *("index.html", "timeline", "parties", "disputes", "safety", "sources", "method", "corrections", "glossary", "data"),
        *("contributing", "reference"),
    }


def test_the_method_page_explains_nothing_of_courts(site):
    words = twin(site, "method/")
    assert COURT.findall(words) == []
    assert "Decided or concluded by a body with the power to do so" in words


def test_what_is_said_of_people_and_to_programs_names_no_court(site):
    assert "agencies and others, by their part" in twin(site, "parties/")
    assert COURT.findall(twin(site, "parties/") + site["llms.txt"].decode()) == []


def test_the_data_page_lists_what_there_is(site):
    words = twin(site, "data/")
    assert COURT.findall(words) == []
    assert "data/graph.gexf" not in site
    assert "graph" not in words
    counts = words.split("What the record holds")[1]
    assert re.findall(r"\| (.+?) \| (\d+) \|", counts) == [
        *(("Party", "12"), ("Event", "20"), ("Dispute", "3"), ("Reform", "3"), ("Source", "16"), ("Source check", "1")),
        *(("Term", "4"), ("Correction", "1")),
    ]


def test_without_protocols_nothing_speaks_of_safety(site):
    assert heading_words(site, "index.html") == [
        *("What happened", "The day, minute by minute", "What’s disputed", "What changed since", "What we do not know"),
    ]
    assert heading_words(site, "safety/index.html") == []
    pages = [path for path in site if path.endswith("index.html.md") and not path.startswith("reference/")]
    said = {path: re.findall(r"(?i)safety(?!/)|protocol|hazard", site[path].decode()) for path in pages}
    assert {path: words for path, words in said.items() if words} == {}


def test_the_timeline_is_filtered_by_what_its_events_have(site):
    page = read_html(site["timeline/index.html"].decode())
    offered = {element.attributes["name"]: [option.text for option in element.all("option")] for element in page.all("select")}
    assert list(offered) == ["year", "category", "status", "party"]
    assert offered["status"] == ["Any", "Established", "Finding", "Alleged", "Denial", "Agreed"]


def test_a_question_that_was_decided_is_not_called_unsettled(site):
    unsettled, rows = twin(site, "").split("Not settled")[1].split("## What’s disputed")
    assert "Ostvale Incident Response Centre" in rows  # who decided one of the three
    assert unsettled.strip().split("\n\n")[0].count("- [") == 2


def test_the_questions_about_an_event_of_the_day_stand_in_one_piece(site):
    (minutes,) = read_html(site["index.html"].decode()).all("ol", "cs-minutes")
    (meta,) = [element for element in minutes.all("span", "cs-meta") if "passed on" in element.text]
    assert [squeezed(inner.text) for inner in meta.inside if not isinstance(inner, str)][-1] == (
        "· Disputed: Did the backup show what card holders had borrowed?, Was the copy passed on?"
    )


def test_no_page_says_a_word_of_courts(site):
    own = [path for path in site if path.endswith("index.html.md") and not path.startswith("reference/")]
    assert len(own) > 45
    said = {path: COURT.findall(site[path].decode()) for path in own}
    assert {path: words for path, words in said.items() if words} == {}


def test_the_menu_the_search_and_the_page_of_no_address_lead_to_what_there_is(site):
    there = "Overview, Timeline, People, What’s disputed, What changed since, Sources".split(", ")
    lost = read_html(site["404.html"].decode())
    (tabs,), (places,) = lost.all("ul", "md-tabs__list"), lost.all("article")
    assert [squeezed(link.text) for link in tabs.all("a")] == [*there, "About"]
    assert [squeezed(link.text) for link in places.all("li")] == [*there, *("Method", "Corrections", "Glossary", "Data", "Contributing")]
    search = json.loads(site["search/index.json"])
    assert set(search["names"]) == {"person", "organisation", "place", "question", "event", "reform", "term", "source", "page"}
    assert [address for _, address in search["ways"]] == ["parties/", "disputes/", "glossary/"]


def test_every_link_leads_somewhere(site):
    pages = {path: read_html(content.decode()) for path, content in site.items() if path.endswith(".html")}
    assert list(dead_links(pages, site)) == []


@pytest.mark.parametrize(
    ("protocols", "reforms", "precedents", "name"),
    [(1, 1, 1, "Safety"), (0, 1, 1, "Before and since"), (0, 1, 0, "What changed since"), (0, 0, 1, "What happened before")],
)
def test_the_page_of_reforms_is_called_by_what_is_on_it(protocols, reforms, precedents, name):
    assert title(SimpleNamespace(protocols=[0] * protocols, reforms=[0] * reforms, precedents=[0] * precedents)) == name
