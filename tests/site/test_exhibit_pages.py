"""Exhibits as a reader meets them: in a browser without script, on paper, as words, from each host."""

import hashlib
import re

import pytest
from playwright.sync_api import expect
from site_tools import BRIDGE, copy_project, mkdocs, read_html, squeezed

pytest_plugins = ["site_fixtures"]

KEPT = BRIDGE / "case_data" / "exhibits"
# How far everything on a page moved from the moment at which it could be seen.
SHIFTS = """() => new Promise((resolve) => {
  let moved = 0
  const add = (list) => { for (const entry of list.getEntries()) moved += entry.value }
  new PerformanceObserver(add).observe({type: "layout-shift", buffered: true})
  setTimeout(() => resolve(moved), 300)
})"""
PICTURE = """(image) => ({
  complete: image.complete, natural: [image.naturalWidth, image.naturalHeight], source: image.currentSrc,
  shown: [Math.round(image.clientWidth), Math.round(image.clientHeight)],
})"""


@pytest.fixture
def reader(request, browser):
    """A browser with script switched off, of a width and a number of dots to a pixel."""
    width, dots = request.param
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900}, device_scale_factor=dots)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("reader", "taken"), [((360, 1), "480"), ((360, 2), "960"), ((1280, 1), "960"), ((1280, 2), "1600")], indirect=["reader"]
)
def test_without_script_a_picture_is_shown_as_large_as_the_screen_needs(reader, taken, bridge_site, serve_folder):
    reader.goto(serve_folder(bridge_site) + "exhibits/plan-of-the-hangers/")
    image = reader.locator(".cs-exhibit img")
    box = image.bounding_box()  # before it came
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    reader.wait_for_load_state("networkidle")
    found = image.evaluate(PICTURE)
    assert found["complete"]
    assert found["natural"][0] > 0, "it was decoded"
    assert found["source"].endswith(f"plan-of-the-hangers-{taken}.webp")
    width, height = found["shown"]
    assert width <= reader.viewport_size["width"]
    assert abs(width / height - 1600 / 720) < 0.02
    assert (round(box["width"]), round(box["height"])) == (width, height), "the room was there before the picture"


def test_nothing_on_a_page_moves_when_its_exhibits_come(browser, bridge_site, serve_folder):
    context = browser.new_context(bypass_csp=True, viewport={"width": 800, "height": 900})
    page = context.new_page()
    page.route("**/*.webp", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.goto(serve_folder(bridge_site) + "timeline/deck-gives-way/")
    page.locator(".cs-exhibit img").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < 0.01
    context.close()


def test_an_exhibit_stands_where_it_is_named_with_its_caption_and_leads_to_its_page(bridge_site):
    page = read_html((bridge_site / "timeline/deck-gives-way/index.html").read_text(encoding="utf-8"))
    figures = page.all("figure", "cs-exhibit")
    assert len(figures) == 2
    assert "The six hangers of the bridge" in squeezed(figures[0].text)
    links = [link.attributes["href"] for figure in figures for link in figure.all("a")]
    assert "../../exhibits/plan-of-the-hangers/" in links
    assert "../../exhibits/loss-of-section/loss-of-section.csv" in links


def test_on_paper_an_exhibit_has_its_caption_and_its_credit(browser, bridge_site, serve_folder):
    page = browser.new_page(bypass_csp=True)
    page.goto(serve_folder(bridge_site) + "timeline/deck-gives-way/")
    page.emulate_media(media="print")
    figure = page.locator(".cs-exhibit").first
    expect(figure).to_be_visible()
    for words in ("The six hangers of the bridge", "Drawn for this invented case", "CC BY 4.0"):
        expect(figure).to_contain_text(words)
    page.close()


def test_in_plain_words_an_exhibit_is_its_words_and_its_caption(bridge_files):
    twin = bridge_files["timeline/deck-gives-way/index.html.md"].decode() if "timeline/deck-gives-way/index.html.md" in bridge_files else ""
    assert "Picture: A drawing of a bridge from the side." in twin
    assert "The six hangers of the bridge" in twin
    assert not re.search("<(img|figure|picture|source|p)", twin)


def test_both_hosts_publish_the_same_files(bridge_files, bridge_site):
    made = {path: content for path, content in bridge_files.items() if path.startswith("exhibits/") and not path.endswith(".md")}
    assert len(made) == 6
    for path, content in made.items():
        assert (bridge_site / path).read_bytes() == content
    for name in ("inspection-sheet.pdf", "loss-of-section.csv"):
        assert (
            hashlib.sha256((bridge_site / "exhibits" / name.partition(".")[0] / name).read_bytes()).digest()
            == hashlib.sha256((KEPT / name).read_bytes()).digest()
        )


def test_a_case_without_exhibits_has_no_entry_of_the_menu(shipped_site):
    assert not (shipped_site / "exhibits").exists()
    assert "exhibits/" not in (shipped_site / "index.html").read_text(encoding="utf-8")


def test_the_policy_lets_a_recording_of_the_site_play_and_no_other(bridge_site):
    html = (bridge_site / "exhibits/inspection-sheet/index.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert "media-src 'self';" in html


def test_pictures_are_kept_between_builds(tmp_path):
    project = copy_project(tmp_path)
    for _ in range(2):
        run = mkdocs("build", "--strict", cwd=project)
        assert run.returncode == 0, run.stderr
    kept = list((project / ".cache" / "casesite").rglob("*.webp"))
    assert [path.name for path in sorted(kept)] == ["1600.webp", "480.webp", "960.webp"]
