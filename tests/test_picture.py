import datetime
import gzip
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from casesite import Site, load_case
from casesite.build import build
from casesite.model.kinds import Proceeding, ProceedingKind
from casesite.pages.lanes import FIRST, LAST, LETTER, LINES, MARK_OF, NARROW, SHAPES, SIZE, SIZES, TARGET
from casesite.pages.lanes_svg import picture
from casesite.values.dates import read_date

ROOT = Path(__file__).parent.parent
FOLDERS = {"shipped": ROOT / "case_data", "bridge": ROOT / "tests/cases/bridge/case_data"}
SITES = {"shipped": Site(datetime.date(2026, 11, 22)), "bridge": Site(datetime.date(2025, 6, 30))}
HREF = re.compile(r'href="([^"]*)"')


def plain(address):
    return address


def page(address):
    return f"../{address}"


@pytest.fixture(scope="module", params=FOLDERS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def case(name):
    return load_case(FOLDERS[name], SITES[name])[0]


@pytest.fixture(scope="module")
def drawn(case):
    return picture(case, plain)


def lanes(html):
    """Each lane: the title and the address that head it, and its marks as (address, title, kind, x, y, classes)."""
    found = {}
    for item in ET.fromstring(html).findall(".//ul[@class='cs-picture-lanes']/li"):
        head, svg = item
        marks = []
        for link in svg.findall(".//a"):
            title, use = link
            kind, x, y = use.get("href").removeprefix("#picture--"), float(use.get("x").rstrip("%")), int(use.get("y", 0))
            marks.append((link.get("href"), title.text, kind, x, y, link.get("class", "").split()))
        found[head.get("href")] = (head.text, svg, marks)
    return found


def lane(html, id):
    return lanes(html)[f"proceedings/{id}/"]


def said(html, id):
    return {(title, kind) for _, title, kind, *_ in lane(html, id)[2]}


def test_every_proceeding_has_a_lane_that_leads_to_its_page(case, drawn):
    assert {href: title for href, (title, *_) in lanes(drawn).items()} == {f"proceedings/{one.id}/": one.title for one in case.proceedings}


def test_every_step_of_every_docket_is_on_a_mark_of_its_date(case, drawn):
    for proceeding in case.proceedings:
        titles = [title for title, _ in said(drawn, proceeding.id)]
        for step in case.docket(proceeding):
            assert any(title.startswith(f"{step.date.words}: ") for title in titles)
        assert all(title.endswith(f" ({proceeding.title})") for title in titles)


def test_every_link_leads_to_an_address_that_exists(name, drawn):
    pages = {made.path: made.content.decode() for made in build(FOLDERS[name], SITES[name])[0] if made.path.endswith("index.md")}
    for href in set(HREF.findall(drawn)):
        folder, _, fragment = href.partition("#")
        if fragment.startswith("picture--"):
            assert f'id="{fragment}"' in drawn
            continue
        text = pages[f"{folder}index.md"]
        assert not fragment or f'id="{fragment}"' in text or f"{{#{fragment}}}" in text, href


def test_every_mark_is_in_the_list_in_words(drawn):
    listed = {(item[0].text, item[1].get("href")): item[1].text for item in ET.fromstring(drawn).findall(".//details/ol/li")}
    for _, _, marks in lanes(drawn).values():
        for href, title, *_ in marks:
            date, _, words = title.partition(": ")
            assert words in listed[date, href].split("; ") or words in listed[date, href]


def test_the_list_is_in_order_and_has_the_incident(case, drawn):
    items = ET.fromstring(drawn).findall(".//details/ol/li")
    assert [case.profile.incident.date.words, f"Incident, {case.profile.incident.place}"] in [
        [part.text for part in item] for item in items
    ]
    days = [read_date(item[0].get("datetime")).first for item in items]
    assert days == sorted(days)


def test_it_is_xml_on_lines_of_which_none_is_blank(drawn):
    root = ET.fromstring(drawn)
    assert "" not in drawn.split("\n")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("picture--") for id in ids), "no record's id has two hyphens in a row"
    assert not [element for element in root.iter() if element.get("style") or element.tag in ("script", "style")]
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb|url\(", HREF.sub("", re.sub(r"&#\d+;", "", drawn)))


def test_what_names_the_picture_is_there(drawn):
    root = ET.fromstring(drawn)
    named = {element.get("id"): "".join(element.itertext()) for element in root.iter() if element.get("id")}
    assert root.get("role") == "group"
    assert "data-search-exclude" in root.attrib
    assert list(root.iter(root.tag)) == [root], "Material ends the exclusion with the first element of that name"
    assert named[root.get("aria-labelledby")]
    assert named[root.get("aria-describedby")]


def test_marks_lie_in_the_picture_and_cover_none(drawn):
    for title, svg, marks in lanes(drawn).values():
        for *_, x, y, _ in marks:
            assert FIRST <= x <= LAST
            assert y + TARGET <= int(svg.get("height")), title
        for number, (_, _, kind, x, y, _) in enumerate(marks):
            for _, _, other, x_too, y_too, _ in marks[number + 1 :]:
                (wide, high), (wide_too, high_too) = SIZES.get(kind, SIZE), SIZES.get(other, SIZE)
                narrow = "step" not in (kind, other)
                across = abs(x - x_too) * (NARROW if narrow else 420) / 100
                assert across >= (wide + wide_too) / 2 or abs(y - y_too) >= (high + high_too) / 2 - 1, title


def test_what_a_finger_hits_covers_no_other_mark(drawn):
    for _, _, marks in lanes(drawn).values():
        for mark in marks:
            near = [
                other for other in marks if other is not mark and abs(other[3] - mark[3]) * NARROW / 100 < TARGET and "dot" not in other[5]
            ]
            assert "alone" not in mark[5] or "dot" in mark[5] or not near


def test_no_text_overflows(drawn):
    for svg in ET.fromstring(drawn).findall(".//div[@class='cs-picture-axis']/svg"):
        edges = {}
        for text in svg.findall("text"):
            at, wide = float(text.get("x").rstrip("%")) / 100 * NARROW, len(text.text) * LETTER
            start = at - {"middle": wide / 2, "end": wide, None: 0}[text.get("text-anchor")]
            assert start >= 0
            assert start + wide <= NARROW
            assert start >= edges.get(text.get("y"), 0), "labels of one height do not touch"
            edges[text.get("y")] = start + wide


def test_the_same_case_gives_the_same_bytes(name, case, drawn):
    assert picture(load_case(FOLDERS[name], SITES[name])[0], plain) == drawn
    assert picture(case, page) == re.sub(r'href="(?!#)', 'href="../', drawn)


def test_it_stays_light(drawn):
    assert len(drawn.encode()) <= 45_000
    assert len(gzip.compress(drawn.encode())) <= 7_000


def test_every_kind_of_mark_and_line_that_is_drawn_is_in_the_key(drawn):
    key = drawn.split('class="cs-picture-key"')[1].split("</ul>")[0]
    used = set(re.findall(r'#picture--([a-z]+)" x="[\d.]+%"', drawn))
    assert set(re.findall(r"#picture--([a-z]+)", key)) == used
    assert set(MARK_OF.values()) <= set(SHAPES)
    shapes = [shape for _, shape in SHAPES.values()]
    assert len(set(shapes)) == len(shapes), "shapes tell them apart, not colors"
    assert set(re.findall(r'<line class="([a-z]+)"', drawn)) <= {*LINES, "day"}


def test_later_steps_are_not_drawn_as_of_an_earlier_day(case, drawn):
    for day in (case.profile.incident.date.first, datetime.date(2023, 6, 1), datetime.date(2024, 3, 5)):
        then = replace(case, as_of=day)
        html = picture(then, plain)
        assert set(lanes(html)) == set(lanes(drawn))
        for proceeding in case.proceedings:
            known = {step.date.words for step in then.docket(proceeding)}
            assert {title.partition(": ")[0] for title, _ in said(html, proceeding.id)} == known
            is_open = f'use href="#picture--open" x="{LAST:g}%"' in ET.tostring(lane(html, proceeding.id)[1], encoding="unicode")
            assert is_open == (bool(known) and then.standing(proceeding).is_open)


def test_no_proceedings_no_picture(case):
    records = {id: record for id, record in case.records.items() if not isinstance(record, Proceeding)}
    assert picture(replace(case, records=records), plain) == ""


def of(case, id, **changed):
    """The case with one proceeding changed."""
    return replace(case, records={**case.records, id: case.records[id].model_copy(update=changed)})


def test_a_hostile_title_is_words(case):
    title = "A|B *C* <script>alert(1)</script> \"'&amp; {{ 7*7 }} [[x]] --8<-- $x$ ]]>\n\n# head"
    html = picture(of(case, case.proceedings[0].id, title=title), plain)
    assert "<script" not in html
    assert "{{" not in html
    assert "" not in html.split("\n")
    assert lane(html, case.proceedings[0].id)[0] == " ".join(title.split())


@pytest.mark.parametrize(
    ("name", "id", "words", "kind"),
    [
        ("shipped", "state-v-gutierrez-reed", "6 March 2024: convicted, Involuntary manslaughter (State v. Gutierrez-Reed)", "guilt"),
        ("shipped", "state-v-gutierrez-reed", "6 March 2024: acquitted, Tampering with evidence (State v. Gutierrez-Reed)", "acquitted"),
        (
            "shipped",
            "state-v-baldwin-2024",
            "12 July 2024: dismissed with prejudice; hearing (State v. Baldwin (indictment, 2024))",
            "ended",
        ),
        ("shipped", "state-v-baldwin-2024", "10 July 2024: trial opened (State v. Baldwin (indictment, 2024))", "trial"),
        ("shipped", "state-v-halls", "31 March 2023: pleaded no contest; sentenced (State v. Halls)", "guilt"),
        ("bridge", "varrowby-v-ferrow", "15 June 2023: withdrawn, Public nuisance (Varrowby v. Town of Ferrow and another)", "step"),
        ("bridge", "works-safety-appeal", "14 November 2023: affirmed on appeal (Appeal against the reduced fine)", "ended"),
        ("bridge", "works-safety-appeal", "30 May 2023: appeal filed (Appeal against the reduced fine)", "appeal"),
    ],
    indirect=["name"],
)
def test_a_mark_says_what_became_of_what(drawn, id, words, kind):
    assert (words, kind) in said(drawn, id)


@pytest.mark.parametrize("name", ["shipped"], indirect=True)
def test_a_mark_leads_to_its_event_or_else_to_the_docket(drawn):
    hrefs = {title: href for href, title, *_ in lane(drawn, "state-v-baldwin-2024")[2]}
    assert hrefs["12 July 2024: dismissed with prejudice; hearing (State v. Baldwin (indictment, 2024))"].endswith(
        "#case-dismissed-with-prejudice"
    )
    hrefs = {title: href for href, title, *_ in lane(drawn, "state-v-gutierrez-reed-bar")[2]}
    assert list(hrefs.values()) == ["proceedings/state-v-gutierrez-reed-bar/#steps"]


@pytest.mark.parametrize("name", ["bridge"], indirect=True)
def test_a_case_of_some_weeks_has_months_and_one_of_centuries_few_years(case):
    for begins, as_of, labels in [
        ("2022-03-14", "2022-04-20", ["Apr 2022"]),
        ("1801-01-05", "2025-06-30", ["1850", "1900", "1950", "2000"]),
        ("2022-03-14", "2022-03-15", []),
    ]:
        first = case.profile.incident.date
        day = datetime.date.fromisoformat(begins)
        incident = case.profile.incident.model_copy(update={"date": replace(first, text=begins, first=day, last=day)})
        then = replace(case, profile=case.profile.model_copy(update={"incident": incident}), as_of=datetime.date.fromisoformat(as_of))
        axis = ET.fromstring(picture(then, plain)).find(".//div[@class='cs-picture-axis']/svg")
        assert [text.text for text in axis.findall("text")][1:] == labels


@pytest.mark.parametrize("name", ["bridge"], indirect=True)
def test_no_kind_of_step_goes_undrawn(case):
    first = case.proceedings[0].steps[0]
    for proceeding in case.proceedings:
        for step in case.law_of(proceeding).rows:
            html = picture(of(case, proceeding.id, charges=[], steps=[first.model_copy(update={"step": step})]), plain)
            assert len(lane(html, proceeding.id)[2]) == 1


@pytest.mark.parametrize("name", ["bridge"], indirect=True)
@pytest.mark.parametrize(
    ("kind", "steps", "marks"),
    [
        ("criminal", "arrested charged trial-opened hung-jury retrial-opened convicted", "step filed trial step trial guilt"),
        ("criminal", "charged pleaded-guilty sentenced released", "filed guilt step step"),
        ("criminal", "charged found-unfit stay-lifted not-proven", "filed stayed step acquitted"),
        ("criminal", "charged convicted appeal-filed reversed withdrawn", "filed guilt appeal appeal ended"),
        ("criminal", "charged acquitted appeal-filed convicted-on-appeal", "filed acquitted appeal guilt"),
        ("civil", "announced filed stayed stay-lifted judgment-for-plaintiff settled", "step filed stayed step judgment settled"),
        ("civil", "filed settled settlement-approved final", "filed settled step step"),
        ("administrative", "filed contested final", "filed step ended"),
        ("administrative", "fined contested final", "judgment step ended"),
        ("inquest", "opened adjourned resumed conclusion", "filed stayed step judgment"),
        ("inquiry", "announced opened interim-report reported reopened", "step filed step ended filed"),
        ("appeal", "appeal-filed hearing affirmed", "appeal step ended"),
        ("investigation", "opened not-charged reopened charged", "filed ended filed ended"),
    ],
)
def test_a_mark_is_that_of_where_its_step_leads(case, kind, steps, marks):
    proceeding = case.proceedings[0]
    taken = [
        proceeding.steps[0].model_copy(update={"step": step, "date": read_date(f"2022-{number:02}-01")})
        for number, step in enumerate(steps.split(), 1)
    ]
    html = picture(of(case, proceeding.id, kind=ProceedingKind(kind), charges=[], steps=taken), plain)
    assert [mark for _, _, mark, *_ in lane(html, proceeding.id)[2]] == marks.split()
