"""What a first visit weighs, and that nothing on a page moves once it is shown. Sizes, not times: the same on every machine."""

import time

import pytest
from site_tools import ROOT

pytest_plugins = ["site_fixtures"]

# Moves that a reader could see: an icon that settles by a part of a pixel, as on a busy machine, counts for less.
SHIFTS = """() => new Promise((resolve) => {
  const shifts = []
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries().filter(({value}) => value >= 0.0005)) {
      shifts.push(`${value.toFixed(4)}: ${sources.map(({node}) => node?.className || node?.nodeName).join(", ")}`)
    }
  }).observe({type: "layout-shift", buffered: true})
  setTimeout(() => resolve(shifts), 300)
})"""


@pytest.fixture
def weight(monkeypatch):
    """The script that prints the table."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import weight

    return weight


@pytest.fixture
def page(browser):
    """A page of a browser that has not been here before."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def test_a_first_visit_to_the_overview_keeps_its_limits(weight, page, shipped_site, serve_folder):
    files = weight.requested(page, shipped_site, serve_folder(shipped_site))
    assert {"index.html", *weight.OWN} < set(files)
    weighed = weight.weights(shipped_site, files)
    sums = weight.sums(weighed)
    assert {who: sums[who] for who, limit in weight.LIMITS.items() if sums[who] > limit} == {}, weighed


@pytest.mark.parametrize("path", ["", "timeline/", "parties/baldwin/", "404.html"])
def test_whoever_does_not_search_does_not_pay_for_the_search(path, weight, page, shipped_site, serve_folder):
    address = serve_folder(shipped_site)
    files = weight.requested(page, shipped_site, address, path)
    assert [file for file in files if file.startswith(("search/", "assets/search-"))] == []
    with page.expect_request("**/search/index.json"):
        page.focus(".cs-search [role=combobox]")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "timeline/", "timeline/?status=finding", "timeline/2024/", "parties/baldwin/"])
def test_nothing_moves_once_it_is_shown(path, width, page, shipped_site, serve_folder):
    # Our script comes late here, as it may on a slow line: the page is painted before it has run.
    page.route("**/casesite.js", lambda route: (time.sleep(0.4), route.continue_()))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(serve_folder(shipped_site) + path)
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("path", ["timeline/#inquiry-reports", "timeline/"])
def test_nothing_moves_where_the_filter_and_the_links_are_in_sight(path, page, bridge_site, serve_folder):
    page.route("**/casesite.js", lambda route: (time.sleep(0.4), route.continue_()))
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(serve_folder(bridge_site) + path)
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("width", [390, 700, 1000, 1280])
def test_what_a_browser_has_not_read_yet_moves_nothing_when_it_comes(width, page, shipped_site, serve_folder):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{serve_folder(shipped_site)}timeline/")
    for stays, later in ((".cs-search", ".md-header__source"), (".cs-bars > li", ".cs-bars > li:nth-child(n + 3)")):
        place = page.locator(stays).first.bounding_box()
        assert page.evaluate("(later) => [...document.querySelectorAll(later)].map((element) => element.remove()).length", later) > 0
        assert page.locator(stays).first.bounding_box() == place


OPENED = [("#inquiry-reports", True), ("#y2023", False), ("#no-such-event", False), ("#%", False), ("", False)]


@pytest.mark.parametrize(("fragment", "opened"), OPENED)
def test_the_entry_that_an_address_names_is_open_before_our_script_has_run(fragment, opened, page, bridge_site, serve_folder):
    page.route("**/casesite.js", lambda route: route.abort())
    page.goto(f"{serve_folder(bridge_site)}timeline/{fragment}")
    assert page.locator("details[open]").count() == opened


def test_an_address_with_a_broken_fragment_leaves_our_script_at_work(page, bridge_site, serve_folder):
    errors = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto(f"{serve_folder(bridge_site)}timeline/#%E0%A4%A")
    page.fill(".cs-filter [name=words]", "fine")
    assert page.locator(".cs-timeline > li:visible").count() < page.locator(".cs-timeline > li").count()
    assert errors == []
