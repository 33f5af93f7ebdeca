"""Each export is read back by a program that is not ours."""

import copy
import csv
import datetime
import io
import json
import re
import uuid
import zoneinfo
from urllib.parse import urlsplit

import edtf
import feedparser
import pytest
import vobject
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from site_tools import BRIDGE, SITE, append, built, copy_case, edit

from casesite import Site
from casesite.case_data import link_case
from casesite.exports import EXPORTS
from casesite.model.kinds import KINDS
from casesite.model.published import write
from casesite.values.cells import inert, plain

pytest_plugins = ["site_fixtures"]

CASE_ID = re.search(r"^id: (.+)$", (BRIDGE / "case_data/case.yml").read_text(encoding="utf-8"), re.MULTILINE)[1]
CITATION = "{source: inquiry-report, at: p. 3}"
STATED = f"status: established\n  sources: [{CITATION}]"
# One withdrawn record of each kind; its words are in no other.
WITHDRAWN = {
    "parties": f"name: Gonewort\n  kind: place\n  text: Gonewort.\n  {STATED}\n  roles: [{{title: Gonewort}}]",
    "proceedings": f"title: Gonewort\n  kind: civil\n  forum: Gonewort\n  text: Gonewort.\n  {STATED}\n"
    "  sides: [{name: Gonewort, parties: [moolen]}]\n"
    f"  steps: [{{date: 2023-01-02, step: filed, sources: [{CITATION}]}}]\n  reviewed: 2025-06-20",
    "events": f"date: 2022-03-14\n  title: Gonewort\n  text: Gonewort.\n  {STATED}\n  category: structure",
    "disputes": f"title: Gonewort\n  positions: [{{by: [ab-c], stance: Gonewort, text: Gonewort., sources: [{CITATION}]}}]\n"
    f"  one_sided: Gonewort\n  outcome:\n    text: Gonewort.\n    status: established\n    sources: [{CITATION}]",
    "exhibits": f"title: Gonewort\n  kind: data\n  file_name: gonewort.csv\n  sha256: {'0' * 64}\n  caption: Gonewort.\n"
    f"  in_words: Gonewort.\n  credit: Gonewort\n  licence: Gonewort\n  sources: [{CITATION}]",
    "safety_protocols": f"title: Gonewort\n  hazard: Gonewort\n  text: Gonewort.\n  {STATED}\n  issuer: Gonewort\n"
    "  force: advisory\n  jurisdiction: Gonewort",
    "reforms": f"title: Gonewort\n  date: 2023-01-01\n  progress: adopted\n  text: Gonewort.\n  {STATED}",
    "precedents": f"title: Gonewort\n  date: 1987\n  text: Gonewort.\n  {STATED}",
    "sources": "title: Gonewort\n  kind: news\n  primary: false\n  publisher: Gonewort",
    "source_checks": f"title: Gonewort\n  source: guild-code\n  date: 2025-06-02\n  text: Gonewort.\n  sources: [{CITATION}]\n"
    f"  claims: [{{claim: Gonewort, verdict: opinion, sources: [{CITATION}]}}]",
    "glossary": "title: Gonewort\n  text: Gonewort.",
    "corrections": "date: 2024-05-06\n  record: moolen\n  said: Gonewort.\n  says: Gonewort.\n  why: Gonewort.",
}
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "＝1+1", "＋1", "－1", "＠SUM(1)")


@pytest.fixture(scope="module")
def records():
    """What people wrote, read with PyYAML: by file, the records that are not withdrawn."""
    found = {}
    for kind in KINDS:
        written = yaml.load((BRIDGE / "case_data" / f"{kind.file}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        found[kind.file] = [record for record in written if "withdrawn" not in record]
    return found


# case.json


@pytest.fixture(scope="module")
def case_json(bridge_files):
    return json.loads(bridge_files["data/case.json"])


def _day(words):
    """A date without the time of day, which the reader of dates takes only with seconds and without a mark."""
    return re.sub(r"T[\d:]+(?:Z|[+-]\d\d:\d\d)?", "", words)


def formats():
    """A checker that knows our formats too; jsonschema passes over those that it does not know."""
    checker = FormatChecker()
    checker.checks("edtf", raises=edtf.parser.edtf_exceptions.EDTFParseException)(lambda words: bool(edtf.parse_edtf(_day(words))))
    checker.checks("step")(lambda words: bool(re.fullmatch(r"[a-z][a-z0-9-]*", words)))
    checker.checks("coordinates")(lambda words: len(words.split(", ")) == 2)
    checker.checks("timezone")(lambda words: words in zoneinfo.available_timezones())
    checker.checks("uri")(lambda words: urlsplit(words).scheme in ("http", "https") and bool(urlsplit(words).hostname))
    checker.checks("casesite-markdown")(lambda words: isinstance(words, str) and bool(words.strip()))
    return checker


@pytest.fixture(scope="module")
def validator(bridge_files):
    schema = json.loads(bridge_files["data/case.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=formats())


def test_the_dataset_follows_its_schema(validator, case_json):
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(case_json)] == []


def test_the_schema_has_no_format_that_this_test_does_not_check(validator):
    named = set(re.findall(r'"format": "([^"]+)"', json.dumps(validator.schema)))
    assert named <= set(formats().checkers)
    assert {"edtf", "date", "uri", "casesite-markdown"} <= named


@pytest.mark.parametrize(
    "spoil",
    [
        lambda case: case.pop("as_of"),
        lambda case: case["case"].pop("title"),
        lambda case: case["events"][0].update(status="certain"),
        lambda case: case["events"][0].update(date="2022-13"),
        lambda case: case["events"][0].update(headline="x"),
        lambda case: case["events"][0].update(sources=[]),
        lambda case: case["events"][0].update(title=""),
        lambda case: case["sources"][0].update(url="javascript:alert(1)"),
        lambda case: case["sources"][0].update(accessed="2025-02-30"),
        lambda case: case["sources"][0].update(type="song"),
        lambda case: case["proceedings"][1]["charges"][0].update(id="Not A Slug"),
        lambda case: case.update(persons=[]),
    ],
)
def test_the_schema_refuses_what_is_spoilt(validator, case_json, spoil):
    spoilt = copy.deepcopy(case_json)
    spoil(spoilt)
    assert not validator.is_valid(spoilt)


def test_the_dataset_holds_every_record_that_is_not_withdrawn(case_json, records):
    assert {name: [record["id"] for record in case_json[name]] for name in records} == {
        name: [record["id"] for record in found] for name, found in records.items()
    }
    assert sum(map(len, records.values())) > 50


def test_the_dataset_says_what_people_wrote(case_json, records):
    for written, published in zip(records["events"], case_json["events"], strict=True):
        assert published["title"] == " ".join(written["title"].split())
        assert published["text"] == written["text"].strip("\n")
        assert published["date"] == written["date"]
        assert [citation["source"] for citation in published["sources"]] == [
            entry if isinstance(entry, str) else entry["source"] for entry in written["sources"]
        ]


def test_the_dataset_gives_an_address_on_the_site_to_every_record(case_json, bridge_site):
    for kind in KINDS:
        for record in case_json[kind.file]:
            if record.get("minor"):
                assert "address" not in record  # the page of corrections leaves it out
                continue
            path, _, fragment = record["address"].removeprefix("https://bridge.example.org/").partition("#")
            page = (bridge_site / path / "index.html").read_text(encoding="utf-8")
            assert f'id="{fragment or record["id"]}"' in page


# events.csv


def rows(content):
    text = content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_table_holds_every_event_in_order(bridge_files, records):
    found = rows(bridge_files["data/events.csv"])
    assert {row["id"] for row in found} == {event["id"] for event in records["events"]}
    assert len(found) == len(records["events"])
    assert [row["first_day"] for row in found] == sorted(row["first_day"] for row in found)
    assert all(None not in row and None not in row.values() for row in found)


def test_the_table_ends_its_lines_as_its_format_asks(bridge_files):
    content = bridge_files["data/events.csv"]
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == len(rows(content)) + 1


def uid(key):
    """The name of an event or step for good: no other case has it."""
    return str(uuid.uuid5(uuid.UUID(CASE_ID), key))


def days(words):
    """The first and the last possible day of an EDTF date, by a library that is not ours."""
    date = edtf.parse_edtf(_day(words))
    first = date.lower_strict()
    last = first if words.endswith("/..") else date.upper_strict()
    return datetime.date(*first[:3]), datetime.date(*last[:3])


def test_the_table_gives_the_first_and_the_last_possible_day(bridge_files):
    for row in rows(bridge_files["data/events.csv"]):
        first, last = days(row["date"])
        assert row["first_day"] == str(first)
        assert row["last_day"] == ("" if row["date"].endswith("/..") else str(last))  # no day that is not known


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_the_table_starts_a_formula(formula, tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "events.yml", "title: The inquiry reports\n", f"title: {json.dumps(formula)}\n")
    edit(case_dir / "events.yml", "text: The inspection of 2021, if", f"place: {json.dumps(formula)}\n  text: The inspection of 2021, if")
    edit(case_dir / "events.yml", "text: On review, the fine was", f"text: {json.dumps(formula)}\n  # ")
    found = {row["id"]: row for row in rows(built(case_dir)["data/events.csv"])}
    assert found["inquiry-reports"]["title"] == f"'{formula}"
    assert found["inquiry-reports"]["place"] == f"'{formula}"
    assert found["fine-is-reduced"]["text"] == f"'{formula}"


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_no_cell_starts_a_formula_for_a_reader_who_takes_another_character_for_the_end_of_a_cell(separator, tmp_path):
    """A spreadsheet takes what its locale says: a semicolon where commas are decimal."""
    case_dir = copy_case(tmp_path)
    words = "".join(f'gate;{space}{sign}1;{space}"{sign}2" | {sign}3' for space in ("", " ") for sign in "=+-@＝＋－＠")
    edit(case_dir / "events.yml", "title: The inquiry reports\n", f"title: {json.dumps(words)}\n")
    files = built(case_dir)
    for path in ("data/events.csv", "data/timelinejs.csv"):
        text = files[path].decode()
        assert "gate;'=1" in text
        for line in text.splitlines():
            cells = [cell.strip(' "') for cell in (next(csv.reader([line])) if separator == "," else line.split(separator))]
            assert [cell for cell in cells if re.match("[=+@＝＋－＠-]", cell)] == []


@given(st.text(alphabet='=+-@＝;|"\ta1 ', max_size=12))
def test_what_was_made_inert_is_as_it_was_once_it_is_read_again(cell):
    assert re.match("[=+@＝-]", inert(cell)) is None
    assert plain(inert(cell)) == cell


def test_words_with_commas_quotes_and_lines_come_back_as_they_were(tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "events.yml", "title: The inquiry reports\n", """title: 'Says "no", then; "yes",'\n""")
    found = {row["id"]: row for row in rows(built(case_dir)["data/events.csv"])}
    assert found["inquiry-reports"]["title"] == 'Says "no", then; "yes",'
    assert "\n" not in found["deck-gives-way"]["text"]


# timeline.ics


@pytest.fixture(scope="module")
def calendar(bridge_files):
    return vobject.readOne(bridge_files["timeline.ics"].decode("utf-8"))


def test_the_calendar_holds_every_event_as_whole_days_up_to_the_day_after_the_last(calendar, records):
    found = {entry.uid.value: entry for entry in calendar.vevent_list}
    assert len(found) == len(calendar.vevent_list) == len(records["events"])
    for event in records["events"]:
        entry = found[uid(event["id"])]
        first, last = days(event["date"])
        if "T" in event["date"]:
            assert entry.dtstart.value.date() == first
            continue
        assert type(entry.dtstart.value) is type(entry.dtend.value) is datetime.date
        assert (entry.dtstart.value, entry.dtend.value) == (first, last + datetime.timedelta(days=1))


def test_the_calendar_says_in_words_where_a_date_is_not_one_day(calendar):
    titles = {entry.uid.value: entry.summary.value for entry in calendar.vevent_list}
    assert titles[uid("suit-is-settled")] == "The suit is settled, and the settlement approved (21 March 2024 to April 2024)"
    assert titles[uid("hangers-are-painted")] == "The hangers are painted (about 2019)"
    assert titles[uid("town-cuts-its-bridge-budget")] == "The town cuts its bridge budget (2021)"


def test_the_calendar_folds_and_ends_its_lines_as_its_format_asks(bridge_files):
    content = bridge_files["timeline.ics"]
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert [line for line in lines if len(line) > 75] == []
    assert any(line.startswith(b" ") for line in lines)


def test_the_calendar_has_what_its_format_requires(calendar, records):
    addresses = {uid(event["id"]): f"https://bridge.example.org/timeline/{event['id']}/" for event in records["events"]}
    assert calendar.version.value == "2.0"
    assert calendar.prodid.value
    for entry in calendar.vevent_list:
        assert entry.dtstamp.value == datetime.datetime(2025, 6, 30, tzinfo=entry.dtstamp.value.tzinfo)
        assert entry.dtstamp.value.utcoffset() == datetime.timedelta()
        assert entry.url.value == addresses[entry.uid.value]


def test_an_event_that_lasts_as_long_as_dates_do_is_in_the_calendar(tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "events.yml", "date: 2022-03-14/..", "date: 2022-03-14/9999-12-31")
    calendar = vobject.readOne(built(case_dir)["timeline.ics"].decode("utf-8"))
    assert uid("bridge-is-closed") in {entry.uid.value for entry in calendar.vevent_list}


# feed.xml


@pytest.fixture(scope="module")
def feed(bridge_files):
    found = feedparser.parse(bridge_files["feed.xml"])
    assert not found.bozo
    return found


def test_the_feed_is_an_atom_feed_with_what_its_format_requires(feed):
    assert feed.version == "atom10"
    assert feed.feed.title == "The Quillet footbridge: a case record"
    assert feed.feed.id.startswith("urn:uuid:")
    assert feed.feed.updated == "2025-06-30T00:00:00Z"
    assert feed.feed.author == "Quillet record"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "alternate": "https://bridge.example.org/",
        "self": "https://bridge.example.org/feed.xml",
    }


def test_the_feed_holds_every_event_question_and_correction_that_readers_see(feed, records):
    shown = [record["title"] for file in ("events", "disputes") for record in records[file]]
    titles = [entry.title for entry in feed.entries]
    assert set(shown) <= set(titles)
    assert sorted(set(titles) - set(shown)) == ["Correction: event withdrawn", "event withdrawn"]
    assert len([entry for entry in feed.entries if entry.title.startswith("Correction:")]) == 1


def test_the_newest_of_the_feed_comes_first(feed):
    stamps = [entry.updated for entry in feed.entries]
    assert stamps == sorted(stamps, reverse=True)


def test_the_ids_of_the_feed_are_unique_and_stay_when_the_site_moves_and_a_title_changes(feed, tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "events.yml", "title: The inquiry reports\n", "title: The inquiry hands over its report\n")
    moved = feedparser.parse(built(case_dir, Site(today=datetime.date(2031, 2, 3), url="https://elsewhere.example.net/x/"))["feed.xml"])
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert [entry.id for entry in moved.entries] == ids
    assert moved.feed.id == feed.feed.id
    assert moved.entries[0].link.startswith("https://elsewhere.example.net/x/")


def test_the_ids_of_the_feed_stay_when_the_case_is_given_another_title(feed, tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "case.yml", 'title: "The Quillet footbridge: a case record"', "title: The bridge at Quillet")
    renamed = feedparser.parse(built(case_dir)["feed.xml"])
    assert [entry.id for entry in renamed.entries] == [entry.id for entry in feed.entries]


def test_the_links_of_the_feed_lead_to_the_events(feed, bridge_site):
    for entry in feed.entries:
        path, _, fragment = entry.link.removeprefix("https://bridge.example.org/").partition("#")
        page = (bridge_site / path / "index.html").read_text(encoding="utf-8")
        assert not fragment or f'id="{fragment}"' in page


def test_what_is_added_or_changed_today_reaches_subscribers_today_whatever_day_it_tells_of(tmp_path):
    case_dir = copy_case(tmp_path)
    day = Site(datetime.date(2025, 6, 27))
    published = json.loads(write(link_case(case_dir, day), day.today))
    published["records"]["bridge-is-built"] |= {"first": "2025-06-28", "last": "2025-06-28"}
    published["records"]["deck-gives-way"]["last"] = "2025-06-29"
    (case_dir / "published.json").write_text(json.dumps(published), encoding="utf-8")
    entries = feedparser.parse(built(case_dir)["feed.xml"]).entries
    days = {entry.title: (entry.published[:10], entry.updated[:10]) for entry in entries}
    assert days["The bridge is built"] == ("2025-06-28", "2025-06-28")
    assert days["The deck gives way"][1] == "2025-06-29"
    assert [entry.title for entry in entries[:2]] == ["The deck gives way", "The bridge is built"]


def test_two_cases_share_no_id(feed, tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "case.yml", CASE_ID, "5d9e2d3c-2f4f-4f0f-8a55-0c2f2f2f2f2f")
    files = built(case_dir)
    other = feedparser.parse(files["feed.xml"])
    assert {entry.id for entry in other.entries}.isdisjoint(entry.id for entry in feed.entries)
    uids = {entry.uid.value for entry in vobject.readOne(files["timeline.ics"].decode("utf-8")).vevent_list}
    assert uid("deck-gives-way") not in uids


def test_a_refined_date_changes_no_id_of_a_step(tmp_path, bridge_files):
    case_dir = copy_case(tmp_path)
    path = "proceedings/varrowby-v-ferrow/feed.xml"
    dated = re.search(r"date: 2024-03-21", (case_dir / "proceedings.yml").read_text(encoding="utf-8"))
    assert dated
    edit(case_dir / "proceedings.yml", "date: 2024-03-21", "date: 2024-03-20")
    ids = {entry.id for entry in feedparser.parse(bridge_files[path]).entries}
    assert {entry.id for entry in feedparser.parse(built(case_dir)[path]).entries} == ids


def test_the_json_feed_says_what_the_atom_feed_says(feed, bridge_files):
    found = json.loads(bridge_files["feed.json"])
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://bridge.example.org/feed.json"
    told = [(item["id"], item["title"], item["url"], item["content_text"], item["date_modified"]) for item in found["items"]]
    assert told == [(entry.id, entry.title, entry.link, entry.summary, entry.updated) for entry in feed.entries]


def test_a_question_has_a_feed_with_what_was_decided_and_its_events(bridge_files, records):
    [first, *_] = [dispute for dispute in records["disputes"] if dispute.get("events")]
    entries = feedparser.parse(bridge_files[f"disputes/{first['id']}/feed.xml"]).entries
    titles = {event["id"]: event["title"] for event in records["events"]}
    assert {entry.title for entry in entries} == {first["title"], *(titles[id] for id in first["events"])}


# sources.json


@pytest.fixture(scope="module")
def sources_json(bridge_files):
    return json.loads(bridge_files["data/sources.json"])


def test_the_bibliography_holds_every_source(sources_json, records):
    assert [item["id"] for item in sources_json] == [source["id"] for source in records["sources"]]


def test_the_dates_of_the_bibliography_are_parts_as_precise_as_is_known(sources_json):
    issued = {item["id"]: item.get("issued") for item in sources_json}
    assert issued["herald-2022-03-15"] == {"date-parts": [[2022, 3, 15]]}
    assert issued["ab-c-statement"] == {"date-parts": [[2022, 6]]}
    assert issued["works-safety-act"] == {"date-parts": [[2008]]}
    assert issued["league-index"] == {"date-parts": [[2020], [2022]], "circa": True}
    assert issued["guild-code"] is None


def test_a_reference_manager_can_print_the_bibliography(sources_json):
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(sources_json), formatter.plain)
    for item in sources_json:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(entry) for entry in bibliography.bibliography()]
    assert len(printed) == len(sources_json)
    newspaper = next(entry for entry in printed if "Walker hurt" in entry)
    assert "Petra Quaine" in newspaper
    assert "Osk Valley Herald" in newspaper
    assert "2022" in newspaper


# All of them


@pytest.mark.parametrize("file", WITHDRAWN)
def test_a_withdrawn_record_is_in_no_file_and_changes_no_list(file, tmp_path, bridge_files):
    case_dir = copy_case(tmp_path)
    record = f"\n- id: taken-back\n  withdrawn: {{date: 2024-05-06, reason: It was a mistake.}}\n  {WITHDRAWN[file]}\n"
    append(case_dir / f"{file}.yml", record)
    after = built(case_dir)
    assert [path for path, content in after.items() if b"gonewort" in content.lower()] == []
    machines = {path: content for path, content in after.items() if not path.endswith(".md")}
    sums = {"data/datapackage.json", "data/SHA256SUMS.txt"}  # of the files that are looked at here
    told = {"feed.xml", "feed.json", "data/addresses.json", *sums}  # that it was taken back, and where it stood
    changed = {path for path, content in machines.items() if content != bridge_files.get(path)}
    assert {path for path in changed if not path.startswith("search/")} <= told
    assert len(machines) > 20


def test_every_kind_is_withdrawn_once_in_these_tests():
    assert set(WITHDRAWN) == {kind.file for kind in KINDS}


def test_the_list_of_names_not_to_print_is_in_no_file(bridge_files):
    written = (BRIDGE / "case_data/case.yml").read_text(encoding="utf-8")
    fingerprint = re.search(r"^  - ((?:part|word|name)-[0-9a-f-]+)$", written, re.MULTILINE)[1]
    assert [path for path, content in bridge_files.items() if fingerprint.encode() in content] == []
    assert "do_not_name" not in json.loads(bridge_files["data/case.json"])["case"]


def test_minor_corrections_are_in_the_data_alone(bridge_files):
    said = b"written without its accents"
    assert [path for path, content in bridge_files.items() if said in content] == [
        "data/case.json",
        "data/tables/corrections.csv",
        "data/case.db",
    ]


def test_every_export_is_on_the_site(bridge_files):
    case = link_case(BRIDGE / "case_data", SITE)
    assert [export.path for export in EXPORTS if not export.is_of(case)] == ["data/places.geojson"]  # test_places.py has some
    for export in (export for export in EXPORTS if export.is_of(case)):
        before, gap, after = re.match(r"([^<]*)(<.*>)?(.*)", export.path).groups()
        files = [path for path in bridge_files if path.startswith(before) and path.endswith(after)]
        assert len(files) > 1 if gap else files == [export.path], export.path


def test_every_calendar_and_every_feed_can_be_read(bridge_files):
    calendars = [path for path in bridge_files if path.endswith(".ics")]
    feeds = [path for path in bridge_files if path.endswith("feed.xml")]
    assert len(calendars) > 10
    assert len(feeds) > 10
    for path in calendars:
        calendar = vobject.readOne(bridge_files[path].decode("utf-8"))
        ids = [entry.uid.value for entry in calendar.contents.get("vevent", [])]
        assert len(ids) == len(set(ids)), path
        assert max(map(len, bridge_files[path].split(b"\r\n"))) <= 75, path
    for path in feeds:
        feed = feedparser.parse(bridge_files[path])
        assert not feed.bozo, path
        assert len({entry.id for entry in feed.entries}) == len(feed.entries), path
    assert len({feedparser.parse(bridge_files[path]).feed.id for path in feeds}) == len(feeds)
