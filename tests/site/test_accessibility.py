"""WCAG 2.2 AA in a real browser: axe-core on every kind of page, the keyboard, headings, zoom, motion, forced colours.

axe cannot run where a browser has script switched off. So the pages "without script" are copies of the site
with every script taken out and every noscript laid open; that they are what such a browser shows is a test of its own.

Of light and dark, wide and narrow, with script and without, each pair is met on every kind of page, in four runs of axe
(on two long pages, in two). EVERY_VARIANT=1 makes all eight.
"""

import itertools
import os
import re
import shutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from site_tools import ROOT, WITHDRAWN_AND_RENAMED, append, copy_project, mkdocs, pages_of, squeezed

pytest_plugins = ["site_fixtures"]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY = [("light", WIDE), ("dark", WIDE), ("dark", NARROW), ("light", NARROW)]
HALF = {"on": [EVERY[0], EVERY[2]], "off": [EVERY[3], EVERY[1]]}
LONG = {"overview of a large case", "kinds of record"}  # of parts that other pages have, too: two runs are enough
AXE = """(tags) => axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false})
  .then(({violations}) => violations.map(({id, nodes}) => `${id}: ` + nodes.map(({html}) => html.slice(0, 120)).join(" | ")))"""
# The smallest page of each kind; what only the shipped case has is taken from there.
BRIDGE_PAGES = {
    "overview": "",
    "timeline on one page": "timeline/",
    "event": "timeline/deck-gives-way/",
    "parties": "parties/",
    "party": "parties/varrowby/",
    "proceedings": "proceedings/",
    "proceeding": "proceedings/works-safety-appeal/",
    "disputes": "disputes/",
    "dispute": "disputes/dispute-under-the-deck/",
    "exhibits": "exhibits/",
    "picture": "exhibits/plan-of-the-hangers/",
    "document": "exhibits/inspection-sheet/",
    "safety": "safety/",
    "protocol": "safety/look-from-below/",
    "reform": "safety/reform-duty-of-inspectors/",
    "precedent": "safety/precedent-mill-weir/",
    "sources": "sources/",
    "source check": "sources/check-herald/",
    "glossary": "glossary/",
    "corrections": "corrections/",
    "data": "data/",
    "method": "method/",
    "contributing": "contributing/",
    "kinds of record": "reference/kinds/",
    "rules": "reference/rules/",
    "commands": "reference/commands/",
    "not found": "404.html",
}
SHIPPED_PAGES = {
    "overview of a large case": "",
    "timeline of a hundred events": "timeline/",
    "party with charges": "parties/halls/",
    "proceeding with charges": "proceedings/state-v-halls/",
}
OTHER_PAGES = {"withdrawn": "parties/taken-back/", "renamed": "parties/old-name/"}
KINDS = {
    **{kind: ("bridge_site", path) for kind, path in BRIDGE_PAGES.items()},
    **{kind: ("shipped_site", path) for kind, path in SHIPPED_PAGES.items()},
    **{kind: ("other_site", path) for kind, path in OTHER_PAGES.items()},
}
# What has the focus: what it is, whether it can be seen, and whether the mark of the focus can; what opens may take a few frames.
FOCUSED = """async () => {
  const element = document.activeElement
  const label = element.matches(".md-option") ? document.querySelector(`.md-option:focus + label:not([hidden])`) : element
  const look = () => {
    const box = label?.getClientRects()[0]
    const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return {
      visible: Boolean(box) && box.width > 0 && label.checkVisibility({opacityProperty: true, visibilityProperty: true}),
      uncovered: Boolean(hit) && (label.contains(hit) || hit.contains(label)),
    }
  }
  let seen = look()
  for (let frame = 0; frame < 30 && !(seen.visible && seen.uncovered); frame++) {
    await new Promise(requestAnimationFrame)
    seen = look()
  }
  const style = label && getComputedStyle(label)
  return {
    ...seen,
    name: `${element.localName} ${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}`,
    none: element === document.body,
    marked: Boolean(style) && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  }
}"""
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll(".cs-wide, article")]
  .filter((element) => element.scrollWidth > element.clientWidth).map((element) => element.localName + "." + element.className)"""


@pytest.fixture(scope="module")
def other_site(tmp_path_factory):
    """The bridge case with a party that was withdrawn and one that was renamed."""
    project = copy_project(tmp_path_factory.mktemp("other"))
    append(project / "case_data" / "parties.yml", WITHDRAWN_AND_RENAMED)
    run = mkdocs("build", "--strict", cwd=project)
    assert run.returncode == 0, run.stderr
    page = project / "site" / "parties" / "old-name" / "index.html"
    stays, leads_on = re.subn(r'<meta http-equiv="refresh"[^>]*>', "", page.read_text(encoding="utf-8"))
    assert leads_on == 1  # here it has to stay for as long as it takes to look at it
    page.write_text(stays.replace("cs-moved", ""), encoding="utf-8")
    return project / "site"


def take_scripts_out(site, to):
    """A copy of the pages as a browser without script has them."""
    shutil.copytree(site, to, ignore=shutil.ignore_patterns("*.js", "*.json", "*.ics", "*.xml"))
    for page in to.rglob("*.html"):
        html = re.sub(r"<script\b.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        page.write_text(html.replace("<noscript>", "<span>").replace("</noscript>", "</span>"), encoding="utf-8")
    for style in to.rglob("casesite.css"):
        rules = style.read_text(encoding="utf-8").replace("(scripting: enabled)", "(not (scripting: enabled))")
        style.write_text(rules.replace("(scripting: none)", "(scripting: enabled)"), encoding="utf-8")
    return to


@pytest.fixture(scope="module")
def address(request, serve_folder, tmp_path_factory):
    """The address of a kind of page, with script or without."""
    served = {}

    def find(kind, script="on"):
        name, path = KINDS[kind]
        if (name, script) not in served:
            site = request.getfixturevalue(name)
            folder = site if script == "on" else take_scripts_out(site, tmp_path_factory.mktemp("scriptless") / "site")
            served[name, script] = serve_folder(folder)
        return served[name, script] + path

    return find


@pytest.fixture(scope="module")
def page(browser):
    """A page that lets the tests look into it, which the site's policy would not."""
    return browser.new_context(bypass_csp=True, reduced_motion="reduce", viewport=WIDE).new_page()


def lay_all_out(page):
    """What is out of sight is laid out, too, so that it can be measured."""
    page.add_style_tag(content="* { content-visibility: visible !important }")


def axe(page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        lay_all_out(page)
    return page.evaluate(AXE, RULES)


# axe


@pytest.mark.parametrize("script", ["on", "off"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind, script, page, address):
    page.goto(address(kind, script))
    found = {}
    for scheme, width in EVERY if os.environ.get("EVERY_VARIANT") else HALF[script][: 1 if kind in LONG else 2]:
        page.set_viewport_size(width)
        page.emulate_media(color_scheme=scheme)
        found[scheme, width["width"]] = axe(page)
    assert {variant: violations for variant, violations in found.items() if violations} == {}


def in_use(page):
    page.fill(".cs-filter [name=words]", "bridge")
    page.select_option(".cs-filter [name=status]", "established")


def searching(page):
    page.click(".cs-search [role=combobox]")
    page.keyboard.type("bridge")
    page.wait_for_selector("a[data-search-result]")
    page.keyboard.press("ArrowDown")


def finding_nothing(page):
    page.click(".cs-search [role=combobox]")
    page.keyboard.type("zzzz")
    page.wait_for_selector(".cs-search-ways a")


def sources_opened(page):
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")


def menu_opened(page):
    page.focus(".md-header__button[for=__drawer]")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().x === 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("state", "width"),
    [(state, width) for state in (in_use, searching, finding_nothing, sources_opened) for width in (WIDE, NARROW)]
    + [(menu_opened, NARROW)],
    ids=lambda value: value.__name__ if callable(value) else value["width"],
)
def test_axe_finds_nothing_in_what_a_reader_opens(state, width, scheme, page, address):
    page.set_viewport_size(width)
    page.emulate_media(color_scheme=scheme)
    page.goto("about:blank")
    page.goto(address("timeline on one page"))
    state(page)
    assert axe(page) == []
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_without_script_are_what_a_browser_without_script_shows(scheme, browser, page, address):
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme, viewport=WIDE)
    without = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(WIDE)
    seen = "[document.body.innerText, getComputedStyle(document.body).backgroundColor, document.documentElement.scrollHeight]"
    for kind in ("overview", "timeline on one page", "party", "not found"):
        page.goto(address(kind, "off"))
        without.goto(address(kind))
        assert page.evaluate(seen) == without.evaluate(seen)
    context.close()
    page.emulate_media(color_scheme="light")


# The keyboard


def walk(page, key, most):
    """Press a key again and again → what has the focus each time, until the page is left."""
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop.pop("none"):
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=lambda size: size["width"])
@pytest.mark.parametrize("kind", ["overview", "timeline on one page", "not found"])
def test_tab_begins_with_the_skip_link_and_meets_nothing_hidden(kind, width, page, address):
    page.set_viewport_size(width)
    page.goto("about:blank")
    page.goto(address(kind))
    stops = walk(page, "Tab", 90)
    assert len(stops) > 20
    assert stops[0]["name"] == "a Skip to content"
    assert [stop for stop in stops if not (stop["visible"] and stop["marked"] and stop["uncovered"])] == []
    assert any("Search" in stop["name"] for stop in stops)
    assert width is WIDE or any("Menu" in stop["name"] for stop in stops)


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=lambda size: size["width"])
def test_on_the_way_back_no_bar_covers_the_focus(width, page, address):
    page.set_viewport_size(width)
    page.goto(address("timeline of a hundred events"))
    page.focus("footer a >> nth=-1")
    stops = walk(page, "Shift+Tab", 60)
    assert [stop for stop in stops if not (stop["visible"] and stop["marked"] and stop["uncovered"])] == []


def test_the_skip_link_leads_past_header_and_menu(page, address):
    page.set_viewport_size(WIDE)
    page.goto(address("party with charges"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_menu_opens_and_closes_with_the_keyboard_and_while_closed_has_no_focus(page, address):
    page.set_viewport_size(NARROW)
    page.goto(address("overview"))
    assert page.evaluate("getComputedStyle(document.querySelector('.md-sidebar--primary')).visibility") == "hidden"
    menu_opened(page)
    page.keyboard.press("Tab")
    page.focus(".md-nav--primary a >> nth=1")
    assert page.evaluate(FOCUSED)["visible"]
    page.focus(".md-header__button[for=__drawer]")
    page.keyboard.press("Enter")
    page.wait_for_function("getComputedStyle(document.querySelector('.md-sidebar--primary')).visibility === 'hidden'")


def test_no_page_of_the_menu_is_left_out_here():
    menu = re.findall(r"^ +- [^:]+: (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert {re.sub(r"(index)?\.md$", "", path).rstrip("/") for path in menu} <= {path.rstrip("/") for _, path in KINDS.values()}


# Words that are explained (WCAG 1.4.13: dismissible, hoverable, persistent)


@pytest.fixture
def word(page, address):
    """The first explained word of the overview."""
    page.set_viewport_size(WIDE)
    page.mouse.move(1, 1)
    page.goto(address("overview of a large case"))
    return page.locator(".cs-term").first


def test_an_explained_word_opens_under_the_pointer_and_stays_while_it_is_read(word, page):
    note = page.locator(".cs-term-note:popover-open")
    word.hover()
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(600)
    expect(note).to_be_visible()
    word.click()
    expect(note).to_be_visible()
    page.mouse.move(1, 1)
    expect(note).to_have_count(0)


def test_an_explained_word_opens_with_the_focus_and_its_link_is_the_next_stop(word, page):
    note = page.locator(".cs-term-note:popover-open")
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cs-term-note') !== null")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


def test_an_explained_word_opens_with_a_tap_and_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False, has_touch=True, viewport=NARROW)
    page = context.new_page()
    page.goto(address("overview of a large case"))
    note = page.locator(".cs-term-note").first
    expect(note).to_be_hidden()
    page.locator(".cs-term").first.tap()
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport(ratio=1)
    context.close()


# Structure, in every page


def test_each_page_has_one_h1_and_skips_no_level(site):
    for path, page in pages_of(site).items():
        main = page.all("main")[0]
        levels = [int(element.tag[1]) for element in main.walk() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[:1] == [1], path
        assert levels.count(1) == 1, path
        assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == [], path


def test_each_page_has_its_landmarks_and_each_navigation_a_name(site):
    for path, page in pages_of(site).items():
        assert {tag: len(page.all(tag)) for tag in ("main", "header", "footer")} == {"main": 1, "header": 1, "footer": 1}, path
        assert [nav for nav in page.all("nav") if not nav.attributes.get("aria-label") and "aria-labelledby" not in nav.attributes] == []
        assert page.all("html")[0].attributes["lang"]
        assert squeezed(page.all("title")[0].text)


def test_links_that_leave_the_site_say_so_and_take_nothing_along(site):
    for path, page in pages_of(site).items():
        for link in page.all("article")[0].all("a"):
            if re.match("https?:", link.attributes.get("href", "")):
                assert "target" not in link.attributes or "noopener" in link.attributes.get("rel", ""), path


def test_the_mark_of_a_link_that_leaves_the_site_is_seen_and_not_read_out(page, address):
    page.goto(address("sources"))
    marks = page.evaluate("""[...document.querySelectorAll("article a[href]")].map((link) =>
        [/^https?:/.test(link.getAttribute("href")), getComputedStyle(link, "::after").content])""")
    assert {content for out, content in marks if out} == {'"↗" / ""'}
    assert not any("↗" in content for out, content in marks if not out)


# Zoom, motion, forced colours


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_at_320_pixels_or_at_200_percent(kind, page, address):
    page.goto(address(kind))
    lay_all_out(page)
    for width, height in ((320, 256), (640, 450)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize(("width", "labels"), [(NARROW, ["No", "Decided by"]), (WIDE, ["", "No", "", "Decided by"])], ids=["phone", "desk"])
def test_on_a_phone_a_question_shows_the_answers_that_were_given(width, labels, page, address):
    page.set_viewport_size(width)
    page.goto(address("disputes"))
    cells = page.locator("#dispute-warning td:visible")
    assert [cell.get_attribute("data-label") or "" for cell in cells.all()] == labels


def test_text_at_twice_its_size_stays_within_the_page(page, address):
    page.set_viewport_size(WIDE)
    page.goto(address("timeline on one page"))
    lay_all_out(page)
    page.add_style_tag(content="html { font-size: 250% !important }")
    assert page.evaluate(SIDEWAYS) == []


def test_whoever_wants_no_motion_gets_none(page, address):
    page.goto(address("timeline on one page"))
    moving = page.evaluate("""[...document.querySelectorAll("*")].filter((element) => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element)
        return !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto"
      }).length""")
    assert moving == 0


def test_in_forced_colours_marks_links_focus_and_the_current_page_are_still_told_apart(browser, address):
    context = browser.new_context(bypass_csp=True, forced_colors="active", viewport=NARROW)
    page = context.new_page()
    page.goto(address("timeline on one page"))
    page.locator(".md-content h2").nth(1).scroll_into_view_if_needed()
    page.wait_for_selector(".cs-jump [aria-current]")
    colours = page.evaluate("""() => {
      const named = (name) => { const probe = document.createElement("i"); probe.style.color = name
        document.body.append(probe); const {color} = getComputedStyle(probe); probe.remove(); return color }
      const of = (selector, what, part) => getComputedStyle(document.querySelector(selector), part)[what]
      return {
        canvas: named("Canvas"), text: named("CanvasText"), link: named("LinkText"), highlight: named("Highlight"),
        statuses: [...document.querySelectorAll(".cs-status")].map((mark) => getComputedStyle(mark, "::before").content),
        status: of(".cs-status", "color", "::before"), anchor: of(".cs-timeline .cs-meta a", "color"),
        underline: of(".cs-timeline .cs-meta a", "textDecorationLine"), field: of(".cs-filter input", "borderTopStyle"),
        current: of(".cs-jump [aria-current]", "borderBottomColor"), other: of(".cs-jump a:not([aria-current])", "borderBottomColor"),
      }
    }""")
    assert colours["status"] == colours["text"] != colours["canvas"]
    assert len(set(colours["statuses"])) > 2
    assert "none" not in colours["statuses"]
    assert colours["anchor"] == colours["link"]
    assert colours["underline"] == "underline"
    assert colours["field"] == "solid"
    assert colours["current"] == colours["highlight"] != colours["other"]
    stops = walk(page, "Tab", 12)
    assert all(stop["marked"] for stop in stops)
    assert axe(page) == []
    page.goto(address("overview"))
    mark, link = page.evaluate(
        """[getComputedStyle(document.querySelector(".cs-lanes > li > svg .mark")).fill, getComputedStyle(
        document.querySelector(".cs-lanes > li > a")).color]"""
    )
    assert (mark, link) == (colours["text"], colours["link"])
    context.close()
