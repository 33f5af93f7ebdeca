"""data/timelinejs.json is opened with TimelineJS itself, of which tests/timelinejs/ names the version."""

import json
import os
import shutil

import pytest
from site_tools import BRIDGE, ROOT, SITE, append, built, copy_case, edit, squeezed

from casesite import Site

pytest_plugins = ["site_fixtures"]

TIMELINEJS = ROOT / "tests" / "timelinejs" / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
HOSTILE = """A|B & *C* <script>alert(1)</script> <img src=x onerror=alert(2)> &lt;img src=x onerror=alert(3)&gt; 'd' "e" """.strip()
# The snippet of docs/data-formats.md, which a test compares with it.
PAGE = """\
<link rel="stylesheet" href="timelinejs/css/timeline.css">
<div id="timeline" style="width: 100%; height: 600px"></div>
<script src="timelinejs/js/timeline.js"></script>
<script>new TL.Timeline("timeline", "data/timelinejs.json", {font: ""});</script>
"""


@pytest.fixture(scope="module")
def dist():
    """TimelineJS, where it is installed."""
    if not TIMELINEJS.exists() and not os.environ.get("CI"):
        pytest.skip("there is no TimelineJS here; with Node.js: npm ci --prefix tests/timelinejs")
    assert TIMELINEJS.exists(), "CI needs TimelineJS: npm ci --prefix tests/timelinejs"
    return TIMELINEJS


@pytest.fixture
def opened(dist, browser, serve_folder, tmp_path):
    """Files of a site shown with TimelineJS, as its own page embeds it → a page; what went wrong is in ``page.wrong``."""
    contexts = []

    def open_(files):
        for path, content in files.items():
            if path.startswith(("data/timelinejs", "exhibits/")):
                (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / path).write_bytes(content)
        shutil.copytree(dist, tmp_path / "timelinejs")
        (tmp_path / "index.html").write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>\n{PAGE}', encoding="utf-8"
        )
        address = serve_folder(tmp_path)
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 800}))
        page = contexts[-1].new_page()
        page.wrong = []
        page.on("console", lambda said: page.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
        page.on("requestfailed", lambda request: page.wrong.append(f"failed: {request.url}"))
        page.on("response", lambda answer: page.wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
        page.route(lambda url: not url.startswith((address, "data:")), lambda route: (page.wrong.append(route.request.url), route.abort()))
        page.goto(f"{address}index.html")
        page.wait_for_selector(".tl-timemarker .tl-headline", state="attached")
        page.wait_for_selector(".tl-slide .tl-headline")
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    for context in contexts:
        context.close()


def here(case_dir):
    """The files of a case whose site has no address: its pictures are named from the file."""
    return built(case_dir, Site(today=SITE.today))


def timeline(files):
    return json.loads(files["data/timelinejs.json"])


def words(page, selector):
    return [squeezed(each) for each in page.locator(selector).all_text_contents()]


def turned_to(page, id):
    """The slide of an event, once its marker was clicked."""
    page.locator(f"#{id}-marker .tl-timemarker-content-container").dispatch_event("click")
    return page.locator(f".tl-slide#{id}")


def test_the_invented_case_opens_with_its_groups_times_and_pictures(opened):
    files = here(BRIDGE / "case_data")
    page, events = opened(files), timeline(files)["events"]
    assert page.locator(".tl-slide").count() == len(events) + 1
    assert page.locator(".tl-timemarker").count() == len(events)
    assert set(words(page, ".tl-timegroup")) == {"The bridge", "Inquiry, fine & suits", "Statements"}
    assert "14 March 2022, 17:52" in squeezed(page.locator("#call-to-the-fire-brigade").text_content())
    picture = turned_to(page, "deck-gives-way").locator("img")
    picture.wait_for()
    page.wait_for_load_state("networkidle")
    assert picture.get_attribute("alt").startswith("A drawing of a bridge from the side.")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    assert [image for image in page.locator("img").all() if not image.get_attribute("alt")] == []
    assert page.wrong == []


def test_the_shipped_case_opens(opened):
    files = here(ROOT / "case_data")
    page = opened(files)
    assert page.locator(".tl-slide").count() == len(timeline(files)["events"]) + 1
    assert page.wrong == []


def test_whatever_the_data_says_comes_out_as_words(opened, tmp_path_factory):
    case_dir = copy_case(tmp_path_factory.mktemp("case"))
    said = json.dumps(HOSTILE)
    edit(case_dir / "events.yml", "title: The inquiry reports\n", f"title: {said}\n")
    edit(case_dir / "case.yml", "label: The bridge", f"label: {said}")
    edit(case_dir / "exhibits.yml", "credit: Drawn for this invented case", f"credit: {said}")
    page = opened(here(case_dir))
    assert HOSTILE in words(page, ".tl-slide .tl-headline")
    assert HOSTILE in words(page, ".tl-timemarker .tl-headline")
    assert HOSTILE in words(page, ".tl-timegroup")
    turned_to(page, "deck-gives-way").locator(".tl-credit").wait_for()
    assert HOSTILE in words(page, ".tl-credit")
    assert page.wrong == []


def test_a_date_is_as_precise_as_it_is_known(bridge_files):
    found = {event["unique_id"]: event for event in timeline(bridge_files)["events"]}
    assert (found["bridge-is-built"]["start_date"], found["bridge-is-built"]["end_date"]) == ({"year": 1890}, {"year": 1899})
    assert found["bridge-is-built"]["display_date"] == "the 1890s"
    assert found["hangers-are-painted"]["start_date"] == {"year": 2019}
    assert found["call-to-the-fire-brigade"]["start_date"] == {"year": 2022, "month": 3, "day": 14, "hour": 17, "minute": 52}
    assert "end_date" not in found["call-to-the-fire-brigade"]
    assert found["varrowby-is-brought-ashore"]["end_date"] == {"year": 2022, "month": 3, "day": 14, "hour": 18, "minute": 20}


def test_every_event_has_whose_word_it_is_and_leads_to_its_sources(bridge_files, bridge_case):
    for event, slide in zip(bridge_case.events, timeline(bridge_files)["events"], strict=True):
        assert slide["unique_id"] == event.id
        assert 'class="casesite-status"' in slide["text"]["text"]
        assert f'<a href="https://bridge.example.org/timeline/{event.id}/">' in slide["text"]["text"]


def test_pictures_and_only_pictures_that_are_published_are_named(bridge_files):
    events = timeline(bridge_files)["events"]
    media = [event["media"] for event in events if "media" in event]
    assert media
    for one in media:
        assert one["url"].removeprefix("https://bridge.example.org/") in bridge_files
        assert all(one[name] for name in ("alt", "title", "caption", "credit"))


def test_a_withdrawn_event_is_not_in_it(tmp_path):
    case_dir = copy_case(tmp_path)
    append(
        case_dir / "events.yml",
        "- id: taken-back\n  withdrawn: {date: 2024-05-06, reason: It was another day.}\n  date: 2022-03-14\n  title: Gonewort\n"
        "  text: Gonewort.\n  status: established\n  sources: [inquiry-report]\n  category: structure\n",
    )
    assert "Gonewort" not in built(case_dir)["data/timelinejs.json"].decode()


def test_the_documentation_has_the_lines_that_are_tested_here():
    assert PAGE in (ROOT / "docs/data-formats.md").read_text(encoding="utf-8")
