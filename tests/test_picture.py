"""The pictures: proceedings over time, what statements rest on, events by year, hazards by status; each as a drawing and in words."""

import datetime
import gzip
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from conftest import SITE

from casesite import Site, load_case
from casesite.build import artifacts
from casesite.case_data import link_case
from casesite.language import speaking
from casesite.model.kinds import Proceeding, ProceedingKind, Status
from casesite.model.law import LAW
from casesite.pages import bars, safety, sources, timeline
from casesite.pages.environment import template
from casesite.pages.forms import HTML, PLAIN
from casesite.pages.lanes import foremost, lanes
from casesite.pages.lanes_svg import FLAG_RADIUS, LETTER, NARROW, Drawing, mark
from casesite.pages.page import Page
from casesite.pages.picture import MOST, picture
from casesite.pages.press import Press
from casesite.pages.scale import FIRST, LAST, Scale
from casesite.pages.stretches import STRETCHES
from casesite.pages.twins import twin
from casesite.pages.view import View
from casesite.values.dates import read_date

ROOT = Path(__file__).parent.parent
FOLDERS = {"shipped": ROOT / "case_data", "bridge": ROOT / "tests/cases/bridge/case_data"}
SITES = {"shipped": Site(datetime.date(2026, 11, 22)), "bridge": Site(datetime.date(2025, 6, 30))}
CSS = (ROOT / "hooks/casesite/theme/assets/casesite.css").read_text(encoding="utf-8")


def written(case, form, path="index.md"):
    """The picture as the page of a path shows it."""
    page = Page(path, "overview", "Overview", None, None)
    return str(template("_picture", form).module.picture(View(Press(case, SITE), page, form), picture(case)))


def drawn(case):
    return written(case, HTML)


def read(html):
    return ET.fromstring(f"<section>{html}</section>")


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(params=FOLDERS, scope="module")
def case(request):
    return load_case(FOLDERS[request.param], SITES[request.param])[0]


def steps(text):
    """ "2022-01-05 charged, 2022-03 convicted" as the steps of a data file."""
    return [dict(zip(("date", "step"), step.split(), strict=True), sources=["report"]) for step in text.split(", ") if step]


def proceeding(id, kind, own="", charges=(), **more):
    return {
        "id": id,
        "title": id.replace("-", " ").capitalize(),
        "kind": kind,
        "forum": "District Court",
        "text": "About the gate.",
        "sources": ["report"],
        "sides": [{"name": "State", "parties": ["ferrow"]}],
        "reviewed": "2029-12-31",
        **({"steps": steps(own)} if own else {}),
        **({"charges": [_charge(number, text) for number, text in enumerate(charges, 1)]} if charges else {}),
        **more,
    }


def _charge(number, text):
    return {"id": f"count-{number}", "title": f"Count {number}", "against": ["ferrow"], "steps": steps(text)}


@pytest.fixture
def case_of(write_case):
    """The minimal case with some proceedings."""

    def made(*proceedings, **others):
        files = {"proceedings": list(proceedings), **others}
        return link_case(write_case({f"{name}.yml": yaml.safe_dump(records) for name, records in files.items()}), SITE)

    return made


CHARGED, TRIED = "2022-01-05 charged", "2022-01-05 charged, 2022-05-02 trial-opened"


# The lanes: which there are, what became of each


@pytest.mark.parametrize(
    ("docket", "says", "is_open", "course"),
    [
        (("criminal", CHARGED, ()), "Charged 5 January 2022", True, "open from 5 January 2022"),
        (("criminal", "2022-01 announced", ()), "Announced January 2022", True, "announced only from January 2022"),
        (
            ("criminal", f"{CHARGED}, 2022-02-01 stayed, 2022-03-01 hearing", ()),
            "Stayed; hearing 1 March 2022",
            True,
            "open from 5 January 2022 to 1 February 2022, stayed from 1 February 2022",
        ),
        (
            ("criminal", f"{TRIED}, 2022-05-09 acquitted", ()),
            "Acquitted 9 May 2022",
            False,
            "open from 5 January 2022 to 2 May 2022, on trial from 2 May 2022 to 9 May 2022",
        ),
        (
            ("criminal", f"{CHARGED}, 2022-05-09 dismissed", ()),
            "Dismissed 9 May 2022, no verdict",
            False,
            "open from 5 January 2022 to 9 May 2022",
        ),
        (
            ("civil", "2022-01-05 filed, 2022-05-09 dismissed", ()),
            "Dismissed 9 May 2022",
            False,
            "open from 5 January 2022 to 9 May 2022",
        ),
        (
            ("civil", "2022-01-05 filed, 2022-05-09 dismissed, 2023-01-02 reinstated", ()),
            "Reinstated 2 January 2023",
            True,
            "open from 5 January 2022 to 9 May 2022, open from 2 January 2023",
        ),
        (
            ("criminal", f"{CHARGED}, 2022-05-09 convicted, 2022-06-01 appeal-filed", ()),
            "Convicted 9 May 2022; appeal open",
            True,
            "open from 5 January 2022 to 9 May 2022, on appeal from 1 June 2022",
        ),
        (
            ("criminal", f"{CHARGED}, 2022-05-09 convicted, 2022-06-01 appeal-filed, 2022-07-01 affirmed", ()),
            "Convicted 9 May 2022",
            False,
            "open from 5 January 2022 to 9 May 2022, on appeal from 1 June 2022 to 1 July 2022",
        ),
        (
            ("criminal", "", (f"{CHARGED}, 2022-05-09 convicted", f"{CHARGED}, 2022-05-09 acquitted")),
            "Count 1: convicted 9 May 2022. Count 2: acquitted 9 May 2022",
            False,
            "open from 5 January 2022 to 9 May 2022",
        ),
        (
            ("criminal", "", (f"{CHARGED}, 2022-05-09 convicted", f"{CHARGED}, 2022-02-09 withdrawn")),
            "Convicted 9 May 2022",
            False,
            "open from 5 January 2022 to 9 May 2022",
        ),
        (
            ("criminal", "", (f"{CHARGED}, 2022-05-09 withdrawn", f"{CHARGED}, 2022-02-09 withdrawn")),
            "Count 1: withdrawn 9 May 2022. Count 2: withdrawn 9 February 2022, no verdict",
            False,
            "open from 5 January 2022 to 9 May 2022",
        ),
        (
            ("criminal", "", [f"{CHARGED}, 2022-05-0{day} {end}" for day, end in ((3, "convicted"), (2, "acquitted"), (2, "convicted"))]),
            "Count 1: convicted 3 May 2022. Count 2: acquitted 2 May 2022. Count 3: convicted 2 May 2022",
            False,
            "open from 5 January 2022 to 3 May 2022",
        ),
        (
            ("criminal", "", [f"{CHARGED}, 2022-05-0{day} {end}" for day, end in ((3, "convicted"), *((2, "acquitted"),) * 3)]),
            "Acquitted 2 May 2022; convicted 3 May 2022",
            False,
            "open from 5 January 2022 to 3 May 2022",
        ),
        (
            ("civil", "", ("2022-01-05 filed, 2022-05-09 settled", "2022-01-05 filed, 2022-02-09 dismissed, 2022-05-09 settled")),
            "Dismissed 9 February 2022; settled 9 May 2022",
            False,
            "open from 5 January 2022 to 9 May 2022",
        ),
        (("civil", "2022-01-05 hearing", ()), "Hearing 5 January 2022", True, "announced or on hold from 5 January 2022"),
        (("civil", "2022-01-05 filed, 2022-01-05 settled", ()), "Settled 5 January 2022", False, ""),
    ],
)
def test_a_lane_says_what_became_of_its_proceeding(case_of, docket, says, is_open, course):
    (lane,) = picture(case_of(proceeding("gate-case", *docket))).lanes
    assert (lane.words, lane.is_open, lane.course) == (says, is_open, course)


def test_what_has_not_begun_by_the_day_shown_has_a_lane_without_a_line(case_of):
    (lane,) = picture(replace(case_of(proceeding("gate-case", "civil", CHARGED)), as_of=datetime.date(2021, 1, 1))).lanes
    assert (lane.words, lane.course, lane.stretches) == ("Not begun", "", [])


APPEALED = proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 convicted, 2022-06-01 appeal-filed")
FILED = "2022-06-01 appeal-filed"


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ([], {"gate-case": []}),
        ([("first", FILED, "gate-case")], {"gate-case": ["appeal filed 1 June 2022, open"]}),
        ([("first", f"{FILED}, 2022-08 affirmed", "gate-case")], {"gate-case": ["affirmed on appeal August 2022"]}),
        ([("first", "2022-06-01 hearing", "gate-case")], {"gate-case": ["hearing 1 June 2022, open"]}),
        (  # an appeal of an appeal
            [("second", "2023-01-02 appeal-filed", "first"), ("first", f"{FILED}, 2022-08 affirmed", "gate-case")],
            {"gate-case": ["affirmed on appeal August 2022", "appeal filed 2 January 2023, open"]},
        ),
        ([("first", FILED, None)], {"gate-case": [], "first": []}),
        ([("first", FILED, "second"), ("second", FILED, "first")], {"gate-case": [], "first": [], "second": []}),  # a rule refuses it
        (
            [("first", FILED, "second"), ("second", FILED, "third"), ("third", FILED, "second")],
            {"gate-case": [], "first": [], "second": [], "third": []},
        ),
    ],
)  # fmt: skip
def test_an_appeal_stands_on_the_lane_of_its_trial(case_of, others, says):
    appeals = [proceeding(id, "appeal", own, **({"appeal_of": of} if of else {})) for id, own, of in others]
    shown = picture(case_of(*appeals, APPEALED))
    assert {lane.proceeding.id: [appeal.words for appeal in lane.appeals] for lane in shown.lanes} == says


def test_of_an_appeal_that_has_a_record_the_trial_does_not_say_that_it_is_open_too(case_of):
    (lane,) = picture(case_of(APPEALED, proceeding("first", "appeal", FILED, appeal_of="gate-case"))).lanes
    assert lane.words == "Convicted 9 May 2022"
    assert lane.is_open
    assert lane.course.count("on appeal") == 1


def test_an_appeal_of_a_withdrawn_proceeding_has_a_lane_of_its_own(case_of):
    gone = {**APPEALED, "withdrawn": {"date": "2023-01-01", "reason": "Entered twice."}}
    shown = picture(case_of(gone, proceeding("first", "appeal", FILED, appeal_of="gate-case")))
    assert [lane.proceeding.id for lane in shown.lanes] == ["first"]


def test_there_are_two_groups_and_none_that_is_empty(case_of):
    ended, pending = proceeding("a-case", "criminal", f"{CHARGED}, 2022-05-09 acquitted"), proceeding("b-case", "civil", CHARGED)
    appealed = [APPEALED, proceeding("first", "appeal", FILED, appeal_of="gate-case")]

    def groups(*proceedings):
        return [(name, [lane.proceeding.id for lane in members]) for name, _, members in picture(case_of(*proceedings)).groups]

    assert groups(pending, ended) == [("ended", ["a-case"]), ("open", ["b-case"])]
    assert groups(ended) == [("ended", ["a-case"])]
    assert groups(*appealed) == [("open", ["gate-case"])]


def test_lanes_stand_by_their_beginning(case_of):
    cases = [proceeding(id, "civil", f"{date} filed") for id, date in (("c-case", "2023"), ("a-case", "2022-02"), ("b-case", "2022-01-31"))]
    assert [lane.proceeding.id for lane in picture(case_of(*cases)).lanes] == ["b-case", "a-case", "c-case"]


def test_the_foremost_come_first(case_of):
    sued = "2022-01-05 filed"
    suit, arbitration = proceeding("suit", "civil", f"{sued}, 2022-05-02 trial-opened"), proceeding("arbitration", "arbitration", sued)
    fine, untried = proceeding("fine", "administrative", CHARGED), proceeding("untried", "criminal", CHARGED)
    tried = proceeding("tried", "criminal", "", (CHARGED, f"{TRIED}, 2022-05-02 convicted"))
    order = [one.id for one in foremost(case_of(arbitration, suit, fine, untried, tried))]
    assert order == ["tried", "fine", "untried", "suit", "arbitration"]


@pytest.mark.parametrize(("number", "more"), [(MOST, 0), (MOST + 1, 1), (60, 60 - MOST)])
def test_of_many_the_foremost_are_shown_and_the_others_counted(case_of, number, more):
    cases = [proceeding(f"case-{one}", "criminal" if one == number else "civil", CHARGED) for one in range(1, number + 1)]
    case = case_of(*cases)
    shown = picture(case)
    assert (len(shown.lanes), shown.more) == (MOST, more)
    assert f"case-{number}" in {lane.proceeding.id for lane in shown.lanes}
    overview = next(made.content.decode() for made in artifacts(case, SITE) if made.path == "index.md")
    assert (f"All {number} court cases</a>: {more} more" in overview) == bool(more)


def test_no_proceedings_no_picture(case):
    records = {id: record for id, record in case.records.items() if not isinstance(record, Proceeding)}
    assert picture(replace(case, records=records)) is None


# The dates that are marked on all lanes


def happened(date, title, id, **more):
    return {
        "id": id,
        "date": date,
        "title": title,
        "text": title,
        "category": "structure",
        "sources": ["report"],
        "status": "established",
        **more,
    }


INCIDENT = ("21 October 2021", ["Incident"])


@pytest.mark.parametrize(
    ("proceedings", "marked"),
    [
        ([proceeding("gate-case", "criminal", TRIED)], [INCIDENT]),
        ([proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 acquitted")], [INCIDENT, ("9 May 2022", ["Gate case: acquitted"])]),
        (
            [proceeding("gate-case", "criminal", "", (f"{TRIED}, 2022-05-09 acquitted", f"{CHARGED}, 2022-05-09 dismissed"))],
            [INCIDENT, ("9 May 2022", ["Gate case: acquitted (Count 1), dismissed (Count 2)"])],
        ),
        (  # one part of it acquitted, which is a verdict
            [proceeding("gate-case", "criminal", "", (f"{TRIED}, 2022-05-09 acquitted", f"{CHARGED}, 2022-06-09 dismissed"))],
            [INCIDENT, ("9 June 2022", ["Gate case: Count 1: acquitted 9 May 2022. Count 2: dismissed 9 June 2022"])],
        ),
        (  # of more than a lane names, what ended on that date
            [
                proceeding(
                    "gate-case",
                    "criminal",
                    "",
                    (f"{TRIED}, 2022-06-09 acquitted", *(f"{CHARGED}, 2022-05-0{day} dismissed" for day in (7, 8, 9))),
                )
            ],
            [INCIDENT, ("9 June 2022", ["Gate case: acquitted (Count 1)"])],
        ),
        (  # what came to a trial, before what did not; what the state brought, before suits; no more than three
            [
                proceeding("suit", "civil", "2022-01-05 filed, 2022-02-01 settled"),
                proceeding("plea", "criminal", f"{CHARGED}, 2022-03-01 pleaded-guilty"),
                proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 dismissed"),
                proceeding("fine", "administrative", "2022-01-05 filed, 2022-06-01 settled"),
            ],
            [INCIDENT, ("1 March 2022", ["Plea: pleaded guilty"]), ("9 May 2022", ["Gate case: dismissed, no verdict"])],
        ),
        (  # of one date, all
            [proceeding(id, "criminal", f"{TRIED}, 2022-05-09 acquitted") for id in ("one", "two", "three")],
            [INCIDENT, ("9 May 2022", ["One: acquitted", "Two: acquitted", "Three: acquitted"])],
        ),
        (  # not what is open again
            [proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 convicted, 2022-06-01 appeal-filed, 2023-01-02 reversed")],
            [INCIDENT],
        ),
        (
            [APPEALED],
            [INCIDENT, ("9 May 2022", ["Gate case: convicted; appeal open"])],
        ),
        (  # and never without what a higher court did
            [APPEALED, proceeding("first", "appeal", f"{FILED}, 2022-08 reversed", appeal_of="gate-case")],
            [INCIDENT, ("9 May 2022", ["Gate case: convicted; reversed on appeal August 2022"])],
        ),
        (  # nor what ended before the incident
            [proceeding("old-case", "criminal", "2019 charged, 2020 acquitted")],
            [INCIDENT],
        ),
    ],
)  # fmt: skip
def test_the_dates_that_are_marked_are_the_incident_and_how_the_foremost_proceedings_ended(case_of, proceedings, marked):
    turns = picture(case_of(*proceedings)).turns
    assert [(turn.date.words, [words for _, words in turn.parts]) for turn in turns] == marked


def test_a_date_leads_to_its_event_or_else_to_its_proceeding(case_of):
    cases = [
        proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 acquitted"),
        proceeding("fine", "administrative", "2022 filed, 2023-01-02 settled"),
    ]
    of_it = happened("2022-05-09", "The verdict", "verdict", proceedings=["gate-case"], sources=["report"])
    turns = picture(case_of(*cases, events=[of_it, happened("2022-05-09", "Rain", "rain")])).turns
    assert [[record and record.id for record, _ in turn.parts] for turn in turns] == [[None], ["verdict"], ["fine"]]


def test_later_dates_are_not_marked_as_of_an_earlier_day(case_of):
    case = case_of(proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 acquitted"))
    for day, dates in (("2021-10-20", []), ("2022-05-08", ["2021-10-21"]), ("2022-05-09", ["2021-10-21", "2022-05-09"])):
        then = picture(replace(case, as_of=datetime.date.fromisoformat(day)))
        assert [turn.date.text for turn in then.turns] == dates
        assert all(stretch.start.first <= then.scale.last for lane in then.lanes for stretch in lane.stretches)


# The shipped case


def test_in_the_shipped_case_what_the_state_brought_is_on_a_lane_and_the_others_are_counted():
    case = load_case(FOLDERS["shipped"], SITES["shipped"])[0]
    shown = picture(case)
    on_lanes = [lane.proceeding.id for lane in shown.lanes] + [appeal.proceeding.id for lane in shown.lanes for appeal in lane.appeals]
    brought = [
        proceeding.id for proceeding in case.proceedings if proceeding.kind in (ProceedingKind.CRIMINAL, ProceedingKind.ADMINISTRATIVE)
    ]
    assert set(brought) <= set(on_lanes)
    assert len(set(on_lanes)) == len(on_lanes) == len(case.proceedings) - shown.more
    assert [turn.date.text for turn in shown.turns] == ["2021-10-21", "2024-03-06", "2024-07-12"]
    said = {lane.proceeding.id: lane.words for lane in shown.lanes}
    assert "no verdict" in said["state-v-baldwin-2024"]
    assert re.search("convicted.*acquitted", said["state-v-gutierrez-reed"])


# The page


def test_the_plain_form_says_the_same(case):
    html = read(drawn(case))
    for hidden in [element for element in html.iter() if element.get("aria-hidden")]:
        hidden.clear()
    said = re.findall(r"\w+", words(html))
    plain = re.sub(r"\]\([^)]*\)", "", twin(written(case, PLAIN), "", "").decode())
    assert re.findall(r"\w+", re.sub(r"(?m)^ *\d+\. |\\\\", "", plain)) == said


def test_it_is_xml_of_which_drawings_are_hidden_and_nothing_styles_itself(case):
    html = drawn(case)
    root = read(html)
    assert "" not in html.strip().split("\n")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("picture--") for id in ids), "no record's id has two hyphens in a row"
    assert not [element for element in root.iter() if element.get("style") or element.tag in ("script", "style")]
    hidden = [inner for element in root.iter() if element.get("aria-hidden") for inner in element.iter()]
    assert not [element for element in hidden if element.tag == "a"]
    assert not [element for element in root.iter("svg") if element not in hidden]
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb|url\(", re.sub(r'href="[^"]*"|&#\d+;', "", html))
    named = {element.get("id"): words(element) for element in root.iter() if element.get("id")}
    assert all(named[element.get("aria-labelledby")] for element in root.iter("ul") if element.get("aria-labelledby"))


def test_every_link_leads_to_a_page_of_the_site(case):
    pages = {made.path for made in artifacts(case, SITE)}
    hrefs = [link.get("href") for link in read(drawn(case)).iter("a")]
    assert hrefs
    assert {f"{href}index.md" for href in hrefs} <= pages


def test_on_another_page_only_the_links_differ(case):
    assert written(case, HTML, "timeline/index.md") == re.sub(r'href="(?!#)', 'href="../', drawn(case))


def test_the_key_has_what_is_drawn_and_no_more_than_four_entries(case):
    root = read(drawn(case))
    (key,) = [element for element in root.iter("ul") if element.get("class") == "cs-picture-key"]
    kinds = [line.get("class") for line in key.iter("line")]
    lines = {line.get("class") for item in root.iter("ul") if item.get("class") == "cs-lanes" for line in item.iter("line")} - {None}
    assert set(kinds) == lines <= set(STRETCHES)
    assert len(kinds) <= 4


def test_it_stays_light(case):
    html = drawn(case).encode()
    assert len(html) <= 20_000
    assert len(gzip.compress(html)) <= 4_500


def test_a_hostile_title_is_words(case_of):
    title = "A|B *C* <script>alert(1)</script> \"'&amp; {{ 7*7 }} [x](y) --8<-- $x$ ]]> # head"
    html = drawn(case_of(proceeding("gate-case", "criminal", f"{TRIED}, 2022-05-09 acquitted", title=title)))
    assert "<script" not in html
    assert "{{" not in html
    assert [words(link) for link in read(html).iter("a")] == [f"{title}: acquitted", title]


# The drawing


def places(case):
    shown = picture(case)
    for lane in shown.lanes:
        svg = ET.fromstring(shown.drawing.lane(lane))
        yield (
            lane,
            [(line.get("class"), float(line.get("x1")[:-1]), float(line.get("x2")[:-1])) for line in svg.iter("line")],
            svg.findall("svg"),
        )


def test_lines_and_marks_lie_in_the_picture(case):
    for lane, lines, marks in places(case):
        assert all(FIRST <= start <= end <= LAST for _, start, end in lines), lane.proceeding.id
        assert len(marks) == bool(lane.end) + lane.is_open
        assert [float(mark.get("x")[:-1]) for mark in marks][-1:] == (
            [LAST] if lane.is_open else [max(end for *_, end in lines)] if not lane.appeals else [picture(case).scale.middle(lane.end)]
        )


def test_the_words_begin_behind_the_line_at_a_place_that_the_style_knows(case):
    known = {int(number): int(at) for number, at in re.findall(r"\.cs-at-(\d+) { --at: (\d+); }", CSS)}
    assert known == {number: number for number in range(41)}
    drawing = picture(case).drawing
    for lane, lines, _ in places(case):
        reached = max(end for *_, end in lines)
        begins = drawing.fortieth(lane) * 100 / 40
        assert drawing.fortieth(lane) in known
        if not (lane.end and lane.is_open):  # then they stand under the line
            assert reached <= begins < reached + 2.5


@pytest.mark.parametrize(
    ("shape", "kinds", "is_same"),
    [("guilt", 2, False), ("acquitted", 1, False), ("ended", 1, True), ("anything new", 1, True)],
)
def test_each_way_to_stand_has_a_mark_of_its_own_and_what_is_not_known_is_an_end(shape, kinds, is_same):
    assert mark(shape, 5).count("<path") == kinds
    assert (mark(shape, 5) == mark("ended", 5)) == is_same


@pytest.mark.parametrize(
    ("places", "rows"),
    [
        ([], []),
        ([50], [0]),
        ([2, 97], [0, 0]),
        ([50, 51], [0, 1]),
        ([50, 51, 52], [0, 1, 2]),
        ([50, 51, 60], [0, 1, 0]),
        ([50, 50], [0, 1]),
    ],
)
def test_flags_that_are_near_each_other_stand_in_rows(places, rows):
    drawing = Drawing(Scale([], datetime.date(2029, 12, 31)), [], [])
    drawing.marked = places
    circles = ET.fromstring(drawing.axis).findall("circle")
    bottom = max((int(circle.get("cy")) for circle in circles), default=0)
    assert [(bottom - int(circle.get("cy"))) // 18 for circle in circles] == rows
    spots = [(float(circle.get("cx")[:-1]) * NARROW / 100, int(circle.get("cy"))) for circle in circles]
    for number, (x, y) in enumerate(spots):
        assert all((x - other) ** 2 + (y - down) ** 2 >= (2 * FLAG_RADIUS) ** 2 for other, down in spots[:number])


@pytest.mark.parametrize(
    ("begins", "as_of", "labels"),
    [
        ("2022-03-14", "2022-04-20", ["Apr 2022"]),
        ("2022-03-14", "2022-03-15", []),
        ("2021-10-21", "2026-11-22", ["2022", "2023", "2024", "2025", "2026"]),
        ("1801-01-05", "2025-06-30", ["1850", "1900", "1950", "2000"]),
        ("0500", "2025-06-30", ["1000", "1500"]),
        ("0001", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_there_are_as_many_years_as_can_be_read(begins, as_of, labels):
    scale = Scale([read_date(begins)], datetime.date.fromisoformat(as_of))
    texts = ET.fromstring(Drawing(scale, [], []).axis).findall("text")
    assert [text.text for text in texts] == labels
    edge = 0.0
    for text in texts:
        at, wide = float(text.get("x")[:-1]) / 100 * NARROW, len(text.text) * LETTER
        assert edge <= at - wide / 2
        edge = at + wide / 2
    assert edge <= NARROW


def test_a_month_stands_at_its_middle_and_what_goes_on_at_its_beginning():
    scale = Scale([read_date("2022-01-01")], datetime.date(2022, 12, 31))
    assert scale.middle(read_date("2022-06")) == scale.of(datetime.date(2022, 6, 15))
    assert scale.middle(read_date("2022-06-01/..")) == scale.of(datetime.date(2022, 6, 1))
    assert (scale.of(datetime.date(1999, 1, 1)), scale.of(datetime.date(2099, 1, 1))) == (FIRST, LAST)


def test_no_kind_of_step_or_proceeding_goes_undrawn(case_of):
    each = [(kind.value, step) for kind in ProceedingKind for step in LAW[kind].rows]
    case = case_of(*(proceeding(f"{kind}-{step}", kind, f"2022-01-05 {step}") for kind, step in each))
    drawn = lanes(case, case.proceedings)
    assert len(drawn) == len(each)
    for lane in drawn:
        assert lane.words
        assert lane.stretches or lane.end, lane.proceeding.id


# Counts as bars


@pytest.mark.parametrize(
    ("counts", "most", "heights"),
    [([0, 1, 2], 2, [18, 36]), ([1, 1000], 1000, [2, 36]), ([0, 0], 5, []), ([5], 10, [18])],
)
def test_a_column_is_as_high_as_its_count_and_is_seen_where_there_is_one(counts, most, heights):
    rects = ET.fromstring(bars.columns(counts, most)).findall("rect")
    assert [int(rect.get("height")) for rect in rects] == heights
    assert all(int(rect.get("y")) + int(rect.get("height")) == bars.TALLEST for rect in rects)


@pytest.mark.parametrize("counts", [[1, 2, 1], [0, 0, 3], [139, 342, 119], [0, 0, 0]])
def test_a_stacked_bar_is_filled_by_its_parts_in_order(counts):
    rects = ET.fromstring(bars.stacked(counts)).findall("rect")
    at = 0.0
    for count, rect in zip(counts, rects, strict=True):
        assert float(rect.get("x")[:-1]) == pytest.approx(at, abs=0.1)
        assert float(rect.get("width")[:-1]) == pytest.approx(100 * count / (sum(counts) or 1), abs=0.1)
        at += float(rect.get("width")[:-1])


def page_of(case, module, path):
    with speaking(case.profile.language):
        return next(page for page in module.pages(case) if page.path == path)


def test_the_years_of_the_timeline_count_every_event_and_lead_to_where_they_stand(case):
    years = page_of(case, timeline, "timeline/index.md").context["bars"]
    assert sum(year.number for year in years) == len(case.events)
    assert [year.address for year in years] == [f"timeline/#y{year.year}" for year in years]


def test_the_years_of_a_long_timeline_lead_to_its_parts(case_of):
    events = [happened(f"{2022 + number % 3}-05", f"Event {number}", f"event-{number}") for number in range(450)]
    events += [happened("2022", "A year", "a-year")]
    case = case_of(events=events)
    years = page_of(case, timeline, "timeline/index.md").context["bars"]
    assert [(year.address, year.number, len(ET.fromstring(year.drawn))) for year in years] == [
        ("timeline/2022/", 151, 1), ("timeline/2023/", 150, 1), ("timeline/2024/", 150, 1)
    ]  # fmt: skip
    assert {year.address for year in years} <= {made.path.removesuffix("index.md") for made in artifacts(case, SITE)}


def test_what_statements_rest_on_adds_up_to_all_of_them(case):
    context = page_of(case, sources, "sources/index.md").context
    assert sum(count for _, count in context["bearing"]) == context["total"] > 0
    assert len(ET.fromstring(context["bar"])) == len(context["bearing"]) == 3


def test_the_hazards_count_every_statement_of_their_protocols(case):
    heat = page_of(case, safety, "safety/index.md").context["heat"]
    assert sum(number for _, cells in heat for _, number, _ in cells) == sum(len(protocol.record) for protocol in case.protocols)
    for _, cells in heat:
        assert [status for status, *_ in cells] == [status for status in Status if status in {status for status, *_ in cells}]
        assert all((warmth > 0) == (number > 0) and warmth <= 4 for _, number, warmth in cells)
        assert all(f".cs-warm-{warmth} " in CSS for *_, warmth in cells)
