"""A case in a language that is read from the right: its pages, what is drawn on them, and the words of other languages among its own."""

import difflib
import os
import re

import pytest
from right_to_left import in_arabic
from site_tools import ROOT, built, copy_project, html_pages, mkdocs, read_html
from test_accessibility import SIDEWAYS, axe, lay_all_out

from casesite import direction
from casesite.exports import card

pytest_plugins = ["site_fixtures"]

GOLDEN = ROOT / "tests" / "golden" / "right-to-left-event.md"
EVENT = "timeline/deck-gives-way/"
PAGES = ["", "timeline/", EVENT, "parties/", "parties/ab-c/", "proceedings/varrowby-v-ferrow/", "sources/", "safety/"]
WIDE = {"width": 1280, "height": 900}
# The left edge of each of some words in an element.
EDGES = """(element, words) => words.map((word) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange()
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(word)
    if (at < 0) continue
    range.setStart(texts.currentNode, at)
    range.setEnd(texts.currentNode, at + word.length)
    return range.getBoundingClientRect().left
  }
})"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("arabic"))
    in_arabic(project)
    return project


@pytest.fixture(scope="module")
def files(project):
    return built(project / "case_data")


@pytest.fixture(scope="module")
def site(project):
    run = mkdocs("build", cwd=project)  # not strict: our own words stay English, which is a warning
    assert run.returncode == 0, run.stderr
    return project / "site"


@pytest.fixture(scope="module")
def page(browser):
    return browser.new_context(bypass_csp=True, reduced_motion="reduce", viewport=WIDE).new_page()


@pytest.fixture
def visit(page, site, serve_folder):
    """Go to a page at a width."""
    address = serve_folder(site)

    def go(path, width=1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        return page

    return go


def from_the_right(places):
    return len(places) > 1 and places == sorted(places, reverse=True)


@pytest.mark.parametrize(
    ("way", "languages"),
    [("rtl", "ar ar-EG he he-IL fa ur ur-PK yi ps ckb az-Arab"), ("ltr", "en en-GB de el ru ja sr-Latn az zz")],
)
def test_a_language_runs_the_way_of_its_script(way, languages):
    assert {language: direction(language) for language in languages.split()} == dict.fromkeys(languages.split(), way)


def test_every_page_says_that_it_is_read_from_the_right(site):
    for path in html_pages(site):
        page = read_html(path.read_text(encoding="utf-8"))
        root, body = page.all("html")[0].attributes, page.all("body")[0].attributes
        assert (root["lang"], root["dir"], body["dir"]) == ("ar", "rtl", "rtl"), path


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_over(path, visit):
    page = visit(path)
    lay_all_out(page)
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SIDEWAYS) == []


def test_time_runs_to_the_left_in_the_picture_and_in_the_bars(visit):
    page = visit("")
    lane = page.locator(".cs-lanes > li").first
    assert from_the_right([lane.locator(part).first.bounding_box()["x"] for part in ("a", "svg > line", ".mark")])
    assert from_the_right([flag.bounding_box()["x"] for flag in page.locator(".flag").all()])
    years = visit("timeline/").locator(".cs-bars a").all()
    assert from_the_right([year.bounding_box()["x"] for year in years])


def test_columns_breadcrumbs_and_lists_begin_at_the_right(visit):
    for width in (1280, 390):
        page = visit("safety/", width)
        assert from_the_right([head.bounding_box()["x"] for head in page.locator(".cs-heat th[scope=col]").all()])
        page = visit(EVENT, width)
        assert from_the_right([part.bounding_box()["x"] for part in page.locator(".cs-trail > *").all()])
        edge = page.locator("h1").bounding_box()
        fact = page.locator(".cs-facts dt").first.bounding_box()
        assert fact["x"] + fact["width"] == pytest.approx(edge["x"] + edge["width"], abs=1)


def test_marks_and_signs_stand_at_the_right_of_words(visit):
    page = visit(EVENT)
    status = page.locator(".cs-status").first
    box = status.bounding_box()
    assert status.evaluate(EDGES, ["Established"])[0] == pytest.approx(box["x"], abs=1)  # the mark takes the rest
    page.locator(".cs-src > summary").first.click()
    for element, sign in ((".cs-src > summary", '"▾" / ""'), (".cs-sources > li", 'counter(source) "." / ""')):
        style = page.locator(element).first.evaluate(
            "(element) => {const s = getComputedStyle(element, '::before'); return [s.content, s.right]}"
        )
        assert style == [sign, "0px"]
    assert page.locator(".cs-cite > summary").evaluate("(one) => getComputedStyle(one, '::before').content") == '"◂" / ""'


@pytest.mark.parametrize(
    ("path", "element", "words"),
    [
        (EVENT, ".cs-as-of", ["As of", "يونيو", "."]),  # a sentence of ours with a day in Arabic
        (EVENT, ".cs-src > summary", ["2", "sources"]),
        ("proceedings/varrowby-v-ferrow/", "dd a:has-text('script')", ["A|B", "<script>"]),  # a name
        ("proceedings/varrowby-v-ferrow/", "dd:has-text('ODC')", ["ODC", "22", "441"]),
    ],
)
def test_what_is_read_from_the_left_stays_in_order(path, element, words, visit):
    edges = visit(path).locator(element).first.evaluate(EDGES, words)
    assert edges == sorted(edges)


def test_an_arabic_sentence_ends_at_the_left(visit):
    words = ["هبط", "شخص", "واحد", "."]
    assert from_the_right(visit(EVENT).locator(".cs-text").first.evaluate(EDGES, words))


def test_a_day_in_arabic_is_read_from_the_right(visit):
    day = visit("timeline/").locator("summary time:has-text('17:52')").first
    assert from_the_right(day.evaluate(EDGES, ["14", "مارس", "2022"]))


def test_an_open_event_keeps_its_date_and_its_title_on_one_line(visit):
    summary = visit("timeline/").locator(".cs-timeline summary:has(time)").first
    summary.click()
    boxes = [summary.locator(part).bounding_box() for part in ("time", ".cs-title")]
    assert from_the_right([box["x"] for box in boxes])
    assert boxes[1]["y"] < boxes[0]["y"] + boxes[0]["height"]


def test_the_search_opens_to_the_left_with_the_title_first(visit):
    page = visit("timeline/")
    page.fill(".cs-search [role=combobox]", "الجسر")
    first = page.locator("a[data-search-result]").first
    assert from_the_right([first.locator(part).bounding_box()["x"] for part in (".cs-result-title", ".cs-result-kind")])
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("path", ["", "timeline/", EVENT])
def test_axe_finds_nothing(path, visit):
    assert axe(visit(path, 390)) == []


def test_the_card_draws_no_letters_that_its_font_lacks(files):
    small = ["", "15 events · 10 sources"]  # without the title and the day, which are in Arabic letters
    assert files["assets/card.png"] == card._png(card._draw("", small, "bridge.example.org"))


def test_the_page_of_an_event_is_exactly_the_golden_one(files):
    page = files[f"{EVENT}index.md"].decode()
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(page, encoding="utf-8")
    golden = GOLDEN.read_text(encoding="utf-8")
    assert page == golden, "\n".join(difflib.unified_diff(golden.splitlines(), page.splitlines(), "golden", "now", lineterm="", n=1))


ENGLISH = '<span lang="en" dir="ltr">'


@pytest.mark.parametrize(
    "words",
    [
        '<summary><span lang="en" dir="ltr">2 sources</span></summary>',  # counted
        '<span lang="en" dir="ltr">As of <time datetime="2025-06-30">30 يونيو 2025</time>.</span>',  # its gap filled
        '<strong class="cs-status cs-established"><span lang="en" dir="ltr">Established</span></strong>',  # a word of a table
        '<a href="../../timeline/"><span lang="en" dir="ltr">Timeline</span></a>',  # words that lead somewhere
    ],
)
def test_words_of_ours_that_stay_english_say_so(words, files):
    assert words in files[f"{EVENT}index.md"].decode()


def test_what_became_of_a_charge_says_so_too(files):
    words = f"{ENGLISH}Tentatively dismissed, 6 مارس 2023; withdrawn 15 يونيو 2023</span>"
    assert words in files["parties/town-of-ferrow/index.md"].decode()


def test_no_element_stands_where_only_words_can(site):
    for path in html_pages(site):
        html = path.read_text(encoding="utf-8")
        within = re.findall(r'="[^"]*<span|&lt;span lang|<(?:title|option)[^>]*>[^<]*<span', html)
        assert within == [], path
