"""What other programs take from the site: feeds, calendars, llms.txt and JSON-LD, each read by a parser that is not ours."""

import csv
import datetime
import io
import json
import re
import uuid
from collections import Counter
from urllib.parse import urljoin

import feedparser
import pytest
import vobject
import yaml
from markdown_it import MarkdownIt
from site_tools import BRIDGE, SITE, WITHDRAWN_AND_RENAMED, append, built, copy_case, read_html, squeezed

from casesite import Site, load_case
from casesite.exports import EXPORTS, FROM_FILES
from casesite.pages import PAGES
from casesite.pages.from_pages import FROM_PAGES
from casesite.pages.jsonld import jsonld

ALL_EXPORTS = (*EXPORTS, *FROM_FILES, *FROM_PAGES)
pytest_plugins = ["site_fixtures"]

HOME = "https://bridge.example.org/"
CASE_ID = uuid.UUID("cc582fa0-ca2a-4df0-937d-d7769bb76574")


def written(file):
    """What people wrote in a file, without withdrawn records."""
    records = yaml.load((BRIDGE / "case_data" / f"{file}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return [record for record in records if "withdrawn" not in record]


PARTIES = [("parties", record) for record in written("parties")]
PROCEEDINGS = [("proceedings", record) for record in written("proceedings")]
DISPUTES = [("disputes", record) for record in written("disputes")]
each = pytest.mark.parametrize(
    ("folder", "record"), PARTIES + PROCEEDINGS, ids=lambda value: value if isinstance(value, str) else value["id"]
)


def events_of(folder, record):
    return [event for event in written("events") if record["id"] in event.get(folder, [])]


def steps_of(folder, record):
    """Each dated step of a docket once: its date and its name."""
    found = [*record.get("steps", []), *(step for charge in record.get("charges", []) for step in charge["steps"])]
    return {(step["date"], step["step"]) for step in found} if folder == "proceedings" else set()


def keys_of(folder, record):
    """What names each event and step of a record for good: an id, or where the step stands among those of its kind."""
    count, keys = Counter(), {event["id"] for event in events_of(folder, record)}
    for _, step in sorted(steps_of(folder, record)):
        count[step] += 1
        keys.add(f"{record['id']}/{step}/{count[step]}")
    return keys


@pytest.fixture(scope="module")
def anchors(bridge_site):
    """Of each page of the built site, by its address: the ids in it."""
    found = {}
    for path in bridge_site.rglob("index.html"):
        folder = path.parent.relative_to(bridge_site).as_posix()
        ids = {element.attributes["id"] for element in read_html(path.read_text(encoding="utf-8")).walk() if "id" in element.attributes}
        found["" if folder == "." else f"{folder}/"] = ids
    return found


def leads_nowhere(address, anchors):
    """Whether an address of the site has no page, or no such place on it."""
    folder, _, fragment = address.removeprefix(HOME).partition("#")
    return folder not in anchors or (fragment != "" and fragment not in anchors[folder])


# Files


@pytest.fixture(scope="module")
def exports(bridge_case):
    """All that the bridge case has: it has no place with coordinates."""
    return [export for export in ALL_EXPORTS if export.is_of(bridge_case)]


def test_every_export_gives_files_at_its_path_and_no_two_the_same(bridge_files, exports):
    gaps = {"<address>": r"[\w/-]*", "<id>": r"[\w-]+", "<table>": r"\w+", "<file>": r"(?!index\.)[\w-]+\.\w+"}

    def pattern_of(path):
        return "".join(gaps[part] if part.startswith("<") else re.escape(part) for part in re.split(r"(<\w+>)", path))

    patterns = [pattern_of(export.path) for export in exports]
    others = [path for path in bridge_files if not path.endswith("index.md") and not path.startswith("search/")]
    assert [path for path in others if sum(bool(re.fullmatch(pattern, path)) for pattern in patterns) != 1] == []
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, path) for path in others)] == []


def test_the_data_page_lists_every_export_and_links_each_that_is_one_file(exports, bridge_site):
    page = read_html((bridge_site / "data/index.html").read_text(encoding="utf-8"))
    names = [squeezed(row.all("th")[0].text) for row in page.all("tr") if row.all("td")]
    assert names[: len(exports)] == [export.path for export in exports]
    links = {squeezed(link.text): link.attributes["href"] for link in page.all("a")}
    for export in exports:
        assert (export.path in links) == export.is_one
        assert not export.is_one or (bridge_site / "data" / links[export.path]).resolve().is_file()


def test_a_withdrawn_or_renamed_record_has_a_page_but_no_feed_and_no_calendar(tmp_path):
    case_dir = copy_case(tmp_path)
    append(case_dir / "parties.yml", WITHDRAWN_AND_RENAMED)
    files = built(case_dir)
    there = {path for path in files if re.search("taken-back|old-name", path)}
    assert there == {f"parties/{id}/{name}" for id in ("taken-back", "old-name") for name in ("index.md", "index.html.md")}
    assert "parties/new-name/feed.xml" in files


# Feeds and calendars of one record


@each
def test_a_feed_holds_the_events_steps_and_corrections_of_its_record(folder, record, bridge_files):
    feed = feedparser.parse(bridge_files[f"{folder}/{record['id']}/feed.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    events = [event["title"] for event in events_of(folder, record)]
    titles = [entry.title for entry in feed.entries]
    assert sorted(title for title in titles if title in events) == sorted(events)
    rest = [title for title in titles if title not in events]
    assert len(rest) == len(steps_of(folder, record))
    assert all(title.endswith(f": {record['title']}") for title in rest)
    assert len({entry.id for entry in feed.entries}) == len(titles)
    stamps = [entry.updated for entry in feed.entries]
    assert stamps == sorted(stamps, reverse=True)


@each
def test_a_feed_has_what_its_format_requires_and_says_where_things_stand(folder, record, bridge_files):
    feed = feedparser.parse(bridge_files[f"{folder}/{record['id']}/feed.xml"]).feed
    here = f"{HOME}{folder}/{record['id']}/"
    assert {link.rel: link.href for link in feed.links} == {"alternate": here, "self": f"{here}feed.xml"}
    assert feed.updated == "2025-06-30T00:00:00Z"
    assert feed.author == "Quillet record"
    assert feed.subtitle.startswith("The record as of 30 June 2025.")
    if folder == "parties":
        charges = [charge for other in written("proceedings") for charge in other.get("charges", []) if record["id"] in charge["against"]]
        assert all(re.search(rf"{re.escape(charge['title'])}, [^:]+: \S", feed.subtitle) for charge in charges)


def test_the_feeds_of_a_case_have_ids_of_their_own_and_share_those_of_entries(bridge_files):
    feeds = [feedparser.parse(content) for path, content in bridge_files.items() if path.endswith("feed.xml")]
    assert len({feed.feed.id for feed in feeds}) == len(feeds) == 1 + len(PARTIES + PROCEEDINGS + DISPUTES)
    titles = {}
    for feed in feeds:
        for entry in feed.entries:
            titles.setdefault(entry.id, set()).add(entry.title)
    assert all(len(found) == 1 for found in titles.values())


def test_a_correction_of_a_record_is_in_its_feed(tmp_path):
    case_dir = copy_case(tmp_path)
    append(case_dir / "corrections.yml", "\n- {id: c-1, date: 2025-01-02, record: moolen, said: Once., says: Now., why: A slip.}\n")
    files = built(case_dir)
    found = {path for path, content in files.items() if path.endswith("feed.xml") and b"Correction: Edric Moolen" in content}
    assert found == {"feed.xml", "parties/moolen/feed.xml"}


@pytest.mark.parametrize("url", [HOME, ""])
def test_the_links_of_every_feed_lead_to_a_place_on_a_page(url, anchors):
    for path, content in built(BRIDGE / "case_data", Site(today=SITE.today, url=url)).items():
        if path.endswith("feed.xml"):
            for entry in feedparser.parse(content).entries:
                assert not leads_nowhere(urljoin(HOME + path, entry.link), anchors), (path, entry.link)


@each
def test_a_calendar_holds_the_events_and_steps_of_its_record(folder, record, bridge_files, anchors):
    content = bridge_files[f"{folder}/{record['id']}/timeline.ics"]
    calendar = vobject.readOne(content.decode())
    entries = calendar.contents.get("vevent", [])
    keys = keys_of(folder, record)
    assert {entry.uid.value for entry in entries} == {str(uuid.uuid5(CASE_ID, key)) for key in keys}
    assert len(entries) == len(keys) == len(events_of(folder, record)) + len(steps_of(folder, record))
    assert record.get("name", record.get("title")) in calendar.contents["x-wr-calname"][0].value
    times = {str(uuid.uuid5(CASE_ID, event["id"])) for event in events_of(folder, record) if "T" in event["date"]}
    for entry in entries:
        assert type(entry.dtstart.value) is (datetime.datetime if entry.uid.value in times else datetime.date)
        if entry.uid.value not in times or "dtend" in entry.contents:
            assert entry.dtend.value > entry.dtstart.value
        assert not leads_nowhere(entry.url.value, anchors)
    assert [line for line in content.split(b"\r\n") if len(line) > 75] == []


def test_what_somebody_says_is_in_feed_and_calendar_as_their_word(bridge_files):
    said = "[denial by A|B *C* <script>]"
    feed = feedparser.parse(bridge_files["feed.xml"], sanitize_html=False)
    assert any(entry.summary.endswith(said) for entry in feed.entries)
    calendar = vobject.readOne(bridge_files["timeline.ics"].decode())
    assert any(entry.description.value.endswith(said) for entry in calendar.vevent_list)


def test_a_note_and_who_acted_stand_behind_the_words_of_an_event_wherever_it_is_told(bridge_files):
    said = "[established, decided by Ustrel Works Safety Office] Note of this site: The company appealed against what was left of it."
    feed = feedparser.parse(bridge_files["feed.xml"], sanitize_html=False)
    assert any(entry.summary.endswith(said) for entry in feed.entries)
    calendar = vobject.readOne(bridge_files["timeline.ics"].decode())
    assert any(entry.description.value.endswith(said) for entry in calendar.vevent_list)
    [row] = [row for row in csv.DictReader(io.StringIO(bridge_files["data/events.csv"].decode())) if row["id"] == "fine-is-reduced"]
    assert (row["decided_by"], row["note"]) == ("works-safety-office", "The company appealed against what was left of it.")


# llms.txt

READER = MarkdownIt("commonmark")


@pytest.fixture(scope="module")
def llms(bridge_files):
    return bridge_files["llms.txt"].decode()


def test_llms_txt_has_the_parts_that_its_format_names_in_their_order(llms):
    kinds = [token.type for token in READER.parse(llms) if token.nesting >= 0 and token.level == 0]
    assert kinds == ["heading_open", "blockquote_open", "paragraph_open", "paragraph_open", "heading_open", "bullet_list_open"]
    assert re.findall(r"^#+ .*$", llms, re.MULTILINE) == ["# The Quillet footbridge: a case record", "## Pages"]
    assert re.search(r"^> On 14 March 2022 the deck of the Quillet footbridge .* was settled\.$", llms, re.MULTILINE)
    assert "The record as of 30 June 2025." in llms


def test_every_line_of_llms_txt_is_a_link_to_a_page_with_what_it_holds(llms, bridge_site, bridge_files):
    lines = llms.partition("## Pages\n\n")[2].splitlines()
    found = [re.fullmatch(rf"- \[(.+)\]\({re.escape(HOME)}(\S*)\): (.+)", line) for line in lines]
    assert all(found)
    for match in found:
        folder = match[2].removesuffix("index.html.md")
        title = read_html((bridge_site / folder / "index.html").read_text(encoding="utf-8")).all("h1")[0].text
        assert squeezed(title).removesuffix("¶") == match[1]
    top = {path.removesuffix("index.md") for path in bridge_files if path.endswith("index.md") and path.count("/") <= 1}
    assert {match[2] for match in found} == {f"{folder}index.html.md" for folder in top}


def test_without_an_address_llms_txt_has_links_from_the_root():
    files = built(BRIDGE / "case_data", Site(today=SITE.today))
    links = re.findall(r"\]\((\S+)\)", files["llms.txt"].decode())
    assert links
    assert set(links) <= set(files)


def test_where_no_twin_can_be_published_llms_txt_leads_to_the_pages():
    files = built(BRIDGE / "case_data", Site(today=SITE.today, twins=False))
    links = re.findall(r"\]\((\S+)\)", files["llms.txt"].decode())
    assert links
    assert {f"{link.removeprefix('./')}index.md" for link in links} <= set(files)
    assert "html.md" not in files["llms.txt"].decode()


# JSON-LD

# By type: the properties that must be there, and those that may (schema.org).
SCHEMA_ORG = {
    "WebSite": ("name", "@id url alternateName inLanguage license"),
    "Article": ("headline dateModified author description inLanguage", "@id url isPartOf about correction"),
    "CorrectionComment": ("text datePublished", "url"),
    "Person": ("name", "@id url alternateName mainEntityOfPage"),
    "Organization": ("name", "@id url alternateName mainEntityOfPage"),
    "Place": ("name", "@id url alternateName mainEntityOfPage"),
    "Event": ("name description", "@id url startDate endDate location"),
    "ItemList": ("itemListElement numberOfItems", "@id url"),
    "BreadcrumbList": ("itemListElement", ""),
    "ListItem": ("position", "name item"),
    "ClaimReview": ("claimReviewed itemReviewed reviewRating author datePublished", "url reviewBody"),
    "Claim": ("appearance", ""),
    "Rating": ("alternateName", ""),
    "CreativeWork": ("name", "url identifier publisher datePublished"),
    "Dataset": (
        "name alternateName description license version dateModified inLanguage creator isAccessibleForFree identifier size distribution",
        "@id url",
    ),
    "DataDownload": ("name encodingFormat description", "@id url contentUrl creditText usageInfo sha256 dateCreated"),
    "DigitalDocument": ("name description encodingFormat creditText usageInfo sha256", "@id url contentUrl dateCreated"),
    "ImageObject": ("name description encodingFormat creditText usageInfo width height", "@id url contentUrl dateCreated"),
}
# The kinds of page that tell of a thing, or of the way to them: all that are of one record, the overview and the list of events.
SAYS_SOMETHING = {*"overview timeline data event party proceeding dispute exhibit protocol reform precedent source_check".split()}


def things(value):
    """Every typed object in a piece of JSON-LD."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)


def all_jsonld(case_dir, site):
    """By path: the page and its JSON-LD, as it is printed."""
    case, _ = load_case(case_dir, site)
    return {page.path: (page, jsonld(case, site, page)) for pages in PAGES for page in pages(case)}


@pytest.fixture(scope="module")
def printed():
    return all_jsonld(BRIDGE / "case_data", SITE)


@pytest.fixture(scope="module")
def graphs(printed):
    return {path: json.loads(said)["@graph"] for path, (_, said) in printed.items() if said}


def test_the_pages_that_have_something_to_say_say_it_in_json_ld(printed):
    found = {page.kind for page, said in printed.values() if said}
    assert found == SAYS_SOMETHING
    for page, said in printed.values():
        assert bool(said) == (page.kind in SAYS_SOMETHING)
        assert not said or json.loads(said)["@context"] == "https://schema.org"


def test_each_thing_has_the_properties_that_schema_org_asks_for_and_no_others(graphs):
    met = set()
    for path, graph in graphs.items():
        for thing in things(graph):
            must, may = (set(names.split()) for names in SCHEMA_ORG[thing["@type"]])
            assert must <= set(thing) - {"@type"} <= must | may, (path, thing)
            assert all(value not in ("", [], None) for value in thing.values())
            met.add(thing["@type"])
    assert met == set(SCHEMA_ORG)


def test_json_ld_is_safe_in_a_script_element_and_on_one_line(printed):
    for _, said in printed.values():
        assert not re.search(r"[<>&\n\r\u2028\u2029]|\{[{%#!]|\[\[", said)
    party = next(thing for thing in json.loads(printed["parties/ab-c/index.md"][1])["@graph"] if thing["@type"] == "Organization")
    assert party["name"] == "A|B *C* <script>"
    assert party["alternateName"] == ["ABC_Script & Daughters {{ltd}}", "=A|B"]


def test_the_ids_and_addresses_of_json_ld_are_absolute_and_lead_to_the_site(graphs, anchors, bridge_files):
    for graph in graphs.values():
        for thing in things(graph):
            for name in ("url", "item", "mainEntityOfPage"):
                address = thing.get(name)
                if isinstance(address, str) and thing["@type"] != "CreativeWork":
                    assert address.startswith(HOME)
                    assert not leads_nowhere(address, anchors), address
            if "contentUrl" in thing:
                assert thing["contentUrl"].startswith(HOME)
                assert thing["contentUrl"].removeprefix(HOME) in bridge_files
            assert thing.get("@id", HOME).startswith(HOME)


def test_without_an_address_json_ld_holds_no_id_and_no_address():
    for _, said in all_jsonld(BRIDGE / "case_data", Site(today=SITE.today)).values():
        for thing in things(json.loads(said)) if said else ():
            assert not {"@id", "mainEntityOfPage", "contentUrl"} & set(thing)
            assert thing["@type"] == "CreativeWork" or "url" not in thing


def test_the_overview_gives_the_day_of_the_record_and_every_correction_that_readers_see(graphs):
    site, article = graphs["index.md"]
    assert (site["@type"], site["name"], site["alternateName"]) == ("WebSite", "The Quillet footbridge: a case record", "Quillet record")
    assert article["dateModified"] == "2025-06-30"
    assert article["isPartOf"]["@id"] == site["@id"]
    assert [(comment["datePublished"], comment["url"]) for comment in article["correction"]] == [
        ("2024-05-06", f"{HOME}corrections/#correction-second-bridge")
    ]
    assert [(event["name"], event["startDate"]) for event in article["about"]] == [
        ("The deck gives way", "2022-03-14"),
        ("A rider rings the town", "2022-03-14T17:40+00:00"),
        ("The fire brigade is called", "2022-03-14T17:52+00:00"),
        ("Ilse Varrowby is brought ashore", "2022-03-14T18:05+00:00"),
    ]


def test_a_party_is_named_and_described_by_nothing(graphs):
    for _, record in PARTIES:
        party, trail = graphs[f"parties/{record['id']}/index.md"]
        assert party["@type"] == {"person": "Person", "place": "Place"}.get(record["kind"], "Organization")
        assert party["name"] == record["name"]
        assert party.get("alternateName", []) == record.get("aliases", [])
        assert [(item["name"], item["item"]) for item in trail["itemListElement"]] == [
            ("Overview", HOME),
            ("People", f"{HOME}parties/"),
            (record["name"], f"{HOME}parties/{record['id']}/"),
        ]


def test_the_trail_is_that_of_the_page(graphs, bridge_site):
    checked = 0
    for path, graph in graphs.items():
        page = read_html((bridge_site / path).with_suffix(".html").read_text(encoding="utf-8"))
        shown = [squeezed(link.text) for nav in page.all("nav", "cs-trail") for link in nav.all("a")]
        trails = [thing for thing in graph if thing["@type"] == "BreadcrumbList"]
        assert bool(shown) == bool(trails)
        for trail in trails:
            heading = re.sub("¶$", "", squeezed(page.all("h1")[0].text))
            assert [item["name"] for item in trail["itemListElement"]] == [*shown, heading]
            checked += 1
    assert checked > 15


def test_the_timeline_lists_its_events_in_order_each_with_whose_word_it_is(graphs):
    (timeline,) = graphs["timeline/index.md"]
    events = [entry["item"] for entry in timeline["itemListElement"]]
    assert [entry["position"] for entry in timeline["itemListElement"]] == list(range(1, len(written("events")) + 1))
    assert {event["name"] for event in events} == {event["title"] for event in written("events")}
    found = {event["url"].split("/")[-2]: event for event in events}
    assert all(graphs[f"timeline/{id}/index.md"][0] == event for id, event in found.items()), "the page of an event says the same"
    assert found["company-denies-it-was-warned"]["description"] == "Denial by A|B *C* <script>."
    assert found["suit-is-settled"]["startDate"] == "2024-03-21"
    assert found["suit-is-settled"]["endDate"] == "2024-04"
    assert "endDate" not in found["bridge-is-closed"]
    assert [event["name"] for event in events if "startDate" not in event] == ["The bridge is built"], "ISO 8601 has no decade: 189X"


def test_each_claim_of_a_source_is_reviewed_but_not_what_it_left_out(graphs):
    (check,) = written("source_checks")
    reviews = [thing for thing in graphs["sources/check-herald/index.md"] if thing["@type"] == "ClaimReview"]
    claims = [claim for claim in check["claims"] if claim["verdict"] != "omission"]
    assert [review["claimReviewed"] for review in reviews] == [claim["claim"] for claim in claims]
    verdicts = [review["reviewRating"]["alternateName"] for review in reviews]
    assert verdicts == ["Corroborated", "Contradicted", "Imprecise", "Not found elsewhere", "Opinion"]
    assert {review["itemReviewed"]["appearance"]["datePublished"] for review in reviews} == {"2022-03-15"}
