"""A time of day, from the data to every page and export: in order, in the zone of the case, which is said once."""

import csv
import datetime
import io
import json
import re
from dataclasses import replace
from types import SimpleNamespace

import icalendar
import pytest
import vobject
from conftest import MINIMAL, SITE, problems_of

from casesite.build import build
from casesite.values.chronology import by_date
from casesite.values.dates import read_date

ZONE = "timezone: America/Denver\n"
EVENT = """\
- id: {id}
  date: {date}
  title: The gate {id}
  text: It {id}, as the report says.
  status: established
  sources: [report]
  category: structure
"""
DISPUTE = """\
- id: dispute-seen
  title: Was the gate seen?
  positions:
    - {by: [ferrow], stance: "Yes", text: It was., sources: [report]}
  one_sided: Nobody answered.
  outcome: {text: Nobody decided it., status: alleged, by: [ferrow], sources: [report]}
  events: [swings]
"""


@pytest.fixture
def site_of(write_case):
    """Each file of the site of a case with events at some dates, as text."""

    def made(dates, zone=ZONE, site=SITE, **files):
        events = "".join(EVENT.format(id=id, date=date) for id, date in dates.items())
        case_dir = write_case({"case.yml": MINIMAL["case.yml"] + zone, "events.yml": events, **files})
        return {one.path: one.content.decode() for one in build(case_dir, site)[0] if not one.path.endswith((".png", ".db"))}

    return made


DAY = {"swings": "2021-10-21T13:50", "stands": "2021-10-21", "creaks": "2021-10-21T19:47Z~", "falls": "2021-10-21T14:01/2021-10-21T14:05"}


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_events_of_one_day_stand_by_the_clock_and_those_without_a_time_where_the_file_has_them(site_of):
    files = site_of(DAY)
    assert [row["id"] for row in rows(files["data/events.csv"])] == ["creaks", "stands", "swings", "falls"]
    assert re.findall(r'<span class="cs-title">The gate (\w+)', files["timeline/index.md"]) == ["creaks", "stands", "swings", "falls"]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["2021-10-21T13:50", "2021-10-21", "2021-10-21"], [0, 1, 2]),  # one time moves nothing past what has none
        (["2021-10-21", "2021-10-21T13:50", "2021-10-21"], [0, 1, 2]),
        (["2021-10-21T14:00", "2021-10-21", "2021-10-21T13:50"], [2, 1, 0]),
        (["2021-10-21", "2021-10-21T14:00", "2021-10-20T23:00"], [2, 0, 1]),
        (["2021-10", "2021-10-01T09:00", "2021-10-01"], [1, 2, 0]),  # a day before the month that begins with it
        (["2021-10-01/2021-10-03", "2021-10-01T09:00"], [1, 0]),
        ([], []),
    ],
)
def test_what_has_no_time_keeps_its_place_among_what_has_one(dates, order):
    written = [SimpleNamespace(date=read_date(text), number=number) for number, text in enumerate(dates)]
    assert [each.number for each in by_date(written)] == order


def test_without_times_events_of_one_day_stay_in_the_order_of_the_file(site_of):
    files = site_of(dict.fromkeys(("zinc", "moor", "ash"), "2021-10-21"))
    assert [row["id"] for row in rows(files["data/events.csv"])] == ["zinc", "moor", "ash"]


def test_a_question_has_its_events_in_the_order_of_the_timeline_and_as_of_a_day_those_until_then(site_of):
    disputes = {"disputes.yml": DISPUTE.replace("[swings]", "[falls, swings, stands, creaks]")}
    titles = r'/">The gate (\w+)</a></li>'
    assert re.findall(titles, site_of(DAY, **disputes)["disputes/dispute-seen/index.md"]) == ["creaks", "swings", "stands", "falls"]
    then = site_of(DAY | {"stands": "2021-10-22"}, site=replace(SITE, as_of=datetime.date(2021, 10, 21)), **disputes)
    assert re.findall(titles, then["disputes/dispute-seen/index.md"]) == ["creaks", "swings", "falls"]
    assert set(re.findall(r"<title>The gate (\w+)", then["disputes/dispute-seen/feed.xml"])) == {"creaks", "swings", "falls"}


def test_a_table_has_the_time_with_its_offset_and_no_day_that_is_not_known(site_of):
    found = {
        row["id"]: (row["first_day"], row["last_day"], row["time"])
        for row in rows(site_of(DAY | {"opens": "../2020-01-05", "goes": "2021-11/..", "lasts": "2021-12/"})["data/events.csv"])
    }
    assert found == {
        "opens": ("", "2020-01-05", ""),
        "stands": ("2021-10-21", "2021-10-21", ""),
        "creaks": ("2021-10-21", "2021-10-21", "13:47-06:00"),
        "swings": ("2021-10-21", "2021-10-21", "13:50-06:00"),
        "falls": ("2021-10-21", "2021-10-21", "14:01-06:00"),
        "goes": ("2021-11-01", "", ""),
        "lasts": ("2021-12-01", "", ""),
    }


def test_a_spreadsheet_of_timelinejs_has_the_time_in_its_own_columns(site_of):
    dates = DAY | {"is-built": "189X", "is-cut": "1999-22", "is-hung": "../2020-01-05", "is-shut": "2021-10-22T06:05:09Z"}
    found = {row["Id"]: row for row in rows(site_of(dates)["data/timelinejs.csv"]) if row["Id"]}

    def cells(id):
        names = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time")
        return " ".join(found[id][name] or "-" for name in names)

    assert cells("creaks") == "2021 10 21 13:47 - - - -"
    assert cells("falls") == "2021 10 21 14:01 2021 10 21 14:05"
    assert cells("is-shut") == "2021 10 22 00:05:09 - - - -"
    assert cells("stands") == "2021 10 21 - - - - -"
    assert cells("is-built") == "1890 - - - 1899 - - -"
    assert cells("is-cut") == "1999 - - - - - - -"
    assert cells("is-hung") == "2020 1 5 - - - - -"
    assert found["creaks"]["Display Date"] == "21 October 2021, about 13:47"


def test_a_calendar_has_the_time_in_the_zone_of_the_case_and_two_readers_read_it(site_of):
    text = site_of(DAY)["timeline.ics"]
    calendar = icalendar.Calendar.from_ical(text)
    starts = {str(event["SUMMARY"]).split()[2]: event["DTSTART"] for event in calendar.walk("VEVENT")}
    assert starts["swings"].params["TZID"] == "America/Denver"
    assert starts["swings"].dt.isoformat() == "2021-10-21T13:50:00-06:00"
    assert starts["creaks"].dt.isoformat() == "2021-10-21T13:47:00-06:00"
    assert starts["stands"].dt.isoformat() == "2021-10-21"
    [zone] = calendar.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "America/Denver"
    read = {event.summary.value.split()[2]: event for event in vobject.readOne(text).vevent_list}
    assert read["falls"].dtend.value - read["falls"].dtstart.value == datetime.timedelta(minutes=4)
    assert read["falls"].dtstart.value.utcoffset().total_seconds() == -6 * 3600
    titles = {uid: event.summary.value for uid, event in read.items()}
    assert titles["swings"] == "The gate swings"
    assert titles["creaks"] == "The gate creaks (21 October 2021, about 13:47)"


def test_without_a_zone_a_calendar_has_the_moment(site_of):
    text = site_of({"swings": "2021-10-21T13:47-06:00", "falls": "1890-10-21T13:47-06:00"}, zone="")["timeline.ics"]
    assert "DTSTART:20211021T194700Z" in text
    assert "DTSTART:18901021T194700Z" in text
    assert "VTIMEZONE" not in text


def test_a_zone_of_long_ago_is_read_too(site_of):
    text = site_of({"swings": "1931-07-21T13:47"})["timeline.ics"]
    [event] = vobject.readOne(text).vevent_list
    assert event.dtstart.value.isoformat() == "1931-07-21T13:47:00-07:00"


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2021-10-06/..", "20211006", "20211007"),
        ("2021-10-06/", "20211006", "20211007"),
        ("../2021-10-06", "20211006", "20211007"),
        ("0987-05-01", "09870501", "09870502"),
        ("199X", "19900101", "20000101"),
        ("2021-10-21", "20211021", "20211022"),
    ],
)
def test_a_calendar_has_whole_days_where_there_is_no_time(site_of, date, start, end):
    text = site_of({"falls": date})["timeline.ics"]
    assert f"DTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\n" in text


@pytest.mark.parametrize("date", ["2021-10-21/..", "2021-10-21/", "../2021-10-21"])
def test_a_feed_has_an_event_without_an_end_or_a_start(site_of, date):
    text = site_of({"falls": date})["feed.xml"]
    assert "<title>The gate falls</title>" in text


def test_schema_org_has_the_time_with_its_offset_and_nothing_more_precise_than_the_data(site_of):
    page = site_of(DAY | {"is-built": "189X", "is-cut": "1999-22", "is-hung": "../2020-01"})["timeline/index.md"]
    data = json.loads(re.search(r"<script type=\"application/ld\+json\">(.*?)</script>", page)[1])
    found = {item["item"]["name"].removeprefix("The gate "): item["item"] for item in data["@graph"][0]["itemListElement"]}
    assert found["creaks"]["startDate"] == "2021-10-21T13:47-06:00"
    assert (found["falls"]["startDate"], found["falls"]["endDate"]) == ("2021-10-21T14:01-06:00", "2021-10-21T14:05-06:00")
    assert found["is-cut"]["startDate"] == "1999"
    assert "startDate" not in found["is-built"]
    assert ("startDate" in found["is-hung"], found["is-hung"]["endDate"]) == (False, "2020-01")


def test_csl_has_a_decade_in_words_and_no_time(site_of):
    sources = MINIMAL["sources.yml"] + "".join(
        f"- id: s{number}\n  title: T\n  kind: news\n  primary: false\n  issued: {date}\n"
        for number, date in enumerate(("199X", "2021-10-21T13:47", "2021-10-XX", "../2021", "2021/.."))
    )
    found = {item["id"]: item.get("issued") for item in json.loads(site_of(DAY, **{"sources.yml": sources})["data/sources.json"])}
    assert found["s0"] == {"literal": "the 1990s"}
    assert found["s1"] == {"date-parts": [[2021, 10, 21]]}
    assert found["s2"] == {"date-parts": [[2021, 10]]}
    assert found["s3"] == found["s4"] == {"date-parts": [[2021]]}


@pytest.mark.parametrize(
    ("dates", "zone", "note"),
    [
        (DAY, ZONE, "Times of day are those of the place&#58; Mountain Time (UTC-06&#58;00)."),
        ({"swings": "2021-10-21T13:50", "falls": "2021-12-21T13:50"}, ZONE, "Mountain Time (UTC-06&#58;00 and UTC-07&#58;00)."),
        ({"swings": "2021-10-21T13:50-06:00"}, "", "Times of day are those of the place (UTC-06&#58;00)."),
        ({"swings": "2021-10-21T13:50Z"}, "", "Times of day are those of the place (UTC)."),
        ({"swings": "2021-10-21"}, ZONE, None),
    ],
)
def test_a_page_says_once_in_which_zone_its_times_are(site_of, dates, zone, note):
    page = site_of(dates, zone)["timeline/index.md"]
    assert page.count("Times of day are") == (note is not None)
    assert note is None or note in page


def minutes(page):
    """Each entry of the section on the day: its time, its title, whose word it is, and the questions asked of it."""
    section = page.partition("{#minutes}")[2].partition("## ")[0]
    words = [re.sub(r"<[^>]+>", "", item).replace("&#58;", ":") for item in re.findall(r"<li>(.*?)</li>", section)]
    return [" ".join(item.split()) for item in words]


def test_the_day_stands_minute_by_minute_on_the_overview_as_soon_as_three_events_have_times(site_of):
    page = site_of(DAY, **{"disputes.yml": DISPUTE})["index.md"]
    assert minutes(page) == [
        "about 13:47 The gate creaks Established",
        "13:50 The gate swings Established · Disputed: Was the gate seen?",
        "14:01–14:05 The gate falls Established",
    ]
    assert page.partition("{#incident}")[2].partition("{#disputed}")[0].count("The gate creaks") == 1, "what has a time is not listed twice"


def test_two_times_and_times_of_another_day_make_no_section(site_of):
    assert minutes(site_of(DAY | {"creaks": "2021-10-22T13:47"})["index.md"]) == []
    assert minutes(site_of(dict.fromkeys(DAY, "2021-10-21"))["index.md"]) == []


@pytest.mark.parametrize(
    ("earlier", "later", "says"),
    [
        (
            "2021-10-21T13:47",
            "2021-10-21T13:46",
            "this step (21 October 2021, 13:46) is written after a later one (21 October 2021, 13:47)",
        ),
        ("2021-10-21T13:47", "2021-10-21", None),
        ("2021-10-21T13:47", "2021-10-21T13:47~", None),
    ],
)
def test_steps_of_one_day_are_in_the_order_of_the_clock(write_case, earlier, later, says):
    steps = f"[{{date: {earlier}, step: opened, sources: [report]}}, {{date: {later}, step: hearing, sources: [report]}}]"
    proceeding = (
        "- id: inquiry\n  title: Inquiry\n  kind: inquiry\n  forum: Inquiry\n  text: It asked.\n  sources: [report]\n"
        f"  steps: {steps}\n  reviewed: 2029-12-01\n"
    )
    problems = problems_of(write_case({"case.yml": MINIMAL["case.yml"] + ZONE, "proceedings.yml": proceeding}))
    assert [says in problem for problem in problems if "step-order" in problem] == ([True] if says else [])
