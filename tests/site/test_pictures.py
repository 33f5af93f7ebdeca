"""The pictures in a real browser: what is shown at which width, targets far enough apart, mirrored, in forced colours,."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

pytest_plugins = ["site_fixtures"]

PAGES = {"overview": "", "timeline": "timeline/", "sources": "sources/", "safety": "safety/"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = ".cs-turns, .cs-picture, .cs-bars, .cs-bearing, .cs-heat"
# Pairs of links of which the circle around the one, 24 pixels across, meets the other or its circle (WCAG 2.2, 2.5.8).
CROWDED = """(selector) => {
  const targets = [...document.querySelectorAll(selector)].flatMap((part) => [...part.querySelectorAll("a")])
    .map((link) => [link, link.getBoundingClientRect()]).filter(([, box]) => box.width)
    .map(([link, box]) => ({name: link.textContent, box, x: box.x + box.width / 2, y: box.y + box.height / 2}))
  const small = ({box}) => box.width < 24 || box.height < 24
  const apart = (one, box) => Math.hypot(Math.max(box.left - one.x, 0, one.x - box.right), Math.max(box.top - one.y, 0, one.y - box.bottom))
  return targets.flatMap((one) => targets.filter((other) => other !== one && small(one) &&
    (apart(one, other.box) < 12 || Math.hypot(one.x - other.x, one.y - other.y) < 24)).map((other) => [one.name, other.name]))
}"""
WIDE_THINGS = """(selector) => [...document.querySelectorAll(selector)]
  .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > innerWidth)
  .map((part) => part.className)"""


@pytest.fixture(scope="module")
def shipped(serve_folder, shipped_site):
    return serve_folder(shipped_site)


@pytest.fixture(scope="module")
def page(browser):
    return browser.new_context(bypass_csp=True, reduced_motion="reduce").new_page()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_runs_over_and_no_two_links_are_crowded(page, shipped, path, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(shipped + path)
    assert page.locator(PICTURES).count()
    assert page.evaluate(WIDE_THINGS, PICTURES) == []
    assert page.evaluate(CROWDED, PICTURES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_where_the_layout_changes(page, shipped, path, width, scheme):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(shipped + path)
    page.evaluate(AXE_SCRIPT)
    page.add_style_tag(content="* { content-visibility: visible !important }")
    found = page.evaluate(
        """(rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false})
          .then(({violations}) => violations.map(({id, nodes}) => id + ": " + nodes.map(({html}) => html.slice(0, 120)).join(" | ")))""",
        RULES,
    )
    assert found == []


def test_the_proceedings_take_one_screen_of_a_desk_and_end_in_words(page, shipped):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(shipped)
    top, bottom = page.locator("#standing").bounding_box(), page.locator(".cs-picture").bounding_box()
    assert bottom["y"] + bottom["height"] - top["y"] <= 800
    for lane in page.locator(".cs-lanes > li").all():
        assert lane.locator("svg").first.bounding_box()["height"] == 24
        assert lane.locator(".cs-standing").inner_text()


def test_on_a_phone_a_line_of_words_takes_the_place_of_each_drawing(page, shipped):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(shipped)
    assert page.locator(".cs-picture svg:visible, .cs-picture-key:visible").count() == 0
    assert all(lane.locator(".cs-standing").is_visible() for lane in page.locator(".cs-lanes > li").all())
    assert page.locator(".cs-picture").bounding_box()["height"] <= 1.5 * 844
    assert page.evaluate("document.documentElement.scrollHeight") <= 8 * 844


@pytest.mark.parametrize(("width", "height", "last"), [(1280, 800, ".cs-actions-top"), (390, 844, ".cs-outcomes > li:nth-child(4)")])
def test_the_first_screen_tells_what_happened_and_what_became_of_whom(width, height, last, page, shipped):
    """All of it on a desk, with what is not settled and the ways on; on a phone the sentences and four outcomes."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(shipped)
    box = page.locator(last).bounding_box()
    assert box["y"] + box["height"] <= height


def test_where_one_reads_from_the_right_time_runs_to_the_left(page, shipped):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(shipped)

    def places():
        lane = page.locator(".cs-lanes > li").first
        boxes = [lane.locator(part).first.bounding_box() for part in ("a", "svg > line", ".mark", ".cs-standing")]
        return [box["x"] for box in boxes], [box["x"] for box in (flag.bounding_box() for flag in page.locator(".flag").all())]

    names, flags = places()
    assert names == sorted(names)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    mirrored, mirrored_flags = places()
    assert mirrored == sorted(mirrored, reverse=True)
    assert flags == sorted(flags)
    assert mirrored_flags == sorted(mirrored_flags, reverse=True)


def test_in_forced_colours_lines_marks_and_bars_are_seen(browser, shipped):
    page = browser.new_context(bypass_csp=True, forced_colors="active", viewport={"width": 1280, "height": 800}).new_page()
    colours = "(element) => { const style = getComputedStyle(element); return [style.fill, style.stroke, style.backgroundColor] }"
    page.goto(shipped)
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert canvas not in page.locator(".cs-lanes .run").first.evaluate(colours)[1:2]
    fill, stroke, _ = page.locator(".cs-lanes .hollow").first.evaluate(colours)
    assert fill == canvas != stroke
    page.goto(f"{shipped}timeline/")
    assert page.locator(".cs-bars rect").first.evaluate(colours)[0] != canvas
    page.goto(f"{shipped}sources/")
    assert page.locator(".cs-bearing rect").first.evaluate(colours)[0] != canvas
    page.context.close()


def test_a_year_of_the_timeline_leads_to_its_events(page, shipped):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{shipped}timeline/")
    page.locator(".cs-bars a", has_text="2023").click()
    page.wait_for_function("location.hash === '#y2023'")
    assert page.locator("#y2023").bounding_box()["y"] < 844 / 2


def test_the_columns_of_the_hazards_say_their_status_at_every_width(page, shipped):
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{shipped}safety/")
        for head in page.locator(".cs-heat thead th").all():
            box = head.bounding_box()
            assert head.inner_text().strip()
            assert box["width"] >= 24
            assert box["x"] + box["width"] <= width
